/**
 * Random schedules: two or three people and a foreign writer on one item, from its own page and from a list, with
 * kills between any two awaits, faults and restarts. At the end everything is quiet and the books must balance: every saved value is in the shared
 * outcome, or was knowingly replaced, or stands in a question; every foreign text is in the body or reported; no
 * byte outside the section came from us.
 */
import type { RowRef, RowView } from '../../lib/messages/protocol';
import { type Field, type Form, missing, REQUIRED, toForm } from '../../lib/outcome/fields';
import type { Outcome } from '../../lib/outcome/record';
import { readBody } from '../../lib/trackers/github/section';
import { issueAt } from '../playground/github/state';
import { PRACTICE_TOKENS } from '../playground/seed';
import { createWorld, type World } from '../playground/world';
import { type Device, device } from './device';
import { type Random, random } from './prng';
import { audit, emptyStory, emptyTally, gather, report, type Story, type Tally } from './schedule-audit';

const KEY = 'acme/shop#142';
export const ITEM = { tracker: 'github', site: 'github.com', key: KEY };
const PLACE = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
const ADDRESS = 'https://github.com/acme/shop/issues/142';
/** A list that shows the item, in another tab of everybody. */
const LIST = { tab: 2, url: 'https://github.com/acme/shop/issues' };
const ROWS: readonly RowRef[] = [142, 139, 137].map((n) => ({ ...ITEM, key: `acme/shop#${n}` }));
const WRITABLE: readonly Field[] = [
  'problem',
  'segment',
  'metric',
  'target',
  'by',
  'reason',
  'owner',
  'business',
];

const FAULTS = ['offline', 'drop-after', 'resent', 'truncated', 'html', '500', '429'] as const;

export async function play(seed: number, steps = 14): Promise<Tally> {
  const r = random(seed);
  const world = createWorld();
  const clock = world.state.clock;
  const people = [PRACTICE_TOKENS.pmWrite, PRACTICE_TOKENS.devWrite, PRACTICE_TOKENS.designWrite]
    .slice(0, 2 + r.int(2))
    .map((value, i) => {
      const login = ['acme-pm', 'acme-dev', 'acme-design'][i] ?? '';
      const d = device({ world, clock, token: { id: `t${i}`, owner: 'acme', login, value } });
      d.tabs.set(1, ADDRESS);
      d.tabs.set(LIST.tab, LIST.url);
      return d;
    });
  const story = emptyStory();
  const tally = emptyTally(seed);
  if (r.chance(0.5)) world.foreign.edit(KEY, 'acme-pm', (b) => b.replace(/\r\n/g, '\n'), 'api');
  for (const d of people) await d.own({ type: 'place.set', place: PLACE, scope: 'place', choice: 'used' });

  for (let step = 0; step < steps; step++) {
    clock.advance(1_000 * (1 + r.int(120)));
    const who = r.int(people.length);
    const d = people[who] as Device;
    const dice = r.next();
    if (dice < 0.45) await edit(d, who, step, r, story, tally);
    else if (dice < 0.6) foreignEdit(world, r, story, tally, step);
    else if (dice < 0.7) {
      tally.faults += 1;
      const kind = r.pick(FAULTS);
      story.log.push(`${step} fault ${kind}`);
      const match = { host: 'api.github.com', ...(r.chance(0.5) && { method: 'PATCH' }) };
      if (kind === '500' || kind === '429') {
        const response = { status: Number(kind), headers: { 'retry-after': '1' }, body: '{"message":"no"}' };
        world.faults.on(match, { kind: 'answer', response }, 1 + r.int(2));
      } else world.faults.on(match, { kind }, 1 + r.int(2));
      // Between a request and its twin somebody else may write as well.
      if (kind === 'resent') foreignEdit(world, r, story, tally, step, 'after');
    } else if (dice < 0.85) {
      tally.kills += 1;
      const left = r.int(60);
      story.log.push(`${step} kill ${who} after ${left}`);
      d.killAfter(left);
    } else if (dice < 0.92) {
      story.log.push(`${step} open ${who}`);
      await d.fromTab(1, { type: 'item.open', item: ITEM, seen: {} });
    } else await readList(d, who, step, r, story, tally);
    await d.settle(r.int(120));
    if (d.dead) d.restart();
    await checkRows(d, tally);
    await answerQuestions(d, who, r, story, tally, 0.3);
    await collect(people, world, story);
  }
  await quiet(world, people, r, story, tally);
  await checkLists(world, people, tally);
  tally.writes = world.state.log.filter((l) => l.method === 'PATCH' && l.wrote).length;
  audit(issueAt(world.state, KEY), ITEM, story, tally, await rowsOf(people));
  for (const d of people) {
    const bad = d.problems.filter((x) => !String(x).startsWith('refused'));
    if (bad.length > 0) tally.problems.push(`worker reported ${bad.map(String).join('; ')}`);
  }
  if (tally.problems.length > 0) tally.problems.push(...story.log.slice(-40));
  return tally;
}

const rowsOf = (people: Device[]) => Promise.all(people.map((d) => d.row(ITEM)));

async function edit(
  d: Device,
  who: number,
  step: number,
  r: Random,
  story: Story,
  tally: Tally,
): Promise<void> {
  const row = await d.row(ITEM);
  const removed = row.local?.content.removed !== undefined;
  const form: Form = row.local && !removed ? toForm(row.local.content) : {};
  const field = r.pick(WRITABLE);
  const value = `v${story.attempts.length}-${who}-${step}`;
  story.attempts.push({ field, value, from: row.local?.version });
  story.log.push(`${step} save ${who} ${field}=${value} on ${row.local?.version ?? 'nothing'}`);
  const act = {
    type: 'outcome.save' as const,
    item: ITEM,
    form: { ...form, [field]: value },
    from: row.local?.version ?? null,
  };
  const answer = r.chance(0.3)
    ? await d.fromTab(LIST.tab, { type: 'list.item', act })
    : await d.fromTab(1, act);
  if (!answer?.ok) return;
  // Only what was answered counts as saved; a save that a kill swallowed left the draft with the person.
  tally.saves += 1;
  const local = 'outcome' in answer.value ? answer.value.outcome : undefined;
  if (local) story.saves.push({ who, field, value, version: local.version });
  const now = await d.row(ITEM);
  for (const o of [now.local, ...now.left, ...now.shared])
    if (o) story.outcomes.set(`${o.version}${o.parents}`, o);
}

/** What a list asks for by itself or by a press, and a field of several items at once. */
async function readList(
  d: Device,
  who: number,
  step: number,
  r: Random,
  story: Story,
  tally: Tally,
): Promise<void> {
  const { tab } = LIST;
  const items = [...ROWS];
  const fresh = r.chance(0.3);
  const dice = r.next();
  tally.lists += 1;
  story.log.push(`${step} list ${who} ${dice.toFixed(2)}${fresh ? ' fresh' : ''}`);
  if (dice < 0.5) await d.fromTab(tab, { type: 'rows.read', items, fresh });
  else if (dice < 0.8) await d.fromTab(tab, { type: 'list.count', seen: items, fresh });
  else await d.fromTab(tab, { type: 'list.items', filter: 'none', seen: items });
}

/** Something of what is required is there: a list must not say that there is none. */
const says = (o: Outcome | null | undefined): boolean =>
  o != null && o.content.removed === undefined && missing(toForm(o.content)).length < REQUIRED.length;

/** Whoever holds an outcome here is never told in a list that there is none. */
async function checkRows(d: Device, tally: Tally): Promise<RowView | undefined> {
  const { local } = await d.row(ITEM);
  const answer = await d.fromTab(LIST.tab, { type: 'rows.read', items: [...ROWS] });
  const view = answer?.ok ? answer.value.rows.find((v) => v.key === KEY) : undefined;
  if (view?.badge?.state === 'none' && says(local))
    tally.problems.push(`a list says that there is none, and this device holds ${local?.version}`);
  return view;
}

function foreignEdit(
  world: World,
  r: Random,
  story: Story,
  tally: Tally,
  step: number,
  gap: 'before' | 'after' = 'before',
): void {
  tally.foreign += 1;
  const token = `foreign-${story.foreign.length}`;
  story.foreign.push(token);
  const write = (body: string) => (r.chance(0.5) ? `${token}\n\n${body}` : `${body}\n\n${token}`);
  if (r.chance(0.6)) {
    story.log.push(`${step} ${token} in the gap ${gap} a write`);
    world.foreign[gap]({ method: 'PATCH' }, () => world.foreign.edit(KEY, 'acme-dev', write));
  } else {
    story.log.push(`${step} ${token} now`);
    world.foreign.edit(KEY, 'acme-dev', write);
  }
}

async function answerQuestions(
  d: Device,
  who: number,
  r: Random,
  story: Story,
  tally: Tally,
  p: number,
): Promise<void> {
  const row = await d.row(ITEM);
  report(row, story);
  if (!r.chance(p)) return;
  if (row.standing?.kind === 'conflict') {
    tally.conflicts += 1;
    const choices = Object.fromEntries(
      row.standing.rows.map((c) => {
        const side = r.chance(0.5) ? ('mine' as const) : ('theirs' as const);
        const lost = side === 'mine' ? c.theirs : c.mine;
        if (lost !== undefined) story.given.add(lost);
        return [c.field, side];
      }),
    );
    story.log.push(`settle ${who} ${JSON.stringify(choices)}`);
    await d.fromTab(1, { type: 'conflict.settle', item: ITEM, choices });
  } else if (row.overwritten) {
    tally.overwrites += 1;
    story.log.push(`restore ${who}`);
    await d.fromTab(1, { type: 'overwritten.settle', item: ITEM, choice: 'restore' });
  } else if (row.standing?.kind === 'gone') {
    tally.problems.push('asked about a section that nobody took out');
    await d.fromTab(1, { type: 'gone.settle', item: ITEM, choice: 'put-back' });
  }
}

/** No more faults, kills or strangers; everybody looks and sends until nothing moves, and questions are answered. */
async function quiet(world: World, people: Device[], r: Random, story: Story, tally: Tally): Promise<void> {
  world.faults.clear();
  world.foreign.clear();
  for (const d of people) d.restart();
  let calm = 0;
  for (let round = 0; round < 40 && calm < 3; round++) {
    const writes = world.state.writes;
    for (const [who, d] of people.entries()) {
      world.state.clock.advance(3_600_000);
      await d.program.resume(true);
      await d.fromTab(1, { type: 'item.open', item: ITEM, seen: {} });
      await d.settle();
      await answerQuestions(d, who, r, story, tally, 1);
      await d.settle();
    }
    await collect(people, world, story);
    calm = world.state.writes === writes ? calm + 1 : 0;
  }
  if (calm < 3) tally.problems.push('never became quiet');
}

/** In the end every list says what the tracker holds. */
async function checkLists(world: World, people: Device[], tally: Tally): Promise<void> {
  const home = readBody(issueAt(world.state, KEY).body ?? '', ITEM);
  const written = says(home.kind === 'outcome' ? home.outcome : null);
  for (const [who, d] of people.entries()) {
    world.state.clock.advance(3_600_000);
    await d.fromTab(LIST.tab, { type: 'rows.read', items: [...ROWS], fresh: true });
    await d.settle();
    const state = (await checkRows(d, tally))?.badge?.state ?? 'nothing';
    const fits = written ? !['nothing', 'unchecked', 'none'].includes(state) : state === 'none';
    if (!fits) tally.problems.push(`the list of ${who} says ${state}; an outcome is there: ${written}`);
  }
}

async function collect(people: Device[], world: World, story: Story): Promise<void> {
  gather(issueAt(world.state, KEY), ITEM, story, await rowsOf(people));
}
