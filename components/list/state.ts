/** What our list and the sweep know between two renders: one vanilla store per mount. */
import { createStore } from 'zustand/vanilla';
import type {
  ItemView,
  ListItem,
  ListView,
  ReadingNotice,
  RowRef,
  Stands,
} from '../../lib/messages/protocol';
import { aliasOf } from '../../lib/outcome/item';
import type { ItemRef } from '../../lib/outcome/record';
import type { Excerpt } from '../../lib/trackers/tracker';
import type { Writer } from './writer';

/** An item under the name by which everything here finds it. */
export type Row = ListItem & { id: string };
export const rowOf = (item: ListItem): Row => ({ ...item, id: aliasOf(item.item) });
/** As messages about several items name one. */
export const refOf = ({ tracker, site, key }: ItemRef): RowRef => ({ tracker, site, key });

/** What was done with an item here, and how it was before: enough to take it back. */
export type Done = {
  kind: 'written' | 'waived' | 'filled';
  before: Pick<ItemView, 'known' | 'form' | 'outcome'>;
  after: ItemView;
  /** The version that the last save of it was made over. */
  over?: string | undefined;
  /** Where it stands, as its row told since; absent: as `after` says. */
  sharing?: Stands['sharing'];
};

/** Reading an item before something is done with it. */
export type Opened = { writer: Writer | null; failed: string; excerpt?: Excerpt };

/** `draft`: something was typed, and is kept. */
export type SweepResult = { kind: 'skipped' | 'undone'; draft?: boolean } | Done;

/** True for what can be taken back. */
export const isDone = (r: SweepResult | undefined): r is Done => r !== undefined && 'after' in r;

export type Sweep = {
  step: 'several' | 'items' | 'share' | 'end';
  queue: Row[];
  at: number;
  /** By row. */
  results: Record<string, SweepResult>;
  /** What the first step filled in, as it was before. */
  filled: Record<string, Done>;
  /** Rows that can be taken back, newest last. */
  undo: string[];
  opened: Opened | null;
  /** "Needs none…" is being asked about. */
  asksNone: boolean;
  /** The item is looked at once more from the end, and then the end comes again. */
  single: boolean;
  /** Rows still to be asked where they should go. */
  toShare: string[];
  shared: number;
};

export type ListState = {
  rows: Row[];
  over: ListView['over'];
  notice: ReadingNotice | undefined;
  /** The first answer has come. */
  loaded: boolean;
  /** The list could not be read. */
  failed: boolean;
  /** The row that is looked at. */
  at: string | null;
  /** Goes up when a person moved: then the focus goes along, which what comes by itself leaves where it is. */
  moves: number;
  /** The row that is written in place, or handed back. */
  open: ({ id: string; kind: 'write' | 'hand' } & Opened) | null;
  done: Record<string, Done>;
  /** The row that was saved last, said above the list. */
  last: string | null;
  handed: Record<string, string | true>;
  busy: boolean;
  /** Nothing more can be done on this page. */
  stopped: 'moved' | 'updated' | null;
  problem: string;
  /** Said politely to assistive technology. */
  status: string;
  sweep: Sweep | null;
};

export function listStore() {
  return createStore<ListState>(() => ({
    rows: [],
    over: 'query',
    notice: undefined,
    loaded: false,
    failed: false,
    at: null,
    moves: 0,
    open: null,
    done: {},
    last: null,
    handed: {},
    busy: false,
    stopped: null,
    problem: '',
    status: '',
    sweep: null,
  }));
}

export type ListStore = ReturnType<typeof listStore>;
