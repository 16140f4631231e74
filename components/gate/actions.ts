/** What a person can do in the dialog. The form in it, and its draft, are the panel's. */
import { Refused } from '../../lib/messages/client';
import type { ItemView, PendingView } from '../../lib/messages/protocol';
import { showDay } from '../../lib/outcome/day';
import type { Field } from '../../lib/outcome/fields';
import type { GateView, Quality } from '../../lib/outcome/quality';
import type { GateSlot, Typed } from '../../lib/page/gate-slot';
import { HELD_DRAFT } from '../../lib/strings/common';
import { AGAIN, GATE } from '../../lib/strings/gate';
import { shortAsk } from '../../lib/strings/panel-quality';
import { dayOf } from '../../lib/strings/time';
import { othersWords } from '../../lib/strings/trouble';
import type { Panel } from '../panel/context';
import { tooLong } from '../panel/limits';
import { qualityOf, sameForm } from '../panel/state';
import { toKept, toTyped } from '../panel/typed';
import { blankOf, fieldsOf, gapsIn, shownAsks, toSave } from './asks';
import type { GateState, GateStore } from './state';
import { within } from './within';

/** Going back waits so long for a draft to be kept (ms). */
const LEAVE = 1_000;

/**
 * The strength that is not enough to go on, as far as it is known; null: it is, or is not asked for, or nobody can say.
 * While there is more to answer, it is no matter yet.
 * @param quality how it stands now
 */
export function tooWeak({ gate, deaf }: GateState, quality: Quality | undefined): number | null {
  const score = quality?.strength?.score ?? gate.strength;
  const asked = gate.act === 'close' && gate.level === 'require' && gate.more === 0;
  return asked && !deaf && score !== undefined && score < gate.threshold ? score : null;
}

export function gateActions(slot: GateSlot, panel: Panel, store: GateStore) {
  const { getState: get, setState: set } = store;
  const { part } = slot;
  const today = () => dayOf(panel.env.now());
  const shown = () => fieldsOf(shownAsks(get().gate, part.view.get().quality));

  /** What kept a save or a waiver from being done. It is never a reason to stay. */
  function failed(e: unknown) {
    const code = e instanceof Refused ? e.code : 'failed';
    if (code === 'moved' || !slot.alive()) return slot.close();
    const own = code === 'others' ? othersWords((e as Refused).message) : code === 'held' ? HELD_DRAFT : '';
    set({ problem: [own, GATE.stuck].filter(Boolean).join(' '), stuck: true });
  }

  /** One at a time. */
  async function act(work: () => Promise<void>) {
    if (get().busy) return;
    set({ busy: true, problem: '', stuck: false });
    try {
      await work();
    } catch (e) {
      failed(e);
    } finally {
      set({ busy: false });
    }
  }

  /** The dialog goes, and says what to press. */
  function letThrough(done: string) {
    slot.pass();
    set({ screen: 'again', done });
  }

  async function put(): Promise<ItemView | PendingView> {
    const { form, opened, from, view } = panel.store.getState();
    if (part.mode === 'new') {
      const { place, viewer } = part;
      const said = { form: toKept(form, today()), title: part.title(), opened, viewer };
      const saved = await slot.ask({ type: 'pending.put', place, ...said, saved: true });
      panel.store.setState({ screen: 'rest', draft: { state: 'none' } });
      part.view.set(saved);
      return saved;
    }
    const typed = toSave(toTyped(view?.form ?? {}), form, shown());
    const { item } = part;
    const saved = await slot.ask({
      type: 'outcome.save',
      item,
      form: toKept(typed, today(), view?.form),
      from,
      // A frozen plan says why it changes.
      why: GATE.why,
    });
    part.saved?.();
    panel.store.setState({ screen: 'rest', draft: { state: 'none' } });
    part.view.set(sameForm(typed, form) ? saved : await withRest(saved, { form, opened }));
    return saved;
  }

  /** Changes of what stood there before were not asked about: they stay what they were, a draft. */
  async function withRest(saved: ItemView, typed: Pick<Typed, 'form' | 'opened'>): Promise<ItemView> {
    const from = saved.outcome?.version ?? null;
    const draft = { ...typed, from };
    const kept = slot.ask({ type: 'draft.put', item: saved.item, ...draft });
    return kept.then(
      () => ({ ...saved, draft: { ...draft, at: panel.env.now() } }),
      () => saved,
    );
  }

  /** It did not do: what is asked next takes the place of what was answered. */
  function goOnAsking(gate: GateView) {
    panel.actions.openForm();
    const { act, asked, more, strength = 0, threshold } = gate;
    const left = asked.length + more;
    set({ gate, problem: left > 0 ? GATE.next(act, left) : GATE.still(strength, threshold) });
  }

  return {
    /** @returns the field that is missing first, when one is and nothing was saved */
    async save(): Promise<Field | null> {
      const { gate, busy } = get();
      if (busy) return null;
      const { form } = panel.store.getState();
      const blank = blankOf(gate.asked, form);
      const weak = tooWeak(get(), qualityOf(panel.store.getState()));
      const gap = gapsIn(gate.asked, form)[0] ?? tooLong(form);
      if (gap || weak !== null) {
        panel.store.setState({ told: true });
        if (blank.length > 0) set({ problem: GATE.missing(blank.map(shortAsk)) });
        else set({ problem: gap || weak === null ? '' : GATE.tooWeak(weak, gate.threshold) });
        return gap ?? shown()[0] ?? null;
      }
      await act(async () => {
        await within(panel.actions.flush(), LEAVE).catch(() => undefined);
        const view = await put();
        const held = view.gate?.[gate.act];
        if (held?.level === 'require') goOnAsking(held);
        else letThrough(AGAIN.saved);
      });
      return null;
    },
    /** @param until ISO day */
    waive: (why: string, until: string) =>
      act(async () => {
        await within(panel.actions.flush(), LEAVE).catch(() => undefined);
        if (part.mode === 'item') {
          part.view.set(await slot.ask({ type: 'outcome.waive', item: part.item, why, until }));
        } else {
          const { id } = part.view.get();
          const { place, viewer } = part;
          const said = { id, title: part.title(), viewer, why, until };
          part.view.set(await slot.ask({ type: 'pending.waive', place, ...said }));
        }
        letThrough(AGAIN.waived(showDay(until, 'short')));
      }),
    /** Nothing changes; what was typed stays a draft. */
    async goBack() {
      const kept = await within(panel.actions.closeForm(), LEAVE).catch(() => false);
      if (kept || get().warned) slot.close();
      else set({ problem: GATE.notKept, warned: true });
    },
    /** As the level allows, or where nothing can be saved. */
    async goOn() {
      await within(panel.actions.closeForm(), LEAVE).catch(() => undefined);
      letThrough(AGAIN.without);
    },
    show: (screen: 'answers' | 'waiver') => set({ screen, problem: '', stuck: false }),
  };
}

export type GateActions = ReturnType<typeof gateActions>;
