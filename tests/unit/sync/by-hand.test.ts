/** What goes into the tracker by a person's own hand: from a waiting outcome, and in a public place. Each case did harm once. */
import { describe, expect, test } from 'vitest';
import type { Form } from '../../../lib/outcome/fields';
import { findRepository, issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ask, FORM, look, ref, saveForm, setting, use } from '../../support/setting';

const place = (name: string) => ({
  tracker: 'github',
  site: 'github.com',
  name,
  owner: name.split('/')[0] ?? '',
});

describe('a waiting outcome that was put into the form', () => {
  const NEW = 'https://github.com/acme/shop/issues/new';
  async function created(token: string | null, change?: Form) {
    const s = setting(token);
    const { d, world } = s;
    await use(d);
    d.tabs.set(1, NEW);
    const base = { place: place('acme/shop'), title: 'Wrap it', opened: [] };
    await d.fromTab(1, { type: 'pending.put', ...base, form: FORM, saved: true });
    const text = await d.fromTab(1, { type: 'pending.text', place: base.place, form: FORM });
    if (!text?.ok) throw new Error('no text');
    if (change) await d.fromTab(1, { type: 'pending.put', ...base, form: change, saved: true });
    const repository = findRepository(world.state, 'acme', 'shop');
    if (!repository) throw new Error('no shop');
    const { createIssue } = await import('../../playground/github/state');
    const { number } = createIssue(world.state, repository, {
      title: 'Wrap it',
      author: 'acme-pm',
      body: text.value.text,
    });
    const key = `acme/shop#${number}`;
    const raw = issueAt(world.state, key).body ?? '';
    return { ...s, key, view: await look(d, key, { title: 'Wrap it', author: 'acme-pm', raw }) };
  }

  test('what was changed in the panel afterwards is not dropped', async () => {
    const { view, key } = await created(PRACTICE_TOKENS.pmWrite, { ...FORM, target: '99 %' });
    expect(view.form).toMatchObject({ ...FORM, target: '99 %' });
    expect(view.question).toBeUndefined();
    expect(view.item.key).toBe(key);
  });
  test('without a change it is just there', async () => {
    const { view, d } = await created(null);
    expect(view.form).toMatchObject(FORM);
    expect(view.question).toBeUndefined();
    expect(await d.own({ type: 'pending.list' })).toEqual({ pending: [] });
  });
});

describe('a public place without a token', () => {
  const key = 'acme/open-shop#9';
  const start = async () => {
    const s = setting(null, key);
    await use(s.d, 'acme/open-shop');
    await look(s.d, key, { title: 't', rendered: null });
    await saveForm(s.d, key, FORM);
    return s;
  };
  test('nothing is handed out for pasting before the fields were agreed', async () => {
    const { d } = await start();
    const asked = await ask(d, { type: 'share.choose', item: ref(key), way: 'description' });
    expect(asked).toMatchObject({ isPublic: true, sharing: { state: 'unasked' } });
    await ask(d, {
      type: 'share.choose',
      item: ref(key),
      way: 'description',
      fields: ['problem', 'segment', 'metric', 'by', 'reason'],
      remember: true,
    });
    const text = await d.fromTab(1, { type: 'section.text', item: ref(key) });
    expect(JSON.stringify(text)).toContain('People abandon');
    expect(JSON.stringify(text)).not.toContain('67 %');
  });
  test('what was agreed once holds for the next issue of the place too', async () => {
    const { d } = await start();
    const agreed = { way: 'description', fields: ['problem', 'reason'], remember: true } as const;
    await ask(d, { type: 'share.choose', item: ref(key), ...agreed, fields: [...agreed.fields] });
    const next = 'acme/open-shop#12';
    await look(d, next, { title: 't', rendered: null });
    await saveForm(d, next, FORM);
    await ask(d, { type: 'share.choose', item: ref(next), way: 'description' });
    expect(JSON.stringify(await d.fromTab(1, { type: 'section.text', item: ref(next) }))).not.toContain(
      '67 %',
    );
  });
  test('a form for a new issue asks too', async () => {
    const { d } = await start();
    d.tabs.set(1, 'https://github.com/acme/open-shop/issues/new');
    const text = { type: 'pending.text', place: place('acme/open-shop'), form: FORM } as const;
    expect(await d.fromTab(1, text)).toMatchObject({ ok: true, value: { text: '', isPublic: true } });
    expect(JSON.stringify(await d.fromTab(1, { ...text, sure: true }))).toContain('67 %');
  });
});
