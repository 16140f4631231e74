/** What the dialog of a held press works on. Made by the script of the strip or the card, used by the gate's. */
import type { Ask } from '../messages/client';
import type { Form } from '../outcome/fields';
import type { GateView } from '../outcome/quality';
import type { Host } from './host';
import type { SlotPart } from './opener';

/** What somebody has typed and not saved, as it was kept last. `from` as in `draft.put`. */
export type Typed = { form: Form; opened: string[]; from?: string | null };

export type GateSlot = {
  /** What is held, and what is missing for it, as the page knew it at the press. */
  gate: GateView;
  /** What was pressed. The focus goes back to it. */
  control: HTMLElement;
  /** Its own; nothing else stands in it. */
  host: Host;
  part: SlotPart;
  ask: Ask;
  /** Null: nothing is in hand. */
  typed: Typed | null;
  /** Whether the extension is still the installed one. */
  alive(): boolean;
  /** From now on this act is let through. The host stays, for what is to be said. */
  pass(): unknown;
  /** Takes everything down; the next press is held again, unless it was let through. */
  close(): void;
  /** The dialog cannot do its work: it goes, its person is told, and the act is let through. */
  fail(): void;
};
