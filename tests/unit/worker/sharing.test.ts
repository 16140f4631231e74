/** What cannot be written now waits on this device until it can; the section as text says what stands here. */
import { describe, expect, test } from 'vitest';
import { findRepository, issueAt } from '../../playground/github/state';
import { ask, FORM, look, ref, saveForm, setting, use } from '../../support/setting';

type World = ReturnType<typeof setting>['world'];
const archive = ({ state }: World, archived: boolean) => {
  const repository = findRepository(state, 'acme', 'shop');
  if (!repository) throw new Error('no acme/shop');
  repository.archived = archived;
};
const lock = ({ state }: World, locked: boolean) => {
  issueAt(state, 'acme/shop#142').locked = locked;
};

describe.each([
  ['an archived repository', archive, /archived/],
  ['a locked issue', lock, /locked/],
])('%s', (_, close, why) => {
  async function refused() {
    const s = setting();
    await use(s.d);
    close(s.world, true);
    await look(s.d, s.key);
    await saveForm(s.d, s.key, FORM);
    const writes = () => s.world.state.log.filter((l) => l.method === 'PATCH').length;
    return { ...s, writes };
  }
  test('is named, and the words stay on this device', async () => {
    const { d, key, body } = await refused();
    const view = await look(d, key);
    expect(view.sharing).toMatchObject({ state: 'waiting', trouble: { code: 'locked', status: 403 } });
    const trouble = view.sharing.state === 'waiting' ? view.sharing.trouble : undefined;
    expect(trouble?.reason).toMatch(why);
    expect(view.form).toMatchObject(FORM);
    expect((await d.row(ref(key))).local?.content.hypothesis?.problem).toBe(FORM.problem);
    expect(body()).not.toContain(FORM.problem);
    const { rows } = await d.own({ type: 'outbox.list' });
    expect(rows).toMatchObject([{ item: { key }, state: 'waiting', trouble: { code: 'locked' } }]);
  });
  test('is not tried again by itself: only a person can open it', async () => {
    const { d, clock, writes, key } = await refused();
    const view = await look(d, key);
    expect(view.sharing).not.toHaveProperty('nextAt');
    const tried = writes();
    clock.advance(24 * 3_600_000);
    await d.program.resume(false);
    await d.settle();
    expect(writes()).toBe(tried);
  });
  test('once opened again, “try again” shares it', async () => {
    const { d, key, world, body } = await refused();
    close(world, false);
    await ask(d, { type: 'share.retry', item: ref(key) });
    expect((await look(d, key)).sharing.state).toBe('shared');
    expect(body()).toContain(FORM.problem);
    expect(await d.own({ type: 'outbox.list' })).toEqual({ rows: [] });
  });
  test('“try again” before that tries once, and waits on', async () => {
    const { d, key, body, writes } = await refused();
    const tried = writes();
    await ask(d, { type: 'share.retry', item: ref(key) });
    expect(writes()).toBe(tried + 1);
    expect((await look(d, key)).sharing).toMatchObject({ state: 'waiting', trouble: { code: 'locked' } });
    expect(body()).not.toContain(FORM.problem);
  });
});

describe('the section as text', () => {
  const textOf = async ({ d, key }: Pick<ReturnType<typeof setting>, 'd' | 'key'>) => {
    const answer = await d.fromTab(1, { type: 'section.text', item: ref(key) });
    if (!answer?.ok) throw new Error('no text');
    return answer.value.text;
  };

  test('is empty where there is no outcome', async () => {
    const s = setting(null);
    await use(s.d);
    expect(await textOf(s)).toBe('');
  });
  test('is the one that stands in the tracker', async () => {
    const s = setting();
    await use(s.d);
    await look(s.d, s.key);
    await saveForm(s.d, s.key, FORM);
    const text = await textOf(s);
    expect(text).toMatch(/^<!-- sightline:outcome 1 -->\n[\s\S]*<!-- \/sightline:outcome -->$/);
    expect(s.body().replaceAll('\r\n', '\n')).toContain(text);
  });
  test('says what was saved last, though it did not leave this device yet', async () => {
    const s = setting(null);
    await use(s.d);
    const first = await saveForm(s.d, s.key, FORM);
    expect(await textOf(s)).toContain('| Target | 67 % |');
    await saveForm(s.d, s.key, { ...FORM, target: '70 %' }, first.outcome?.version ?? null);
    expect(await textOf(s)).toContain('| Target | 70 % |');
    expect(await textOf(s)).not.toContain('67 %');
  });
  test('of a removed outcome shows readers nothing', async () => {
    const s = setting(null);
    await use(s.d);
    await saveForm(s.d, s.key, FORM);
    await ask(s.d, { type: 'outcome.remove', item: ref(s.key), why: 'done' });
    const text = await textOf(s);
    expect(text).not.toContain(FORM.problem);
    expect(text.split('\n').every((line) => /^<!-- .* -->$/.test(line))).toBe(true);
  });
  test('pasted and edited by hand in the page, the words of the page hold', async () => {
    const s = setting(null);
    const { d, key, world } = s;
    await use(d);
    await look(d, key, { title: 'T', rendered: null });
    await saveForm(d, key, FORM);
    await ask(d, { type: 'share.choose', item: ref(key), way: 'description' });
    const text = await textOf(s);
    world.foreign.edit(key, 'acme-pm', (b) => `${b}\n\n${text.replace('| 67 % |', '| 71 % |')}`);
    const view = await look(d, key, { title: 'T', raw: s.body() });
    expect(view).toMatchObject({ form: { target: '71 %' }, sharing: { state: 'shared' } });
    expect(await textOf(s)).toContain('| Target | 71 % |');
  });
});
