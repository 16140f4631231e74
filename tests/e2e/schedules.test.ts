/**
 * Random schedules in the real browser: two people, a foreign writer, faults, killed workers. Chromium speaks as the
 * page script does, so that sixty fit into a test run; Firefox goes through the panel by keyboard.
 * `SCHEDULES` sets the number and `SCHEDULE_FROM` the first seed (`npm run soak`: a thousand), `SCHEDULE_SEED` plays
 * one alone.
 */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Field, toForm } from '../../lib/outcome/fields';
import type { ItemRef } from '../../lib/outcome/record';
import { createIssue, findRepository, issueAt } from '../playground/github/state';
import { PRACTICE_TOKENS } from '../playground/seed';
import { type Playground, startPlayground } from '../playground/server';
import { random } from '../support/prng';
import {
  audit,
  emptyStory,
  emptyTally,
  gather,
  report,
  type Story,
  type Tally,
} from '../support/schedule-audit';
import { sleep, startPerson, until } from './driver';
import { pageScript } from './isolated';
import { compareRunning } from './ledger';
import { type Actor, firstForm, JUMP, look, rowOf, type Saved, save, settleConflict } from './schedule-actor';
import { connect, signIn } from './sign-in';

const kind = inject('kind');
const ONLY = process.env.SCHEDULE_SEED;
const COUNT = ONLY ? 1 : Number(process.env.SCHEDULES ?? (kind === 'chromium' ? 60 : 20));
const FIRST = Number(ONLY ?? process.env.SCHEDULE_FROM ?? 1);
const STEPS = kind === 'chromium' ? 10 : 7;
/** They wait more than they compute: two are played at a time. A soak has processes of its own for that. */
const LANES = !process.env.SCHEDULE_FROM && !ONLY ? 2 : 1;

/** A practice tracker and two people, who play one schedule after another: faults are a tracker's, not a schedule's. */
type Lane = { playground: Playground; actors: Actor[] };
const lanes: Lane[] = [];

beforeAll(async () => {
  for (let i = 0; i < LANES; i++) await addLane();
}, 120_000);

async function addLane() {
  // Pages that follow the tracker by themselves have stories of their own; here every second would be spent on it.
  const playground = await startPlayground({ livePollMs: 4000 });
  const actors: Actor[] = [];
  lanes.push({ playground, actors });
  for (const [login, token] of [
    ['acme-pm', PRACTICE_TOKENS.pmWrite],
    ['acme-dev', PRACTICE_TOKENS.devWrite],
  ] as const) {
    const person = await startPerson({ name: login, kind, playground });
    await person.choosePlace('acme/shop');
    await signIn(person, login);
    await connect(person, token);
    const tab = await person.open('https://github.com/acme/shop/issues/142');
    actors.push({
      person,
      tab,
      looked: 0,
      ...(kind === 'chromium' && { script: await pageScript(person, tab) }),
    });
  }
}

afterAll(async () => {
  for (const { actors, playground } of lanes) {
    for (const a of actors) await a.person.close();
    await playground.close();
  }
});

const rowsOf = ({ actors }: Lane, item: ItemRef) => Promise.all(actors.map((a) => rowOf(a, item)));

async function play(lane: Lane, seed: number): Promise<Tally> {
  const { playground, actors } = lane;
  const r = random(seed);
  const repository = findRepository(playground.state, 'acme', 'shop');
  if (!repository) throw new Error('no acme/shop');
  const made = createIssue(playground.state, repository, {
    title: `Schedule ${seed}`,
    body: `Text ${seed}.`,
    author: 'acme-pm',
  });
  const key = `acme/shop#${made.number}`;
  const item: ItemRef = { tracker: 'github', site: 'github.com', key };
  const address = `https://github.com/acme/shop/issues/${made.number}`;
  const story = emptyStory();
  const tally = emptyTally(seed);
  for (const a of actors) await look(a, address);
  if (kind === 'firefox') {
    const [first, second] = actors as [Actor, Actor];
    await firstForm(first, story, tally, item);
    await until('the first share', () => issueAt(playground.state, key).revisions.length > 1);
    await look(second, address);
    await until('the second copy', async () => (await rowOf(second, item)).local !== null);
  }

  for (let step = 0; step < STEPS; step++) {
    const who = r.int(actors.length);
    const a = actors[who] as Actor;
    const dice = r.next();
    if (dice < 0.5) {
      const field = r.pick(JUMP)[0];
      const row = await rowOf(a, item);
      const value = `v${story.attempts.length} of ${who} in ${seed}`;
      story.attempts.push({ field, value, from: row.local?.version });
      story.log.push(`${step} save ${who} ${field}=${value} on ${row.local?.version}`);
      const { done, over } = await save(a, item, row, field, value).catch((e: unknown): Saved => {
        story.log.push(String(e).slice(0, 200));
        return { done: false };
      });
      if (done && over !== undefined) story.given.add(over);
      if (done) await noteSave(a, item, who, field, value, story, tally);
    } else if (dice < 0.7) {
      tally.foreign += 1;
      const token = `foreign-${story.foreign.length}-${seed}`;
      story.foreign.push(token);
      const write = (body: string) => (r.chance(0.5) ? `${token}\n\n${body}` : `${body}\n\n${token}`);
      story.log.push(`${step} ${token}`);
      if (r.chance(0.6))
        playground.foreign.before({ method: 'PATCH' }, () =>
          playground.foreign.edit(key, 'acme-design', write),
        );
      else playground.foreign.edit(key, 'acme-design', write);
    } else if (dice < 0.82) {
      tally.faults += 1;
      const fault = r.pick(['offline', 'drop-after', 'truncated', 'html'] as const);
      story.log.push(`${step} fault ${fault}`);
      playground.faults.on(
        { host: 'api.github.com', ...(r.chance(0.5) && { method: 'PATCH' }) },
        { kind: fault },
      );
    } else {
      tally.kills += 1;
      story.log.push(`${step} kill ${who}`);
      await sleep(r.int(120));
      await a.person.killWorker();
    }
    await sleep(r.int(80));
    gather(issueAt(playground.state, key), item, story, await rowsOf(lane, item));
  }
  await quiet(lane, key, item, address, story, tally);
  audit(issueAt(playground.state, key), item, story, tally, await rowsOf(lane, item));
  tally.problems.push(...(await unaccounted(lane, `/repos/acme/shop/issues/${made.number}`)));
  if (tally.problems.length > 0) {
    tally.problems.push(...story.log);
    for (const [i, row] of (await rowsOf(lane, item)).entries()) {
      const { local, remote, way, dirty, wrote, shared } = row;
      const held = { version: local?.version, parents: local?.parents, remote, way, dirty, wrote };
      tally.problems.push(
        `device ${i}: ${JSON.stringify({ ...held, shared: shared.map((o) => o.version) })}`,
        ...(local ? [`  says: ${JSON.stringify(toForm(local.content))}`] : []),
      );
    }
  }
  return tally;
}

/**
 * Requests for one issue that do not stand both in a ledger and in the tracker's log. Those of which the connection
 * broke are left out: a browser sends them again by itself, so that nobody can pair them.
 */
async function unaccounted({ actors, playground }: Lane, path: string): Promise<string[]> {
  const log = () => playground.log.filter((e) => e.path === path && e.status !== 0);
  const before = log();
  const lists = await Promise.all(actors.map((a) => a.person.send({ type: 'ledger.list' })));
  const rows = lists.flatMap((l) => l.rows).filter((r) => r.path === path);
  return compareRunning(rows, before, log());
}

async function noteSave(
  a: Actor,
  item: ItemRef,
  who: number,
  field: Field,
  value: string,
  story: Story,
  tally: Tally,
) {
  const row = await rowOf(a, item);
  const holder = [row.local, ...row.left, ...row.shared].find((o) => o && toForm(o.content)[field] === value);
  if (!holder) {
    tally.problems.push(`answered as saved and not on the disk: ${field}=${value}`);
    return;
  }
  tally.saves += 1;
  story.saves.push({ who, field, value, version: holder.version });
}

/** Rows of both devices are read at each look, in a browser (ms). */
const SELDOM = 400;
/** A page that comes back earlier gets the copy on the device without asking the tracker (ms). */
const FRESH = 1_100;

/**
 * Lets both look in turn until a round changes nothing: each has read what stood there since the last change, has
 * nothing to send, and another round would be the same.
 */
async function quiet(
  lane: Lane,
  key: string,
  item: ItemRef,
  address: string,
  story: Story,
  tally: Tally,
): Promise<void> {
  const { playground, actors } = lane;
  playground.faults.clear();
  playground.foreign.clear();
  const revisions = () => issueAt(playground.state, key).revisions.length;
  let changed = Date.now();
  for (let round = 0; round < 14; round++) {
    const before = revisions();
    let settled = true;
    for (const a of actors) {
      await sleep(Math.max(0, a.looked + FRESH - Date.now()));
      const from = Date.now();
      // Keys go to the tab in front; messages of a page script come from any.
      if (!a.script) await a.tab.front();
      await look(a, address);
      await until(
        'nothing to send',
        async () => {
          const row = await rowOf(a, item);
          if (row.standing?.kind === 'conflict') await settleConflict(a, item, row, story, tally);
          return (
            (row.readAt ?? 0) > from - FRESH && !row.dirty && !row.writing && row.remote.kind !== 'unread'
          );
        },
        20_000,
        { seldom: SELDOM },
      ).catch((e: unknown) => {
        settled = false;
        story.log.push(String(e).slice(0, 200));
      });
      report(await rowOf(a, item), story);
    }
    const rows = await rowsOf(lane, item);
    gather(issueAt(playground.state, key), item, story, rows);
    if (revisions() !== before) changed = Date.now();
    // Of that moment, not of when each was looked at: what the last one left may have come to the first meanwhile.
    const calm = (r: (typeof rows)[number]) =>
      (r.readAt ?? 0) >= changed && !r.dirty && !r.writing && r.standing?.kind !== 'conflict';
    if (revisions() === before && settled && rows.every(calm)) return;
  }
  tally.problems.push('never became quiet');
}

test(`${COUNT} schedules in ${kind}: every loss is prevented or detected`, {
  timeout: 120_000 + COUNT * 20_000,
}, async () => {
  const failed: Tally[] = [];
  const sum = { saves: 0, kills: 0, faults: 0, foreign: 0, conflicts: 0, overwrites: 0 };
  const begun = Date.now();
  let [next, played] = [0, 0];
  const playOn = async (lane: Lane) => {
    while (next < COUNT) {
      const t = await play(lane, FIRST + next++);
      for (const k of Object.keys(sum) as (keyof typeof sum)[]) sum[k] += t[k];
      if (t.problems.length > 0) {
        failed.push(t);
        // At once: a soak that is ended early has told what it found.
        console.log(`seed ${t.seed}:\n  ${t.problems.join('\n  ')}`);
      }
      played += 1;
      // A soak takes an hour: whoever waits sees how far it is, and what it has found.
      if (played % 50 === 0 && played < COUNT)
        console.log(
          `${played} of ${COUNT} from seed ${FIRST}, with problems: ${failed.map((f) => f.seed).join(', ') || 'none'}`,
        );
    }
  };
  await Promise.all(lanes.map(playOn));
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(
    `schedules in ${kind} from seed ${FIRST}: ${COUNT} in ${seconds} s, ${JSON.stringify(sum)}, with problems: ${failed.length}`,
  );
  // With what was found in each: a report of a failed run may show nothing but this line.
  expect(failed.map((f) => `seed ${f.seed}: ${f.problems.join('; ')}`)).toEqual([]);
  // A save that did not come about balances the books as well: most must.
  if (COUNT > 10) expect(sum.saves).toBeGreaterThan(COUNT * 3);
});
