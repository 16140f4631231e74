/** What the panel knows between two renders: one vanilla store per mount. */
import { createStore } from 'zustand/vanilla';
import type { ItemView, PendingView } from '../../lib/messages/protocol';
import type { Field, Form } from '../../lib/outcome/fields';
import type { Quality } from '../../lib/outcome/quality';

/** `rest`: whatever the view asks for (summary, question, share choice, nothing yet). */
export type Screen =
  | 'rest'
  | 'form'
  | 'share'
  | 'public'
  | 'remove'
  | 'link'
  | 'waive'
  | 'keyboard'
  | 'discard';

export type DraftState =
  | { state: 'none' }
  | { state: 'keeping' }
  | { state: 'kept'; at: number }
  | { state: 'failed'; tooLong?: boolean };

export type PanelState = {
  view: ItemView | null;
  pending: PendingView | null;
  screen: Screen;
  /** Where Keyboard and the like go back to. */
  back: Screen;
  form: Form;
  /** The form as it was opened: what differs from it is a change. */
  base: Form;
  /** The version the form was opened on; null: there was none. */
  from: string | null;
  /** Fields opened by a chip under Add, in the order of the form. */
  opened: Field[];
  /** The field being typed in. */
  focus: Field | null;
  /** The field that takes focus when the form opens; null: the first empty one. */
  want: Field | null;
  /** Which part of it is selected: what a finding points at. */
  span: readonly [from: number, to: number] | null;
  /** How what is typed would stand; null: nobody has said yet. */
  judged: Quality | null;
  /** The finding that somebody is mending: its field says how. */
  mending: string | null;
  /** Why a registered plan changes. */
  why: string;
  /** Missing parts are named from the first try to save on. */
  told: boolean;
  draft: DraftState;
  /** Somebody else saved while the form was open. */
  changed: boolean;
  /** The same item is being edited in another tab. */
  elsewhere: boolean;
  /** The action under way, by message type. */
  busy: string | null;
  /** The panel can do nothing more on this page: another item, or a new version of the extension. */
  stopped: 'moved' | 'updated' | null;
  /** What went wrong with the last action, in words. */
  problem: string;
  /** Said politely to assistive technology. */
  status: string;
  /** Text that could not be copied; shown to be copied by hand. */
  toCopy: string | null;
  /** What was put into the description of a create form: the form it was made of, and what to say of it. */
  inserted: { form: string; words: string } | null;
  /** The section would go into the form of a public place, and nobody has agreed to that yet. */
  askPublic: boolean;
  menu: boolean;
  /** Somebody used the panel, so it may move focus. */
  touched: boolean;
  /** Which way asked for the public warning. */
  publicWay: 'description' | 'connect' | null;
  removeFor: 'menu' | 'gone';
  /** The question whether it reached users was answered to on the strip: it is asked before others. */
  launchFirst: boolean;
  laterConflict: boolean;
  laterSteps: boolean;
  /** The form was begun with what people wrote under a heading of their own. */
  begun: boolean;
  laterPending: boolean;
  copied: boolean;
};

export function panelStore(view: ItemView | null, pending: PendingView | null) {
  return createStore<PanelState>(() => ({
    view,
    pending,
    screen: 'rest',
    back: 'rest',
    form: {},
    base: {},
    from: null,
    opened: [],
    focus: null,
    want: null,
    span: null,
    judged: null,
    mending: null,
    why: '',
    told: false,
    draft: { state: 'none' },
    changed: false,
    elsewhere: view?.editedElsewhere ?? false,
    busy: null,
    stopped: null,
    problem: '',
    status: '',
    toCopy: null,
    inserted: null,
    askPublic: false,
    menu: false,
    touched: true,
    publicWay: null,
    removeFor: 'menu',
    launchFirst: false,
    laterConflict: false,
    laterSteps: false,
    begun: false,
    laterPending: false,
    copied: false,
  }));
}

export type PanelStore = ReturnType<typeof panelStore>;

/** True when both say the same: absent, empty and blanks around a text mean nothing. */
export function sameForm(a: Form, b: Form): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)] as Field[]);
  for (const k of keys) if ((a[k] ?? '').trim() !== (b[k] ?? '').trim()) return false;
  return true;
}

/** The version that a view shows; null: none. */
export const versionOf = (v: ItemView | null) => v?.outcome?.version ?? null;

const READ_ONLY = new Set(['newer', 'damaged', 'moved']);
/** What stands there is shown, and changed elsewhere or not at all. */
export const isReadOnly = (v: ItemView | null) => READ_ONLY.has(v?.question?.kind ?? '');

/** Whether the form says something else than when the panel last knew it to be safe. */
export const dirty = (s: PanelState) => !sameForm(s.form, s.base);

/** How the outcome stands, or what is typed now. */
export const qualityOf = (s: PanelState): Quality | undefined =>
  (s.screen === 'form' ? s.judged : null) ?? s.view?.quality ?? s.pending?.quality;
