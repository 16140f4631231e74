/** A repository goes by another name now, or by its old one again, or its name was given to another. */
import { describe, expect, test } from 'vitest';
import { createIssue, issueAt } from '../../playground/github/state';
import { FORM, look, ref, renameShop, repositoryOf, saveForm, setting, use } from '../../support/setting';

describe('a renamed repository', () => {
  test('the tab with the old name is told', async () => {
    const s = setting();
    await use(s.d);
    await look(s.d, s.key);
    await saveForm(s.d, s.key, FORM);
    await renameShop(s);
    s.clock.advance(60_000);
    const view = await look(s.d, s.key);
    expect(view).toMatchObject({ item: { key: s.key }, question: { kind: 'moved', to: 'acme/store#142' } });
  });

  test('another one gets the old name: its issue of that number is its own', async () => {
    const s = setting();
    const { d, key } = s;
    await use(d);
    await look(d, key);
    await saveForm(d, key, FORM);
    const store = repositoryOf(s, 'acme/shop');
    await renameShop(s);
    s.clock.advance(60_000);
    expect((await look(d, key)).question?.kind).toBe('moved');
    store.formerNames.delete('acme/shop');
    const again = repositoryOf(s, 'acme/payments');
    again.name = 'shop';
    const made = createIssue(s.world.state, again, { title: 'Another', body: 'Text.', author: 'acme-dev' });
    made.number = 142;
    s.clock.advance(60_000);
    const view = await look(d, key);
    expect(view).toMatchObject({ item: { key }, known: 'none' });
    expect(view.question).toBeUndefined();
    await saveForm(d, key, { ...FORM, target: '12 %' });
    expect(made.body).toContain('| Target | 12 % |');
    expect(s.body('acme/store#142')).toContain('| Target | 67 % |');
  });

  test('named back: the old key is the right one again', async () => {
    const s = setting();
    const { d, key } = s;
    await use(d);
    await look(d, key);
    await saveForm(d, key, FORM);
    await renameShop(s);
    s.clock.advance(60_000);
    await look(d, key);
    await look(d, 'acme/store#142');
    const repository = repositoryOf(s, 'acme/store');
    repository.formerNames.delete('acme/shop');
    repository.formerNames.add('acme/store');
    repository.name = 'shop';
    s.clock.advance(60_000);
    // The page with the new name learns it first.
    expect((await look(d, 'acme/store#142')).question).toEqual({ kind: 'moved', to: key });
    const view = await look(d, key);
    expect(view.question).toBeUndefined();
    expect(view.form).toMatchObject(FORM);
  });
});

describe('an address that was given to another issue before this device looked', () => {
  /** acme/shop#142 has an outcome; then that repository is acme/store, and another one is acme/shop with a #142. */
  async function given(save: 'shared' | 'unsent' | 'draft') {
    const s = setting();
    const { d, key } = s;
    await use(d);
    await use(d, 'acme/store');
    await look(d, key);
    if (save === 'unsent') s.world.faults.on({ method: 'PATCH' }, { kind: 'offline' });
    const view = await saveForm(d, key, FORM);
    s.world.faults.clear();
    if (save === 'draft') {
      const from = view.outcome?.version ?? null;
      const form = { ...FORM, target: '70 %' };
      await d.fromTab(1, { type: 'draft.put', item: ref(key), form, opened: [], from });
    }
    const store = repositoryOf(s, 'acme/shop');
    store.name = 'store';
    const again = repositoryOf(s, 'acme/payments');
    again.name = 'shop';
    const made = createIssue(s.world.state, again, { title: 'Another', body: 'Text.', author: 'acme-dev' });
    made.number = 142;
    s.clock.advance(3_600_000);
    return { ...s, made };
  }
  const settle = async ({ d }: Awaited<ReturnType<typeof given>>) => {
    await d.program.resume(true);
    await d.settle();
  };

  test.each(['shared', 'unsent'] as const)(
    'nothing of the former one is shown there or written there: %s',
    async (how) => {
      const s = await given(how);
      await settle(s);
      const view = await look(s.d, s.key);
      expect(view).toMatchObject({ known: 'none', form: {} });
      expect(view.question).toBeUndefined();
      await settle(s);
      expect(s.made.body).toBe('Text.');
    },
  );

  test('the other one has an outcome: it is that one, and no conflict', async () => {
    const s = await given('unsent');
    const other = setting();
    await use(other.d);
    await look(other.d, other.key);
    await saveForm(other.d, other.key, { ...FORM, target: '12 %' });
    s.made.body = other.body();
    const view = await look(s.d, s.key);
    expect(view.question?.kind).not.toBe('conflict');
    await settle(s);
    expect(s.made.body).toBe(other.body());
  });

  test('what was not sent is there again where the issue is now, and is sent there', async () => {
    const s = await given('unsent');
    await look(s.d, s.key);
    expect(await s.d.own({ type: 'outbox.list' })).toEqual({ rows: [] });
    const asked = s.world.state.log.length;
    await settle(s);
    expect(s.world.state.log.slice(asked).filter((l) => l.path.includes('~'))).toEqual([]);
    expect(await s.d.own({ type: 'outbox.list' })).toEqual({ rows: [] });
    const view = await look(s.d, 'acme/store#142');
    expect(view).toMatchObject({ known: 'outcome', form: FORM });
    await settle(s);
    expect(s.body('acme/store#142')).toContain('| Target | 67 % |');
    expect(s.made.body).toBe('Text.');
  });

  test('so is a draft', async () => {
    const s = await given('draft');
    expect((await look(s.d, s.key)).draft).toBeUndefined();
    expect((await look(s.d, 'acme/store#142')).draft?.form.target).toBe('70 %');
  });

  test('a worker that is killed on the way mixes nothing up', async () => {
    const s = await given('unsent');
    for (let i = 0; i < 6; i++) {
      s.d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
      await s.d.fromTab(1, { type: 'item.open', item: ref(s.key), seen: {} });
      s.d.restart();
    }
    await settle(s);
    await look(s.d, s.key);
    await settle(s);
    expect(s.made.body).toBe('Text.');
    expect((await look(s.d, 'acme/store#142')).form).toMatchObject(FORM);
  });

  test('it is in the export, and comes in again', async () => {
    const s = await given('unsent');
    await look(s.d, s.key);
    const { text } = await s.d.own({ type: 'data.export' });
    expect(text).toContain(FORM.problem);
    const other = setting();
    expect(await other.d.own({ type: 'data.import', text, apply: true })).toMatchObject({ ok: true });
  });
});

describe('the id of a file', () => {
  /** The export of a device with one outcome in acme/shop#139, naming another item and id. */
  async function file(change: { key?: string; id?: string }) {
    const s = setting();
    await use(s.d);
    await look(s.d, 'acme/shop#139');
    await saveForm(s.d, 'acme/shop#139', FORM);
    const { text } = await s.d.own({ type: 'data.export' });
    const json = JSON.parse(text) as { outcomes: { item: { id?: string; key: string } }[] };
    const [first] = json.outcomes;
    if (!first) throw new Error('nothing exported');
    first.item = { ...first.item, ...change };
    return { s, id: issueAt(s.world.state, s.key).nodeId, json, first };
  }
  const take = (s: ReturnType<typeof setting>, json: object) =>
    s.d.own({ type: 'data.import', text: JSON.stringify(json), apply: true });

  test('moves nothing', async () => {
    const { s, id, json, first } = await file({ key: 'bank/secret#1' });
    first.item.id = id;
    await take(s, json);
    await look(s.d, s.key);
    expect((await s.d.row(ref('bank/secret#1'))).local).not.toBeNull();
    expect((await s.d.row(ref(s.key))).local).toBeNull();
  });

  test('moves nothing, also of an item that the tracker was asked about', async () => {
    const { s, id, json, first } = await file({ key: 'acme/shop#137' });
    first.item.id = id;
    await look(s.d, 'acme/shop#137');
    await take(s, json);
    await look(s.d, s.key);
    const row = await s.d.row(ref('acme/shop#137'));
    expect(row.local).not.toBeNull();
    // What the tracker said of it still stands.
    expect(row.node).toContain(issueAt(s.world.state, 'acme/shop#137').nodeId);
    expect((await s.d.row(ref(s.key))).local).toBeNull();
  });

  test('moves nothing, also when its item was seen without a token since', async () => {
    const { s, id, json, first } = await file({ key: 'acme/shop#137' });
    first.item.id = id;
    const bare = setting(null);
    await use(bare.d);
    await take(bare, json);
    await look(bare.d, 'acme/shop#137', { raw: 'Text.' });
    const row = await bare.d.row(ref('acme/shop#137'));
    expect(row.local).not.toBeNull();
    expect(row.node).toBeUndefined();
    expect(s.body()).not.toContain('| Target |');
  });
});
