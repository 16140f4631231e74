/** Words that were typed and not saved, and answers that were given: nothing later may take them back. */
import { describe, expect, test } from 'vitest';
import type { Field } from '../../../lib/outcome/fields';
import { issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import {
  address,
  ask,
  FORM,
  look,
  ref,
  saveForm,
  sectionTakenOut,
  setting,
  use,
} from '../../support/setting';

describe('a draft that came in with a file', () => {
  const withDraft = async () => {
    const s = setting(null);
    const seen = { title: 't', raw: s.body() };
    await use(s.d);
    await look(s.d, s.key, seen);
    s.d.tabs.set(7, address(s.key));
    const form = { ...FORM, reason: 'An old draft' };
    await s.d.fromTab(7, { type: 'draft.put', item: ref(s.key), form, opened: [], from: null });
    s.d.tabs.delete(7);
    const { text } = await s.d.own({ type: 'data.export' });
    await s.d.own({ type: 'data.wipe' });
    await s.d.own({ type: 'data.import', text, apply: true });
    return { ...s, seen, text };
  };

  test('is taken up once, with the version it was opened on, and ends with a save', async () => {
    const { d, key, seen } = await withDraft();
    expect((await look(d, key, seen)).draft).toMatchObject({ form: { reason: 'An old draft' }, from: null });
    const saved = await saveForm(d, key, { ...FORM, reason: 'Final words' }, null);
    expect(saved.draft).toBeUndefined();
    expect((await look(d, key, seen)).draft).toBeUndefined();
  });
  test('takes the place of no draft that a tab of this device has', async () => {
    const { d, key, text } = await withDraft();
    d.tabs.set(7, address(key));
    const mine = { ...FORM, reason: 'Being typed now' };
    await d.fromTab(7, { type: 'draft.put', item: ref(key), form: mine, opened: [], from: null });
    await d.own({ type: 'data.import', text, apply: true });
    expect(await d.fromTab(7, { type: 'item.check', item: ref(key) })).toMatchObject({
      value: { draft: { form: { reason: 'Being typed now' } } },
    });
  });
  test('comes in once, however often the file is read', async () => {
    const { d, text } = await withDraft();
    expect(await d.own({ type: 'data.import', text, apply: false })).toMatchObject({ ok: true, added: 0 });
  });
});

test('a text that is too long to be saved is kept as a draft, and refused as a save', async () => {
  const { d, key, body } = setting(null);
  await use(d);
  await look(d, key, { title: 't', raw: body() });
  const form = { ...FORM, problem: 'x'.repeat(5_000) };
  const draft = { type: 'draft.put' as const, item: ref(key), form, opened: [], from: null };
  expect(await d.fromTab(1, draft)).toMatchObject({ ok: true });
  const save = { type: 'outcome.save' as const, item: ref(key), form, from: null };
  expect(await d.fromTab(1, save)).toMatchObject({ ok: false, code: 'invalid' });
  d.tabs.set(1, 'https://github.com/acme/shop/issues/new');
  const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
  const pending = { type: 'pending.put' as const, place, title: 'A title', opened: [], form };
  expect(await d.fromTab(1, { ...pending, saved: false })).toMatchObject({ ok: true });
  expect(await d.fromTab(1, { ...pending, saved: true })).toMatchObject({ ok: false, code: 'invalid' });
});

test('repair keeps what was typed, and adds what could be read', async () => {
  const { d, key, world, clock } = setting();
  await use(d);
  await look(d, key);
  const draft = { problem: 'As typed', segment: 'Admins', reason: '' };
  await d.fromTab(1, { type: 'draft.put', item: ref(key), form: draft, opened: [], from: null });
  const half =
    '<!-- sightline:outcome 1 -->\n## Outcome\n\n| | |\n| --- | --- |\n| Problem | Half |\n| Because | Read |\n';
  world.foreign.edit(key, 'acme-dev', `Text\n\n${half}`);
  clock.advance(60_000);
  expect((await look(d, key)).question).toMatchObject({ kind: 'damaged' });
  await ask(d, { type: 'damaged.repair', item: ref(key) });
  expect((await look(d, key)).draft?.form).toMatchObject({
    problem: 'As typed',
    segment: 'Admins',
    reason: 'Read',
  });
});

describe('a removal that was agreed to', () => {
  test('is no leave to take out what somebody puts back afterwards', async () => {
    const { d, key, world, clock, body, was } = await sectionTakenOut();
    expect((await look(d, key)).question).toMatchObject({ kind: 'gone' });
    await ask(d, { type: 'gone.settle', item: ref(key), choice: 'remove' });
    clock.advance(60_000);
    world.foreign.edit(key, 'acme-dev', was);
    clock.advance(3_600_000);
    const view = await look(d, key);
    await d.settle();
    expect(body()).toContain('People abandon');
    expect(view).toMatchObject({ known: 'outcome', sharing: { state: 'shared' } });
    expect(view.question).toBeUndefined();
  });
  test('without a token: the page that shows it again is believed', async () => {
    const { d, key, body } = setting(null);
    await use(d);
    const bare = body();
    await look(d, key, { title: 't', raw: bare });
    await saveForm(d, key, FORM);
    await ask(d, { type: 'share.choose', item: ref(key), way: 'description' });
    const answer = await d.fromTab(1, { type: 'section.text', item: ref(key) });
    const put = `${bare}\n\n${answer?.ok ? answer.value.text : ''}`;
    const seen = (raw: string) => ask(d, { type: 'item.seen', item: ref(key), seen: { title: 't', raw } });
    expect((await seen(put)).sharing.state).toBe('shared');
    expect((await seen(bare)).question).toMatchObject({ kind: 'gone' });
    await ask(d, { type: 'gone.settle', item: ref(key), choice: 'remove' });
    expect(await seen(put)).toMatchObject({ known: 'outcome', form: { problem: FORM.problem } });
  });
});

test('a section made for a new issue of one repository is a copy in another', async () => {
  const { d, world, body } = setting();
  await use(d);
  await use(d, 'acme/payments');
  d.tabs.set(1, 'https://github.com/acme/shop/issues/new');
  const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
  await d.fromTab(1, { type: 'pending.put', place, title: 'A title', opened: [], form: FORM, saved: true });
  const answer = await d.fromTab(1, { type: 'pending.text', place, form: FORM });
  const { text } = (answer as { value: { text: string } }).value;
  world.foreign.edit('acme/shop#118', 'acme-dev', text);
  world.foreign.edit('acme/payments#31', 'acme-dev', text);
  expect(body('acme/payments#31')).toContain('## Outcome');
  expect((await look(d, 'acme/shop#118')).question).toBeUndefined();
  expect((await look(d, 'acme/payments#31')).question).toMatchObject({ kind: 'copied' });
});

test('“Keep on this device” can be remembered for a public place, and taken back by sharing', async () => {
  const first = 'acme/open-shop#9';
  const { d, world } = setting(PRACTICE_TOKENS.pmWrite, first);
  await use(d, 'acme/open-shop');
  await look(d, first);
  expect((await saveForm(d, first, FORM)).sharing.state).toBe('unasked');
  await ask(d, { type: 'share.choose', item: ref(first), way: 'here', remember: true });
  const second = 'acme/open-shop#12';
  await look(d, second);
  expect((await saveForm(d, second, FORM)).sharing.state).toBe('here');
  const fields: Field[] = ['problem', 'segment', 'reason'];
  await ask(d, { type: 'share.choose', item: ref(second), way: 'connect', fields, remember: true });
  expect(issueAt(world.state, second).body).toContain('People abandon');
  expect(issueAt(world.state, first).body).not.toContain('People abandon');
});

test('an answer that comes after everything was deleted brings nothing back', async () => {
  const { d, key, world } = setting();
  await use(d);
  await look(d, key);
  await saveForm(d, key, FORM);
  d.tabs.set(1, address(key));
  const answering = world.fetch;
  let release = () => {};
  const gate = new Promise<void>((done) => (release = done));
  world.fetch = async (...request) => {
    const answer = await answering(...request);
    await gate;
    return answer;
  };
  await d.fromTab(1, { type: 'item.seen', item: ref(key), seen: { title: 'x', changed: true } });
  await d.settle();
  await d.own({ type: 'data.wipe' });
  expect((await d.row(ref(key))).local).toBeNull();
  release();
  await d.settle();
  expect((await d.row(ref(key))).local).toBeNull();
});

test('what was remembered for a public place can be seen and taken back: then it asks again', async () => {
  const { d } = setting(PRACTICE_TOKENS.pmWrite, 'acme/open-shop#12');
  await use(d, 'acme/open-shop');
  const key = 'acme/open-shop#12';
  await look(d, key);
  await saveForm(d, key, FORM);
  const remembered = async () => (await d.own({ type: 'settings.get' })).remembered;
  expect(await remembered()).toEqual([]);
  const fields: Field[] = ['problem', 'segment'];
  await ask(d, { type: 'share.choose', item: ref(key), way: 'connect', fields, remember: true });
  const place = { tracker: 'github', site: 'github.com', name: 'acme/open-shop' };
  expect(await remembered()).toEqual([{ place, fields }]);
  expect(await d.own({ type: 'place.askAgain', place })).toEqual({ remembered: [] });
  expect((await look(d, key)).publicFields).toBeUndefined();
  const other = 'acme/open-shop#9';
  await look(d, other);
  const view = await saveForm(d, other, FORM);
  expect(view.sharing.state).toBe('unasked');
  await ask(d, { type: 'share.choose', item: ref(other), way: 'here', remember: true });
  expect(await remembered()).toEqual([{ place }]);
});
