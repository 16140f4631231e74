/** Words of one person wait, and somebody else signs in: nothing of theirs goes out, is changed or put away by the other. */
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../lib/messages/protocol';
import type { Form } from '../../../lib/outcome/fields';
import type { ItemRow } from '../../../lib/store/rows';
import { jiraIssue } from '../../playground/jira/state';
import {
  ACCOUNTS,
  browser,
  JIRA_BOARD,
  jiraItem,
  look,
  MORE,
  save,
  sharedBrowser,
  tell,
  use,
  visit,
} from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = jiraItem('ACME-142');
const LOUD = { ...MORE, problem: 'What Mara typed and nobody sent' };

/** Mara has shared an outcome and changed it; that could not be sent. Now Jonas is signed in. */
async function waiting() {
  const s = await sharedBrowser(ITEM);
  const { d, comes, saves, clock, at } = s;
  await comes(1);
  const { outcome } = await saves(1);
  d.signIn(null);
  clock.advance(60_000);
  await saves(1, LOUD, outcome?.version ?? null);
  expect(await s.code()).toEqual(['signed-out']);
  const view = await s.later('acme-dev');
  d.tabs.set(2, JIRA_BOARD);
  expect(at()).toMatchObject({
    by: 'acme-pm',
    value: { core: { content: { primary: { target: '67 %' } } } },
  });
  const before = await d.row(ITEM);
  expect(before).toMatchObject({ account: ACCOUNTS.pm, dirty: true });
  return {
    ...s,
    view,
    from: before.local?.version ?? null,
    /** All of Mara's words wait as they did, and nothing else stands in the issue. */
    async untouched() {
      const { local, account, dirty, way, standing } = await d.row(ITEM);
      expect({ local, account, dirty, way, standing }).toEqual({
        ...{ local: before.local, account: ACCOUNTS.pm, dirty: true, way: before.way },
        standing: before.standing,
      });
      expect(at()).toMatchObject({
        by: 'acme-pm',
        value: { core: { content: { primary: { target: '67 %' } } } },
      });
    },
    /** Mara comes back: her words go as hers. */
    async back() {
      await s.later('acme-pm');
      expect(at()).toMatchObject({
        by: 'acme-pm',
        value: { core: { by: 'Mara Lind', content: { hypothesis: { problem: LOUD.problem } } } },
      });
    },
  };
}

const REFUSED = { ok: false, code: 'others', why: 'Mara Lind' };

describe('what somebody else does over words that wait', () => {
  test('the page tells them whose words they see', async () => {
    const { view } = await waiting();
    expect(view.sharing).toMatchObject({
      state: 'waiting',
      trouble: { code: 'other-account', by: 'Mara Lind' },
    });
    expect(view.form.problem).toBe(LOUD.problem);
  });
  test('a save from the panel is refused, and what was typed is kept as a draft', async () => {
    const { d, from, untouched, back } = await waiting();
    const form: Form = { ...LOUD, owner: 'Jonas' };
    expect(await d.fromTab(1, { type: 'outcome.save', item: ITEM, form, from })).toMatchObject(REFUSED);
    await d.settle();
    await untouched();
    expect((await look(d, ITEM)).draft).toMatchObject({ form: { owner: 'Jonas' }, from });
    await back();
  });
  test('so is one that is written in place in a list', async () => {
    const { d, from, untouched } = await waiting();
    const act = { type: 'outcome.save', item: ITEM, form: { ...LOUD, owner: 'Jonas' }, from } as const;
    expect(await d.fromTab(2, { type: 'list.item', act })).toMatchObject(REFUSED);
    await d.settle();
    await untouched();
  });
  test('also from a form that was opened on what is shared', async () => {
    const { d, untouched, at, back } = await waiting();
    const from = at()?.value.core.version ?? null;
    const form = { ...FORM, owner: 'Jonas' };
    expect(await d.fromTab(1, { type: 'outcome.save', item: ITEM, form, from })).toMatchObject(REFUSED);
    await d.settle();
    await untouched();
    await back();
  });

  const acts: [string, Message][] = [
    ['removing it', { type: 'outcome.remove', item: ITEM, why: '' }],
    ['keeping it here', { type: 'share.choose', item: ITEM, way: 'here' }],
    ['sharing it by hand', { type: 'share.choose', item: ITEM, way: 'description' }],
    ['a launch', { type: 'launch.confirm', item: ITEM, on: '2026-11-20' }],
  ];
  test.each(acts)('%s is refused', async (_, message) => {
    const { d, untouched, back } = await waiting();
    expect(await d.fromTab(1, message)).toMatchObject(REFUSED);
    await d.settle();
    await untouched();
    await back();
  });
  test('that it needs none is refused', async () => {
    const { d, untouched } = await waiting();
    const message = { type: 'list.waive', item: ITEM, why: 'x', until: '2026-12-24' } as const;
    expect(await d.fromTab(2, message)).toMatchObject(REFUSED);
    await d.settle();
    await untouched();
  });
  test('"try now" sends it as nobody else', async () => {
    const { d, untouched, code, back } = await waiting();
    await tell(d, { type: 'share.retry', item: ITEM });
    await untouched();
    expect(await code()).toEqual(['other-account']);
    await back();
  });

  type Asked = [string, (row: ItemRow) => Partial<ItemRow>, Message];
  const theirs = (row: ItemRow) => {
    const [shared] = row.shared;
    if (!shared) throw new Error('nothing shared');
    return shared;
  };
  const asked: Asked[] = [
    [
      'a conflict',
      (r) => ({ standing: { kind: 'conflict', rows: [], merged: 0, theirs: theirs(r) } }),
      { type: 'conflict.settle', item: ITEM, choices: {} },
    ],
    [
      'a copy',
      (r) => ({
        standing: { kind: 'copied', theirs: { ...theirs(r), id: 'other', home: jiraItem('ACME-139') } },
      }),
      { type: 'copied.settle', item: ITEM, choice: 'discard' },
    ],
    [
      'a removal',
      () => ({ standing: { kind: 'gone', keptUntil: '2027-01-01T00:00:00Z' } }),
      { type: 'gone.settle', item: ITEM, choice: 'remove' },
    ],
    [
      'a section that was removed, put back',
      () => ({ standing: { kind: 'gone', keptUntil: '2027-01-01T00:00:00Z' } }),
      { type: 'gone.settle', item: ITEM, choice: 'put-back' },
    ],
    [
      'an edit that was replaced',
      () => ({
        overwritten: [
          { by: 'ines', at: '2026-11-21T09:00:00Z', text: 'x', full: 'x', lines: 'x', sent: 'y' },
        ],
      }),
      { type: 'overwritten.settle', item: ITEM, choice: 'restore' },
    ],
    [
      'a record that cannot be read',
      () => ({ remote: { kind: 'damaged', text: '', why: 'malformed' } }),
      { type: 'damaged.repair', item: ITEM },
    ],
  ];
  test.each(asked)('an answer about %s is refused', async (_, state, message) => {
    const { d } = await waiting();
    await d.program.parts.rows.update(ITEM, (r) => ({ ...r, ...state(r) }));
    const before = await d.row(ITEM);
    expect(await d.fromTab(1, message)).toMatchObject(REFUSED);
    await d.settle();
    expect(await d.row(ITEM)).toEqual(before);
  });
});

/** Mara has signed out and saved again, after a save of hers had been sent. */
async function savedSignedOut() {
  const s = await sharedBrowser(ITEM);
  const sent = await s.comes(1).then(() => s.saves(1));
  s.d.signIn(null);
  s.clock.advance(20_000);
  const { outcome } = await s.saves(1, LOUD, sent.outcome?.version ?? null);
  return { ...s, from: outcome?.version ?? null };
}

describe('who is there is found out', () => {
  test('noted as the same a moment ago: asked before it is decided', async () => {
    const { d, clock, from } = await savedSignedOut();
    // The page stays as it is; the login comes in another window.
    d.signIn('acme-dev');
    clock.advance(20_000);
    const answer = await d.fromTab(1, {
      type: 'outcome.save',
      item: ITEM,
      form: { ...LOUD, owner: 'Jonas' },
      from,
    });
    expect(answer).toMatchObject(REFUSED);
  });
  test('only after the save: it is of two people, and waits', async () => {
    const { world, d, saves, clock, at, code, from } = await savedSignedOut();
    d.signIn('acme-dev');
    clock.advance(20_000);
    world.faults.on({ path: /myself$/ }, { kind: 'offline' });
    await saves(1, { ...LOUD, owner: 'Jonas' }, from);
    expect((await d.row(ITEM)).account).toBeUndefined();
    expect(await code()).toEqual(['no-account']);
    expect(at()).toMatchObject({
      by: 'acme-pm',
      value: { core: { content: { primary: { target: '67 %' } } } },
    });
  });
  test('not at all, and a page has come since: refused, until it is known', async () => {
    const { world, d, comes, clock, at, from } = await savedSignedOut();
    const message = { type: 'outcome.save', item: ITEM, form: { ...LOUD, owner: 'X' }, from } as const;
    world.faults.on({ path: /myself$/ }, { kind: 'offline' }, 'always');
    d.signIn('acme-dev');
    clock.advance(20_000);
    await comes(1);
    expect(await d.fromTab(1, message)).toMatchObject({ ok: false, code: 'others' });
    expect((await d.row(ITEM)).account).toBe(ACCOUNTS.pm);
    world.faults.clear();
    d.signIn('acme-pm');
    clock.advance(60_000);
    await comes(1);
    expect(await d.fromTab(1, message)).toMatchObject({ ok: true });
    await d.settle();
    expect(at()).toMatchObject({ by: 'acme-pm', value: { core: { content: { owner: 'X' } } } });
  });
  test('their own words are changed and sent as ever', async () => {
    const { d, from, later, at } = await waiting();
    d.program.parts.entries.drop(ITEM);
    await later('acme-pm');
    await tell(d, { type: 'outcome.save', item: ITEM, form: { ...LOUD, owner: 'Mara' }, from });
    expect(at()).toMatchObject({ by: 'acme-pm', value: { core: { content: { owner: 'Mara' } } } });
  });
});

test('merged while they wait, they are still in the name of who saved them', async () => {
  const { world, d, comes, at, back } = await waiting();
  const issue = jiraIssue(world.jira, 'ACME-142');
  const other = browser(world, 'acme-dev');
  await use(other, ITEM);
  const { outcome } = await visit(other, ITEM);
  await save(other, ITEM, { ...FORM, owner: 'Ops' }, outcome?.version ?? null);
  expect(at()?.by).toBe('acme-dev');
  expect(issue.properties.has('sightline.outcome')).toBe(true);
  const view = await comes(1);
  expect(view.outcome?.content).toMatchObject({ owner: 'Ops', hypothesis: { problem: LOUD.problem } });
  expect(view.sharing).toMatchObject({ trouble: { by: 'Mara Lind' } });
  expect((await d.row(ITEM)).local?.by).toBe('Mara Lind');
  await back();
});
