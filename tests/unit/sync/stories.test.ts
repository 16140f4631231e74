/** The worker's stories in one process: real router, stores and outbox against the practice tracker's API. */
import { expect, test } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import type { Form } from '../../../lib/outcome/fields';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { createWorld } from '../../playground/world';
import { type Device, device, type Token } from '../../support/device';
import { FORM } from '../../support/setting';

const URL_142 = 'https://github.com/acme/shop/issues/142';
const KEY = 'acme/shop#142';
const ITEM = { tracker: 'github', site: 'github.com', key: KEY };
const PM: Token = { id: 't-pm', owner: 'acme', login: 'acme-pm', value: PRACTICE_TOKENS.pmWrite };
const DEV: Token = { id: 't-dev', owner: 'acme', login: 'acme-dev', value: PRACTICE_TOKENS.devWrite };

function setting(...tokens: (Token | undefined)[]) {
  const world = createWorld();
  const clock = world.state.clock;
  const people = tokens.map((token) => device({ world, clock, ...(token && { token }) }));
  for (const p of people) p.tabs.set(1, URL_142);
  return { world, clock, people };
}

const body = (w: ReturnType<typeof createWorld>, n = 142) =>
  w.state.issues.find((i) => i.number === n && i.repositoryId === w.state.repositories[0]?.id)?.body ?? '';

async function use(d: Device) {
  await d.own({
    type: 'place.set',
    place: { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' },
    scope: 'place',
    choice: 'used',
  });
}
async function view(d: Device): Promise<ItemView> {
  const answer = await d.fromTab(1, { type: 'item.open', item: ITEM, seen: {} });
  if (!answer?.ok) throw new Error(`no view: ${JSON.stringify(answer)}`);
  await d.settle();
  const again = await d.fromTab(1, { type: 'item.open', item: ITEM, seen: {} });
  if (!again?.ok) throw new Error('no view');
  return again.value;
}
async function save(d: Device, form: Form, from: string | null) {
  const answer = await d.fromTab(1, { type: 'outcome.save', item: ITEM, form, from });
  if (!answer?.ok) throw new Error(`not saved: ${JSON.stringify(answer)}`);
  await d.settle();
  return answer.value;
}

test('S1: a connected person saves, and it stands in the body', async () => {
  const { world, people } = setting(PM);
  const [pm] = people as [Device];
  await use(pm);
  expect((await view(pm)).known).toBe('none');
  const before = body(world);
  await save(pm, FORM, null);
  expect(body(world)).toContain('People abandon the cart');
  expect(body(world).startsWith(before.trimEnd())).toBe(true);
  const after = await view(pm);
  expect(after.sharing.state).toBe('shared');
  expect(after.form).toMatchObject(FORM);
});

test('S3 and S4: a team mate sees it; both edit, nothing is lost, one field is asked about', async () => {
  const { people, clock } = setting(PM, DEV);
  const [pm, dev] = people as [Device, Device];
  await use(pm);
  await use(dev);
  await view(pm);
  const first = await save(pm, FORM, null);
  clock.advance(60_000);
  const seen = await view(dev);
  expect(seen.form).toMatchObject(FORM);
  expect(seen.outcome?.version).toBe(first.outcome?.version);

  // Different fields: merged without a question. The PM's browser is offline while the other saves.
  await save(dev, { ...seen.form, owner: 'acme-dev' }, seen.outcome?.version ?? null);
  clock.advance(60_000);
  await save(pm, { ...FORM, target: '68 %' }, first.outcome?.version ?? null);
  clock.advance(60_000);
  const merged = await view(pm);
  expect(merged.question).toBeUndefined();
  expect(merged.form).toMatchObject({ owner: 'acme-dev', target: '68 %' });

  // The same field: asked, settled, and both end the same.
  clock.advance(60_000);
  const d2 = await view(dev);
  const p2 = await view(pm);
  dev.killAfter(0);
  dev.restart();
  await save(pm, { ...p2.form, target: '66 %' }, p2.outcome?.version ?? null);
  await save(dev, { ...d2.form, target: '70 %' }, d2.outcome?.version ?? null);
  clock.advance(60_000);
  const asked = await view(dev);
  expect(asked.question?.kind).toBe('conflict');
  const answer = await dev.fromTab(1, { type: 'conflict.settle', item: ITEM, choices: { target: 'theirs' } });
  expect(answer?.ok).toBe(true);
  await dev.settle();
  clock.advance(60_000);
  expect((await view(pm)).form.target).toBe('66 %');
  expect((await view(dev)).form.target).toBe('66 %');
});

test('S5: offline and back', async () => {
  const { world, people, clock } = setting(PM);
  const [pm] = people as [Device];
  await use(pm);
  await view(pm);
  world.faults.on({ host: 'api.github.com' }, { kind: 'offline' }, 'always');
  await save(pm, FORM, null);
  const waiting = await view(pm);
  expect(waiting.form).toMatchObject(FORM);
  world.faults.clear();
  clock.advance(3600_000);
  await pm.program.resume(true);
  await pm.settle();
  expect(body(world)).toContain('People abandon the cart');
  expect((await view(pm)).sharing.state).toBe('shared');
});

test('an edit in the one-request gap is found in the history and can be restored', async () => {
  const { world, people, clock } = setting(PM);
  const [pm] = people as [Device];
  await use(pm);
  await view(pm);
  world.foreign.before({ method: 'PATCH' }, () =>
    world.foreign.edit(KEY, 'acme-dev', (b) => `${b}\n\nOnly for carts under 200.`),
  );
  await save(pm, FORM, null);
  const told = await view(pm);
  expect(told.question).toMatchObject({
    kind: 'overwritten',
    by: 'acme-dev',
    text: 'Only for carts under 200.',
  });
  clock.advance(60_000);
  await pm.fromTab(1, { type: 'overwritten.settle', item: ITEM, choice: 'restore' });
  await pm.settle();
  expect(body(world)).toContain('Only for carts under 200.');
  expect(body(world)).toContain('People abandon the cart');
  expect((await view(pm)).question).toBeUndefined();
});

test('S11: remove leaves a tombstone, undo brings it back', async () => {
  const { world, people, clock } = setting(PM);
  const [pm] = people as [Device];
  await use(pm);
  await view(pm);
  await save(pm, FORM, null);
  clock.advance(60_000);
  await pm.fromTab(1, { type: 'outcome.remove', item: ITEM, why: 'wrong ticket' });
  await pm.settle();
  expect(body(world)).not.toContain('People abandon the cart');
  expect((await view(pm)).known).toBe('removed');
  clock.advance(60_000);
  await pm.fromTab(1, { type: 'outcome.undo', item: ITEM });
  await pm.settle();
  expect(body(world)).toContain('People abandon the cart');
  expect((await view(pm)).form).toMatchObject(FORM);
});

test('a page may only speak of the item its tab shows', async () => {
  const { people } = setting(PM);
  const [pm] = people as [Device];
  await use(pm);
  pm.tabs.set(1, 'https://github.com/acme/shop/issues/118');
  const answer = await pm.fromTab(1, { type: 'outcome.save', item: ITEM, form: FORM, from: null });
  expect(answer).toMatchObject({ ok: false, code: 'moved' });
});

test('S14: export, wipe, import, equal; no token in the file', async () => {
  const { people } = setting(PM);
  const [pm] = people as [Device];
  await use(pm);
  await view(pm);
  await save(pm, FORM, null);
  const { text } = await pm.own({ type: 'data.export' });
  expect(text).not.toContain(PRACTICE_TOKENS.pmWrite);
  await pm.own({ type: 'data.wipe' });
  expect((await pm.own({ type: 'data.export' })).text).not.toContain('abandon');
  const dry = await pm.own({ type: 'data.import', text, apply: false });
  expect(dry).toMatchObject({ ok: true, added: 1 });
  await pm.own({ type: 'data.import', text, apply: true });
  const strip = (t: string) => t.replace(/"at": "?[^,\n]*/, '').replace(/"at": \d+/g, '');
  expect(strip((await pm.own({ type: 'data.export' })).text)).toBe(strip(text));
});
