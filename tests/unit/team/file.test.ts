import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readTeam } from '../../../lib/team/read';
import { MOST_CHARS, type Team } from '../../../lib/team/team';
import { tidy } from '../../../lib/team/tidy';
import { writeTeam } from '../../../lib/team/write';
import { FULL_TEAM } from '../../fixtures/team/full';
import { holds } from '../../support/arbitraries';
import { team } from './arbitrary';

vi.setConfig({ testTimeout: 60_000 });

const BARE: Team = { sightline: 'team', format: '1.0', id: 'checkout', name: 'Checkout' };
const written = (t: Team) => {
  const w = writeTeam(t);
  if (!w.ok) throw new Error(w.problems.map((p) => p.text).join('\n'));
  return w.text;
};
const refused = (text: string) => {
  const read = readTeam(text);
  if (read.ok) throw new Error('it was read');
  return read.problems;
};
const warned = (text: string) => {
  const read = readTeam(text);
  if (!read.ok) throw new Error(read.problems.map((p) => p.text).join('\n'));
  return read.warnings;
};

describe('a team file', () => {
  it('comes back with every term, and with what no version knows', () => {
    expect(readTeam(written(FULL_TEAM))).toMatchObject({ ok: true, team: FULL_TEAM });
  });

  it('comes back whoever wrote it, and is written the same every time', () => {
    holds(
      fc.property(team, (t) => {
        const text = written(t);
        const read = readTeam(text);
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        expect({ ...read.team, format: t.format }).toEqual(tidy(t));
        expect(written(read.team)).toBe(text);
        // In whatever order somebody had its members before.
        const turned = Object.fromEntries(Object.entries(read.team).reverse()) as Team;
        expect(written(turned)).toBe(text);
      }),
      150,
    );
  });

  it('says first what it is, and ends in a line of its own', () => {
    const lines = written(FULL_TEAM).split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '{',
      '  "sightline": "team",',
      '  "format": "1.0",',
      '  "id": "checkout",',
      '  "name": "Checkout",',
    ]);
    expect(lines.at(-1)).toBe('');
  });

  it('keeps a newer minor version, and never lowers it', () => {
    const text = JSON.stringify({
      ...BARE,
      format: '1.9',
      novelty: { of: 1 },
      policy: { asks: { persona: { ready: 'asked' } } },
    });
    expect(warned(text)).toEqual([]);
    const read = readTeam(text);
    expect(read.ok && written(read.team)).toContain('"format": "1.9"');
    expect(read.ok && read.team).toMatchObject({
      novelty: { of: 1 },
      policy: { asks: { persona: { ready: 'asked' } } },
    });
  });

  it('of a newer major version is read as far as it goes, and not written', () => {
    const read = readTeam(
      JSON.stringify({
        ...FULL_TEAM,
        format: '2.3',
        policy: { threshold: 'high', exempt: ['bug'], levels: { building: 'forbid', ready: 'require' } },
        metrics: [{ id: 'a', name: 'A' }, { key: 'b' }, { id: 'a', name: 'again' }],
        yearStart: 'April',
      }),
    );
    expect(read).toMatchObject({
      ok: true,
      readOnly: true,
      team: {
        policy: { exempt: ['bug'], levels: { ready: 'require' } },
        metrics: [{ id: 'a', name: 'A' }],
        goals: FULL_TEAM.goals,
      },
    });
    if (!read.ok) return;
    expect(read.team.policy).toEqual({ exempt: ['bug'], levels: { ready: 'require' } });
    expect(read.team).not.toHaveProperty('yearStart');
    expect(read.warnings[0]?.text).toContain('Update Sightline');
    expect(writeTeam(read.team)).toMatchObject({ ok: false, problems: [{ path: 'format' }] });
  });
});

describe('what is wrong with it', () => {
  it('of the picture: the line, the word, and what was meant', () => {
    const text = written({ ...FULL_TEAM }).replace('"threshold"', '"treshold"');
    const line = text.split('\n').findIndex((l) => l.includes('treshold')) + 1;
    expect(warned(text)).toContainEqual({
      text: '“treshold” is not a setting (did you mean “threshold”?). It is kept and does nothing.',
      line,
      path: 'policy.treshold',
    });
  });

  it('stands in the line of the thing, in the order of the file', () => {
    const text = `{
  "sightline": "team",
  "format": "1.0",
  "id": "checkout",
  "name": 7,
  "policy": {
    "threshold": "50",
    "exempt": ["bug", ""]
  },
  "metrics": [
    { "id": "a", "name": "A" },
    {
      "id": "b"
    }
  ]
}`;
    expect(refused(text).map((p) => [p.line, p.path])).toEqual([
      [5, 'name'],
      [7, 'policy.threshold'],
      [8, 'policy.exempt.1'],
      [12, 'metrics.1.name'],
    ]);
    expect(refused(text).at(-1)?.text).toBe('“name” of number 2 in “metrics” is missing. Write it.');
  });

  it('is a list that can be worked through', () => {
    const metrics = Array.from({ length: 60 }, () => ({ id: 1, name: 2 }));
    const problems = refused(JSON.stringify({ ...BARE, metrics }));
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)?.text).toBe('110 more places like these. Mend the first ones and look again.');
  });

  it('proposes the choice that was meant', () => {
    const [problem] = refused(JSON.stringify({ ...BARE, policy: { levels: { building: 'requir' } } }));
    expect(problem?.text).toBe(
      '“building” in “levels” in “policy” is “requir”; it can be observe, nudge or require. Write “require”.',
    );
  });

  it('is told of two with one id, with both lines', () => {
    const [problem] = refused(
      JSON.stringify(
        {
          ...BARE,
          goals: [
            { id: 'g', name: 'A' },
            { id: 'g', name: 'B' },
          ],
        },
        null,
        1,
      ),
    );
    expect(problem).toMatchObject({ line: 12, text: expect.stringContaining('line 8') });
  });

  it('is not a remark: a schema, a note', () => {
    expect(
      warned(JSON.stringify({ $schema: 'https://acme.example/s', _note: 'ours', '//': 'x', ...BARE })),
    ).toEqual([]);
  });

  it('is a secret, which is not repeated', () => {
    const text = JSON.stringify({ ...BARE, sources: [{ id: 's', name: 'S', api_key: 'sk-123' }] });
    expect(warned(text)).toMatchObject([{ text: expect.stringContaining('looks like a secret') }]);
    expect(JSON.stringify(warned(text))).not.toContain('sk-123');
    const link = JSON.stringify({ ...BARE, brief: { links: ['https://me:hunter2@acme.example'] } });
    expect(JSON.stringify(refused(link))).not.toContain('hunter2');
  });
});

describe('writing', () => {
  it('refuses what is too long, and says what takes the room', () => {
    const metrics = Array.from({ length: 100 }, (_, i) => ({
      id: `m${i}`,
      name: `Metric ${i}`,
      definitions: [{ version: 1, text: 'x'.repeat(i === 7 ? 600 : 200) }],
    }));
    const w = writeTeam({ ...BARE, metrics, goals: [{ id: 'g', name: 'G' }] });
    expect(w).toMatchObject({ ok: false, problems: [{ path: 'metrics' }] });
    if (w.ok) return;
    expect(w.problems[0]?.text).toMatch(
      /^The file would have \d\d,\d{3} characters; 24,000 fit\. Most of it is “metrics” with \d\d,\d{3}, and there “Metric 7”\. Take out/,
    );
  });

  it('takes what fits to the character', () => {
    const room = MOST_CHARS - written({ ...BARE, later: '' }).length;
    expect(written({ ...BARE, later: 'x'.repeat(room) })).toHaveLength(MOST_CHARS);
    expect(writeTeam({ ...BARE, later: 'x'.repeat(room + 1) }).ok).toBe(false);
  });

  it('refuses what could not be read again, without lines of a text that nobody saw', () => {
    const w = writeTeam({ ...BARE, name: 'Check\u202eout', metrics: [] });
    expect(w).toMatchObject({ ok: false, problems: [{ text: expect.stringContaining('U+202E') }] });
    const twice = writeTeam({
      ...BARE,
      themes: [
        { id: 't', name: 'A' },
        { id: 't', name: 'B' },
      ],
    });
    expect(twice.ok).toBe(false);
    if (!twice.ok) expect(twice.problems.every((p) => p.line === undefined)).toBe(true);
  });
});
