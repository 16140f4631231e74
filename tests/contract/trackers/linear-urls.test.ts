import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerOf, placeNameOf } from '../../../lib/outcome/item';
import { queryOf } from '../../../lib/trackers/linear/query';
import {
  addressOf,
  isSite,
  itemOf,
  linkedPath,
  parse,
  partsOf,
  placeOf,
} from '../../../lib/trackers/linear/urls';

const at = (path: string) => parse(new URL(path, 'https://linear.app'));
const ENG = placeOf('acme', 'ENG');
const ITEM = itemOf('acme', 'ENG-12');
const ISSUE = { kind: 'item', item: ITEM, place: ENG };

const SILENT = [
  '/',
  '/acme',
  '/acme/issue',
  '/acme/issue/ENG',
  '/acme/issue/ENG-0',
  '/acme/issue/ENG-012',
  '/acme/issue/ENG-12a',
  '/acme/issue/ENG-12/slug/more',
  '/acme/issue/TOOLONGK-1',
  '/acme/issue/ENG-1234567890',
  '/acme/issue/E_G-12',
  '/acme/issues/ENG-12',
  '/acme/settings',
  '/acme/settings/account/security',
  '/acme/settings/teams/ENG/issue/ENG-12',
  '/acme/team/ENG',
  '/acme/team/ENG/projects/all',
  '/acme/team/ENG/views/issues',
  '/acme/team/ENG/settings',
  '/acme/team/ENG/new/x',
  '/acme/team/TOOLONGK/active',
  '/acme/projects/all',
  '/acme/project/checkout-0f5a1c2e9b7d/overview',
  '/acme/project/checkout-0f5a1c2e9b7d',
  '/acme/initiatives',
  '/acme/initiative/growth/overview',
  '/acme/roadmap',
  '/acme/views/issues',
  '/acme/views',
  '/acme/view',
  '/acme/dashboard/1',
  '/acme/profiles/mona',
  '/acme/drafts/1',
  '/acme/welcome-message',
  '/acme/my-issues/assigned/x',
  '/acme/new/x',
  '/new',
  '/login',
  '/docs/issue/ENG-12',
  '/developers/graphql',
  '/changelog/issue/ENG-12',
  '/settings/issue/ENG-12',
  '/oauth/authorize?client_id=x',
  '/integrations/team/ENG/active',
  '/Settings/issue/ENG-12',
  '/-acme/issue/ENG-12',
  '/ac.me/issue/ENG-12',
];

const TEAM: [string, 'items' | 'board'][] = [
  ['active', 'items'],
  ['backlog', 'items'],
  ['all', 'items'],
  ['triage', 'items'],
  ['overview', 'items'],
  ['board', 'board'],
  ['cycle', 'items'],
  ['cycles', 'items'],
  ['cycle/active', 'items'],
  ['cycle/12', 'items'],
  ['cycles/12', 'items'],
  ['view/big-bets-0f5a1c2e', 'items'],
];

const ANYWHERE = [
  '/acme/my-issues',
  '/acme/my-issues/assigned',
  '/acme/my-issues/created',
  '/acme/my-issues/activity',
  '/acme/view/0f5a1c2e-0000-4000-8000-000000000001',
  '/acme/view/big-bets-0f5a1c2e',
  '/acme/project/checkout-0f5a1c2e9b7d/issues',
  '/acme/inbox',
  '/acme/inbox/all',
  '/acme/inbox/0f5a1c2e-0000-4000-8000-000000000001',
  '/acme/new',
];

describe('where a Linear address leads', () => {
  it.each(SILENT)('%s is silent', (path) => expect(at(path)).toEqual({ kind: 'silent' }));

  it.each([
    'http://linear.app/acme/issue/ENG-12',
    'https://api.linear.app/acme/issue/ENG-12',
    'https://linear.app.example/acme/issue/ENG-12',
    'https://acme.linear.app/acme/issue/ENG-12',
    'https://linear.app:8443/acme/issue/ENG-12',
  ])('%s is silent', (url) => expect(parse(new URL(url))).toEqual({ kind: 'silent' }));

  it.each([
    '/acme/issue/ENG-12',
    '/acme/issue/ENG-12/',
    '/acme/issue/ENG-12/let-shoppers-pay',
    '/acme/issue/ENG-12/eng-13',
    '/acme/issue/eng-12/let-shoppers-pay',
    '/Acme/issue/Eng-12/x?a=1#comment-77',
    '/acme/issue/ENG-12/x#update-94c11c2d-issue-created',
  ])('%s is the issue', (path) => expect(at(path)).toEqual(ISSUE));

  it('two workspaces have an ENG-12 each', () => {
    const other = at('/other-co/issue/ENG-12');
    expect(other).toMatchObject({ item: { key: 'other-co/ENG-12' }, place: { owner: 'other-co' } });
    expect(other).not.toEqual(at('/acme/issue/ENG-12'));
  });

  it.each(TEAM)('a list of a team: %s', (view, of) =>
    expect(at(`/acme/team/eng/${view}`)).toEqual({ kind: 'list', tracker: 'linear', place: ENG, of }),
  );

  it.each(ANYWHERE)('%s is a list that names no team', (path) =>
    expect(at(path)).toEqual({
      kind: 'list',
      tracker: 'linear',
      of: 'items',
      owner: 'acme',
      // What the reading pane shows, its address may not tell.
      ...(path.startsWith('/acme/inbox') && { holds: true }),
    }),
  );

  it('a form of a team', () => expect(at('/acme/team/ENG/new?title=x')).toEqual({ kind: 'new', place: ENG }));

  it.each(['/acme/inbox/ENG-12', '/acme/inbox/all/ENG-12/pay', '/acme/inbox/issue/eng-12'])(
    '%s is the issue beside the inbox',
    (path) => expect(at(path)).toEqual({ ...ISSUE, over: { of: 'items', owner: 'acme' } }),
  );

  it('what can be asked of the tracker is a list of a team here too', () => {
    for (const [view] of TEAM) {
      const path = `/acme/team/ENG/${view}`;
      if (queryOf(new URL(path, 'https://linear.app')) !== null)
        expect(at(path)).toMatchObject({ kind: 'list', place: ENG });
    }
  });

  it('key, place and owner are the parts of one name', () => {
    expect(ITEM.key).toBe('acme/ENG-12');
    expect(placeNameOf(ITEM.key)).toBe(ENG.name);
    expect(ownerOf(ENG)).toBe(ENG.owner);
    expect(partsOf('ACME/eng-12')).toEqual({
      workspace: 'acme',
      team: 'ENG',
      number: '12',
      identifier: 'ENG-12',
    });
    expect(isSite('linear.app')).toBe(true);
    expect(isSite('api.linear.app')).toBe(false);
  });

  it.each([
    ['/acme/issue/ENG-12/pay', ITEM],
    ['/acme/issue/eng-12', ITEM],
    ['/acme/issue/ENG-12/', ITEM],
    ['/acme/issue/ENG-12/pay/more', null],
    ['/acme/issue/new', null],
    ['/acme/project/issue/ENG-12', null],
    ['/docs/issue/ENG-12', null],
    ['acme/issue/ENG-12', null],
    ['', null],
  ])('a link to %s', (path, to) => expect(linkedPath(path)).toEqual(to));

  it('never throws and never finds an item outside its host (property)', () => {
    const host = fc.constantFrom(
      'linear.app',
      'api.linear.app',
      'linear.app.example',
      'github.com',
      'x.test:8443',
    );
    const part = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('acme', 'issue', 'team', 'inbox', 'ENG', 'ENG-12', 'active', 'settings', 'new'),
    );
    void fc.assert(
      fc.property(host, fc.array(part, { maxLength: 6 }), (name, parts) => {
        const spot = parse(new URL(`https://${name}/${parts.map(encodeURIComponent).join('/')}`));
        expect(['item', 'new', 'list', 'silent']).toContain(spot.kind);
        if (name !== 'linear.app') expect(spot.kind).toBe('silent');
        if (spot.kind === 'item') {
          expect(['issue', 'inbox']).toContain(parts.filter((p) => p !== '')[1]);
          expect(spot.item.key.startsWith(`${spot.place.name}-`)).toBe(true);
        }
      }),
    );
  });

  it('key and address name the same parts (property)', () => {
    const workspace = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    const team = fc.stringMatching(/^[A-Z][A-Z0-9]{0,6}$/);
    const number = fc.integer({ min: 1, max: 999_999_999 });
    void fc.assert(
      fc.property(workspace, team, number, (w, t, n) => {
        const item = itemOf(w, `${t}-${n}`);
        const address = addressOf(item);
        fc.pre(address !== null);
        expect(parse(new URL(address ?? ''))).toEqual({ kind: 'item', item, place: placeOf(w, t) });
        expect(partsOf(item.key)).toEqual({ workspace: w, team: t, number: `${n}`, identifier: `${t}-${n}` });
      }),
    );
  });
});

describe('the page of an issue', () => {
  it('leads back to it', () => {
    expect(addressOf(ITEM)).toBe('https://linear.app/acme/issue/ENG-12');
    expect(addressOf({ ...ITEM, key: 'ACME/eng-12' })).toBe('https://linear.app/acme/issue/ENG-12');
  });
  it.each([
    '',
    'ENG-12',
    'acme/ENG',
    'acme/ENG-0',
    'acme/ENG-12/x',
    'settings/ENG-12',
    '../ENG-12',
    'acme/ENG#12',
  ])('is none for the key “%s”', (key) =>
    expect(addressOf({ tracker: 'linear', site: 'linear.app', key })).toBeNull(),
  );
  it('is none on another site', () => expect(addressOf({ ...ITEM, site: 'linear.app.example' })).toBeNull());
});
