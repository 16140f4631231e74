/** Threat 5 and 6: who may send what. Every refusal leaves the handlers untouched. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../lib/messages/protocol';
import { router, type Sender } from '../../../lib/messages/router';
import { parse } from '../../../lib/trackers/github/urls';

const BASE = 'chrome-extension://own/';
const ISSUE = 'https://github.com/acme/shop/issues/142';
const item = { tracker: 'github', site: 'github.com', key: 'acme/shop#142' };
const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
const form = { problem: 'P' };

const called: string[] = [];
const refused: string[] = [];
const done = async (m: { type: string }) => {
  called.push(m.type);
  return { done: true };
};
const route = router({
  ownId: 'own',
  ownBase: BASE,
  parse,
  lately: { shows: () => {}, left: async () => false },
  onItem: done,
  onPlace: done,
  onList: done,
  onPage: done,
  onOwn: done,
  refused: (why) => refused.push(why),
});
beforeEach(() => {
  called.length = refused.length = 0;
});

/** A page script of the issue, in Chromium. */
const page = (more: Partial<Sender> = {}): Sender => ({
  id: 'own',
  url: ISSUE,
  origin: 'https://github.com',
  frameId: 0,
  tab: { id: 1, url: ISSUE },
  ...more,
});
const own = (path: string): Sender => ({ id: 'own', url: BASE + path });

const OF_ITEMS: Message[] = [
  { type: 'item.open', item, seen: {} },
  { type: 'item.check', item },
  { type: 'panel.inject', item },
  { type: 'gate.inject', item },
  { type: 'draft.put', item, form, opened: [], from: null },
  { type: 'outcome.save', item, form, from: null },
  { type: 'outcome.remove', item, why: '' },
  { type: 'share.choose', item, way: 'here' },
  { type: 'section.text', item },
  { type: 'place.choose', item, scope: 'place', choice: 'used' },
];
const OF_PLACES: Message[] = [
  { type: 'pending.open', place },
  { type: 'gate.inject', place },
  { type: 'pending.put', place, form, title: 'T', opened: [], saved: true },
  { type: 'pending.text', place, form },
];
const OF_OWN_PAGES: Message[] = [
  { type: 'settings.put', patch: { developer: true } },
  { type: 'place.set', place, scope: 'place', choice: 'used' },
  { type: 'connection.list' },
  { type: 'connection.test', credential: 'c' },
  { type: 'ledger.list' },
  { type: 'ledger.clear' },
  { type: 'data.export' },
  { type: 'data.import', text: '{}', apply: true },
  { type: 'data.wipe' },
  { type: 'popup.tab', tabId: 1 },
  { type: 'tabs.wake', origin: 'https://github.com' },
];

describe.each([...OF_ITEMS, ...OF_PLACES].map((m) => [m.type, m] as const))(
  '%s of a page',
  (type, message) => {
    test('is taken from its own page, also in Firefox, which names no origin', async () => {
      expect(await route(message, page())).toMatchObject({ ok: true });
      const { origin: _, ...firefox } = page();
      expect(await route(message, firefox)).toMatchObject({ ok: true });
      expect(called).toEqual([type, type]);
    });
    test.each<[string, Partial<Sender>]>([
      ['another extension', { id: 'other' }],
      ['a frame', { frameId: 3 }],
      ['a page without https', { tab: { id: 1, url: ISSUE.replace('https', 'http') } }],
      ['a tab of another origin than the frame', { url: 'https://evil.example/acme/shop/issues/142' }],
      ['another origin in the sender', { origin: 'https://evil.example' }],
      ['an opaque origin', { origin: 'null' }],
      ['a tab without a number', { tab: { url: ISSUE } }],
      ['a tab that shows nothing', { tab: { id: 1 } }],
    ])('is refused from %s', async (_, more) => {
      expect(await route(message, page(more))).toMatchObject({ ok: false, code: 'refused' });
      expect(called).toEqual([]);
      expect(refused).toHaveLength(1);
    });
    test('is refused without a tab, and from the extension’s own pages', async () => {
      const { tab: _, ...bare } = page();
      expect(await route(message, bare)).toMatchObject({ ok: false, code: 'refused' });
      expect(await route(message, own('options.html'))).toMatchObject({ ok: false, code: 'invalid' });
      expect(called).toEqual([]);
    });
    test('is answered “moved” where the tab shows something else, though the sender’s address is the old one', async () => {
      // A form for any repository of an owner may be open in each of the owner's pages.
      const others = 'place' in message ? ['other/shop'] : ['other/shop', 'acme/payments'];
      const urls = others.map((name) => `https://github.com/${name}/issues/142`);
      for (const url of [...urls, 'https://github.com/settings/tokens'])
        expect(await route(message, page({ tab: { id: 1, url } }))).toMatchObject({
          ok: false,
          code: 'moved',
        });
      expect(called).toEqual([]);
    });
  },
);

test.each([
  ['another tracker', { ...item, tracker: 'jira' }],
  ['another site', { ...item, site: 'github.example.com' }],
  ['another number', { ...item, key: 'acme/shop#141' }],
  ['an id of its own choice', { ...item, key: 'acme/shop#141', id: 'I_142' }],
])('an item of %s is never that of the tab', async (_, claimed) => {
  const message = { type: 'outcome.save', item: claimed, form, from: null };
  expect(await route(message, page())).toMatchObject({ ok: false, code: 'moved' });
  expect(called).toEqual([]);
});

test('a page claims no id: what reaches the handler is the address', async () => {
  const seen: unknown[] = [];
  const spy = router({
    ownId: 'own',
    ownBase: BASE,
    parse,
    lately: { shows: () => {}, left: async () => false },
    onItem: async (_, at) => void seen.push(at),
    onPlace: done,
    onList: done,
    onPage: done,
    onOwn: done,
    refused: () => {},
  });
  await spy({ type: 'item.check', item: { ...item, id: 'I_of_somebody' } }, page());
  expect(seen).toEqual([{ item, place, tab: 1 }]);
});

describe.each(OF_OWN_PAGES.map((m) => [m.type, m] as const))('%s of our own pages', (type, message) => {
  test('is taken from them only', async () => {
    for (const path of ['options.html', 'popup.html#x', 'welcome.html?a=1'])
      expect(await route(message, own(path))).toMatchObject({ ok: true });
    expect(called).toEqual([type, type, type]);
    for (const path of ['panel.html', '', 'options.html/../evil.html'])
      expect(await route(message, own(path))).toMatchObject({ ok: false, code: 'refused' });
    expect(await route(message, page())).toMatchObject({ ok: false, code: 'refused' });
    expect(await route(message, { ...own('options.html'), id: 'other' })).toMatchObject({ code: 'refused' });
    expect(called).toHaveLength(3);
  });
});

test.each([
  null,
  7,
  'item.open',
  [],
  {},
  { type: 'nothing' },
  { type: 'outcome.save', item },
  JSON.parse('{"__proto__":{"type":"data.wipe"}}') as unknown,
])('what is no message is not understood: %j', async (raw) => {
  expect(await route(raw, page())).toMatchObject({ ok: false });
  expect(await route(raw, own('options.html'))).toMatchObject({ ok: false, code: 'invalid' });
  expect(called).toEqual([]);
});
