import { describe, expect, test } from 'vitest';
import { isIssueAddress, readPlace, suggestions } from '../../../components/page/place-input';
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
    ['', wrong.empty],
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

test('addresses of issues', () => {
  expect(isIssueAddress(' https://github.com/acme/shop/issues/151 ')).toBe(true);
  for (const no of [
    'https://github.com/acme/shop/issues',
    'https://github.com/acme/shop/pull/151',
    'https://evil.example/acme/shop/issues/1',
    '#151',
  ]) {
    expect(isIssueAddress(no), no).toBe(false);
  }
});
