import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entries, search } from '../../../components/options/search';
import { readHash, TEAM_SECTIONS } from '../../../components/options/section';
import { hashOf, spotIn } from '../../../components/options/team/address';
import { placeOfScope, scopeName, scopeOf } from '../../../components/options/team/file/where';
import { back, begin, forth, put } from '../../../components/options/team/history';
import { changed, freeName, idFor } from '../../../components/options/team/lists';
import { isDraft, withText, withVersion } from '../../../components/options/team/metrics/versions';
import { moved, nextOf, setBy } from '../../../components/options/team/policy/grid';
import { sampleAt } from '../../../components/options/team/policy/sample';
import { itemIn, wholeDays } from '../../../components/options/team/policy/take';
import { managedIn, wouldHold } from '../../../components/options/team/settings';
import { withNames } from '../../../components/options/team/stages/map';
import { withSlot } from '../../../components/options/team/words/slots';
import type { StageNames } from '../../../lib/outcome/stage';
import { DEFAULTS } from '../../../lib/team/defaults';
import { settingsOf } from '../../../lib/team/layers';
import type { ManagedSettings } from '../../../lib/team/managed';
import { checkout } from './team-worker';

describe('undo', () => {
  test('what is typed in one go is one step, and another setting is another', () => {
    let h = begin('');
    for (const [i, text] of ['a', 'ab', 'abc'].entries()) h = put(h, text, 'name', i * 300);
    h = put(h, 'abc!', 'scopes', 1000);
    expect(back(h).now).toBe('abc');
    expect(back(back(h)).now).toBe('');
    expect(back(begin('x')).now).toBe('x');
  });
  test('after a pause the same setting is a new step', () => {
    const h = put(put(begin(0), 1, 'threshold', 0), 2, 'threshold', 5000);
    expect(back(h).now).toBe(1);
  });
  test('any changes: all the way back is the beginning, all the way forth is the end', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.constantFrom('a', 'b'), fc.nat(9000))), (steps) => {
        let at = 0;
        let h = begin(-1);
        for (const [value, what, wait] of steps) {
          at += wait;
          h = put(h, value, what, at);
        }
        const end = h.now;
        let there = h;
        while (there.past.length > 0) there = back(there);
        expect(there.now).toBe(-1);
        while (there.future.length > 0) there = forth(there);
        expect(there.now).toBe(end);
      }),
    );
  });
});

describe('addresses', () => {
  const id = fc.stringMatching(/^[A-Za-z\d_.-]{1,64}$/).filter((s) => !/^\.{1,2}$/.test(s));
  test('of one team and of several: each setting is found again', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(id, { minLength: 1, maxLength: 4, selector: (s) => s.toLowerCase() }),
        fc.constantFrom(...TEAM_SECTIONS),
        fc.oneof(id, fc.constant('')),
        (teams, section, setting) => {
          const [team = ''] = teams;
          const several = teams.length > 1;
          const read = readHash(hashOf(section, { team, setting }, several));
          expect(read.section).toBe(section);
          expect(spotIn(read.rest, teams)).toEqual({ team, setting });
        },
      ),
    );
  });
  test('an unknown team in an address is no team', () => {
    expect(spotIn('gone/threshold', ['checkout'])).toEqual({ team: 'checkout', setting: 'gone/threshold' });
  });
});

describe('search', () => {
  const team = checkout({ metrics: [{ id: 'm1', name: 'Überweisungen je Woche', unit: 'a week' }] });
  const names = (query: string) => search(entries(team, false), query).map((f) => f.name);
  test.each([
    ['gate', 'When it is missing'],
    ['block', 'When it is missing'],
    ['EXCEPTION', 'Who may waive'],
    ['okr', 'Goals'],
    ['fiscal', 'Business year begins in'],
    ['uber', 'Überweisungen je Woche'],
    ['token', 'GitHub tokens'],
    ['strength minimum', 'Starts building at'],
  ])('%s finds %s', (query, name) => {
    expect(names(query)).toContain(name);
  });
  test('a name comes before other words; nothing finds nothing', () => {
    expect(names('pilot')[0]).toBe('Pilot');
    expect(names('')).toEqual([]);
    expect(names('zzzz')).toEqual([]);
  });
  test('no id is ever shown, and without a team its settings are not offered', () => {
    expect(JSON.stringify(search(entries(team, false), 'm1'))).not.toContain('m1');
    expect(entries(undefined, false).some((e) => e.section === 'policy')).toBe(false);
  });
  test('any query is answered', () => {
    const all = entries(team, true);
    fc.assert(fc.property(fc.string(), (q) => search(all, q).length <= 12));
  });
});

describe('lists', () => {
  test('ids hold what a file takes and are never doubled', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 12 }), (names) => {
        const all: { id: string; name: string }[] = [];
        for (const name of names) all.push({ id: idFor(name, all, 'metric'), name });
        expect(new Set(all.map((a) => a.id)).size).toBe(all.length);
        for (const { id } of all) expect(id).toMatch(/^[\w.-]{1,64}$/);
      }),
    );
    expect(idFor('Überweisungen', [], 'metric')).toBe('uberweisungen');
    expect(idFor('売上', [], 'metric')).toBe('metric');
    expect(freeName('New metric', [{ name: 'new metric' }])).toBe('New metric 2');
  });
  test('what is emptied is not written, but a name may be typed anew', () => {
    const [one] = changed([{ id: 'a', name: 'A', unit: '%' }], 'a', { unit: '', name: '' });
    expect(one).toEqual({ id: 'a', name: '' });
  });
});

describe('definitions', () => {
  const metric = { id: 'm', name: 'M', definitions: [{ version: 1, text: 'Orders.' }] };
  test('a saved version stays as it is; the new one is numbered after it', () => {
    const next = withVersion(metric, { text: 'Orders of people.', change: 'No bots.', from: '2027-01-01' });
    expect(next.definitions).toEqual([
      { version: 1, text: 'Orders.' },
      { version: 2, text: 'Orders of people.', change: 'No bots.', from: '2027-01-01' },
    ]);
    expect(isDraft(1, metric)).toBe(false);
    expect(isDraft(2, metric)).toBe(true);
  });
  test('a first one is made by typing and goes when it is emptied', () => {
    const begun = withText({ id: 'm', name: 'M' }, 'O');
    expect(begun.definitions).toEqual([{ version: 1, text: 'O' }]);
    expect(withText(begun, '').definitions).toEqual([]);
  });
});

describe('the table of asks', () => {
  test('arrows stay inside, values go round', () => {
    expect(moved({ ask: 'problem', stage: 'backlog' }, 'ArrowUp')).toEqual({
      ask: 'problem',
      stage: 'backlog',
    });
    expect(moved({ ask: 'problem', stage: 'backlog' }, 'ArrowRight')).toEqual({
      ask: 'problem',
      stage: 'ready',
    });
    expect(moved({ ask: 'decision', stage: 'ready' }, 'End')).toEqual({ ask: 'decision', stage: 'decided' });
    expect(moved({ ask: 'problem', stage: 'ready' }, 'x')).toBeNull();
    expect([nextOf('no'), nextOf('offered'), nextOf('asked')]).toEqual(['offered', 'asked', 'no']);
    expect([setBy('A'), setBy('o'), setBy('Delete'), setBy('z')]).toEqual([
      'asked',
      'offered',
      'no',
      undefined,
    ]);
  });
  test.each([
    ['30', { take: '30' }],
    ['007', { take: '7' }],
    ['0', null],
    ['731', null],
    ['2.5', null],
  ])('days %s', (typed, taken) => {
    expect(wholeDays(typed, 3)).toEqual(taken ?? { wrong: expect.any(String) });
  });
  test('no more than six looks', () => expect(wholeDays('30', 6)).toHaveProperty('wrong'));
  test.each([
    ['https://github.com/acme/shop/issues/12', 'acme/shop#12'],
    ['https://acme.atlassian.net/browse/SHOP-7', 'SHOP-7'],
    ['acme/shop#12', 'acme/shop#12'],
    ['acme/ENG-4', 'acme/ENG-4'],
    ['12', null],
    ['https://evil.example/acme/shop/issues/12', null],
  ])('pilot item %s', (typed, key) => {
    expect(itemIn(typed)).toEqual(key === null ? { wrong: expect.any(String) } : { take: key });
  });
});

describe('what would hold', () => {
  const managed: ManagedSettings = {
    locked: {
      policy: { threshold: 70, asks: { problem: { backlog: 'asked' } }, levels: { ready: 'require' } },
    },
    preset: { policy: { checkpoints: [14], rules: { H26: 'off' } }, personal: { badges: 'needs' } },
  };
  test('the organisation’s keys are read off what holds without a team', () => {
    const base = { ...settingsOf({ managed }), teams: [] };
    const team = checkout({
      policy: { threshold: 10, checkpoints: [7], asks: { problem: { ready: 'no' } } },
    });
    expect(wouldHold(team, base).settings).toEqual(settingsOf({ team, managed }).settings);
    expect(managedIn(base).locked.policy?.threshold).toBe(70);
  });
});

describe('the sample', () => {
  const settings = { ...DEFAULTS, team: { id: 't', name: 'T' } };
  const at = (policy: Partial<typeof DEFAULTS.policy>, says: 'nothing' | 'half' | 'whole' = 'half') =>
    sampleAt('building', says, { ...settings, policy: { ...DEFAULTS.policy, ...policy } }, '2026-11-20');
  test('half a bet is paused by a threshold above it and passes one below', () => {
    expect(at({ threshold: 90 }).quality.readiness).toBe('paused');
    expect(at({ threshold: 10 }).quality.readiness).toBe('fine');
  });
  test('a whole bet is funded and is not held', () => {
    const { quality, gate } = at({}, 'whole');
    expect(quality.funding).toBe('funded');
    expect(gate).toBeNull();
  });
  test('nothing said is told as begun without an outcome; with a pilot elsewhere the sample is the pilot', () => {
    expect(at({}, 'nothing').quality.unguarded).toBe('building');
    expect(at({ pilot: ['acme/shop#7'] }).quality.spared).toBeUndefined();
  });
});

describe('scopes, stages, slots', () => {
  test('places and owners become scopes and are called as before', () => {
    const github = { tracker: 'github', site: 'github.com', name: 'acme/shop' };
    expect(scopeName(scopeOf(github, 'place'))).toBe('acme/shop');
    expect(scopeName(scopeOf({ ...github, name: 'acme' }, 'owner'))).toBe('all of acme');
    const site = { tracker: 'jira', site: 'acme.atlassian.net', name: 'acme.atlassian.net' };
    expect(scopeOf(site, 'owner').place).toBe('*');
    expect(scopeName(scopeOf(site, 'owner'))).toBe('all of acme.atlassian.net');
    expect(placeOfScope({ tracker: 'github', place: 'acme/shop-*' })).toBeNull();
    expect(scopeName({ tracker: 'github', place: 'acme/shop-*' })).toBe('GitHub: acme/shop-*');
  });
  test('a stage that nothing means any more is not written', () => {
    const map: StageNames[] = [{ stage: 'ready', states: ['Selected'] }];
    const two = withNames(map, 'backlog', 'labels', ['idea']);
    expect(two.map((m) => m.stage)).toEqual(['backlog', 'ready']);
    expect(withNames(two, 'ready', 'states', []).map((m) => m.stage)).toEqual(['backlog']);
  });
  test('a slot stands where the cursor was', () => {
    expect(withSlot('for  will', 'segment', 4, 4)).toEqual({ text: 'for {segment} will', at: 13 });
  });
});
