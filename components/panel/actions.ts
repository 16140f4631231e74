/** What a person can do in the panel, as messages to the worker. No rendering and no DOM but the clipboard. */
import { Refused } from '../../lib/messages/client';
import type { ItemView, PageMessage, PendingView } from '../../lib/messages/protocol';
import { FIELDS, type Field, type Form, missing } from '../../lib/outcome/fields';
import type { PanelSlot } from '../../lib/page/bridge';
import { HELD_DRAFT } from '../../lib/strings/common';
import { FAILED, MOVED, REFUSED, REMOVE, SUMMARY } from '../../lib/strings/panel';
import { dayOf } from '../../lib/strings/time';
import { othersWords } from '../../lib/strings/trouble';
import { besideActions } from './beside-actions';
import { keeper } from './drafts';
import type { Slot } from './focus';
import { tooLong } from './limits';
import { formOpened } from './open-form';
import type { PageParts } from './page-parts';
import { pendingActions } from './pending-actions';
import { sharingActions } from './share-actions';
import { dirty, type PanelState, type PanelStore } from './state';
import { toKept } from './typed';
import { viewTaker } from './view-taker';

export type Env = {
  /** ms since epoch */
  now(): number;
  /** Leaves focus where it is until somebody uses the panel. */
  quiet?: boolean;
  /** What belongs on the item's own page; absent in a list. */
  page?: PageParts;
};

export function panelActions(slot: PanelSlot, store: PanelStore, env: Env) {
  const { getState: get, setState: set } = store;
  const item = slot.mode === 'item' ? slot.item : null;

  /** What to show after an error; true when it ends all work on this page. */
  function failed(e: unknown, quiet = false): boolean {
    const code = e instanceof Refused ? e.code : 'failed';
    if (code === 'moved' || code === 'gone') {
      set({
        stopped: code === 'moved' ? 'moved' : 'updated',
        problem: '',
        status: code === 'moved' ? MOVED : '',
      });
      return true;
    }
    if (quiet) return false;
    if (e instanceof Refused && e.code === 'others') set({ problem: othersWords(e.message) });
    else if (e instanceof Refused && e.code === 'held') set({ problem: HELD_DRAFT });
    else set({ problem: code === 'refused' || code === 'invalid' ? REFUSED : FAILED });
    return false;
  }

  const drafts = keeper(async () => {
    const s = get();
    if (s.stopped || s.screen === 'rest') return;
    try {
      if (slot.mode === 'new') {
        // What was saved stays saved while it is edited and whole: Create may be pressed at any moment.
        const saved = s.pending?.saved === true && missing(s.form).length === 0;
        const view = await waiting.putPending(
          saved ? toKept(s.form, dayOf(env.now())) : s.form,
          s.opened,
          saved,
        );
        set({ pending: view, draft: { state: 'kept', at: env.now() } });
      } else if (dirty(s)) {
        const { form, opened, from } = s;
        const kept = await slot.ask({ type: 'draft.put', item: slot.item, form, opened, from });
        set({ elsewhere: kept.editedElsewhere, draft: { state: 'kept', at: env.now() } });
      } else if (s.draft.state !== 'none') {
        await slot.ask({ type: 'draft.drop', item: slot.item });
        set({ draft: { state: 'none' } });
      }
    } catch (e) {
      set({ draft: { state: 'failed', tooLong: e instanceof Refused && e.code === 'invalid' } });
      failed(e, true);
      throw e;
    }
  });

  /** Sends an action of which the answer is the new view; says what went wrong otherwise. */
  async function act(message: PageMessage): Promise<ItemView | null> {
    if (get().busy !== null) return null;
    set({ busy: message.type, problem: '', status: '' });
    try {
      const view = (await slot.ask(message)) as ItemView;
      showView(view);
      if (view.question?.kind !== 'moved') return view;
      // Nothing was done: the item is elsewhere. A form was kept as a draft, which is found there.
      const saved = message.type === 'outcome.save';
      set({ screen: 'rest', focus: null, told: false, ...(saved && { draft: { state: 'none' } }) });
      return null;
    } catch (e) {
      failed(e);
      return null;
    } finally {
      set({ busy: null });
    }
  }

  function showView(view: ItemView) {
    if (slot.mode === 'item') slot.view.set(view);
  }

  /** @param at the field to go to; by default the first empty one @param span the part of its text that is meant */
  function openForm(at?: Field, span: PanelState['span'] = null) {
    const s = get();
    if (s.screen !== 'form' && !s.stopped) set(formOpened(s, env.page, at, span));
  }

  function type(field: Field, value: string) {
    const s = get();
    if (s.stopped) return;
    set({ form: { ...s.form, [field]: value }, draft: { state: 'keeping' }, problem: '' });
    drafts.change();
  }

  /** Whether nothing that was typed would be lost now; what could not be kept before is tried once more. */
  async function keptAll(): Promise<boolean> {
    if (get().draft.state === 'failed') drafts.change();
    await drafts.flush();
    const { screen, draft, stopped } = get();
    return screen !== 'form' || draft.state !== 'failed' || stopped !== null;
  }

  /** Leaves the form; what was typed stays as a draft. False: it could not be kept, and the form stays. */
  async function closeForm(): Promise<boolean> {
    if (!(await keptAll())) return false;
    const s = get();
    // The worker knows the draft; the view that came before it does not.
    if (slot.mode === 'item' && s.view && s.screen === 'form' && dirty(s) && s.draft.state === 'kept')
      showView({
        ...s.view,
        draft: { form: s.form, opened: s.opened, at: s.draft.at, from: s.from },
      });
    set({ screen: 'rest', focus: null, told: false, changed: false, mending: null });
    return true;
  }

  async function discardDraft() {
    await drafts.settle();
    if (slot.mode === 'item') {
      try {
        await slot.ask({ type: 'draft.drop', item: slot.item });
      } catch (e) {
        // What was never kept need not be dropped.
        if (get().draft.state !== 'failed') return void failed(e);
      }
      const view = get().view;
      if (view) showView({ ...view, draft: undefined });
    }
    set({
      screen: 'rest',
      form: {},
      base: {},
      opened: [],
      draft: { state: 'none' },
      changed: false,
      told: false,
      begun: false,
    });
  }

  /** The form says something else from here on, as if it had been typed. */
  function fill(form: Form) {
    set({ form, draft: { state: 'keeping' }, problem: '' });
    drafts.change();
  }

  /** A plan that is frozen says why it changes; where that cannot be asked, it is told that nobody said it. */
  const unsaid = (s: PanelState) =>
    s.why.trim() === '' && env.page?.changedPlan(s, dayOf(env.now()))[0] ? 'why' : undefined;

  /** @returns what is missing first, when something is and nothing was saved */
  async function save(): Promise<Slot | null> {
    const s = get();
    if (s.busy !== null || s.stopped) return null;
    const lacking = missing(s.form)[0] ?? tooLong(s.form) ?? unsaid(s);
    if (lacking) {
      set({ told: true });
      return lacking;
    }
    await drafts.settle();
    const form = toKept(s.form, dayOf(env.now()), s.view?.form);
    if (slot.mode === 'new') await waiting.savePending(form, s.opened);
    else await saveItem(form, s.from, s.why.trim());
    return null;
  }

  async function saveItem(form: Form, from: string | null, why: string) {
    if (!item) return;
    const view = await act({ type: 'outcome.save', item, form, from, ...(why !== '' && { why }) });
    if (view) {
      if (slot.mode === 'item' && view.outcome?.version !== from) slot.saved?.();
      const rest = { focus: null, told: false, changed: false, opened: [], mending: null };
      const here = view.sharing.state !== 'shared';
      set({
        screen: 'rest',
        draft: { state: 'none' },
        ...rest,
        ...(here && { status: `${SUMMARY.savedHere}.` }),
      });
      return;
    }
    if (get().screen !== 'form') return;
    // Not saved: what the settle above left unwritten becomes a draft again.
    drafts.change();
    await drafts.flush();
  }

  const waiting = pendingActions({ slot, store, failed, settle: () => drafts.settle() });
  const sharing = sharingActions({ slot, store, act, failed });

  const on = (type: PageMessage['type'], more: object = {}) =>
    item ? act({ type, item, ...more } as PageMessage) : Promise.resolve(null);

  /** The question as it is shown: an answer is to this one. */
  const asked = () => {
    const q = get().view?.question;
    return q && 'id' in q && q.id !== undefined ? { of: q.id } : {};
  };

  return {
    onView: viewTaker(store),
    onPending: (pending: PendingView) => set({ pending }),
    openForm,
    closeForm,
    type,
    fill,
    act,
    save,
    discardDraft,
    flush: drafts.flush,
    /** Back to the strip, unless what was typed could not be kept. */
    async fold() {
      if (await keptAll()) slot.fold();
    },
    /** To the page where the item is now, with what was typed. */
    async leave(key: string) {
      if (slot.mode !== 'item' || !(await closeForm())) return;
      const to = slot.address({ ...slot.item, key });
      if (to) location.assign(to);
      else location.reload();
    },
    ...sharing,
    ...besideActions({ slot, store, act, failed }),
    discardPending: waiting.discardPending,
    async remove(why: string) {
      const view =
        get().removeFor === 'gone'
          ? await on('gone.settle', { choice: 'remove' })
          : await on('outcome.remove', { why });
      if (view) set({ screen: 'rest', status: REMOVE.done });
    },
    undo: () => on('outcome.undo'),
    check: () => on('item.check'),
    retry: () => on('share.retry'),
    settleConflict: (choices: Record<string, 'mine' | 'theirs'>) =>
      on('conflict.settle', { choices, ...asked() }),
    settleCopied: (choice: 'take' | 'link' | 'discard') => on('copied.settle', { choice, ...asked() }),
    putBack: () => on('gone.settle', { choice: 'put-back' }),
    settleOverwritten: (choice: 'restore' | 'leave') => on('overwritten.settle', { choice, ...asked() }),
    /** What could be read comes back as a draft, to be looked at before it is saved. */
    async repair() {
      const view = await on('damaged.repair');
      const begins = view?.draft !== undefined || view?.known === 'none';
      if (begins && view?.question?.kind !== 'damaged') openForm();
    },
    /** The same with what people wrote under a heading of their own, which stays as it is. */
    async beginForeign() {
      // What was typed before is kept with it, and goes before it.
      if (get().busy !== null || !(await closeForm()) || !(await on('foreign.begin'))?.draft) return;
      set({ begun: true });
      openForm();
    },
    attach: (pendingId: string) => on('pending.attach', { pendingId }),
    open(field: Field | Field[]) {
      const add = [field].flat();
      const s = get();
      set({ opened: FIELDS.filter((f) => s.opened.includes(f) || add.includes(f)) });
    },
    focus: (focus: Field | null) => set({ focus }),
    show: (screen: PanelState['screen'], more: Partial<PanelState> = {}) =>
      set((s) => ({ screen, back: s.screen, problem: '', ...more })),
    later: (what: 'laterConflict' | 'laterSteps' | 'laterPending') => set({ [what]: true }),
  };
}

export type PanelActions = ReturnType<typeof panelActions>;
