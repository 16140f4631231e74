/** Lines of a pull request and badges of pull requests in lists, from the practice tracker's API. */
import { describe, expect, test } from 'vitest';
import { writeSection } from '../../../lib/trackers/github/section';
import { issueAt } from '../../playground/github/state';
import { merge } from '../../playground/seed-relations';
import { COMPLETE, listSetting, row } from '../../support/lists';
import { outcomeOf } from '../../support/section';
import { FORM, use } from '../../support/setting';

const page = (n: number) => `https://github.com/acme/shop/pull/${n}`;
const pull = (n: number) => row(`acme/shop#${n}`, true);
const section = (key: string) =>
  writeSection({ ...outcomeOf(COMPLETE), home: { tracker: 'github', site: 'github.com', key } });

/** The lines once the tracker has answered. */
async function lines(s: Awaited<ReturnType<typeof listSetting>>, n: number) {
  s.d.tabs.set(2, page(n));
  await s.ask({ type: 'pull.open', item: pull(n) });
  return s.ask({ type: 'pull.open', item: pull(n) });
}

describe('the conversation', () => {
  test('closes an issue without an outcome', async () => {
    const s = await listSetting();
    const view = await lines(s, 143);
    expect(view.lines).toMatchObject([
      { item: { key: 'acme/shop#142' }, badge: { state: 'none' }, known: 'none' },
    ]);
    expect(view.lines[0]?.text.map((t) => t.text).join('')).toBe(
      'Nobody has said yet what this should change.',
    );
  });

  test('closes an issue with one: its sentence, from the problem on', async () => {
    const s = await listSetting();
    s.write('acme/shop#142', section('acme/shop#142'));
    const [line] = (await lines(s, 143)).lines;
    expect(line).toMatchObject({ badge: { state: 'framed' }, known: 'outcome' });
    expect(line?.text[0]).toEqual({ text: COMPLETE.problem, strong: true });
  });

  test('closes nothing: no line', async () => {
    const s = await listSetting();
    expect(await lines(s, 140)).toMatchObject({ used: true, read: true, lines: [] });
  });

  test('what it closes elsewhere is only told where that place is used', async () => {
    const s = await listSetting();
    const one = await lines(s, 141);
    expect(one.lines.map((l) => l.item.key)).toEqual(['acme/shop#135']);
    // That there is another is said.
    expect(one.more).toBe(1);
    await use(s.d, 'acme/payments');
    const both = await lines(s, 141);
    expect(both.lines.map((l) => l.item.key)).toEqual(['acme/shop#135', 'acme/payments#28']);
    expect(both.more).toBe(0);
  });

  test('no token: not checked, never none', async () => {
    const s = await listSetting(null);
    const view = await lines(s, 143);
    expect(view).toMatchObject({ lines: [], notice: { kind: 'no-token', owner: 'acme' } });
    expect(view.read).toBe(undefined);
  });

  test('nothing about a pull request that the tab does not show, nor in a place nobody uses', async () => {
    const s = await listSetting();
    s.d.tabs.set(2, page(141));
    expect(await s.d.fromTab(2, { type: 'pull.open', item: pull(143) })).toMatchObject({ code: 'moved' });
    await s.d.own({
      type: 'place.set',
      place: { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' },
      scope: 'place',
      choice: 'hidden',
    });
    expect(await lines(s, 143)).toEqual({ used: false, lines: [], more: 0 });
  });

  test('merged: asks whether it reached users, and the answer is the launch', async () => {
    const s = await listSetting();
    s.write('acme/shop#142', section('acme/shop#142'));
    merge(issueAt(s.world.state, 'acme/shop#143'), s.clock.now());
    const asked = await lines(s, 143);
    expect(asked.lines[0]?.merged).toMatchObject({ said: 'today', short: 'Today' });
    const on = asked.lines[0]?.merged?.on ?? '';
    const told = await s.ask({ type: 'pull.launched', item: pull(143), on });
    expect(told.lines[0]?.merged).toBeUndefined();
    const { content } = (await s.d.row(row('acme/shop#142'))).local ?? {};
    expect(content?.launch).toEqual({
      date: on,
      proposedFrom: 'merge of acme/shop#143',
      confirmedBy: 'acme-pm',
    });
    expect(s.shown().get('acme/shop#142')?.badge).toMatchObject({ state: 'measuring' });
  });

  test('merged, and not yet with users: not asked again', async () => {
    const s = await listSetting();
    s.write('acme/shop#142', section('acme/shop#142'));
    merge(issueAt(s.world.state, 'acme/shop#143'), s.clock.now());
    await lines(s, 143);
    await s.ask({ type: 'pull.launched', item: pull(143), on: null });
    expect((await lines(s, 143)).lines[0]?.merged).toBeUndefined();
    expect((await s.d.row(row('acme/shop#142'))).local?.content.launch).toBeUndefined();
  });
});

describe('in lists', () => {
  const LIST = 'https://github.com/acme/shop/pulls';
  const read = (s: Awaited<ReturnType<typeof listSetting>>, numbers: number[]) =>
    s.ask({ type: 'rows.read', items: numbers.map(pull) });

  test('the badge is that of what it closes; nothing where it closes nothing', async () => {
    const s = await listSetting(undefined, LIST);
    await read(s, [143, 140]);
    expect(s.shown().get('acme/shop#143')?.badge).toMatchObject({
      state: 'none',
      label: 'Closes acme/shop#142. Outcome: none yet',
    });
    expect(s.shown().get('acme/shop#140')?.badge ?? null).toBeNull();
  });

  test('it follows when the issue gets its outcome', async () => {
    const s = await listSetting(undefined, LIST);
    await read(s, [143]);
    s.d.tabs.set(3, 'https://github.com/acme/shop/issues/142');
    s.d.pushes.length = 0;
    await s.d.fromTab(3, { type: 'outcome.save', item: row('acme/shop#142'), form: FORM, from: null });
    await s.d.settle();
    expect(s.shown().get('acme/shop#143')?.badge?.state).toBe('framed');
  });

  test('several closed: the one that needs somebody first', async () => {
    const s = await listSetting(undefined, LIST);
    await use(s.d, 'acme/payments');
    s.write('acme/shop#135', section('acme/shop#135'));
    await read(s, [141]);
    expect(s.shown().get('acme/shop#141')?.badge).toMatchObject({ state: 'none' });
  });
});
