import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ancestor, commonBase, relate } from '../../../lib/outcome/converge';
import { merge, settle } from '../../../lib/outcome/merge';
import type { Content, Outcome } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { HOME } from '../../fixtures/outcome/full';
import { holds } from '../../support/arbitraries';

vi.setConfig({ testTimeout: 120_000 });

const how = { id: 'o1', home: HOME };
const next = (from: Outcome | null, owner: string) => stamp(from, { owner }, how);

describe('relate', () => {
  const a = next(null, 'a');
  const b = next(a, 'b');
  const c = next(b, 'c');
  const d = next(a, 'd');

  it('follows the parents', () => {
    expect(relate(a, { ...a, by: 'x' })).toBe('same');
    expect(relate(a, c)).toBe('behind');
    expect(relate(c, a)).toBe('ahead');
    expect(relate(c, d)).toBe('diverged');
    expect(relate(next(null, 'x'), a)).toBe('diverged');
  });

  it('sees an undo as the later version', () => {
    const undone = next(b, 'a');
    expect(relate(b, undone)).toBe('behind');
    expect(relate(undone, b)).toBe('ahead');
    expect(relate(a, undone)).toBe('same');
  });

  it('never calls a full list of parents incomplete', () => {
    let now = a;
    for (let i = 0; i < 30; i++) {
      const later = next(now, `v${i}`);
      expect(relate(now, later)).toBe('behind');
      expect(relate(later, now)).toBe('ahead');
      now = later;
    }
  });

  it('tells what a version contains', () => {
    expect(ancestor(a.version, c)).toBe(true);
    expect(ancestor(c.version, c)).toBe(true);
    expect(ancestor(d.version, c)).toBe(false);
    expect(ancestor(null, c)).toBe(false);
  });

  it('merges upon the newest version that both sides come from', () => {
    expect(commonBase([b, a], c, d)?.version).toBe(a.version);
    expect(commonBase([c, b, a], c, next(b, 'e'))?.version).toBe(b.version);
    expect(commonBase([c], c, d)).toBeNull();
  });
});

/** A client as the worker is one: what it shows, what it knows of the past. No clock, no network. */
type Client = { local: Outcome; known: Outcome[] };

/**
 * Clients that edit, read and write in any order, on a tracker where the last write wins and a writer may have read
 * long ago.
 */
function run(
  steps: readonly [client: number, what: 'edit' | 'read' | 'write', n: number][],
  clients: number,
) {
  const origin = stamp(null, { hypothesis: { problem: 'P' } }, how);
  let tracker = origin;
  const all: Client[] = Array.from({ length: clients }, () => ({ local: origin, known: [origin] }));
  const made: string[] = [];

  const know = (c: Client, o: Outcome) => {
    c.known = [o, ...c.known.filter((k) => k.version !== o.version)];
  };
  const take = (c: Client, remote: Outcome) => {
    const stands = relate(c.local, remote);
    if (stands === 'behind') c.local = remote;
    if (stands === 'diverged') {
      const base = commonBase(c.known, c.local, remote);
      const { content, conflicts } = merge(base?.content ?? null, c.local.content, remote.content);
      // A person who always keeps what is in the tracker; values are told apart below by evidence, which never clashes.
      const choices = Object.fromEntries(conflicts.map((x) => [x.field, 'theirs' as const]));
      c.local = stamp(remote, settle(content, conflicts, choices), { ...how, alsoFrom: [c.local] });
    }
    know(c, remote);
    know(c, c.local);
  };

  for (const [i, what, n] of steps) {
    const c = all[i % clients];
    if (!c) continue;
    if (what === 'edit') {
      const id = `e${made.length}`;
      made.push(id);
      const content: Content = {
        ...c.local.content,
        hypothesis: {
          ...c.local.content.hypothesis,
          ...(n % 3 === 0 ? { problem: `P${n}` } : { segment: `S${n}` }),
        },
        evidence: [...(c.local.content.evidence ?? []), { id, kind: 'data', summary: id }],
      };
      c.local = stamp(c.local, content, how);
      know(c, c.local);
    } else if (what === 'read') {
      take(c, tracker);
    } else {
      // Without reading: whatever somebody wrote meanwhile is replaced, as in the gap of a real write.
      tracker = c.local;
    }
  }
  // Quiet at last: everybody reads and writes in turn until nothing moves.
  let rounds = 0;
  for (let moved = true; moved && rounds < 20; rounds++) {
    moved = false;
    for (const c of all) {
      take(c, tracker);
      if (c.local.version !== tracker.version) {
        tracker = c.local;
        moved = true;
      }
    }
  }
  for (const c of all) take(c, tracker);
  return { tracker, all, made, rounds };
}

describe('clients on a tracker without compare-and-swap', () => {
  const step = fc.tuple(
    fc.nat(3),
    fc.constantFrom('edit' as const, 'read' as const, 'write' as const),
    fc.nat(20),
  );

  it('reach one version, and nobody’s evidence is lost', () => {
    holds(
      fc.property(fc.array(step, { maxLength: 14 }), fc.integer({ min: 2, max: 4 }), (steps, clients) => {
        const { tracker, all, made, rounds } = run(steps, clients);
        expect(rounds).toBeLessThan(10);
        expect(new Set([tracker, ...all.map((c) => c.local)].map((o) => o.version)).size).toBe(1);
        const held = new Set(tracker.content.evidence?.map((e) => e.id));
        expect(made.filter((id) => !held.has(id))).toEqual([]);
      }),
      120,
    );
  });

  it('finds a write that was replaced before anybody built on it', () => {
    const { tracker, made } = run(
      [
        [0, 'edit', 1],
        [1, 'edit', 2],
        [0, 'write', 0],
        [0, 'read', 0],
        [1, 'write', 0],
        [0, 'read', 0],
      ],
      2,
    );
    expect(tracker.content.evidence?.map((e) => e.id).sort()).toEqual([...made].sort());
  });
});
