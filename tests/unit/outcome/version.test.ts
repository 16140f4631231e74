import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content, Outcome } from '../../../lib/outcome/record';
import { canonicalJson, stamp, versionOf } from '../../../lib/outcome/version';
import { FULL_CONTENT, HOME } from '../../fixtures/outcome/full';
import { content, holds } from '../../support/arbitraries';

const how = { id: 'o1', home: HOME, by: 'acme-pm', at: '2026-11-21T10:00:00Z' };

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(shuffled);
    return value.every((v) => typeof v === 'object') ? list.reverse() : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, shuffled(v)]),
  );
}

describe('versionOf', () => {
  it('is 16 hex characters and stays what it is', () => {
    expect(versionOf({})).toBe('44136fa355b3678a');
    expect(versionOf(FULL_CONTENT)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('does not depend on the order of keys or of elements with ids, nor on undefined', () => {
    expect(versionOf(shuffled(FULL_CONTENT) as Content)).toBe(versionOf(FULL_CONTENT));
    expect(versionOf({ ...FULL_CONTENT, notThere: undefined })).toBe(versionOf(FULL_CONTENT));
  });

  it('depends on everything else', () => {
    expect(versionOf({ checkpoints: [30, 60] })).not.toBe(versionOf({ checkpoints: [60, 30] }));
    expect(versionOf({ a: { b: 1 } })).not.toBe(versionOf({ a: [['b', 1]] }));
    holds(
      fc.property(content, content, (a, b) => {
        if (canonicalJson(a) !== canonicalJson(b)) expect(versionOf(a)).not.toBe(versionOf(b));
        expect(versionOf(JSON.parse(JSON.stringify(a)) as Content)).toBe(versionOf(a));
      }),
    );
  });
});

describe('stamp', () => {
  const first = stamp(null, { owner: 'a' }, how);

  it('starts without parents and is idempotent', () => {
    expect(first.parents).toEqual([]);
    expect(first.format).toBe('1.1');
    expect(stamp(first, { owner: 'a' }, { ...how, by: 'somebody else' })).toBe(first);
  });

  it('names the version before, newest first, at most 16', () => {
    let now: Outcome = first;
    const seen = [first.version];
    for (let i = 0; i < 20; i++) {
      now = stamp(now, { owner: `v${i}` }, how);
      expect(now.parents).toEqual(seen.slice(0, 16));
      seen.unshift(now.version);
    }
  });

  it('names both sides of a merge, and the parents of both in turn', () => {
    const line = (name: string) => {
      let o = first;
      for (let i = 0; i < 20; i++) o = stamp(o, { owner: `${name}${i}` }, how);
      return o;
    };
    const [a, b] = [line('a'), line('b')];
    const merged = stamp(a, { owner: 'both' }, { ...how, alsoFrom: [b] });
    expect(merged.parents.slice(0, 4)).toEqual([a.version, b.version, a.parents[0], b.parents[0]]);
    expect(merged.parents).toHaveLength(16);
  });

  it('keeps the content’s version but learns new ancestors when a merge changed nothing', () => {
    const other = stamp(null, { owner: 'b' }, how);
    const merged = stamp(first, { owner: 'a' }, { ...how, alsoFrom: [other] });
    expect(merged.version).toBe(first.version);
    expect(merged.parents).toContain(other.version);
    expect(stamp(merged, { owner: 'a' }, { ...how, alsoFrom: [other] })).toBe(merged);
  });

  it('keeps unknown fields and a newer minor number, drops what belonged to the version before', () => {
    const theirs = { ...first, format: '1.9', byHand: true, futureTop: 'kept' };
    const next = stamp(theirs, { owner: 'c' }, { id: 'o1', home: HOME });
    expect(next).toMatchObject({ format: '1.9', futureTop: 'kept' });
    expect(next).not.toHaveProperty('byHand');
    expect(next).not.toHaveProperty('by');
  });
});
