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

  test('a file that names an id moves nothing', async () => {
    const s = setting();
    await use(s.d);
    const id = issueAt(s.world.state, s.key).nodeId;
    await look(s.d, 'acme/shop#139');
    await saveForm(s.d, 'acme/shop#139', FORM);
    const { text } = await s.d.own({ type: 'data.export' });
    const file = JSON.parse(text) as { outcomes: { item: { id?: string; key: string } }[] };
    const [first] = file.outcomes;
    if (!first) throw new Error('nothing exported');
    first.item = { ...first.item, id, key: 'bank/secret#1' };
    await s.d.own({ type: 'data.import', text: JSON.stringify(file), apply: true });
    await look(s.d, s.key);
    expect((await s.d.row(ref('bank/secret#1'))).local).not.toBeNull();
    expect((await s.d.row(ref(s.key))).local).toBeNull();
  });
});
