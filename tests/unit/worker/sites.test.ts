/** A company's own site: its issues, tokens and requests are its own, beside places of the same name elsewhere. */
import { expect, test } from 'vitest';
import type { ItemView, Message } from '../../../lib/messages/protocol';
import { issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { createWorld } from '../../playground/world';
import { type Device, device } from '../../support/device';
import { FORM, token } from '../../support/setting';

const SITE = 'acme.ghe.com';
const KEY = 'acme/shop#142';
const item = { tracker: 'github', site: SITE, key: KEY };
const place = { tracker: 'github', site: SITE, name: 'acme/shop', owner: 'acme' };
const THERE = { ...token(PRACTICE_TOKENS.pmWrite), origin: 'https://api.acme.ghe.com' };

function setting(sites: string[]) {
  const world = createWorld();
  const hosts: string[] = [];
  const watched = {
    ...world,
    fetch: (input: Parameters<typeof world.fetch>[0], init: Parameters<typeof world.fetch>[1]) => {
      hosts.push(new URL(String(input)).host);
      return world.fetch(input, init);
    },
  };
  const d = device({ world: watched, clock: world.state.clock, sites });
  d.setTokens([THERE]);
  d.tabs.set(1, `https://${SITE}/acme/shop/issues/142`);
  return { d, hosts, body: () => issueAt(world.state, KEY).body ?? '' };
}
async function ask(d: Device, message: Message): Promise<ItemView> {
  const answer = await d.fromTab(1, message);
  if (!answer?.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  await d.settle();
  return answer.value as ItemView;
}
async function save(d: Device) {
  await d.own({ type: 'place.set', place, scope: 'place', choice: 'used' });
  await ask(d, { type: 'item.open', item, seen: {} });
  await ask(d, { type: 'outcome.save', item, form: FORM, from: null });
  return ask(d, { type: 'item.open', item, seen: {} });
}

test('an outcome goes to the API of the site and to no other', async () => {
  const { d, hosts, body } = setting([SITE]);
  const view = await save(d);
  expect(view.sharing.state).toBe('shared');
  expect(body()).toContain(FORM.problem);
  expect(new Set(hosts)).toEqual(new Set(['api.acme.ghe.com']));
  const { rows } = await d.own({ type: 'ledger.list' });
  expect(new Set(rows.map((r) => r.host))).toEqual(new Set(['api.acme.ghe.com']));
});

test('where the site is not allowed any more nothing leaves, and the outcome is kept', async () => {
  const { d, hosts, body } = setting(['github.com']);
  const view = await save(d);
  expect(hosts).toEqual([]);
  expect(body()).not.toContain(FORM.problem);
  expect(view).toMatchObject({ known: 'outcome', form: FORM });
  expect(view.sharing.state).not.toBe('shared');
});

test('a token of the site does not serve the same name at github.com', async () => {
  const { d, hosts } = setting(['github.com', SITE]);
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  const other = { ...item, site: 'github.com' };
  await d.own({ type: 'place.set', place: { ...place, site: 'github.com' }, scope: 'place', choice: 'used' });
  await ask(d, { type: 'item.open', item: other, seen: {} });
  await ask(d, { type: 'outcome.save', item: other, form: FORM, from: null });
  expect(hosts).toEqual([]);
});

test('a page of one site may not speak for an item of another', async () => {
  const { d } = setting(['github.com', SITE]);
  const answer = await d.fromTab(1, { type: 'item.open', item: { ...item, site: 'github.com' }, seen: {} });
  expect(answer).toMatchObject({ ok: false, code: 'moved' });
});

test('the same name at two sites is two places and two outcomes', async () => {
  const { d } = setting(['github.com', SITE]);
  await save(d);
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  const view = await ask(d, { type: 'item.open', item: { ...item, site: 'github.com' }, seen: {} });
  expect(view).toMatchObject({ place: 'unchosen' });
  expect(view.known).not.toBe('outcome');
});
