/** Where our own list and the sweep render and what they work on. Made by the script of the rows, used by the list's. */
import type { Ask } from '../messages/client';
import type { ListFilter, ListView, RowRef, RowView } from '../messages/protocol';
import type { ItemRef } from '../outcome/record';
import type { Cell, KeyHandler } from './bridge';

export type ListSlot = {
  /** Empty element inside our shadow root, as wide as the bar and right under it; it takes no height of the page. */
  container: HTMLElement;
  root: ShadowRoot;
  ask: Ask;
  tracker: { id: string; name: string; address(item: ItemRef): string | null };
  /** Which chip of the bar is on. */
  filter: Cell<ListFilter>;
  mode: Cell<'list' | 'sweep'>;
  /** What the bar counts; changes while the list is open. */
  view: Cell<ListView>;
  /** Rows that the page has shown. */
  seen(): RowRef[];
  /** They are cards of a board. */
  cards?(): boolean;
  /** What the page calls an item, where it shows it. */
  title(item: ItemRef): string | undefined;
  narrow: Cell<boolean>;
  /** Keys typed inside our host. */
  keys: { handler: KeyHandler | null };
  /** Draws our outline around the item's row in the page, and scrolls it into view. */
  outline(item: ItemRef | null): void;
  /** Goes to the item's page. */
  open(item: ItemRef): void;
  /** Rows as the worker pushed them, newest batch. */
  rowView: Cell<RowView[]>;
  close(): void;
};
