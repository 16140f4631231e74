import { describe, expect, test } from 'vitest';
import {
  isIssueAddress,
  issuesOf,
  newIssueOf,
  readPlace,
  suggestions,
} from '../../../components/page/place-input';
import { placeField } from '../../../lib/strings/pages';
import { HOSTILE } from './worker';

const { wrong } = placeField;

describe('a place as it is typed', () => {
  test.each([
    ['acme/shop', 'acme/shop', 'place'],
    ['  Acme/Shop ', 'Acme/Shop', 'place'],
    ['acme/', 'acme', 'owner'],
    ['@acme', 'acme', 'owner'],
    ['acme_corp', 'acme_corp', 'owner'],
    ['https://github.com/acme/shop/issues/142?x=1#issuecomment-1', 'acme/shop', 'place'],
    ['github.com/acme/shop', 'acme/shop', 'place'],
    ['https://www.github.com/acme', 'acme', 'owner'],
    ['https://github.com/orgs/acme/projects/7', 'acme', 'owner'],
    ['acme/.github', 'acme/.github', 'place'],
  ])('%s', (text, name, scope) => {
    expect(readPlace(text)).toMatchObject({
      ok: true,
      scope,
      place: { tracker: 'github', site: 'github.com', name, owner: name.split('/')[0] },
    });
  });

  test.each([
    ['acme.ghe.com/acme/shop', 'acme/shop', 'place'],
    ['https://acme.ghe.com/acme/shop/issues/7', 'acme/shop', 'place'],
    ['https://acme.ghe.com/orgs/acme/projects/1', 'acme', 'owner'],
  ])('%s is on the company’s site', (text, name, scope) => {
    expect(readPlace(text)).toMatchObject({ ok: true, scope, place: { site: 'acme.ghe.com', name } });
  });
  test('a name alone is on the site that is meant; an address on its own', () => {
    expect(readPlace('acme/shop', 'acme.ghe.com')).toMatchObject({ place: { site: 'acme.ghe.com' } });
    expect(readPlace('github.com/acme/shop', 'acme.ghe.com')).toMatchObject({
      place: { site: 'github.com' },
    });
  });

  test.each([
    ['', wrong.empty],
    ['https://acme.ghe.com/', wrong.page],
    ['http://acme.ghe.com/acme/shop', wrong.host('acme.ghe.com')],
    ['https://a.b.ghe.com/acme/shop', wrong.host('a.b.ghe.com')],
    ['   ', wrong.empty],
    ['my shop', wrong.spaces],
    ['acme/shop/issues', wrong.parts],
    ['-acme', wrong.owner('-acme')],
    ['a'.repeat(40), wrong.owner('a'.repeat(40))],
    ['acme/..', wrong.repo('..')],
    ['acme/sh?op', wrong.repo('sh?op')],
    ['https://github.com/', wrong.page],
    ['https://github.com/settings/tokens', wrong.page],
    ['http://github.com/acme/shop', wrong.host('github.com')],
    ['https://gitlab.com/acme/shop', wrong.host('gitlab.com')],
    ['https://github.com.evil.example/acme/shop', wrong.host('github.com.evil.example')],
    ['https://linear.app/acme/issue/SHOP-1', wrong.later('Linear')],
    ['acme.atlassian.net/browse/SHOP-1', wrong.later('Jira')],
    ['javascript:alert(1)', wrong.host('javascript:')],
  ])('%s is told what is wrong', (text, why) => {
    expect(readPlace(text)).toEqual({ ok: false, why });
  });

  test('hostile texts are refused', () => {
    for (const text of HOSTILE.filter((t) => t !== '__proto__')) {
      expect(readPlace(text).ok, text).toBe(false);
    }
    // A name that JavaScript knows is no name of an owner either: those begin with a letter or digit.
    expect(readPlace('__proto__').ok).toBe(false);
  });
});

test('suggestions: each repository once and its owner, nothing else', () => {
  const found = suggestions([
    'https://github.com/acme/shop/issues/1',
    'https://github.com/ACME/shop/pulls',
    'https://github.com/settings',
    'https://github.com/acme',
    'https://github.com/beta/app',
    'about:blank',
  ]);
  expect(found.map((f) => `${f.scope}:${f.place.name}`)).toEqual([
    'place:acme/shop',
    'owner:acme',
    'place:beta/app',
    'owner:beta',
  ]);
});

test('suggestions of a company’s site are its own', () => {
  const found = suggestions(['https://acme.ghe.com/acme/shop/issues', 'https://github.com/acme/shop']);
  expect(found.map((f) => `${f.place.site} ${f.scope}:${f.place.name}`)).toEqual([
    'acme.ghe.com place:acme/shop',
    'acme.ghe.com owner:acme',
    'github.com place:acme/shop',
    'github.com owner:acme',
  ]);
});

test('pages of a place are on its site', () => {
  const place = { site: 'acme.ghe.com', name: 'acme/shop' };
  expect(issuesOf(place)).toBe('https://acme.ghe.com/acme/shop/issues');
  expect(newIssueOf({ ...place, site: 'github.com' })).toBe('https://github.com/acme/shop/issues/new');
});

test('addresses of issues', () => {
  expect(isIssueAddress(' https://github.com/acme/shop/issues/151 ')).toBe(true);
  expect(isIssueAddress('https://acme.ghe.com/acme/shop/issues/151')).toBe(true);
  for (const no of [
    'https://github.com/acme/shop/issues',
    'https://github.com/acme/shop/pull/151',
    'https://evil.example/acme/shop/issues/1',
    '#151',
  ]) {
    expect(isIssueAddress(no), no).toBe(false);
  }
});
