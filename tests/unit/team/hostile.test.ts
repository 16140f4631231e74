import { describe, expect, it } from 'vitest';
import { readTeam } from '../../../lib/team/read';
import { HOSTILE } from './hostile';

/** What is, then what to do: two sentences at least, and one of them tells somebody to do something. */
const DO =
  /(?:^|[.:,;] (?:and )?)(?:Add|Ask|Change|Choose|Close|Copy|Give|Keep|Make|Mend|Open|Put|Settle|Shorten|Take|Update|Write)\b/;

describe('a hundred hostile files', () => {
  it('are at least a hundred, each with a name of its own', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(100);
    expect(new Set(HOSTILE.map((h) => h.name)).size).toBe(HOSTILE.length);
  });

  it.each(HOSTILE)('$name', ({ text, refused }) => {
    const read = readTeam(text);
    expect(read.ok).toBe(!refused);
    const told = read.ok ? read.warnings : read.problems;
    if (refused) expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(11);
    for (const { text: words, line } of told) {
      expect(words).toMatch(/[.?]$/);
      expect(words).not.toMatch(/undefined|(?<!“)NaN|\[object|!|please|oops/i);
      expect(words.length).toBeLessThan(300);
      if (refused) expect(words).toMatch(DO);
      if (line !== undefined) expect(line).toBeGreaterThan(0);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('are read in a time that grows with their length, not faster', () => {
    const shapes: [string, (n: number) => string][] = [
      ['open brackets', (n) => '['.repeat(n)],
      ['open texts', (n) => `{"a":"${'\\"'.repeat(n / 2)}`],
      ['wrong entries', (n) => `{"sightline":"team","policy":{"exempt":[${'1,'.repeat(n / 2)}1]}}`],
      [
        'unknown names',
        (n) => `{"sightline":"team",${Array.from({ length: n / 12 }, (_, i) => `"tresh${i}":0`).join(',')}}`,
      ],
      ['digits', (n) => `{"a":${'1'.repeat(n)}`],
      ['spaces', (n) => `{${' '.repeat(n)}`],
      ['escapes', (n) => `{"a":"${'\\u0041'.repeat(n / 6)}"}`],
      ['commas', (n) => `{"a":[${','.repeat(n)}`],
    ];
    const timed = (text: string) => {
      const t = performance.now();
      readTeam(text);
      return performance.now() - t;
    };
    for (const [name, of] of shapes) {
      const [short, long] = [of(1_000), of(20_000)];
      let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      // Twenty times the text; four hundred would be the square of it. The best of many: others use this machine too.
      for (let i = 0; i < 40 && (i < 5 || large > small * 40); i++) {
        small = Math.min(small, timed(short));
        large = Math.min(large, timed(long));
      }
      expect(large, `${name}: ${small.toFixed(2)} and ${large.toFixed(2)} ms`).toBeLessThan(small * 100 + 5);
    }
  });
});
