import { describe, expect, it } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import {
  fromProperty,
  PROPERTY_MAX,
  SUMMARY_MAX,
  summaryOf,
  toProperties,
} from '../../../lib/trackers/jira/property';
import { FULL, HOME } from '../../fixtures/outcome/full';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

describe('Jira properties', () => {
  it('carry the full record and come back unchanged', () => {
    const { property, summary } = toProperties(FULL);
    const size = JSON.stringify(property).length;
    console.info(`full record as a Jira property: ${size} characters, summary ${bytes(summary)} bytes`);
    expect(size).toBeLessThan(PROPERTY_MAX);
    const stored: unknown = JSON.parse(JSON.stringify(property));
    expect(fromProperty(stored)).toMatchObject({ kind: 'ok', outcome: FULL, thinned: 0 });
  });

  it('the largest record that may be packed still fits', () => {
    const evidence = Array.from({ length: 41 }, (_, i) => ({
      id: `e${i}`,
      kind: 'data',
      summary: '"\\'.repeat(100) + i,
    }));
    const { property } = toProperties(stamp(null, { ...FULL.content, evidence }, { id: 'o', home: HOME }));
    expect(JSON.stringify(property.history).length).toBeGreaterThan(19_000);
    expect(JSON.stringify(property).length).toBeLessThan(PROPERTY_MAX);
  });

  it('the summary says state, metric and plan', () => {
    expect(summaryOf(FULL)).toEqual({
      v: 1,
      id: FULL.id,
      version: FULL.version,
      s: 'improved',
      m: 'Checkout completion',
      t: '64.0 → 66\u00a0%',
      by: '2027-04-15',
    });
  });

  it('the summary fits whatever the texts are', () => {
    for (const name of ['x'.repeat(200), '👩‍👩‍👧'.repeat(25), '完了率'.repeat(60), '\u202e"\\'.repeat(60)]) {
      const content = {
        ...FULL.content,
        primary: { metric: { name }, baseline: '9'.repeat(60), target: '達'.repeat(60), by: '来'.repeat(40) },
      };
      const summary = summaryOf(stamp(null, content, { id: 'o'.repeat(64), home: HOME }));
      expect(bytes(summary)).toBeLessThanOrEqual(SUMMARY_MAX);
      expect(JSON.stringify(summary).isWellFormed()).toBe(true);
    }
  });

  it('says removed without saying more', () => {
    const gone = stamp(FULL, { removed: { at: '2026-12-20T10:00:00Z' } }, { id: FULL.id, home: HOME });
    expect(summaryOf(gone)).toEqual({ v: 1, id: FULL.id, version: gone.version, s: 'removed' });
  });

  it.each([null, 'text', 7, [], {}, { v: 1 }, { v: 1, core: 'x' }, { v: 1, core: { format: '1.0' } }])(
    'refuses %j',
    (value) => expect(fromProperty(value)).toMatchObject({ kind: 'damaged' }),
  );

  it('leaves newer ones alone', () => {
    expect(fromProperty({ v: 2, core: {} })).toEqual({ kind: 'newer', format: '2.0' });
    expect(fromProperty({ v: 1, core: { format: '2.3' } })).toEqual({ kind: 'newer', format: '2.3' });
  });
});
