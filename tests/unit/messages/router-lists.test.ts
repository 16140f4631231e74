/** Who may send the messages of lists and pull requests, and what they may name. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../lib/messages/protocol';
import { router, type Sender } from '../../../lib/messages/router';
import type { ListAt } from '../../../lib/sync/lists';
import { parseAny } from '../../../lib/trackers/addresses';

const BASE = 'chrome-extension://own/';
const LIST = 'https://github.com/acme/shop/issues?q=is%3Aopen';
const PULL = 'https://github.com/acme/shop/pull/143';
const row = { tracker: 'github', site: 'github.com', key: 'acme/shop#142' };
const pull = { ...row, key: 'acme/shop#143', pull: true };
const form = { problem: 'P' };

const called: { type: string; at: ListAt }[] = [];
const done = async () => ({ done: true });
const route = router({
  ownId: 'own',
  ownBase: BASE,
  parse: parseAny,
  lately: { shows: () => {}, left: async () => false },
  onItem: done,
  onPlace: done,
  onPage: done,
  onOwn: done,
  async onList(m, at) {
    called.push({ type: m.type, at });
    return {};
  },
  refused: () => undefined,
});
beforeEach(() => {
  called.length = 0;
});

const page = (url = LIST, more: Partial<Sender> = {}): Sender => ({
  id: 'own',
  url,
  origin: new URL(url).origin,
  frameId: 0,
  tab: { id: 1, url },
  ...more,
});

const OF_LISTS: Message[] = [
  { type: 'list.open' },
  { type: 'rows.inject' },
  { type: 'rows.read', items: [row, pull] },
  { type: 'rows.sentence', item: row },
  { type: 'list.count', seen: [row] },
  { type: 'list.items', filter: 'none', seen: [row] },
  { type: 'list.inject' },
  { type: 'list.item', act: { type: 'outcome.save', item: row, form, from: null } },
  { type: 'list.waive', item: row, why: 'Chore', until: '2027-01-15' },
  { type: 'list.fill', items: [row], form },
  { type: 'list.comment', item: row, text: 'Which metric?' },
  { type: 'list.write', item: row },
];
const OF_PULLS: Message[] = [
  { type: 'pull.open', item: pull },
  { type: 'pull.launched', item: pull, on: null },
];

/** The message with every item in it of another site. */
function alien<M>(message: M): M {
  return JSON.parse(JSON.stringify(message).replaceAll('"github.com"', '"acme.ghe.com"')) as M;
}

describe.each(OF_LISTS.map((m) => [m.type, m] as const))('%s', (type, message) => {
  test.each([
    LIST,
    PULL,
    'https://github.com/issues',
    'https://github.com/orgs/acme/projects/1',
    'https://github.com/orgs/acme/projects/1?pane=issue&issue=acme%7Cshop%7C142',
    'https://github.com/acme/shop/issues/131',
  ])('is taken from %s', async (url) => {
    expect(await route(message, page(url))).toMatchObject({ ok: true });
    expect(called).toMatchObject([{ type, at: { tracker: 'github', site: 'github.com', tab: 1 } }]);
  });

  test.each(['https://github.com/acme/shop/wiki', 'https://github.com/acme/shop/issues/new'])(
    'is answered “moved” where the tab shows no rows: %s',
    async (url) => {
      expect(await route(message, page(LIST, { tab: { id: 1, url } }))).toMatchObject({ code: 'moved' });
      expect(called).toEqual([]);
    },
  );

  test.each<[string, Partial<Sender>]>([
    ['another extension', { id: 'other' }],
    ['a frame', { frameId: 3 }],
    ['a tab of another origin', { url: 'https://evil.example/acme/shop/issues' }],
    ['another origin in the sender', { origin: 'https://evil.example' }],
    ['no tab', { tab: {} }],
  ])('is refused from %s', async (_, more) => {
    expect(await route(message, page(LIST, more))).toMatchObject({ code: 'refused' });
    expect(called).toEqual([]);
  });

  test('is refused for items of another site, and not understood from our own pages', async () => {
    if (JSON.stringify(message).includes('github.com'))
      expect(await route(alien(message), page())).toMatchObject({ code: 'refused' });
    expect(await route(message, { id: 'own', url: `${BASE}options.html` })).toMatchObject({
      code: 'invalid',
    });
    expect(called).toEqual([]);
  });
});

describe.each(OF_PULLS.map((m) => [m.type, m] as const))('%s', (_, message) => {
  test('only about the pull request that the tab shows', async () => {
    expect(await route(message, page(PULL))).toMatchObject({ ok: true });
    for (const url of [LIST, PULL.replace('143', '141'), 'https://github.com/acme/shop/issues/143'])
      expect(await route(message, page(LIST, { tab: { id: 1, url } }))).toMatchObject({ code: 'moved' });
  });
});

test.each([
  { type: 'rows.read', items: Array.from({ length: 101 }, () => row) },
  { type: 'rows.read', items: [{ ...row, id: 'I_142' }] },
  { type: 'list.item', act: { type: 'item.open', item: row, seen: {} } },
  { type: 'list.item', act: { type: 'place.choose', item: row, scope: 'owner', choice: 'used' } },
  { type: 'list.item', act: { type: 'panel.inject', item: row } },
  { type: 'list.item', act: { type: 'list.item', act: { type: 'item.check', item: row } } },
  { type: 'list.waive', item: row, why: '', until: '2027-01-15' },
  { type: 'list.waive', item: row, why: 'Chore', until: 'soon' },
  { type: 'list.comment', item: row, text: '' },
  { type: 'list.count', seen: [], query: 'repo:other/secret' },
])('is not understood: %j', async (message) => {
  expect(await route(message, page())).toMatchObject({ code: 'invalid' });
  expect(called).toEqual([]);
});

test('the place is that of the list, also under an item that is shown over it', async () => {
  await route({ type: 'list.open' }, page());
  await route({ type: 'list.open' }, page('https://github.com/issues?issue=acme%7Cshop%7C142'));
  expect(called.map((c) => c.at.place?.name)).toEqual(['acme/shop', undefined]);
});

describe('what was typed last beside a list', () => {
  const act = { type: 'draft.put', item: row, form, opened: [] } as const;
  const AWAY = ['https://github.com/acme/shop/wiki', 'https://github.com/acme/shop/issues/new'];
  const left = (url: string) => page(LIST, { tab: { id: 1, url } });

  test.each(AWAY)('is taken after the page has gone on to %s', async (url) => {
    expect(await route({ type: 'list.item', act }, left(url))).toMatchObject({ ok: true });
    expect(called).toMatchObject([
      { type: 'list.item', at: { tracker: 'github', site: 'github.com', tab: 1 } },
    ]);
  });

  test.each(AWAY)('and nothing else is, nor for an item of another site: %s', async (url) => {
    const drop = { type: 'list.item', act: { type: 'draft.drop', item: row } };
    expect(await route(drop, left(url))).toMatchObject({ code: 'moved' });
    expect(await route(alien({ type: 'list.item', act }), left(url))).toMatchObject({ code: 'refused' });
    expect(called).toEqual([]);
  });
});
