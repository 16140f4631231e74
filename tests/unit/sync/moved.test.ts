/** An issue goes by another key now, and a tab still shows the old one: it is told, and nothing typed there is lost. */
import { describe, expect, test } from 'vitest';
import { findIssue, issueAt, transferIssue } from '../../playground/github/state';
import {
  address,
  ask,
  FORM,
  look,
  ref,
  renameShop,
  repositoryOf,
  saveForm,
  setting,
  use,
} from '../../support/setting';
import { takeOver, transferred } from '../../support/transferred';

describe('a transferred issue with a tab on its old key', () => {
  test('the tab is told where it went, and shows what is held of it', async () => {
    const { d, key, to } = await transferred();
    const view = await look(d, key);
    expect(view).toMatchObject({ item: { key }, form: FORM, question: { kind: 'moved', to } });
    expect(await d.own({ type: 'popup.tab', tabId: 1 })).toMatchObject({ view: { question: { to } } });
  });

  test('“Check now” tells it as well, also without a token', async () => {
    const s = setting(null, 'acme/open-shop#9');
    await use(s.d, 'acme/open-shop');
    const target = repositoryOf(s, 'acme/open-shop');
    target.formerNames.add('acme/open-shop');
    target.name = 'free-shop';
    await look(s.d, s.key);
    const view = await ask(s.d, { type: 'item.check', item: ref(s.key) });
    expect(view).toMatchObject({ item: { key: s.key }, question: { to: 'acme/free-shop#9' } });
  });

  test('what is saved there is kept as a draft, which is found where the issue is now', async () => {
    const { d, key, to, from, issue } = await transferred();
    await look(d, key);
    const before = issue().body;
    const view = await saveForm(d, key, { ...FORM, target: '71 %' }, from);
    expect(view.question).toEqual({ kind: 'moved', to });
    expect((await d.row(ref(key))).local).toBeNull();
    await d.program.resume(true);
    await d.settle();
    expect(issue().body).toBe(before);
    const there = await look(d, to);
    expect(there.draft?.form.target).toBe('71 %');
    expect(there.draft?.from).toBe(from);
  });

  test('nothing is decided there: no answer of that tab changes anything', async () => {
    const { d, key, to } = await transferred();
    await look(d, key);
    const before = JSON.stringify(await d.row(ref(to)));
    const item = ref(key);
    for (const message of [
      { type: 'outcome.remove', item, why: '' },
      { type: 'outcome.undo', item },
      { type: 'copied.settle', item, choice: 'take' },
      { type: 'damaged.repair', item },
      { type: 'foreign.begin', item },
      { type: 'share.choose', item, way: 'here' },
    ] as const) {
      const answer = await ask(d, message);
      expect(answer.question).toEqual({ kind: 'moved', to });
    }
    expect(JSON.stringify(await d.row(ref(to)))).toBe(before);
  });

  test('saved before anything was known of it: it reaches the issue, also by a worker that was started anew', async () => {
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
      // It waits for an answer there, and must not say for ever that it is being sent.
      sharing: { state: 'waiting', trouble: { code: 'moved', movedTo: to } },
    });
    await takeOver(d, to);
    expect(issue().body).toContain('| Target | 71 % |');
    expect((await look(d, to)).question).toBeUndefined();
  });

  test('drafts go along when their tab leaves the old page, and not before', async () => {
    const { d, key, to } = await transferred();
    const draft = (target: string) =>
      d.fromTab(1, { type: 'draft.put', item: ref(key), form: { ...FORM, target }, opened: [] });
    await draft('68 %');
    await look(d, key);
    await draft('69 %');
    d.tabs.set(2, address(to));
    const open = { type: 'item.open', item: ref(to), seen: {} } as const;
    const other = await d.fromTab(2, open);
    expect(other).not.toMatchObject({ value: { draft: {} } });
    await draft('70 %');
    expect((await look(d, to)).draft?.form.target).toBe('70 %');
  });

  test('a draft of an earlier session under the old key is not lost to one with the same tab number', async () => {
    const { d, key, to } = await transferred();
    const put = (at: string, target: string) => {
      d.tabs.set(1, address(at));
      return d.fromTab(1, {
        type: 'draft.put',
        item: ref(at),
        form: { ...FORM, target },
        opened: [],
      });
    };
    await put(key, '68 %');
    await look(d, key);
    await put(to, '69 %');
    expect((await look(d, to)).draft?.form.target).toBe('69 %');
    await d.fromTab(1, { type: 'draft.drop', item: ref(to) });
    expect((await look(d, to)).draft?.form.target).toBe('68 %');
  });

  test('two tabs, one with each key: both hear of a save', async () => {
    const { d, key, to } = await transferred();
    await look(d, key);
    d.tabs.set(2, address(to));
    const open = { type: 'item.open', item: ref(to), seen: {} } as const;
    await d.fromTab(2, open);
    await d.settle();
    await d.fromTab(2, { type: 'copied.settle', item: ref(to), choice: 'take' });
    await d.settle();
    const there = await d.fromTab(2, open);
    const from = (there?.ok && there.value.outcome?.version) || null;
    d.pushes.length = 0;
    await d.fromTab(2, { type: 'outcome.save', item: ref(to), form: { ...FORM, target: '72 %' }, from });
    await d.settle();
    // Both tabs also hear of the rows of their lists.
    const of = (tab: number) =>
      d.pushes.filter((p) => p.tab === tab && p.message.type === 'push.item').at(-1)?.message;
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

describe('what was not sent when the issue was transferred', () => {
  test('is merged with the words that stand there now', async () => {
    const { d, key, to, from, issue } = await transferred();
    d.restart();
    const body = issue().body ?? '';
    issue().body = body.replace('| Because | 31 of 84', '| Because | 32 of 84');
    await saveForm(d, key, { ...FORM, target: '71 %' }, from);
    await d.program.resume(true);
    await d.settle();
    await takeOver(d, to);
    expect(issue().body).toContain('| Target | 71 % |');
    expect(issue().body).toContain('| Because | 32 of 84');
  });

  test('is a removal: taking it over takes the words that stand there', async () => {
    const { d, key, to, issue } = await transferred();
    d.restart();
    await ask(d, { type: 'outcome.remove', item: ref(key), why: 'no use' });
    await d.program.resume(true);
    await d.settle();
    expect(issue().body).toContain('| Target | 67 % |');
    await takeOver(d, to);
    expect(issue().body).toContain('| Target | 67 % |');
    expect(await look(d, to)).toMatchObject({ known: 'outcome', form: FORM });
  });

  test('waits while the description is open in an editor where it is now', async () => {
    const s = setting();
    for (const name of ['acme/shop', 'acme/payments']) await use(s.d, name);
    await look(s.d, s.key);
    s.world.faults.on({ method: 'PATCH' }, { kind: 'offline' });
    await saveForm(s.d, s.key, FORM);
    s.world.faults.clear();
    const target = repositoryOf(s, 'acme/payments');
    const { number } = transferIssue(s.world.state, issueAt(s.world.state, s.key), target);
    const to = `acme/payments#${number}`;
    s.d.tabs.set(2, address(to));
    const seen = (editing: boolean) =>
      s.d.fromTab(2, { type: 'item.seen', item: ref(to), seen: { editing } }).then(() => s.d.settle());
    await seen(true);
    s.clock.advance(3_600_000 / 3);
    await s.d.program.resume(true);
    await s.d.settle();
    expect(s.body(to)).not.toContain('| Target |');
    expect(await s.d.own({ type: 'outbox.list' })).toMatchObject({
      rows: [{ item: { key: to }, trouble: { code: 'editor-open' } }],
    });
    await seen(false);
    expect(s.body(to)).toContain('| Target | 67 % |');
  });
});

describe('what was agreed to for one place', () => {
  test.each([
    ['hidden', 'hidden'],
    ['chosen by nobody', null],
  ] as const)('is not for one that is %s', async (_, choice) => {
    const s = setting();
    await use(s.d);
    await look(s.d, s.key);
    s.world.faults.on({ method: 'PATCH' }, { kind: 'offline' });
    await saveForm(s.d, s.key, FORM);
    const target = repositoryOf(s, 'acme/payments');
    const { number } = transferIssue(s.world.state, issueAt(s.world.state, s.key), target);
    const place = { tracker: 'github', site: 'github.com', name: 'acme/payments', owner: 'acme' };
    if (choice) await s.d.own({ type: 'place.set', place, scope: 'place', choice });
    s.clock.advance(3_600_000);
    await s.d.program.resume(true);
    await s.d.settle();
    expect(findIssue(s.world.state, target, number)?.body).not.toContain('sightline:outcome');
    const row = await s.d.row(ref(`acme/payments#${number}`));
    expect(row).toMatchObject({
      way: 'unasked',
      local: { content: { hypothesis: { problem: FORM.problem } } },
    });
  });

  test('is asked again where the repository was renamed and made public', async () => {
    const s = setting();
    const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
    await s.d.own({ type: 'place.set', place, scope: 'owner', choice: 'used' });
    const page = { isPublic: false };
    await look(s.d, s.key, page);
    const view = await saveForm(s.d, s.key, FORM);
    await renameShop(s);
    repositoryOf(s, 'acme/store').visibility = 'public';
    s.clock.advance(60_000);
    await look(s.d, s.key, { ...page, changed: true });
    await look(s.d, s.key, { ...page, changed: true });
    await look(s.d, 'acme/store#142');
    await saveForm(s.d, 'acme/store#142', { ...FORM, business: 'Secret' }, view.outcome?.version ?? null);
    await s.d.program.resume(true);
    await s.d.settle();
    expect(s.body('acme/store#142')).not.toContain('Secret');
  });
});
