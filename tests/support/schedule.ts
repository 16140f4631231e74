// Longer than 300 lines: what people do in a schedule, to be read from its beginning to its end.
/**
 * Random schedules: two or three people and a foreign writer on one item, from its own page and from a list, with
 * kills between any two awaits, faults and restarts. At the end everything is quiet and the books must balance: every
 * saved value is in the shared outcome, or was knowingly replaced, or stands in a question; what others have written
 * is there or reported. What is played on is told by a stage.
 */
import type { RowRef, RowView } from '../../lib/messages/protocol';
import { type Field, missing, REQUIRED, toForm } from '../../lib/outcome/fields';

import type { Outcome } from '../../lib/outcome/record';
import type { ItemRow } from '../../lib/store/rows';
import { addressOf } from '../../lib/trackers/addresses';
import { createWorld } from '../playground/world';
import { balance, emptyStory, emptyTally, heldBy, note, type Tally } from './books';
import { random } from './prng';
import { report } from './schedule-audit';
import type { Actor, Play, Stage } from './stages/stage';

const LIST_TAB = 2;
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

/** Plays one schedule. The same seed on the same stage is the same schedule. */
export async function play(stage: Stage, seed: number, steps = 14): Promise<Tally> {
  const p = await begin(stage, seed);
  const { world, people, r, story, tally } = p;
  for (let step = 0; step < steps; step++) {
    world.state.clock.advance(1_000 * (1 + r.int(120)));
    const actor = people[r.int(people.length)] as Actor;
    const { d, who } = actor;
    if (stage.more && r.chance(stage.more.share / 100)) {
      tally.others += 1;
      await stage.more.turn(p, actor, step);
    } else {
      const dice = r.next();
      if (dice < 0.45) await edit(p, actor, step);
      else if (dice < 0.6) stage.stranger(p, step);
      else if (dice < 0.7) fault(p, step);
      else if (dice < 0.85) {
        tally.kills += 1;
        const left = r.int(60);
        story.log.push(`${step} kill ${who} after ${left}`);
        d.killAfter(left);
      } else if (dice < 0.92) {
        story.log.push(`${step} open ${who}`);
        await open(p, actor);
      } else await readList(p, actor, step);
    }
    await d.settle(r.int(120));
    if (d.dead) d.restart();
    await checkRows(p, actor);
    await answerQuestions(p, actor, 0.3);
    if (p.bystander && r.chance(0.3)) await glance(p, p.bystander);
    await collect(p);
  }
  await quiet(p);
  await checkLists(p);
  tally.writes = world.state.log.filter((l) => l.host === stage.api.host && l.wrote).length;
  const rows = (await Promise.all(people.map((a) => rowsOf(p, a)))).flat();
  balance(stage.home(world), story, tally, rows);
  for (const row of rows) report(row, story);
  stage.audit(p);
  for (const { d } of everybody(p)) {
    const bad = d.problems.filter((x) => !String(x).startsWith('refused'));
    if (bad.length > 0) tally.problems.push(`worker reported ${bad.map(String).join('; ')}`);
  }
  if (tally.problems.length > 0) tally.problems.push(...story.log.slice(-40));
  return tally;
}

/** Looks at the list, and goes on before everything has come. */
async function glance(p: Play, actor: Actor): Promise<void> {
  p.world.state.clock.advance(61_000);
  await actor.d.fromTab(LIST_TAB, { type: 'rows.read', items: rowsOfList(p, actor) });
  await actor.d.settle(p.r.int(60));
}

async function begin(stage: Stage, seed: number): Promise<Play> {
  const r = random(seed);
  const watching: Pick<Play, 'watch'> = {};
  const world = createWorld({ onExchange: () => watching.watch?.() });
  const at = stage.now(world);
  const people = stage.logins.slice(0, 2 + r.int(2)).map((login, who): Actor => {
    const d = stage.device(world, who);
    d.tabs.set(1, addressOf(at) ?? '');
    d.tabs.set(LIST_TAB, stage.list);
    return { who, login, d, at };
  });
  const p: Play = { stage, world, people, r, story: emptyStory(), tally: emptyTally(seed), keys: [at.key] };
  stage.begin(p);
  if (p.watch) watching.watch = p.watch;
  if (stage.late) {
    const d = stage.device(world, 0);
    d.tabs.set(LIST_TAB, stage.list);
    p.bystander = { who: -1, login: stage.logins[0] ?? '', d, at };
  }
  for (const { d } of everybody(p))
    for (const place of stage.places)
      await d.own({ type: 'place.set', place, scope: 'place', choice: 'used' });
  for (const actor of stage.comes ? people : []) {
    await open(p, actor);
    await actor.d.settle();
  }
  return p;
}

const everybody = ({ people, bystander }: Play): Actor[] => [...people, ...(bystander ? [bystander] : [])];

/** Opens the page of the item anew, under the key that it has now. */
export async function open({ stage, world }: Play, actor: Actor): Promise<void> {
  const { d } = actor;
  actor.at = stage.now(world);
  d.tabs.set(1, addressOf(actor.at) ?? '');
  d.tabs.set(LIST_TAB, stage.list);
  await d.fromTab(1, { type: 'item.open', item: actor.at, seen: {} });
}

/** Is the item's page open in this browser? */
const isOpen = ({ d }: Actor) => d.tabs.has(1);

/** The rows of the item on a device: that under its present key, and what is held under one it had before. */
async function rowsOf({ stage, world, keys }: Play, { d }: Actor): Promise<ItemRow[]> {
  const now = stage.now(world);
  if (!keys.includes(now.key)) keys.push(now.key);
  const found = [await d.row(now)];
  for (const key of keys) {
    if (key === now.key) continue;
    const row = await d.row({ ...now, key });
    if (row.local || row.dirty || row.writing) found.push(row);
  }
  return found;
}

/** What the person looks at. */
const rowIn = ({ d, at }: Actor) => d.row(at);

async function edit(p: Play, actor: Actor, step: number): Promise<void> {
  const { r, story, tally, stage } = p;
  const { d, who } = actor;
  if (!isOpen(actor)) return open(p, actor);
  const row = await rowIn(actor);
  const removed = row.local?.content.removed !== undefined;
  const shown = {
    form: row.local && !removed ? toForm(row.local.content) : {},
    from: row.local?.version ?? null,
  };
  if (stage.late && r.chance(0.2)) actor.form = shown;
  const { form, from } = stage.late && actor.form && r.chance(0.2) ? actor.form : shown;
  const field = r.pick(WRITABLE);
  const value = `v${story.attempts.length}-${who}-${step}`;
  story.attempts.push({ field, value, from: from ?? undefined });
  story.log.push(`${step} save ${who} ${field}=${value} on ${from ?? 'nothing'}`);
  const act = {
    type: 'outcome.save' as const,
    item: actor.at,
    form: { ...form, [field]: value },
    from,
  };
  const answer = r.chance(0.3)
    ? await d.fromTab(LIST_TAB, { type: 'list.item', act })
    : await d.fromTab(1, act);
  await stage.decided?.(p, actor, value);
  if (!answer?.ok) return;
  const local = 'outcome' in answer.value ? answer.value.outcome : undefined;
  // Shown under a key it does not have any more: what was typed is a draft, and the person is told.
  if ('question' in answer.value && answer.value.question?.kind === 'moved') return;
  // Only what was answered counts as saved; a save that a kill swallowed left the draft with the person.
  tally.saves += 1;
  if (local) story.saves.push({ who, field, value, version: local.version });
  note(story, heldBy(await rowIn(actor)));
}

function fault(p: Play, step: number): void {
  const { stage, world, r, story, tally } = p;
  tally.faults += 1;
  const { name, fault: made } = r.pick(stage.faults);
  story.log.push(`${step} fault ${name}`);
  const match = { ...stage.api, ...(r.chance(0.5) && stage.write) };
  world.faults.on(match, typeof made === 'function' ? made(world) : made, 1 + r.int(2));
  // Between a request and its twin somebody else may write as well.
  if (name === 'resent') stage.stranger(p, step, 'after');
}

const rowsOfList = ({ stage }: Play, { at }: Actor): RowRef[] =>
  [at.key, ...stage.beside].map((key) => ({ tracker: at.tracker, site: at.site, key }));

/** What a list asks for by itself or by a press, and a field of several items at once. */
async function readList(p: Play, actor: Actor, step: number): Promise<void> {
  const { r, story, tally } = p;
  const { d, who } = actor;
  if (!isOpen(actor)) return open(p, actor);
  const items = rowsOfList(p, actor);
  const fresh = r.chance(0.3);
  const dice = r.next();
  tally.lists += 1;
  story.log.push(`${step} list ${who} ${dice.toFixed(2)}${fresh ? ' fresh' : ''}`);
  if (dice < 0.5) await d.fromTab(LIST_TAB, { type: 'rows.read', items, fresh });
  else if (dice < 0.8) await d.fromTab(LIST_TAB, { type: 'list.count', seen: items, fresh });
  else await d.fromTab(LIST_TAB, { type: 'list.items', filter: 'none', seen: items });
}

/** Something of what is required is there: a list must not say that there is none. */
const says = (o: Outcome | null | undefined): boolean =>
  o != null && o.content.removed === undefined && missing(toForm(o.content)).length < REQUIRED.length;

/** Whoever holds an outcome here is never told in a list that there is none. */
async function checkRows(p: Play, actor: Actor): Promise<RowView | undefined> {
  const { d, at } = actor;
  if (!d.tabs.has(LIST_TAB)) return undefined;
  const { local } = await rowIn(actor);
  const answer = await d.fromTab(LIST_TAB, { type: 'rows.read', items: rowsOfList(p, actor) });
  const view = answer?.ok ? answer.value.rows.find((v) => v.key === at.key) : undefined;
  if (view?.badge?.state === 'none' && says(local))
    p.tally.problems.push(`a list says that there is none, and this device holds ${local?.version}`);
  return view;
}

async function answerQuestions(p: Play, actor: Actor, chance: number): Promise<void> {
  const { r, story, tally, stage } = p;
  const { d, who, at: item } = actor;
  const row = await rowIn(actor);
  report(row, story);
  if (!r.chance(chance) || !isOpen(actor)) return;
  if (row.standing?.kind === 'conflict') {
    tally.conflicts += 1;
    const given: string[] = [];
    const choices = Object.fromEntries(
      row.standing.rows.map((c) => {
        const side = r.chance(0.5) ? ('mine' as const) : ('theirs' as const);
        const lost = side === 'mine' ? c.theirs : c.mine;
        if (lost !== undefined) given.push(lost);
        return [c.field, side];
      }),
    );
    story.log.push(`settle ${who} ${JSON.stringify(choices)}`);
    const answer = await d.fromTab(1, { type: 'conflict.settle', item, choices });
    // Refused, where it is about words of somebody else: nothing was given up. Cut off, nobody knows.
    if (answer?.ok !== false) for (const lost of given) story.given.add(lost);
    await stage.decided?.(p, actor);
  } else if (row.overwritten) {
    tally.overwrites += 1;
    story.log.push(`restore ${who}`);
    await d.fromTab(1, { type: 'overwritten.settle', item, choice: 'restore' });
  } else if (row.standing?.kind === 'gone') {
    if (!story.taken) tally.problems.push('asked about a section that nobody took out');
    story.log.push(`put back ${who}`);
    await d.fromTab(1, { type: 'gone.settle', item, choice: 'put-back' });
    await stage.decided?.(p, actor);
  } else if (row.standing?.kind === 'copied') {
    // It moved and brought its record along, or nobody was there to see that.
    if (!story.moved) tally.problems.push('asked about a copy that nobody made');
    story.log.push(`take ${who}`);
    await d.fromTab(1, { type: 'copied.settle', item, choice: 'take' });
    await stage.decided?.(p, actor);
  }
}

/** No more faults, kills or strangers; everybody looks and sends until nothing moves, and questions are answered. */
async function quiet(p: Play): Promise<void> {
  const { stage, world, people, tally } = p;
  world.faults.clear();
  world.foreign.clear();
  stage.calm(p);
  for (const { d } of people) d.restart();
  let calm = 0;
  for (let round = 0; round < 40 && calm < 3; round++) {
    const before = stage.changes(world);
    for (const actor of people) {
      const { d } = actor;
      world.state.clock.advance(3_600_000);
      await d.program.resume(true);
      await open(p, actor);
      await d.settle();
      await answerQuestions(p, actor, 1);
      await stage.unstick?.(p, actor);
      await d.settle();
    }
    await collect(p);
    calm = stage.changes(world) === before ? calm + 1 : 0;
  }
  if (calm < 3) tally.problems.push('never became quiet');
}

/** In the end every list says what the tracker holds. */
async function checkLists(p: Play): Promise<void> {
  const { stage, world, tally } = p;
  const home = stage.home(world);
  const written = says(home.kind === 'outcome' ? home.outcome : null);
  for (const actor of everybody(p)) {
    const { d, who } = actor;
    actor.at = stage.now(world);
    world.state.clock.advance(3_600_000);
    await d.fromTab(LIST_TAB, { type: 'rows.read', items: rowsOfList(p, actor), fresh: true });
    await d.settle();
    const state = (await checkRows(p, actor))?.badge?.state ?? 'nothing';
    const fits = written ? !['nothing', 'unchecked', 'none'].includes(state) : state === 'none';
    if (!fits) tally.problems.push(`the list of ${who} says ${state}; an outcome is there: ${written}`);
  }
}

async function collect(p: Play): Promise<void> {
  const rows = await Promise.all(p.people.map((actor) => rowsOf(p, actor)));
  for (const row of rows.flat()) note(p.story, heldBy(row));
  note(p.story, p.stage.past(p));
}
