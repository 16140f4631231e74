/** The last letters of a form arrive when the page has gone on: kept with their own item, and with no other. */
import { beforeEach, expect, test } from 'vitest';
import type { Message } from '../../../lib/messages/protocol';
import type { Device } from '../../support/device';
import {
  browser,
  githubItem,
  jiraItem,
  linearItem,
  look,
  show,
  use,
  visit,
  world,
} from '../../support/others';

const FROM = githubItem('acme/shop#142');
const TO = githubItem('acme/shop#133');
const put = (item = FROM, problem = 'The last letters'): Message => ({
  ...{ type: 'draft.put', item, form: { problem }, opened: [], from: null },
});

let d: Device;
let w: ReturnType<typeof world>;
beforeEach(async () => {
  w = world();
  d = browser(w);
  await use(d, FROM);
  await visit(d, FROM);
});
const draftOf = async (item = FROM) => (await visit(d, item)).draft?.form;

test.each([
  ['GitHub', FROM, TO],
  ['Jira', jiraItem('ACME-142'), jiraItem('ACME-133')],
  ['Linear', linearItem('acme/ENG-142'), linearItem('acme/ENG-133')],
])('a page of %s went on before the letters were sent', async (_, from, to) => {
  await use(d, from);
  await visit(d, from);
  show(d, to);
  expect(await d.fromTab(1, put(from))).toMatchObject({ ok: true, value: { kept: true } });
  expect(await visit(d, to)).not.toHaveProperty('draft');
  expect(await draftOf(from)).toEqual({ problem: 'The last letters' });
});

test('the other item has already said that it is there', async () => {
  await visit(d, TO);
  expect(await d.fromTab(1, put())).toMatchObject({ ok: true });
  expect(await draftOf()).toEqual({ problem: 'The last letters' });
});

test('it went on to a page that shows no item', async () => {
  d.tabs.set(1, 'https://github.com/settings/profile');
  expect(await d.fromTab(1, put())).toMatchObject({ ok: true });
  expect(await draftOf()).toEqual({ problem: 'The last letters' });
});

test('nobody is told that it is still being typed: the next tab of the item takes it up', async () => {
  show(d, TO);
  await d.fromTab(1, put());
  show(d, FROM, 2);
  const answer = await d.fromTab(2, { type: 'item.open', item: FROM, seen: {} });
  expect(answer).toMatchObject({
    value: { editedElsewhere: false, draft: { form: { problem: 'The last letters' } } },
  });
});

test('letters taken back at the last moment leave no draft', async () => {
  await d.fromTab(1, put());
  show(d, TO);
  expect(await d.fromTab(1, { type: 'draft.drop', item: FROM })).toMatchObject({ ok: true });
  expect(await draftOf()).toBeUndefined();
});

test('the worker ended meanwhile: what the tab had begun is still its own, what it had not is not', async () => {
  await d.fromTab(1, put(FROM, 'The first'));
  show(d, TO);
  d.restart();
  expect(await d.fromTab(1, put())).toMatchObject({ ok: true });
  expect(await d.fromTab(1, put(githubItem('acme/shop#131')))).toMatchObject({ ok: false, code: 'moved' });
  expect(await draftOf()).toEqual({ problem: 'The last letters' });
});

test('long after the page went on, nothing is taken', async () => {
  await visit(d, TO);
  w.state.clock.advance(11_000);
  expect(await d.fromTab(1, put())).toMatchObject({ ok: false, code: 'moved' });
});

test.each<[string, () => unknown, Message]>([
  ['an item that this tab never showed', () => show(d, TO), put(githubItem('acme/shop#131'))],
  ['an item that another tab showed', () => show(d, TO, 2), put()],
  ['an item of another site', () => show(d, jiraItem('ACME-142')), put()],
  ['a save', () => show(d, TO), { type: 'outcome.save', item: FROM, form: {}, from: null }],
  ['a removal', () => show(d, TO), { type: 'outcome.remove', item: FROM, why: '' }],
])('%s is not taken from another address', async (name, go, message) => {
  await go();
  const tab = name.includes('another tab') ? 2 : 1;
  expect(await d.fromTab(tab, message)).toMatchObject({ ok: false, code: 'moved' });
  expect((await look(d, TO).catch(() => undefined))?.draft).toBeUndefined();
});
