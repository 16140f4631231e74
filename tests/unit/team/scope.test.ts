import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globFits, inScope, teamsOf } from '../../../lib/team/scope';
import type { Scope } from '../../../lib/team/team';
import { holds } from '../../support/arbitraries';

const place = (name: string, site = 'a.example', tracker = 't') => ({ tracker, site, name, owner: 'acme' });
const teamOf = (name: string, ...places: (string | Partial<Scope>)[]) => ({
  id: name.toLowerCase(),
  name,
  scopes: places.map((p) => ({ tracker: 't', place: '', ...(typeof p === 'string' ? { place: p } : p) })),
});

describe('a pattern', () => {
  it.each([
    ['acme/shop', 'acme/shop', true],
    ['ACME/Shop', 'acme/SHOP', true],
    [' acme/shop ', 'acme/shop', true],
    ['acme/*', 'acme/shop', true],
    ['acme/*', 'acme/', true],
    ['acme/*', 'acme', false],
    ['acme/*', 'acme/shop/deep', false],
    ['*', 'SHOP', true],
    ['*', 'acme/shop', false],
    ['*/*', 'acme/shop', true],
    ['**', 'acme/shop', false],
    ['acme/sh*p', 'acme/shp', true],
    ['acme/sh*p', 'acme/shop', true],
    ['acme/sh*p', 'acme/shops', false],
    ['acme/*-web-*', 'acme/shop-web-2', true],
    ['acme/*-web-*', 'acme/shop-web', false],
    ['a*a', 'a', false],
    ['ab*ba', 'aba', false],
    ['*ab', 'abab', true],
    ['a.me/[s]hop?', 'acme/shop', false],
    ['(a+)+$', '(a+)+$', true],
    ['', 'acme/shop', false],
  ])('%j and %j: %s', (pattern, text, fits) => {
    expect(globFits(pattern, text)).toBe(fits);
  });

  it('says the same as trying everything', () => {
    const slow = (p: string, t: string): boolean => {
      if (p === '') return t === '';
      if (p[0] !== '*') return p[0] === t[0] && t !== '' && slow(p.slice(1), t.slice(1));
      return slow(p.slice(1), t) || (t !== '' && t[0] !== '/' && slow(p, t.slice(1)));
    };
    const letters = (max: number, ...of: string[]) =>
      fc.string({ unit: fc.constantFrom(...of), maxLength: max });
    holds(
      fc.property(letters(7, 'a', 'b', '*', '/'), letters(7, 'a', 'b', '/'), (p, t) => {
        expect(globFits(p, t), `${p} and ${t}`).toBe(slow(p, t));
      }),
      3000,
    );
  });

  it('takes no longer for one that means harm', () => {
    const long = 'a'.repeat(100_000);
    const hostile = [
      '*'.repeat(10_000),
      `${'*a'.repeat(5_000)}*b`,
      `${'a*'.repeat(5_000)}`,
      `${'*'.repeat(9_999)}b`,
    ];
    const started = performance.now();
    for (const p of hostile) {
      expect(typeof globFits(p, long)).toBe('boolean');
      expect(globFits(p, '')).toBe(/^\*+$/.test(p));
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('a scope', () => {
  it('is of one tracker, and of one site where it names one', () => {
    const here = place('acme/shop');
    expect(inScope(here, { tracker: 'T', place: 'acme/*' })).toBe(true);
    expect(inScope(here, { tracker: 'other', place: 'acme/*' })).toBe(false);
    expect(inScope(here, { tracker: 't', site: 'A.example', place: 'acme/*' })).toBe(true);
    expect(inScope(here, { tracker: 't', site: 'b.example', place: 'acme/*' })).toBe(false);
  });
});

describe('of several teams', () => {
  const winner = (...teams: ReturnType<typeof teamOf>[]) =>
    teamsOf(place('acme/shop'), teams).map((c) => [c.team.name, c.why]);

  it('the longest scope holds, and says so', () => {
    expect(winner(teamOf('Growth', 'acme/*'), teamOf('Checkout', 'acme/shop'))).toEqual([
      ['Checkout', 'acme/shop is longer than acme/*.'],
      ['Growth', 'acme/* is shorter than acme/shop.'],
    ]);
  });

  it('stars add no length', () => {
    expect(winner(teamOf('Stars', `acme/${'*'.repeat(100)}`), teamOf('Near', 'acme/s*'))[0]?.[0]).toBe(
      'Near',
    );
  });

  it('of one length the more exact one holds', () => {
    expect(winner(teamOf('Any', 'acme/shop*'), teamOf('One', 'acme/shop'))).toEqual([
      ['One', 'acme/shop is more exact than acme/shop*.'],
      ['Any', 'acme/shop* is less exact than acme/shop.'],
    ]);
    const sited = teamOf('Sited', { place: 'acme/shop', site: 'a.example' });
    expect(winner(teamOf('Anywhere', 'acme/shop'), sited)[0]?.[0]).toBe('Sited');
  });

  it('of the same the name decides, then the id, in whatever order they come', () => {
    const both = [teamOf('B', 'acme/*'), teamOf('A', 'acme/*'), { ...teamOf('A', 'acme/*'), id: 'a2' }];
    const order = (teams: typeof both) => teamsOf(place('acme/shop'), teams).map((c) => c.team.id);
    expect(order(both)).toEqual(['a', 'a2', 'b']);
    expect(order([...both].reverse())).toEqual(['a', 'a2', 'b']);
    expect(teamsOf(place('acme/shop'), both)[0]?.why).toBe('Both say the same; A comes before A.');
  });

  it('a team is told by its best scope, and one without any is not', () => {
    const [claim] = teamsOf(place('acme/shop'), [
      teamOf('Both', '*/*', 'acme/shop', 'acme/*'),
      teamOf('None', 'b/*'),
    ]);
    expect(claim).toMatchObject({ scope: { place: 'acme/shop' }, why: 'acme/shop names it.' });
    expect(teamsOf(place('acme/shop'), [{ id: 'n', name: 'N' }])).toEqual([]);
  });
});
