/**
 * Reads JSON that anybody may have written, and knows in which line everything stands. Stricter than the language
 * where a reader could be misled: no name twice, no name that reaches a prototype, nothing that cannot be seen, no
 * number beyond all bounds, no endless nesting. Never throws; goes over the text once.
 */

import { codeOf, hiddenIn } from './hidden';

/** What is wrong with the text itself. `word`: what stands there. */
export type JsonFault = {
  code:
    | 'empty'
    | 'page'
    | 'merge'
    | 'comment'
    | 'quotes'
    | 'bare'
    | 'comma'
    | 'gap'
    | 'colon'
    | 'unfinished'
    | 'open-text'
    | 'control'
    | 'hidden'
    | 'broken'
    | 'escape'
    | 'number'
    | 'too-large'
    | 'deep'
    | 'reserved'
    | 'twice'
    | 'after'
    | 'unexpected';
  /** Counted from 1. */
  line: number;
  word?: string;
};

export type JsonPath = readonly (string | number)[];

export type JsonRead =
  | {
      ok: true;
      value: unknown;
      /** The line of what the path leads to, or of the nearest thing around it. */
      lineOf(path: JsonPath): number;
    }
  | { ok: false; fault: JsonFault };

/** A team file is nested six deep; beyond this nobody means well. */
const MOST_DEEP = 24;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** Where a value begins, and where what it holds begins. Of a member it is the line of its name. */
type Place = { line: number; within?: Map<string | number, Place> };

class Fault extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.code);
  }
}

const isDigit = (c: number) => c >= 48 && c <= 57;
const isWord = (c: number) => (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c === 36;
const isWordOrDigit = (c: number) => isWord(c) || isDigit(c);

class Reader {
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  whole(): { value: unknown; place: Place } {
    this.space();
    this.strangers();
    const place: Place = { line: this.line };
    const value = this.value(place, 0);
    this.space();
    if (this.at < this.text.length) this.refuse('after', this.here());
    return { value, place };
  }

  private refuse(code: JsonFault['code'], word?: string): never {
    throw new Fault({ code, line: this.line, ...(word !== undefined && { word }) });
  }

  /** The character at hand, as people see it. */
  private here(): string {
    const char = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    return hiddenIn(char) ?? (char.trim() === '' ? codeOf(char) : char);
  }

  private space(): void {
    for (; this.at < this.text.length; this.at++) {
      const c = this.text.charCodeAt(this.at);
      if (c === 10) this.line++;
      else if (c !== 32 && c !== 9 && c !== 13) return;
    }
  }

  /** What is often found where a team file should be. */
  private strangers(): void {
    if (this.at >= this.text.length) this.refuse('empty');
    if (this.text[this.at] === '<') this.refuse(this.text.startsWith('<<<<<<<', this.at) ? 'merge' : 'page');
  }

  private value(place: Place, depth: number): unknown {
    if (depth > MOST_DEEP) this.refuse('deep');
    const c = this.text.charCodeAt(this.at);
    if (c === 123) return this.object(place, depth);
    if (c === 91) return this.list(place, depth);
    if (c === 34) return this.string();
    if (c === 45 || isDigit(c)) return this.number();
    for (const [word, value] of LITERALS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return this.stranger();
  }

  /** Something that is no value, named as what people meant by it. */
  private stranger(): never {
    const c = this.text[this.at];
    if (c === undefined) this.refuse('unfinished');
    if (c === '/' || c === '#') this.refuse('comment');
    if (c === "'" || c === '“' || c === '”' || c === '„' || c === '`') this.refuse('quotes', c);
    if (c === ',' || c === '}' || c === ']') this.refuse('gap', c);
    if (['<<<<<<<', '=======', '>>>>>>>'].some((m) => this.text.startsWith(m, this.at))) this.refuse('merge');
    if (isWord(c.charCodeAt(0))) this.refuse('bare', this.bare());
    return this.refuse('unexpected', this.here());
  }

  private bare(): string {
    let to = this.at;
    while (to - this.at < 40 && isWordOrDigit(this.text.charCodeAt(to))) to++;
    return this.text.slice(this.at, to);
  }

  private object(place: Place, depth: number): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const within = new Map<string | number, Place>();
    place.within = within;
    this.at++;
    this.space();
    if (this.text[this.at] === '}') {
      this.at++;
      return value;
    }
    do {
      this.space();
      if (this.text[this.at] !== '"') this.stranger();
      const member: Place = { line: this.line };
      const name = this.string();
      if (RESERVED.has(name)) this.refuse('reserved', name);
      if (within.has(name)) this.refuse('twice', name);
      this.space();
      if (this.text[this.at] !== ':') this.refuse(this.at < this.text.length ? 'colon' : 'unfinished', name);
      this.at++;
      this.space();
      value[name] = this.value(member, depth + 1);
      within.set(name, member);
    } while (this.goesOn('}'));
    return value;
  }

  private list(place: Place, depth: number): unknown[] {
    const value: unknown[] = [];
    const within = new Map<string | number, Place>();
    place.within = within;
    this.at++;
    this.space();
    if (this.text[this.at] === ']') {
      this.at++;
      return value;
    }
    do {
      this.space();
      const element: Place = { line: this.line };
      within.set(value.length, element);
      value.push(this.value(element, depth + 1));
    } while (this.goesOn(']'));
    return value;
  }

  /** After a member or an element: true for a comma, false for the end. */
  private goesOn(end: '}' | ']'): boolean {
    const before = this.line;
    this.space();
    const c = this.text[this.at];
    if (c === ',' || c === end) {
      this.at++;
      return c === ',';
    }
    if (c === undefined) this.refuse('unfinished');
    // Another value follows: the comma is missing where the one before ended.
    if (c === '"' || c === '{' || c === '[' || c === '-' || isDigit(c.charCodeAt(0))) {
      throw new Fault({ code: 'comma', line: before });
    }
    return this.stranger();
  }

  private string(): string {
    const from = this.at;
    let escaped = false;
    for (this.at++; ; this.at++) {
      const c = this.text.charCodeAt(this.at);
      if (Number.isNaN(c)) this.refuse('unfinished');
      if (c === 34) break;
      if (c === 10 || c === 13) this.refuse('open-text');
      if (c < 32) this.refuse('control', codeOf(this.text[this.at] ?? ''));
      if (c === 92) {
        escaped = true;
        this.escape();
      }
    }
    this.at++;
    const value = escaped
      ? (JSON.parse(this.text.slice(from, this.at)) as string)
      : this.text.slice(from + 1, this.at - 1);
    if (!value.isWellFormed()) this.refuse('broken');
    const hidden = hiddenIn(value);
    if (hidden !== undefined) this.refuse('hidden', hidden);
    return value;
  }

  /** Leaves the last character of the escape at hand. */
  private escape(): void {
    const c = this.text[this.at + 1];
    if (c === undefined) this.refuse('unfinished');
    if (c !== 'u') {
      if (!'"\\/bfnrt'.includes(c)) this.refuse('escape', `\\${c}`);
      this.at++;
      return;
    }
    const hex = this.text.slice(this.at + 2, this.at + 6);
    if ([...hex].some((h) => !'0123456789abcdefABCDEF'.includes(h))) this.refuse('escape', `\\u${hex}`);
    if (hex.length < 4) this.refuse('unfinished');
    this.at += 5;
  }

  private digits(): boolean {
    const from = this.at;
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
    return this.at > from;
  }

  private number(): number {
    const from = this.at;
    if (this.text[this.at] === '-') this.at++;
    const zero = this.text[this.at] === '0';
    let good = this.digits() && (!zero || this.at === from + (this.text[from] === '-' ? 2 : 1));
    if (this.text[this.at] === '.') {
      this.at++;
      good = this.digits() && good;
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at++;
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++;
      good = this.digits() && good;
    }
    const word = this.text.slice(from, this.at).slice(0, 40);
    if (!good) this.refuse('number', word);
    const value = Number(this.text.slice(from, this.at));
    if (!Number.isFinite(value)) this.refuse('too-large', word);
    return value;
  }
}

const LITERALS: [string, unknown][] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** @param text a byte order mark in front of it is nothing to complain about */
export function readJson(text: string): JsonRead {
  try {
    const { value, place } = new Reader(text.startsWith('\ufeff') ? text.slice(1) : text).whole();
    const lineOf = (path: JsonPath) => {
      let found = place;
      for (const step of path) {
        const next = found.within?.get(step);
        if (!next) break;
        found = next;
      }
      return found.line;
    };
    return { ok: true, value, lineOf };
  } catch (e) {
    if (e instanceof Fault) return { ok: false, fault: e.fault };
    throw e;
  }
}
