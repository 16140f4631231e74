/** An issue goes by another key now, and a tab still shows the old one: it is told, and nothing typed there is lost. */
import { describe, expect, test } from 'vitest';
import { findIssue, findRepository, issueAt, transferIssue } from '../../playground/github/state';
import type { Device } from '../../support/device';
import { address, ask, FORM, look, ref, renameShop, saveForm, setting, use } from '../../support/setting';

/** A shared outcome in acme/shop, of which the issue is then transferred to acme/payments. */
async function transferred() {
  const s = setting();
  await use(s.d);
  await use(s.d, 'acme/payments');
  await look(s.d, s.key);
  const view = await saveForm(s.d, s.key, FORM);
  const target = findRepository(s.world.state, 'acme', 'payments');
  if (!target) throw new Error('no acme/payments');
  const { number } = transferIssue(s.world.state, issueAt(s.world.state, s.key), target);
  s.clock.advance(60_000);
  const issue = () => findIssue(s.world.state, target, number)?.body ?? '';
  return { ...s, to: `acme/payments#${number}`, from: view.outcome?.version ?? null, issue };
}

/** A record that names another home is asked about, also after a transfer: only a person knows that it is no copy. */
async function takeOver(d: Device, to: string) {
  expect((await look(d, to)).question).toMatchObject({ kind: 'copied' });
  await ask(d, { type: 'copied.settle', item: ref(to), choice: 'take' });
  await d.program.resume(true);
  await d.settle();
}

describe('a transferred issue with a tab on its old key', () => {
  test('the tab is told where it went, and keeps what it shows', async () => {
    const { d, key, to } = await transferred();
    const view = await look(d, key);
    expect(view.item.key).toBe(key);
    expect(view.question).toEqual({ kind: 'moved', to });
    expect(view.form).toMatchObject(FORM);
    expect(await d.own({ type: 'popup.tab', tabId: 1 })).toMatchObject({ view: { question: { to } } });
  });

  test('what is saved there reaches the issue where it is now', async () => {
    const { d, key, to, from, issue } = await transferred();
    await look(d, key);
    const view = await saveForm(d, key, { ...FORM, target: '71 %' }, from);
    expect(view).toMatchObject({ item: { key }, form: { target: '71 %' }, question: { kind: 'moved' } });
    // It waits for an answer there, and must not say for ever that it is being sent.
    expect((await look(d, key)).sharing).toEqual({
      state: 'waiting',
      trouble: { code: 'moved', movedTo: to },
    });
    await takeOver(d, to);
    expect(issue()).toContain('| Target | 71 % |');
    expect((await d.row(ref(key))).local).toBeNull();
    expect((await d.row(ref(to))).local?.home.key).toBe(to);
    expect((await look(d, to)).question).toBeUndefined();
  });

  test('saved there before anything was known of it: the same, by a worker that was started anew', async () => {
    const { d, key, to, from, issue } = await transferred();
    d.restart();
    await saveForm(d, key, { ...FORM, target: '71 %' }, from);
    await d.program.resume(true);
    await d.settle();
    d.restart();
    d.tabs.set(1, address(key));
    expect(await ask(d, { type: 'share.retry', item: ref(key) })).toMatchObject({
      form: { target: '71 %' },
      question: { kind: 'moved', to },
    });
    await takeOver(d, to);
    expect(issue()).toContain('| Target | 71 % |');
  });

  test('a draft goes along, from before and from after the news', async () => {
    const { d, key, to, from } = await transferred();
    const draft = (target: string) =>
      d.fromTab(1, {
        type: 'draft.put',
        item: ref(key),
        form: { ...FORM, target },
        opened: [],
        ...(from !== null && { from }),
      });
    await draft('68 %');
    expect((await look(d, key)).draft?.form.target).toBe('68 %');
    expect((await look(d, to)).draft?.form.target).toBe('68 %');
    d.tabs.set(1, address(key));
    await draft('69 %');
    const view = await look(d, to);
    expect(view.draft?.form.target).toBe('69 %');
    expect(view.editedElsewhere).toBe(false);
  });

  test('two tabs, one with each key: both hear of a save, and of each other', async () => {
    const { d, key, to, from } = await transferred();
    await look(d, key);
    await d.fromTab(1, { type: 'draft.put', item: ref(key), form: { ...FORM, reason: 'x' }, opened: [] });
    d.tabs.set(2, address(to));
    const open = { type: 'item.open', item: ref(to), seen: {} } as const;
    expect(await d.fromTab(2, open)).toMatchObject({ value: { editedElsewhere: true } });
    d.pushes.length = 0;
    await d.fromTab(2, { type: 'outcome.save', item: ref(to), form: { ...FORM, target: '72 %' }, from });
    await d.settle();
    const of = (tab: number) => d.pushes.filter((p) => p.tab === tab).at(-1)?.message;
    expect(of(1)).toMatchObject({ view: { item: { key }, form: { target: '72 %' } } });
    expect(of(2)).toMatchObject({ view: { item: { key: to }, form: { target: '72 %' } } });
  });

  test('a place that nobody chose stays silent in its own tab', async () => {
    const { d, key } = await transferred();
    await look(d, key);
    const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
    await d.own({ type: 'place.set', place, scope: 'place', choice: 'hidden' });
    expect(await look(d, key)).toMatchObject({ place: 'hidden', known: 'unread', item: { key } });
  });
});

describe('a renamed repository', () => {
  test('the tab with the old name is told', async () => {
    const { d, key, world, clock } = setting();
    await use(d);
    await look(d, key);
    await saveForm(d, key, FORM);
    await renameShop({ d, world });
    clock.advance(60_000);
    const view = await look(d, key);
    expect(view).toMatchObject({ item: { key }, question: { kind: 'moved', to: 'acme/store#142' } });
  });

  test('named back: the old key is the right one again', async () => {
    const { d, key, world, clock } = setting();
    await use(d);
    await look(d, key);
    await saveForm(d, key, FORM);
    await renameShop({ d, world });
    clock.advance(60_000);
    await look(d, key);
    await look(d, 'acme/store#142');
    const repository = findRepository(world.state, 'acme', 'store');
    if (!repository) throw new Error('no acme/store');
    repository.formerNames.delete('acme/shop');
    repository.formerNames.add('acme/store');
    repository.name = 'shop';
    clock.advance(60_000);
    // The page with the new name learns it first.
    expect((await look(d, 'acme/store#142')).question).toEqual({ kind: 'moved', to: key });
    const view = await look(d, key);
    expect(view.question).toBeUndefined();
    expect(view.form).toMatchObject(FORM);
  });
});
