import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readTeam } from '../../../lib/team/read';
import { readCode, writeCode } from '../../../lib/team/share-code';
import { tidy } from '../../../lib/team/tidy';
import { FULL_TEAM } from '../../fixtures/team/full';
import { holds } from '../../support/arbitraries';
import { team } from './arbitrary';

vi.setConfig({ testTimeout: 60_000 });

const CODE = writeCode(FULL_TEAM);
const teamIn = (code: string) => {
  const told = readCode(code);
  if (!told.ok) throw new Error(told.problems[0]?.text);
  const read = readTeam(told.text);
  if (!read.ok) throw new Error(read.problems[0]?.text);
  return read.team;
};
const whyNot = (code: string) => {
  const told = readCode(code);
  return told.ok ? 'read' : told.problems[0]?.text;
};

describe('a share code', () => {
  it('is one text without a sign that a chat turns into something else', () => {
    expect(CODE).toMatch(/^sightline-team:[A-Za-z0-9_-]+\.[0-9a-f]{8}$/);
    expect(teamIn(CODE)).toEqual(tidy(FULL_TEAM));
  });

  it('brings any team back', () => {
    holds(
      fc.property(team, (t) => {
        expect(teamIn(writeCode(t))).toEqual(tidy(t));
      }),
    );
  });

  it('survives what mails and chats do to it', () => {
    const cuts = fc.array(
      fc.tuple(fc.nat(), fc.constantFrom(' ', '\n', '\r\n> ', '\t', '\u200b', '\u00ad', '\n| ')),
      { maxLength: 6 },
    );
    const around = fc.constantFrom('', 'Our team: ', '`', '> ', 'Join us!\n\n');
    const behind = fc.constantFrom('', ' enjoy', '`', '.', '\n\n-- \nacme-pm', ')');
    holds(
      fc.property(team, cuts, around, behind, (t, breaks, before, after) => {
        let code = writeCode(t);
        for (const [at, what] of breaks) {
          const i = at % code.length;
          code = code.slice(0, i) + what + code.slice(i);
        }
        expect(teamIn(before + code + after)).toEqual(tidy(t));
      }),
    );
    expect(
      teamIn(CODE.replaceAll('--', '—').replaceAll('-', '–').replace('sightline–team', 'Sightline-Team')),
    ).toEqual(tidy(FULL_TEAM));
  });

  it('that was cut anywhere is no code', () => {
    for (let n = 0; n < CODE.length; n += 7) {
      expect(readCode(CODE.slice(0, n)).ok, String(n)).toBe(false);
    }
    expect(whyNot(CODE.slice(0, -1))).toBe('The end of the code is missing. Copy it again as a whole.');
    expect(whyNot(CODE.slice(0, -20))).toBe('The end of the code is missing. Copy it again as a whole.');
  });

  it('that was changed anywhere is no code', () => {
    holds(
      fc.property(
        fc.integer({ min: 15, max: CODE.length - 1 }),
        fc.constantFrom('A', 'z', '0', '_'),
        (at, letter) => {
          fc.pre(CODE[at] !== letter && CODE[at] !== '.' && CODE[at]?.toLowerCase() !== letter.toLowerCase());
          expect(readCode(CODE.slice(0, at) + letter + CODE.slice(at + 1)).ok).toBe(false);
        },
      ),
      200,
    );
  });

  it.each([
    ['', 'There is no code. Copy it as a whole, from “sightline-team:” on.'],
    [' \n ', 'There is no code. Copy it as a whole, from “sightline-team:” on.'],
    ['hello', 'This is not a team code. Copy the text that begins with “sightline-team:”.'],
    ['sightline-team:', 'The end of the code is missing. Copy it again as a whole.'],
    ['sightline-team:.', 'The end of the code is missing. Copy it again as a whole.'],
    [
      'sightline-team:e30.00000000',
      'The code was changed on its way. Copy it again, or ask for it as a file.',
    ],
    ['sightline-team:e.00000000', 'The code was changed on its way. Copy it again, or ask for it as a file.'],
    [
      'sightline-team:'.repeat(20_000),
      'This is far longer than a team code. Copy only the text that begins with “sightline-team:”.',
    ],
  ])('%j says why', (code, why) => {
    expect(whyNot(code.length > 60 ? code : code)).toBe(why);
  });

  it('of something else is read as what it is', () => {
    const other = writeCode({ ...FULL_TEAM, sightline: 'record' as 'team' });
    const told = readCode(other);
    expect(told.ok && readTeam(told.text)).toMatchObject({ ok: false });
  });
});
