import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, itemOf, linkedPath, parse, partsOf, placeOf } from '../../../lib/trackers/github/urls';

const at = (path: string) => parse(new URL(path, 'https://github.com'));
const item = (owner: string, repo: string, n: string) => ({
  kind: 'item',
  item: itemOf(owner, repo, n),
  place: placeOf(owner, repo),
});

const SILENT = [
  '/',
  '/acme',
  '/acme/shop',
  '/acme/shop/pull/12/files',
  '/acme/shop/pulls/12',
  '/acme/shop/pull/12/changes',
  '/acme/shop/pull/0',
  '/acme/shop/issues/new/choose',
  '/acme/shop/issues/123/linked_closing_reference',
  '/acme/shop/issues/0',
  '/acme/shop/issues/12a',
  '/acme/shop/issues/templates/edit',
  '/acme/shop/issues/views',
  '/acme/shop/wiki',
  '/acme/shop/settings',
  '/acme/shop/pulse',
  '/acme/shop/discussions/4',
  '/acme/shop/projects',
  '/orgs/acme/projects/1/insights',
  '/orgs/acme/projects/1/settings',
  '/orgs/acme/projects/1/workflows',
  '/orgs/acme/people',
  '/orgs/shop/issues/1',
  '/settings/issues/1',
  '/notifications',
  '/search?q=is%3Aissue&type=code',
  '/search?q=is%3Aissue',
  '/acme/shop/search?q=x&type=commits',
  '/pulls/a/b',
  '/issues/assigned/somebody',
  '/login?return_to=%2Facme%2Fshop%2Fissues%2F1',
];

describe('where a GitHub address leads', () => {
  it.each(SILENT)('%s is silent', (path) => expect(at(path)).toEqual({ kind: 'silent' }));

  it.each([
    'http://github.com/acme/shop/issues/1',
    'https://gist.github.com/acme/shop/issues/1',
    'https://github.com.example/acme/shop/issues/1',
    'https://github.com:8443/acme/shop/issues/1',
    'https://ghe.com/acme/shop/issues/1',
    'https://a.b.ghe.com/acme/shop/issues/1',
    'https://acmeghe.com/acme/shop/issues/1',
  ])('%s is silent', (url) => expect(parse(new URL(url))).toEqual({ kind: 'silent' }));

  it('an issue, whatever its query and hash, keeps the case', () => {
    expect(at('/Acme/Shop/issues/142')).toEqual(item('Acme', 'Shop', '142'));
    expect(at('/acme/shop/issues/142/?notification_referrer_id=x#issuecomment-1')).toEqual(
      item('acme', 'shop', '142'),
    );
    expect(itemOf('acme', 'shop', 142)).toEqual({
      tracker: 'github',
      site: 'github.com',
      key: 'acme/shop#142',
    });
  });

  it('an issue over a dashboard or beside a board', () => {
    const over = 'issue=acme%7Cshop%7C142';
    for (const path of [
      `/issues/assigned?${over}`,
      `/issues?${over}`,
      `/orgs/acme/projects/3?pane=issue&itemId=9&${over}`,
      `/users/me/projects/3/views/2?pane=issue&itemId=9&${over}`,
      `/acme/shop/projects/3?pane=issue&${over}`,
      `/acme/shop/issues?${over}`,
    ]) {
      expect(at(path), path).toMatchObject(item('acme', 'shop', '142'));
    }
  });

  it('an item over a list says which list it is', () => {
    const over = (path: string) => {
      const spot = at(path);
      return spot.kind === 'item' ? spot.over : undefined;
    };
    expect(over('/issues/assigned?issue=acme%7Cshop%7C142')).toEqual({ of: 'items' });
    expect(over('/payments/x/issues?issue=acme%7Cshop%7C142')).toEqual({
      place: placeOf('payments', 'x'),
      of: 'items',
    });
    expect(over('/orgs/acme/projects/3?pane=issue&issue=acme%7Cshop%7C142')).toEqual({ of: 'board' });
    expect(over('/acme/shop/issues/142')).toBeUndefined();
  });

  it('a pull request, on its conversation alone', () => {
    const spot = at('/acme/shop/pull/143?notification_referrer_id=x');
    expect(spot).toEqual({ kind: 'pull', item: itemOf('acme', 'shop', 143), place: placeOf('acme', 'shop') });
    for (const tab of ['files', 'commits', 'checks'])
      expect(at(`/acme/shop/pull/143/${tab}`).kind).toBe('silent');
  });

  it.each([
    ['/acme/shop/pulls', { place: placeOf('acme', 'shop'), of: 'pulls' }],
    ['/pulls', { of: 'pulls' }],
    ['/pulls/review-requested', { of: 'pulls' }],
    ['/search?q=x&type=issues', { of: 'items' }],
    ['/search?q=x&type=pullrequests', { of: 'pulls' }],
    ['/acme/shop/search?q=x&type=issues', { place: placeOf('acme', 'shop'), of: 'items' }],
    ['/users/me/projects/3', { of: 'board' }],
  ])('%s is a list', (path, list) => expect(at(path)).toEqual({ kind: 'list', tracker: 'github', ...list }));

  it('a company with its own residency is a site of its own', () => {
    const spot = parse(new URL('https://acme.ghe.com/acme/shop/issues/142'));
    const site = 'acme.ghe.com';
    expect(spot).toEqual({
      kind: 'item',
      item: { tracker: 'github', site, key: 'acme/shop#142' },
      place: { tracker: 'github', site, name: 'acme/shop', owner: 'acme' },
    });
    expect(addressOf(itemOf('acme', 'shop', 142, site))).toBe('https://acme.ghe.com/acme/shop/issues/142');
    expect(addressOf(itemOf('acme', 'shop', 142, 'github.com.example'))).toBeNull();
  });

  it.each([
    ['/acme/shop/issues/12', { item: itemOf('acme', 'shop', 12), pull: false }],
    ['/acme/shop/pull/12?x#y', { item: itemOf('acme', 'shop', 12), pull: true }],
    ['/acme/shop/pull/12/files', null],
    ['/acme/shop/issues/new', null],
    ['/orgs/shop/issues/1', null],
  ])('a link to %s', (path, to) => {
    const { pathname, hostname } = new URL(path, 'https://github.com');
    expect(linkedPath(pathname, hostname)).toEqual(to);
  });

  it('a draft beside a board is no item', () => {
    expect(at('/orgs/acme/projects/3?pane=issue&itemId=9').kind).toBe('list');
    expect(at('/orgs/acme/projects/3?issue=acme%7Cshop%7C142').kind).toBe('list');
  });

  it.each([
    'acme%7Cshop',
    'acme%7Cshop%7Cx',
    '%7Cshop%7C1',
    'acme%7Cshop%7C1%7C2',
    'orgs%7Cx%7C1',
    '..%7C..%7C1',
  ])('overlay %s is not an item', (value) => expect(at(`/issues?issue=${value}`).kind).toBe('list'));

  it('forms and lists', () => {
    expect(at('/acme/shop/issues/new?template=bug.yml')).toEqual({
      kind: 'new',
      place: placeOf('acme', 'shop'),
    });
    for (const path of [
      '/acme/shop/issues',
      '/acme/shop/issues/created_by/me',
      '/acme/shop/issues/views/3',
      '/acme/shop/labels/bug%20report',
      '/acme/shop/milestone/2',
    ]) {
      expect(at(path), path).toEqual({
        kind: 'list',
        tracker: 'github',
        place: placeOf('acme', 'shop'),
        of: 'items',
      });
    }
    expect(at('/acme/shop/projects/1')).toMatchObject({ place: placeOf('acme', 'shop'), of: 'board' });
    for (const path of ['/issues', '/issues/assigned', '/issues/views/4']) {
      expect(at(path), path).toEqual({ kind: 'list', tracker: 'github', of: 'items' });
    }
    expect(at('/orgs/acme/projects/1/views/2')).toEqual({ kind: 'list', tracker: 'github', of: 'board' });
  });

  const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,20}$/);
  const repo = fc.stringMatching(/^[a-zA-Z0-9_][\w.-]{0,30}$/);
  const number = fc.integer({ min: 1, max: 2 ** 31 });

  it('never throws and never finds an item outside its host (property)', () => {
    const host = fc.constantFrom(
      'github.com',
      'gist.github.com',
      'github.com.example',
      'linear.app',
      'x.test:8443',
    );
    const path = fc.array(fc.string({ maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(host, path, fc.string({ maxLength: 20 }), (name, parts, issue) => {
        const url = new URL(`https://${name}/${parts.map(encodeURIComponent).join('/')}`);
        url.searchParams.set('issue', issue);
        const { kind } = parse(url);
        expect(['item', 'pull', 'new', 'list', 'silent']).toContain(kind);
        if (name !== 'github.com') expect(kind).toBe('silent');
      }),
    );
  });

  it('key and address name the same parts (property)', () => {
    fc.assert(
      fc.property(name, repo, number, (o, r, n) => {
        const spot = at(`/${o}/${r}/issues/${n}`);
        fc.pre(spot.kind !== 'silent');
        expect(spot).toEqual(item(o, r, String(n)));
        if (spot.kind === 'item') {
          expect(partsOf(spot.item.key)).toEqual({ owner: o, repo: r, number: String(n) });
        }
      }),
    );
  });

  it('only an issue address of a repository is an item (property)', () => {
    const part = fc.constantFrom(
      'issues',
      'issue',
      'pull',
      'new',
      '1',
      '142',
      'a',
      'wiki',
      'orgs',
      'projects',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const spot = at(`/${parts.join('/')}`);
        if (spot.kind === 'item') expect(parts).toHaveLength(4);
        if (spot.kind === 'item') expect(parts[2]).toBe('issues');
      }),
    );
  });
});

describe('the page of an issue', () => {
  it('leads back to it', () => {
    const item = itemOf('acme', 'shop', '142');
    expect(addressOf(item)).toBe('https://github.com/acme/shop/issues/142');
    expect(parse(new URL(addressOf(item) ?? ''))).toMatchObject({ kind: 'item', item });
  });
  it.each(['', 'SHOP-12', 'acme/shop#0', 'acme/shop#142~I_x', 'a/../b#1', 'acme/shop#1/../../x'])(
    'is none for the key “%s”',
    (key) => expect(addressOf({ tracker: 'github', site: 'github.com', key })).toBeNull(),
  );
});
