/**
 * A held press without a page script: the dialog's slot, with answers from a table. How strong what is typed is, and
 * whether a press is still held, is said by the rules themselves.
 */
import { type Ask, Refused } from '../../lib/messages/client';
import type { Answers, ItemView, Message, PendingView } from '../../lib/messages/protocol';
import { applyForm, type Form } from '../../lib/outcome/fields';
import type { GateView } from '../../lib/outcome/quality';
import type { Content } from '../../lib/outcome/record';
import type { ItemFacts } from '../../lib/outcome/stage';
import { cell } from '../../lib/page/bridge';
import type { GateSlot, Typed } from '../../lib/page/gate-slot';
import { makeHost } from '../../lib/page/host';
import { STRIP_LOOK } from '../../lib/page/strip-look';
import { type Assessed, assess, gateOf } from '../../lib/team/assess';
import { DEFAULTS } from '../../lib/team/defaults';
import type { Level, Settings } from '../../lib/team/team';
import { addressOf } from '../../lib/trackers/addresses';
import { pendingOf, viewOf } from './views';

export const TODAY = '2026-11-19';

export const team = (level: Level, more: Partial<Settings> = {}): Settings => ({
  ...DEFAULTS,
  team: { id: 'checkout', name: 'Checkout' },
  policy: { ...DEFAULTS.policy, levels: { ...DEFAULTS.policy.levels, shipped: level, backlog: level } },
  ...more,
});

/** Asks for problem, segment and metric before anything is created. */
export function asksAtOnce(level: Level): Settings {
  const { policy, ...rest } = team(level);
  const early = (ask: 'problem' | 'segment' | 'metric') => ({
    ...policy.asks[ask],
    backlog: 'asked' as const,
  });
  const asks = {
    ...policy.asks,
    problem: early('problem'),
    segment: early('segment'),
    metric: early('metric'),
  };
  return { ...rest, policy: { ...policy, asks } };
}

export type World = {
  act: GateView['act'];
  settings: Settings;
  form: Form | null;
  facts?: ItemFacts;
  title?: string;
  key?: string;
  more?: Partial<ItemView>;
};

const assessed = (w: World, form: Form | null, content?: Content): Assessed => ({
  key: w.key ?? '',
  title: w.title ?? 'Guest checkout',
  form: form ?? {},
  ...(form && { content: applyForm(content ?? {}, form, () => 'g1') }),
  ...(w.facts && { facts: w.facts }),
  settings: w.settings,
  today: TODAY,
});

/** What holds of an outcome now. */
function judgedView(w: World, form: Form | null) {
  const a = assessed(w, form);
  const gate = gateOf(w.act, a);
  const metrics = w.settings.metrics.map(({ id, name, owner }) => ({ id, name, ...(owner && { owner }) }));
  const choices = { metrics, goals: [], themes: [], vehicles: [], categories: [] };
  return { quality: assess(a), choices, ...(gate && { gate: { [w.act]: gate } }) };
}

export const gateItem = (w: World, form = w.form): ItemView =>
  viewOf(form, {
    ...judgedView(w, form),
    ...(w.key !== undefined && { item: { tracker: 'jira', site: 'acme.atlassian.net', key: w.key } }),
    ...w.more,
  });

export const gateForm = (w: World, form = w.form, saved = false): PendingView => ({
  ...pendingOf(form ?? {}, saved),
  ...judgedView(w, form),
  title: w.title ?? '',
});

export type GateTable = {
  [M in Message['type']]?: (message: Extract<Message, { type: M }>) => Answers[M] | Promise<Answers[M]>;
};

/** @param control what was pressed */
export function gateSlotIn(
  w: World,
  control: HTMLElement,
  { answers = {}, typed = null }: { answers?: GateTable; typed?: Typed | null } = {},
) {
  const host = makeHost(document, 'dock', w.key ? 'jira' : 'github', true, STRIP_LOOK);
  document.body.append(host.el);
  const sent: Message[] = [];
  const told: ('pass' | 'close' | 'fail')[] = [];
  const version = (view: ItemView) => view.outcome?.version ?? null;
  const table: GateTable = {
    'draft.put': () => ({ kept: true, editedElsewhere: false }),
    'draft.drop': () => ({ kept: true }),
    'friction.spent': () => ({ done: true }),
    'outcome.judge': (m) => assess(assessed(w, m.form)),
    'pending.judge': (m) => assess(assessed(w, m.form)),
    'outcome.save': (m) => gateItem(w, m.form),
    'pending.put': (m) => gateForm(w, m.form, m.saved),
    'outcome.waive': () => ({ ...gateItem(w), gate: {} }),
    'pending.waive': () => ({ ...gateForm(w), gate: {} }),
    ...answers,
  };
  const ask = (async (message: Message) => {
    sent.push(message);
    const reply = table[message.type] as ((m: Message) => unknown) | undefined;
    if (!reply) throw new Refused('failed', `no answer for ${message.type}`);
    return reply(message);
  }) as Ask;
  const world = { alive: true };
  const base = {
    ...{ control, host, ask, typed },
    alive: () => world.alive,
    pass: () => void told.push('pass'),
    close: () => void told.push('close'),
    fail: () => void told.push('fail'),
  };
  const item = gateItem(w);
  const form = gateForm(w);
  const gate = (w.act === 'close' ? item : form).gate?.[w.act];
  if (!gate) throw new Error('nothing is held');
  const slot: GateSlot = {
    ...base,
    gate,
    part:
      w.act === 'close'
        ? { mode: 'item', item: item.item, view: cell(item), address: addressOf }
        : {
            mode: 'new',
            place: form.place,
            view: cell(form),
            title: () => w.title ?? '',
            insert: () => false,
          },
  };
  return { slot, sent, told, world, from: version(item) };
}
