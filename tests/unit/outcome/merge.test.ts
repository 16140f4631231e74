import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { merge, settle } from '../../../lib/outcome/merge';
import { Content } from '../../../lib/outcome/record';
import { canonicalJson, versionOf } from '../../../lib/outcome/version';
import { FULL_CONTENT } from '../../fixtures/outcome/full';
import { content, holds } from '../../support/arbitraries';

vi.setConfig({ testTimeout: 60_000 });

const BASE: Content = {
  hypothesis: { problem: 'P', segment: 'S', reason: 'R' },
  primary: { metric: { name: 'M', unit: '%' }, target: '67 %', by: '2027-03-31' },
  guardrails: [{ id: 'g1', metric: { name: 'Errors' }, limit: '1.2 %', side: 'atMost' }],
  evidence: [
    { id: 'e1', kind: 'interview', summary: 'one' },
    { id: 'e2', kind: 'data', summary: 'two' },
  ],
};
const edit = (change: (c: Content) => void): Content => {
  const c = structuredClone(BASE);
  change(c);
  return c;
};

describe('two people change different fields', () => {
  it('keeps both, also inside one object, and counts them', () => {
    const mine = edit((c) => Object.assign(c.hypothesis ?? {}, { problem: 'P2' }));
    const theirs = edit((c) => {
      Object.assign(c.hypothesis ?? {}, { reason: 'R2' });
      c.owner = 'acme-pm';
    });
    const { content: out, conflicts, merged } = merge(BASE, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged).toBe(3);
    expect(out).toEqual({
      ...BASE,
      owner: 'acme-pm',
      hypothesis: { problem: 'P2', segment: 'S', reason: 'R2' },
    });
  });

  it('joins lists element by element, with additions, changes and removals', () => {
    const mine = edit((c) => {
      c.evidence = [
        { id: 'e1', kind: 'interview', summary: 'one, longer' },
        { id: 'e2', kind: 'data', summary: 'two' },
        { id: 'm', kind: 'survey', summary: 'mine' },
      ];
    });
    const theirs = edit((c) => {
      c.evidence = [
        { id: 't', kind: 'survey', summary: 'theirs' },
        { id: 'e1', kind: 'interview', summary: 'one' },
      ];
    });
    const { content: out, conflicts } = merge(BASE, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(out.evidence?.map((e) => [e.id, e.summary])).toEqual([
      ['e1', 'one, longer'],
      ['m', 'mine'],
      ['t', 'theirs'],
    ]);
  });

  it('keeps fields that it does not know', () => {
    const mine = edit((c) => Object.assign(c, { later: { a: 1 } }));
    const theirs = edit((c) => Object.assign(c, { later: { b: 2 }, more: ['x'] }));
    expect(merge(BASE, mine, theirs).content).toMatchObject({ later: { a: 1, b: 2 }, more: ['x'] });
  });
});

describe('two people change the same field', () => {
  const mine = edit((c) => {
    Object.assign(c.primary ?? {}, { target: '68 %' });
    c.owner = 'me';
  });
  const theirs = edit((c) => Object.assign(c.primary ?? {}, { target: '66 %', by: '2027-04-15' }));

  it('is a conflict under the field’s own name; mine stands until somebody chooses', () => {
    const { content: out, conflicts, merged } = merge(BASE, mine, theirs);
    expect(conflicts).toEqual([
      {
        field: 'target',
        base: '67 %',
        mine: '68 %',
        theirs: '66 %',
        path: ['primary', 'target'],
        value: '66 %',
      },
    ]);
    expect(merged).toBe(2);
    expect(out.primary).toMatchObject({ target: '68 %', by: '2027-04-15' });
    expect(settle(out, conflicts, { target: 'theirs' }).primary?.target).toBe('66 %');
    expect(settle(out, conflicts, { target: 'mine' }).primary?.target).toBe('68 %');
    expect(settle(out, conflicts, {}).primary?.target).toBe('68 %');
  });

  it('takes a metric’s name with its id, and a limit with its side', () => {
    const a = edit((c) => {
      c.primary = { ...c.primary, metric: { id: 'a', name: 'A', unit: '%' } };
      c.guardrails = [{ id: 'g1', metric: { name: 'Errors' }, limit: '2 %', side: 'atMost' }];
    });
    const b = edit((c) => {
      c.primary = { ...c.primary, metric: { id: 'b', name: 'B', unit: '%' } };
      c.guardrails = [{ id: 'g1', metric: { name: 'Errors' }, limit: '95 %', side: 'atLeast' }];
    });
    const { content: out, conflicts } = merge(BASE, a, b);
    expect(conflicts.map((c) => [c.field, c.mine, c.theirs])).toEqual([
      ['metric', 'A', 'B'],
      ['guardrailLimit', 'at most 2 %', 'at least 95 %'],
    ]);
    const chosen = settle(out, conflicts, { metric: 'theirs', guardrailLimit: 'theirs' });
    expect(chosen.primary?.metric).toEqual({ id: 'b', name: 'B', unit: '%' });
    expect(chosen.guardrails?.[0]).toMatchObject({ limit: '95 %', side: 'atLeast' });
  });

  it('asks when one takes out what the other changed', () => {
    const gone = edit((c) => {
      c.evidence = c.evidence?.filter((e) => e.id !== 'e1');
      delete c.primary;
    });
    const changed = edit((c) => {
      c.evidence = c.evidence?.map((e) => (e.id === 'e1' ? { ...e, summary: 'one, longer' } : e));
      Object.assign(c.primary ?? {}, { target: '66 %' });
    });
    const { content: out, conflicts } = merge(BASE, gone, changed);
    expect(conflicts.map((c) => c.field).sort()).toEqual(['evidence[e1]', 'target']);
    expect(out.evidence?.map((e) => e.id)).toEqual(['e2']);
    const chosen = settle(out, conflicts, { 'evidence[e1]': 'theirs', target: 'theirs' });
    expect(chosen.evidence?.map((e) => e.summary)).toContain('one, longer');
    // The metric was taken out untouched; what is left is still a valid record.
    expect(chosen.primary).toEqual({ metric: { name: '' }, target: '66 %' });
    expect(Content.safeParse(chosen).success).toBe(true);
    const back = merge(BASE, changed, gone);
    const cleared = settle(back.content, back.conflicts, { 'evidence[e1]': 'theirs', target: 'theirs' });
    expect(cleared.evidence?.map((e) => e.id)).toEqual(['e2']);
    expect(cleared.primary?.target).toBeUndefined();
  });

  it('never mixes two verdicts, decisions or registrations', () => {
    const a = edit((c) => {
      c.verdict = { kind: 'improved', at: '2026-12-13', words: 'A' };
    });
    const b = edit((c) => {
      c.verdict = { kind: 'worsened', at: '2026-12-14', words: 'B', design: 'x' };
    });
    const { content: out, conflicts } = merge(BASE, a, b);
    expect(conflicts.map((c) => c.field)).toEqual(['verdict']);
    expect(settle(out, conflicts, { verdict: 'theirs' }).verdict).toEqual(b.verdict);
  });
});

describe('removal', () => {
  const gone: Content = { removed: { at: '2026-11-21T10:00:00Z', by: 'me', why: 'duplicate' } };
  const changed = edit((c) => {
    c.owner = 'acme-pm';
  });

  it('stands against an untouched outcome, from either side', () => {
    expect(merge(BASE, gone, BASE)).toMatchObject({ content: gone, conflicts: [] });
    expect(merge(BASE, BASE, gone)).toMatchObject({ content: gone, conflicts: [] });
  });

  it('is asked about against an edited one', () => {
    for (const [mine, theirs] of [
      [gone, changed],
      [changed, gone],
    ] as const) {
      const { content: out, conflicts } = merge(BASE, mine, theirs);
      expect(conflicts.map((c) => c.field)).toEqual(['removed']);
      expect(out).toEqual(mine);
      expect(settle(out, conflicts, { removed: 'theirs' })).toEqual(theirs);
      expect(settle(out, conflicts, { removed: 'mine' })).toEqual(mine);
    }
    expect(merge(null, gone, BASE).conflicts).toHaveLength(1);
  });

  it('can be taken back', () => {
    expect(merge(gone, changed, gone)).toMatchObject({ content: changed, conflicts: [] });
  });

  it('of both keeps the earlier tombstone', () => {
    const later: Content = { removed: { at: '2026-11-22T10:00:00Z' } };
    expect(merge(BASE, gone, later).content).toEqual(gone);
    expect(merge(BASE, later, gone).content).toEqual(gone);
  });
});

describe('laws', () => {
  const three = fc.tuple(fc.option(content, { freq: 5 }), content, content);

  it('is the same for both sides where nothing conflicts', () => {
    holds(
      fc.property(three, ([base, a, b]) => {
        const one = merge(base, a, b);
        const two = merge(base, b, a);
        expect(two.conflicts.map((c) => c.path.join('/')).sort()).toEqual(
          one.conflicts.map((c) => c.path.join('/')).sort(),
        );
        expect(one.merged).toBe(two.merged);
        const all = Object.fromEntries(two.conflicts.map((c) => [c.field, 'theirs' as const]));
        const settled = settle(two.content, two.conflicts, all);
        if (one.conflicts.length === 0) expect(two.content).toEqual(one.content);
        // Choosing a's value everywhere is the same whoever asks. Order within lists has no meaning.
        expect(canonicalJson(settled)).toBe(canonicalJson(settle(one.content, one.conflicts, {})));
      }),
      150,
    );
  });

  it('changes nothing when one side changed nothing, and is idempotent', () => {
    holds(
      fc.property(content, content, (base, a) => {
        expect(versionOf(merge(base, a, base).content)).toBe(versionOf(a));
        expect(versionOf(merge(base, base, a).content)).toBe(versionOf(a));
        expect(merge(base, a, a)).toMatchObject({ conflicts: [], content: a });
        const merged = merge(base, a, base).content;
        expect(versionOf(merge(base, merged, a).content)).toBe(versionOf(a));
      }),
      80,
    );
  });

  it('loses no field: every value of a side is in the result, or in a conflict, or was taken out by the other', () => {
    const leaves = (v: unknown, path = ''): [string, string][] => {
      if (typeof v !== 'object' || v === null) return [[path, JSON.stringify(v)]];
      return Object.entries(v).flatMap(([k, x]) => {
        const key = Array.isArray(v)
          ? ((x as { id?: string }).id ?? JSON.stringify((x as { ref?: unknown }).ref ?? k))
          : k;
        return leaves(x, `${path}/${key}`);
      });
    };
    holds(
      fc.property(three, ([base, a, b]) => {
        const { content: out, conflicts } = merge(base, a, b);
        const had = new Map(leaves(base ?? {}));
        const has = new Map(leaves(out));
        const asked = conflicts.map(
          (c) => `/${c.path.map((p) => p.replace(/^\[(?:ref:)?|\]$/g, '')).join('/')}`,
        );
        for (const side of [a, b]) {
          for (const [path, value] of leaves(side)) {
            if (had.get(path) === value || has.get(path) === value) continue;
            const covered = asked.some(
              (p) => path.startsWith(p.slice(0, p.lastIndexOf('/') + 1)) || path.includes('ref'),
            );
            expect({ path, value, covered }).toEqual({ path, value, covered: true });
          }
        }
      }),
      120,
    );
  });

  it('gives records that the format accepts', () => {
    holds(
      fc.property(three, fc.boolean(), ([base, a, b], theirs) => {
        const { content: out, conflicts } = merge(base, a, b);
        const choices = Object.fromEntries(
          conflicts.map((c) => [c.field, theirs ? 'theirs' : 'mine'] as const),
        );
        expect(Content.safeParse(settle(out, conflicts, choices)).error?.issues).toBeUndefined();
      }),
      120,
    );
  });

  it('carries a full record through an edit of each side', () => {
    const a = { ...structuredClone(FULL_CONTENT), learning: 'mine' };
    const b = structuredClone(FULL_CONTENT);
    b.readings = [...(b.readings ?? []), { id: 'r4', at: '2027-01-12', value: '66.6 %' }];
    const { content: out, conflicts } = merge(FULL_CONTENT, a, b);
    expect(conflicts).toEqual([]);
    expect(out).toEqual({ ...b, learning: 'mine' });
  });

  it('does not reach into prototypes', () => {
    const evil = JSON.parse('{"owner":"x","__proto__":{"polluted":1},"constructor":{"a":1}}') as Content;
    const { content: out } = merge({}, evil, { owner: 'x', learning: 'y' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.hasOwn(out, '__proto__') || Object.hasOwn(out, 'constructor')).toBe(false);
  });
});
