import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../lib/team/json';
import { holds } from '../../support/arbitraries';

const parses = (text: string) => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

/** Plain values: no name twice or reserved, nothing hidden, nothing deep. */
const plain = fc.jsonValue({
  maxDepth: 5,
  stringUnit: fc.constantFrom('a', 'b', '"', '\\', '\n', 'ü', '🎉', ' ', '/'),
});

describe('reading JSON', () => {
  it('says the same as the language, however it is laid out', () => {
    holds(
      fc.property(plain, fc.constantFrom(0, 1, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toMatchObject({ ok: true, value: JSON.parse(text) });
      }),
      300,
    );
  });

  it('refuses whatever the language refuses, and nothing else of it', () => {
    const edit = fc.record({
      at: fc.nat(),
      drop: fc.nat({ max: 2 }),
      put: fc.constantFrom(
        '',
        ',',
        '"',
        '}',
        ']',
        '{',
        '[',
        ':',
        '0',
        '1e',
        '-',
        '.',
        '\\',
        'x',
        'null',
        ' ',
        '\n',
        "'",
        '/',
      ),
    });
    holds(
      fc.property(plain, fc.array(edit, { minLength: 1, maxLength: 3 }), (value, edits) => {
        let text = JSON.stringify(value);
        for (const { at, drop, put } of edits) {
          const i = at % (text.length + 1);
          text = text.slice(0, i) + put + text.slice(i + drop);
        }
        const read = readJson(text);
        const known = parses(text);
        // Stricter in these alone.
        if (
          !read.ok &&
          ['twice', 'deep', 'too-large', 'reserved', 'broken', 'hidden'].includes(read.fault.code)
        )
          return;
        expect(read.ok, text).toBe(known !== null);
        if (read.ok) expect(read.value).toEqual(known?.value);
      }),
      2000,
    );
  });

  it('knows the line of everything', () => {
    const read = readJson(
      '{\n  "policy": {\n    "threshold": 50,\n    "exempt": [\n      "bug",\n      "chore"\n    ]\n  }\n}',
    );
    if (!read.ok) throw new Error('not read');
    expect(read.lineOf([])).toBe(1);
    expect(read.lineOf(['policy'])).toBe(2);
    expect(read.lineOf(['policy', 'threshold'])).toBe(3);
    expect(read.lineOf(['policy', 'exempt', 1])).toBe(6);
    // What is missing is looked for where it should be.
    expect(read.lineOf(['policy', 'since'])).toBe(2);
  });

  it.each([
    ['', 'empty', 1],
    ['  \n ', 'empty', 2],
    ['<!doctype html>', 'page', 1],
    ['<<<<<<< HEAD\n{}', 'merge', 1],
    ['{\n<<<<<<< HEAD\n"a":1}', 'merge', 2],
    ['{\n  // ours\n  "a": 1\n}', 'comment', 2],
    ["{ 'a': 1 }", 'quotes', 1],
    ['{ “a”: 1 }', 'quotes', 1],
    ['{ a: 1 }', 'bare', 1],
    ['{"a": yes}', 'bare', 1],
    ['{"a": NaN}', 'bare', 1],
    ['{\n"a": 1\n"b": 2}', 'comma', 2],
    ['[1 2]', 'comma', 1],
    ['[1,\n]', 'gap', 2],
    ['{"a":1,}', 'gap', 1],
    ['{"a":}', 'gap', 1],
    ['{"a" 1}', 'colon', 1],
    ['{"a": 1', 'unfinished', 1],
    ['{"a": "b', 'unfinished', 1],
    ['{"a', 'unfinished', 1],
    ['"a\\', 'unfinished', 1],
    ['{"a": "b\n"}', 'open-text', 1],
    ['{"a": "b\u0000"}', 'control', 1],
    ['{"a": "b\\u0000"}', 'hidden', 1],
    ['{"a": "b\u202e"}', 'hidden', 1],
    ['{"a": "b\ud800"}', 'broken', 1],
    ['{"a": "b\\ud800"}', 'broken', 1],
    ['{"a": "\\x"}', 'escape', 1],
    ['{"a": "\\u12g4"}', 'escape', 1],
    ['{"a": 01}', 'number', 1],
    ['{"a": 1.}', 'number', 1],
    ['{"a": -}', 'number', 1],
    ['{"a": 1e400}', 'too-large', 1],
    ['{"__proto__": {}}', 'reserved', 1],
    ['{"\\u005f_proto__": {}}', 'reserved', 1],
    ['{"a": 1,\n"a": 2}', 'twice', 2],
    ['{} {}', 'after', 1],
    ['{"a": \u00a01}', 'unexpected', 1],
    ['['.repeat(30), 'deep', 1],
  ])('%j is refused: %s', (text, code, line) => {
    const read = readJson(text);
    expect(read).toMatchObject({ ok: false, fault: { code, line } });
  });

  it('takes a byte order mark and marks of other languages', () => {
    expect(readJson('\ufeff{"a": "مرحبا\u200f 👩\u200d👩\u200d👧"}')).toMatchObject({ ok: true });
  });

  it('gives no name of a prototype anything', () => {
    readJson('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
