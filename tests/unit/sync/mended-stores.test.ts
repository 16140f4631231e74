/** What the stores of one device must not lose: new forms, private fields, drafts of tabs that went on. */
import { describe, expect, test } from 'vitest';
import type { ItemView, PendingView } from '../../../lib/messages/protocol';
import type { Form } from '../../../lib/outcome/fields';
import { findRepository, issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { createWorld } from '../../playground/world';
import { type Device, device, type Token } from '../../support/device';
import { address, FORM, ref } from '../../support/setting';

const OTHER: Form = { ...FORM, problem: 'Gift cards cannot be paid with' };
const TOKEN: Token = { id: 't', owner: 'acme', login: 'acme-pm', value: PRACTICE_TOKENS.pmWrite };
const SHOP = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
const NEW = 'https://github.com/acme/shop/issues/new';

async function setting(token: Token | null = TOKEN) {
  const world = createWorld();
  const d = device({ world, clock: world.state.clock, ...(token && { token }) });
  await d.own({ type: 'place.set', place: SHOP, scope: 'place', choice: 'used' });
  return { world, d, clock: world.state.clock };
}
async function ask<M extends Parameters<Device['fromTab']>[1]>(d: Device, tab: number, message: M) {
  const answer = await d.fromTab(tab, message);
  if (!answer?.ok) throw new Error(`${message.type}: ${JSON.stringify(answer)}`);
  return answer.value;
}
const form = async (d: Device, title?: string) =>
  (await ask(d, 1, {
    type: 'pending.open',
    place: SHOP,
    ...(title !== undefined && { title }),
  })) as PendingView;
const put = async (d: Device, id: string, f: Form, title: string, saved = true) =>
  (await ask(d, 1, {
    type: 'pending.put',
    place: SHOP,
    id,
    form: f,
    title,
    opened: [],
    saved,
    viewer: 'acme-pm',
  })) as PendingView;
const waiting = async (d: Device) => (await d.own({ type: 'pending.list' })).pending;
async function open(d: Device, tab: number, key: string, seen = {}): Promise<ItemView> {
  d.tabs.set(tab, address(key));
  const view = (await ask(d, tab, { type: 'item.open', item: ref(key), seen })) as ItemView;
  await d.settle();
  return view;
}

describe('the next new issue of a tab', () => {
  test('does not open with the outcome that was saved for another title, nor replaces it', async () => {
    const { d } = await setting();
    d.tabs.set(1, NEW);
    const a = await form(d, 'Pay with a gift card');
    await put(d, a.id, FORM, 'Pay with a gift card');
    for (const title of [undefined, '', 'Print the receipt']) {
      const b = await form(d, title);
      expect(b).toMatchObject({ form: {}, saved: false });
      expect(b.id).not.toBe(a.id);
    }
    const b = await form(d, '');
    await put(d, b.id, OTHER, 'Print the receipt');
    const both = await waiting(d);
    expect(both.map((p) => [p.title, p.form.problem]).sort()).toEqual([
      ['Pay with a gift card', FORM.problem],
      ['Print the receipt', OTHER.problem],
    ]);
    expect((await form(d, 'Pay with a gift card')).form).toEqual(FORM);
    await ask(d, 1, { type: 'pending.drop', place: SHOP, id: b.id });
    expect((await waiting(d)).map((p) => p.id)).toEqual([a.id]);
  });

  test('a new title of the same form stays with its record', async () => {
    const { d } = await setting();
    d.tabs.set(1, NEW);
    const a = await form(d, 'Pay with gift');
    await put(d, a.id, FORM, 'Pay with gift');
    await put(d, a.id, { ...FORM, target: '70 %' }, 'Pay with a gift card');
    expect(await waiting(d)).toMatchObject([
      { id: a.id, title: 'Pay with a gift card', form: { target: '70 %' } },
    ]);
  });
});

describe('outcome first, title second', () => {
  async function created(touched: boolean) {
    const { d, clock, world } = await setting();
    d.tabs.set(1, NEW);
    const a = await form(d, '');
    await put(d, a.id, FORM, '');
    const touch = (title: string) => ask(d, 1, { type: 'pending.touch', place: SHOP, id: a.id, title });
    const title = issueAt(world.state, 'acme/shop#142').title;
    if (touched) await touch(title);
    clock.advance(3 * 60_000);
    if (touched) await touch('');
    await open(d, 1, 'acme/shop#142', { author: 'acme-pm' });
    return { d, a, touch };
  }
  test('Create pressed three minutes after: attached', async () => {
    const { d, a, touch } = await created(true);
    expect((await open(d, 1, 'acme/shop#142')).form).toMatchObject(FORM);
    expect(await waiting(d)).toEqual([]);
    // A form that is torn down after its issue came must not bring the record back.
    await touch('Pay');
    expect(await waiting(d)).toEqual([]);
    expect(a.id).not.toBe('');
  });
  test('without a word from the form it is not known to belong here', async () => {
    const { d } = await created(false);
    expect((await d.row(ref('acme/shop#142'))).local).toBeNull();
  });
});

describe('import', () => {
  test('of what this device has read from the tracker already: the private fields come in', async () => {
    const token = { ...TOKEN, value: PRACTICE_TOKENS.pmClassic };
    const { d, world } = await setting(token);
    const repository = findRepository(world.state, 'acme', 'open-shop');
    const number = world.state.issues.find(
      (i) => i.repositoryId === repository?.id && i.kind === 'issue',
    )?.number;
    const key = `acme/open-shop#${number}`;
    const place = { ...SHOP, name: 'acme/open-shop' };
    await d.own({ type: 'place.set', place, scope: 'place', choice: 'used' });
    await open(d, 1, key);
    await ask(d, 1, { type: 'outcome.save', item: ref(key), form: FORM, from: null });
    await d.settle();
    await ask(d, 1, {
      type: 'share.choose',
      item: ref(key),
      way: 'connect',
      fields: ['problem', 'segment', 'metric', 'by', 'reason'],
    });
    await d.settle();
    const { text } = await d.own({ type: 'data.export' });
    const second = device({ world, clock: world.state.clock, token });
    await second.own({ type: 'place.set', place, scope: 'place', choice: 'used' });
    await open(second, 1, key);
    expect((await open(second, 1, key)).form.problem).toBe(FORM.problem);
    expect((await second.row(ref(key))).kept).toBeUndefined();
    const report = await second.own({ type: 'data.import', text, apply: true });
    expect(report).toMatchObject({ ok: true, added: 0, changed: 1, same: 0 });
    expect((await open(second, 1, key)).form).toMatchObject({ ...FORM });
    const { fields, kept } = await d.row(ref(key));
    expect(await second.row(ref(key))).toMatchObject({ fields, kept: { ...kept, target: '67 %' } });
    expect(await second.own({ type: 'data.import', text, apply: true })).toMatchObject({
      changed: 0,
      same: 1,
    });
    // Imported later into a version that came after: the same.
    await second.program.parts.rows.update(ref(key), ({ kept: _, fields: __, ...row }) => row);
    await ask(d, 1, {
      type: 'outcome.save',
      item: ref(key),
      form: { ...FORM, problem: 'Later' },
      from: null,
    });
    await d.settle();
    const later = (await d.own({ type: 'data.export' })).text;
    await second.own({ type: 'data.import', text: later, apply: true });
    expect((await second.row(ref(key))).kept).toMatchObject({ target: '67 %' });
  });
});

describe('a tab that went on', () => {
  const draft = (d: Device, tab: number, key: string) =>
    ask(d, tab, { type: 'draft.put', item: ref(key), form: { problem: 'Half' }, opened: [] });
  test.each(['https://example.com/', 'https://github.com/acme/shop/issues', address('acme/shop#143')])(
    'its draft is offered to another: %s',
    async (elsewhere) => {
      const { d } = await setting();
      await open(d, 1, 'acme/shop#142');
      await draft(d, 1, 'acme/shop#142');
      expect(await open(d, 2, 'acme/shop#142')).toMatchObject({ editedElsewhere: true });
      d.tabs.set(1, elsewhere);
      const view = await open(d, 2, 'acme/shop#142');
      expect(view).toMatchObject({ editedElsewhere: false, draft: { form: { problem: 'Half' } } });
    },
  );
  test('a draft of a create form likewise', async () => {
    const { d } = await setting();
    d.tabs.set(1, NEW);
    await put(d, (await form(d)).id, { problem: 'Half' }, '', false);
    d.tabs.set(2, NEW);
    const other = () => ask(d, 2, { type: 'pending.open', place: SHOP }) as Promise<PendingView>;
    expect((await other()).form).toEqual({});
    d.tabs.set(1, 'https://github.com/acme/web/issues');
    expect((await other()).form).toEqual({ problem: 'Half' });
  });
  test('an editor that was open in it holds no write back', async () => {
    const { d, world } = await setting();
    const key = 'acme/shop#142';
    await open(d, 1, key, { editing: true });
    d.tabs.set(1, address('acme/shop#143'));
    await open(d, 2, key);
    await ask(d, 2, { type: 'outcome.save', item: ref(key), form: FORM, from: null });
    await d.settle();
    expect(issueAt(world.state, key).body).toContain(FORM.problem);
  });
  test('nor when it comes back with the editor closed elsewhere', async () => {
    const { d } = await setting();
    await open(d, 1, 'acme/shop#142', { editing: true });
    await open(d, 1, 'acme/shop#143');
    expect(Object.keys(d.local.dump()).filter((k) => k.startsWith('editor:'))).toEqual([]);
  });
});
