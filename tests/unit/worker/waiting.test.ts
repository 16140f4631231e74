/** Which issue a waiting outcome belongs to: by itself, by a person's word, or not at all. */
import { describe, expect, test } from 'vitest';
import { ATTACH_MS, fits, type Pending } from '../../../lib/store/pending';
import { issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { address, ask, FORM, look, ref, saveForm, setting, use } from '../../support/setting';

const NEW = 'https://github.com/acme/shop/issues/new';
const placeOf = (name: string) => ({
  tracker: 'github',
  site: 'github.com',
  name,
  owner: name.split('/')[0] ?? '',
});
const SHOP = placeOf('acme/shop');

describe('an issue that is reached', () => {
  const saved: Pending = {
    id: 'p',
    outcome: 'o',
    place: SHOP,
    form: FORM,
    opened: [],
    title: 'Pay with a gift card',
    viewer: 'acme-pm',
    tab: 1,
    saved: true,
    at: 500,
    seen: 1_000,
  };
  const reached = { place: SHOP, title: 'Pay with a gift card', author: 'acme-pm', tab: 1, now: 1_000 };
  const { author: _, ...unsigned } = reached;
  const { viewer: __, ...nameless } = saved;

  test.each<[what: string, p: Partial<Pending>, at: Partial<typeof reached>]>([
    ['place, title, tab and author are those of the form', {}, {}],
    ['the title differs in case and in the spaces around it', { title: ' pay with A gift card ' }, {}],
    ['the place differs in case', {}, { place: placeOf('Acme/SHOP') }],
    ['the author differs in case', {}, { author: 'Acme-PM' }],
    ['the form was there two minutes ago', {}, { now: 1_000 + ATTACH_MS }],
    ['the form was written in long ago, and open until now', { at: 0, seen: 9e9 }, { now: 9e9 }],
  ])('gets it by itself when %s', (_what, p, at) => {
    expect(fits({ ...saved, ...p }, { ...reached, ...at })).toBe('attach');
  });
  test('is offered it when one of both pages names nobody', () => {
    expect(fits(saved, unsigned)).toBe('ask');
    expect(fits(nameless, reached)).toBe('ask');
  });

  test.each<[what: string, at: Partial<typeof reached>]>([
    ['it is in another tab', { tab: 2 }],
    ['somebody else wrote it', { author: 'acme-dev' }],
    ['the form was there longer than two minutes ago', { now: 1_001 + ATTACH_MS }],
  ])('is offered it when %s', (_what, at) => {
    expect(fits(saved, { ...reached, ...at })).toBe('ask');
  });

  test.each<[what: string, p: Partial<Pending>, at: Partial<typeof reached>]>([
    ['it has another title', {}, { title: 'Pay with a gift card later' }],
    ['it has no title, as the form', { title: '' }, { title: '' }],
    ['the form had spaces for a title', { title: '  ' }, { title: '' }],
    ['it is in another place of the same owner', {}, { place: placeOf('acme/payments') }],
    ['it is in a place of that name on another site', {}, { place: { ...SHOP, site: 'shop.ghe.com' } }],
    ['it is in a place of that name in another tracker', {}, { place: { ...SHOP, tracker: 'linear' } }],
    ['the outcome was not saved', { saved: false }, {}],
  ])('gets nothing when %s', (_what, p, at) => {
    expect(fits({ ...saved, ...p }, { ...reached, ...at })).toBeNull();
  });
});

/** An outcome for the issue of this key is saved in the first tab, before the issue is there. */
async function waiting(key = 'acme/shop#142', value: string | null = PRACTICE_TOKENS.pmWrite) {
  const s = setting(value, key);
  const { d } = s;
  await use(d);
  const { title } = issueAt(s.world.state, key);
  d.tabs.set(1, NEW);
  const form = { place: SHOP, form: FORM, title, opened: [], saved: true, viewer: 'acme-pm' };
  const put = await d.fromTab(1, { type: 'pending.put', ...form });
  if (!put?.ok) throw new Error('not put');
  const left = async () => (await d.own({ type: 'pending.list' })).pending.map((p) => p.id);
  return { ...s, title, id: put.value.id, left };
}
const question = (w: { id: string; title: string }) => ({
  kind: 'pending',
  pendingId: w.id,
  title: w.title,
  place: 'acme/shop',
});

describe('an outcome that waits for its issue', () => {
  test('goes to the issue that its tab reaches within two minutes, and into the tracker', async () => {
    const { d, key, left, body, clock } = await waiting();
    clock.advance(ATTACH_MS);
    const view = await look(d, key, { author: 'acme-pm' });
    expect(view).toMatchObject({ form: FORM, attached: true, sharing: { state: 'shared' } });
    expect(view.question).toBeUndefined();
    expect(await left()).toEqual([]);
    expect(body()).toContain(FORM.problem);
  });
  test('without a token it goes there as well, and is asked where to', async () => {
    const w = await waiting('acme/shop#142', null);
    const view = await look(w.d, w.key, { title: w.title, author: 'acme-pm', rendered: null });
    expect(view).toMatchObject({ form: FORM, attached: true, sharing: { state: 'unasked' } });
    expect(await w.left()).toEqual([]);
  });
  test('“attached” is no news any more after a while', async () => {
    const { d, key, clock } = await waiting();
    expect((await look(d, key)).attached).toBe(true);
    clock.advance(60 * 60_000);
    expect(await look(d, key)).not.toHaveProperty('attached');
  });

  test('three minutes later it is offered, and goes there when a person says so', async () => {
    const w = await waiting();
    w.clock.advance(3 * 60_000);
    const view = await look(w.d, w.key, { author: 'acme-pm' });
    expect(view).toMatchObject({ known: 'none', form: {}, question: question(w) });
    expect(await w.left()).toEqual([w.id]);
    const attached = await ask(w.d, { type: 'pending.attach', item: ref(w.key), pendingId: w.id });
    expect(attached).toMatchObject({ known: 'outcome', form: FORM });
    expect(attached.question).toBeUndefined();
    expect(await w.left()).toEqual([]);
    expect(w.body()).toContain(FORM.problem);
  });
  test('is offered in another tab', async () => {
    const w = await waiting();
    w.d.tabs.set(2, address(w.key));
    const open = { type: 'item.open', item: ref(w.key), seen: { author: 'acme-pm' } } as const;
    await w.d.fromTab(2, open);
    await w.d.settle();
    expect(await w.d.fromTab(2, open)).toMatchObject({ value: { form: {}, question: question(w) } });
  });
  test('never goes by itself to an issue of somebody else', async () => {
    const w = await waiting('acme/shop#127');
    const view = await look(w.d, w.key, { author: 'acme-dev' });
    expect(view).toMatchObject({ form: {}, question: question(w) });
    expect(await w.left()).toEqual([w.id]);
    expect(w.body()).not.toContain(FORM.problem);
  });
  test('nor by a check that the page asks for, nor when its page names nobody and the tracker does', async () => {
    const w = await waiting('acme/shop#127');
    await look(w.d, w.key, { author: 'acme-dev' });
    const checked = await ask(w.d, { type: 'item.check', item: ref(w.key) });
    expect(checked).toMatchObject({ form: {}, question: question(w) });
    expect(w.body()).not.toContain(FORM.problem);
    const bare = await waiting('acme/shop#127');
    expect(await look(bare.d, bare.key)).toMatchObject({ form: {}, question: question(bare) });
    expect(bare.body()).not.toContain(FORM.problem);
  });
  test('is not offered to an issue with another title, nor to one that has an outcome', async () => {
    const w = await waiting();
    expect((await look(w.d, 'acme/shop#139')).question).toBeUndefined();
    w.clock.advance(3 * 60_000);
    await look(w.d, w.key);
    const view = await saveForm(w.d, w.key, { ...FORM, problem: 'Written here' });
    expect(view.question).toBeUndefined();
    expect(await w.left()).toEqual([w.id]);
  });
});

describe('an outcome that a person brings to an address', () => {
  const bring = async (w: Awaited<ReturnType<typeof waiting>>, url: string) => {
    const answer = await w.d.own({ type: 'pending.attachTo', id: w.id, url });
    await w.d.settle();
    return answer;
  };
  test.each([
    ['no address', 'issue 142'],
    ['another site', 'https://example.com/acme/shop/issues/142'],
    ['the list', 'https://github.com/acme/shop/issues'],
    ['the form', NEW],
    ['a pull request', 'https://github.com/acme/shop/pull/145'],
  ])('is left waiting when that is %s', async (_, url) => {
    const w = await waiting();
    expect(await bring(w, url)).toEqual({ ok: false, problem: 'not-an-item' });
    expect(await w.left()).toEqual([w.id]);
  });
  test('is left waiting when that issue has one already', async () => {
    const w = await waiting();
    await look(w.d, 'acme/shop#139');
    await saveForm(w.d, 'acme/shop#139', { ...FORM, problem: 'Written here' });
    expect(await bring(w, address('acme/shop#139'))).toEqual({ ok: false, problem: 'has-outcome' });
    expect(await w.left()).toEqual([w.id]);
    expect((await look(w.d, 'acme/shop#139')).form.problem).toBe('Written here');
  });
  test('is left waiting when Sightline is hidden there', async () => {
    const w = await waiting();
    await w.d.own({ type: 'place.set', place: SHOP, scope: 'place', choice: 'hidden' });
    const before = w.world.state.log.length;
    expect(await bring(w, address('acme/shop#139'))).toEqual({ ok: false, problem: 'hidden' });
    expect(await w.left()).toEqual([w.id]);
    expect(w.world.state.log.length).toBe(before);
  });
  test('that does not wait any more: it is said, and nothing is written', async () => {
    const w = await waiting();
    await w.d.own({ type: 'pending.discard', id: w.id });
    expect(await bring(w, address('acme/shop#139'))).toEqual({ ok: false, problem: 'not-waiting' });
    expect((await w.d.row(ref('acme/shop#139'))).local).toBeNull();
  });
  test('takes the place of one that was removed', async () => {
    const w = await waiting();
    const key = 'acme/shop#139';
    await look(w.d, key);
    await saveForm(w.d, key, { ...FORM, problem: 'Written here' });
    await ask(w.d, { type: 'outcome.remove', item: ref(key), why: 'done' });
    expect(await bring(w, address(key))).toEqual({ ok: true });
    expect((await look(w.d, key)).form).toEqual(FORM);
  });
  test('goes there whatever its title, and into the tracker', async () => {
    const w = await waiting();
    const key = 'acme/shop#139';
    expect(await bring(w, `${address(key)}#issuecomment-1`)).toEqual({ ok: true });
    expect(await w.left()).toEqual([]);
    expect((await w.d.row(ref(key))).local?.content.hypothesis?.problem).toBe(FORM.problem);
    expect(w.body(key)).toContain(FORM.problem);
  });
  test('its tabs hear of it, also where nothing can be sent', async () => {
    const w = await waiting('acme/shop#142', null);
    const item = ref('acme/shop#139');
    w.d.tabs.set(2, address(item.key));
    await bring(w, address(item.key));
    const told = w.d.pushes.filter((p) => p.tab === 2).at(-1)?.message;
    expect(told).toMatchObject({ view: { item, form: FORM, attached: true, sharing: { state: 'unasked' } } });
  });
});
