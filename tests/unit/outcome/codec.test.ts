import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CORE_MAX, HISTORY_MAX, PackError, pack, thin, unpack } from '../../../lib/outcome/codec';
import type { Content, Outcome, Reading } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { FULL, FULL_CONTENT, HOME } from '../../fixtures/outcome/full';
import { content, holds } from '../../support/arbitraries';

vi.setConfig({ testTimeout: 60_000 });

const outcomeOf = (c: Content): Outcome => stamp(null, c, { id: 'o1', home: HOME });

const daily = (days: number, from = '2025-01-01'): Reading[] =>
  Array.from({ length: days }, (_, i) => ({
    id: `r${String(i).padStart(4, '0')}`,
    at: new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10),
    value: `${(60 + Math.sin(i) * 3).toFixed(1)} %`,
    source: 'umami, daily',
    ...(i === 100 && { checkpoint: 30 }),
    ...(i === 123 && { verdict: 'improved' }),
  }));

describe('packing', () => {
  it('splits the full record into core and history, and gives it back', () => {
    const { core, history, thinned } = pack(FULL);
    console.info(
      `full record: core ${core.length} of ${CORE_MAX}, history ${history?.length} of ${HISTORY_MAX}`,
    );
    expect(thinned).toBe(0);
    for (const word of ['"evidence":', '"readings":', '"amendments":', 'Between 1.5 %']) {
      expect(core).not.toContain(word);
      expect(history).toContain(word);
    }
    expect(core).toContain('"kind":"improved"');
    expect(unpack(core, history)).toEqual({
      kind: 'ok',
      outcome: FULL,
      sum: FULL.version,
      thinned: 0,
      rows: false,
    });
  });

  it('needs no history where there is none', () => {
    const o = outcomeOf({ owner: 'acme-pm' });
    const { core, history } = pack(o);
    expect(history).toBeNull();
    expect(unpack(core, null)).toMatchObject({ kind: 'ok', outcome: o });
  });

  it('gives back any content', () => {
    holds(
      fc.property(content, (c) => {
        const o = outcomeOf(c);
        const { core, history } = pack(o);
        expect(unpack(core, history)).toMatchObject({ kind: 'ok', outcome: o, sum: o.version });
      }),
    );
  });
});

describe('many readings', () => {
  const all = daily(900);
  const o = outcomeOf({ ...FULL_CONTENT, readings: all });

  it('get sparser the further back they lie; first, last, checkpoints and verdicts stay', () => {
    const { core, history, thinned } = pack(o);
    expect(history?.length).toBeLessThanOrEqual(HISTORY_MAX);
    expect(thinned).toBeGreaterThan(0);
    const read = unpack(core, history);
    if (read.kind !== 'ok') throw new Error(read.kind);
    const kept = read.outcome.content.readings ?? [];
    expect(kept.length).toBe(all.length - thinned);
    const ids = new Set(kept.map((r) => r.id));
    for (const r of [all[0], all.at(-1), all[100], all[123]]) expect(ids.has(r?.id ?? '')).toBe(true);
    const half = (from: number, to: number) => all.slice(from, to).filter((r) => ids.has(r.id)).length;
    expect(half(600, 900)).toBeGreaterThan(half(300, 600));
    expect(half(300, 600)).toBeGreaterThanOrEqual(half(0, 300));
    // The version is still that of the whole; `sum` tells that what was packed is what was read.
    expect(read.outcome.version).toBe(o.version);
    expect(read.sum).not.toBe(o.version);
    expect(read.thinned).toBe(thinned);
  });

  it('leave no stretch of time without one', () => {
    const kept = thin(all, 4);
    const days = kept.map((r) => Date.parse(r.at) / 86_400_000);
    const widest = Math.max(...days.slice(1).map((d, i) => d - (days[i] ?? d)));
    expect(widest).toBeLessThanOrEqual(2 * 4 * 32);
    expect(kept.length).toBeLessThan(all.length);
  });

  it('are the same for everybody, whatever order they come in', () => {
    const back = thin([...all].reverse(), 4).map((r) => r.id);
    expect(back.sort()).toEqual(thin(all, 4).map((r) => r.id));
  });

  it('stay when they must, and then the error says what does not fit', () => {
    const readings = all.map((r) => ({ ...r, checkpoint: 30 }));
    try {
      pack(outcomeOf({ readings }));
      expect.unreachable();
    } catch (e) {
      expect(e).toBeInstanceOf(PackError);
      expect(e).toMatchObject({ part: 'history' });
      expect((e as PackError).over).toBe(JSON.stringify({ readings }).length - HISTORY_MAX);
    }
  });

  it('long evidence is refused by its size, not cut', () => {
    const evidence = Array.from({ length: 60 }, (_, i) => ({
      id: `e${i}`,
      kind: 'data',
      summary: 'x'.repeat(400),
    }));
    expect(() => pack(outcomeOf({ evidence }))).toThrow(/^history is \d+ characters over/);
    const hypothesis = Object.fromEntries(['a', 'b', 'c', 'd'].map((k) => [k, 'x'.repeat(1600)]));
    expect(() => pack(outcomeOf({ hypothesis }))).toThrow(/^core is \d+ characters over/);
  });
});

describe('reading what anybody may have written', () => {
  const { core, history } = pack(FULL);
  const bare = JSON.stringify(outcomeOf({}));

  it.each([
    ['not JSON', '{', null],
    ['another type', '[1]', null],
    ['no content', '{"format":"1.0"}', null],
    ['no format', bare.replace('"format":"1.1",', ''), null],
    ['an impossible format', bare.replace('"1.1"', '"one"'), null],
    ['parents of another shape', bare.replace('"parents":[]', '"parents":{}'), null],
    ['a damaged history', core, '{'],
    ['a history of another shape', core, '{"evidence":"x"}'],
    ['a prototype key', bare.replace('"content":{}', '"content":{"__proto__":{}}'), null],
    ['a constructor key', bare.replace('"content":{}', '"content":{"a":{"constructor":{}}}'), null],
    ['a prototype key in the history', core, '{"evidence":[{"__proto__":{"id":"x"}}]}'],
    [
      'deep nesting',
      bare.replace('"content":{}', `"content":{"a":${'['.repeat(60)}${']'.repeat(60)}}`),
      null,
    ],
    ['null', 'null', null],
  ])('%s is damaged', (_, c, h) => expect(unpack(c, h)).toEqual({ kind: 'damaged', why: 'malformed' }));

  it('tells too large from malformed', () => {
    const long = bare.replace('"content":{}', `"content":{"owner":"${'x'.repeat(201)}"}`);
    expect(unpack(long, null)).toEqual({ kind: 'damaged', why: 'too-large' });
    expect(unpack(`{"x":"${'x'.repeat(60_000)}"}`, null)).toEqual({ kind: 'damaged', why: 'too-large' });
  });

  it('leaves a newer major version alone, whatever else is in it', () => {
    expect(unpack('{"format":"2.0","content":7}', null)).toEqual({ kind: 'newer', format: '2.0' });
    expect(unpack(bare.replace('"1.1"', '"1.99"'), null)).toMatchObject({ kind: 'ok' });
  });

  it('never throws on any damage', () => {
    holds(
      fc.property(fc.nat(core.length), fc.nat(60), fc.string({ maxLength: 5 }), (at, cut, put) => {
        const hurt = core.slice(0, at) + put + core.slice(at + cut);
        expect(['ok', 'damaged', 'newer']).toContain(unpack(hurt, history).kind);
      }),
      200,
    );
  });
});
