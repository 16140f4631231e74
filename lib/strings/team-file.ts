/** What is wrong with a team file or a share code: what is, then what to do. Shown as text only, never as markup. */
import type { JsonFault, JsonPath } from '../team/json';
import { listed, quoted } from './team';

const count = (n: number) => n.toLocaleString('en');

/** “threshold” in “policy”; “name” of number 3 in “metrics”. */
export function placeIn(path: JsonPath): string {
  const steps = [...path].reverse().slice(0, 4);
  const words = steps.map((step, i) => {
    if (typeof step !== 'number') return i === 0 ? quoted(step) : `in ${quoted(step)}`;
    return i === 0 ? `Number ${step + 1}` : `of number ${step + 1}`;
  });
  return words.join(' ');
}

export const FAULT: Record<JsonFault['code'], (word: string) => string> = {
  empty: () => 'The file is empty. Open the team in the options and save it into the file.',
  page: () => 'This is a web page, not a team file. Give the address of the file itself, often called “raw”.',
  merge: () => 'Marks of an unfinished merge stand here. Settle the merge and take the marks out.',
  comment: () => 'A comment stands here, and a team file has none. Take it out.',
  quotes: (w) => `${w} is no quotation mark here. Write " instead.`,
  bare: (w) => `${quoted(w)} stands here without quotation marks. Write it between " and ".`,
  comma: () => 'A comma is missing at the end of this line. Add it.',
  gap: (w) =>
    `Something is missing before “${w}”, or the comma in front of it is one too many. Take the comma out.`,
  colon: (w) => `A colon is missing after ${quoted(w)}. Add it.`,
  unfinished: () => 'The file ends too early: its end is missing. Copy or download it again as a whole.',
  'open-text': () => 'A text does not end on this line. Close it with ", and write \\n for a new line in it.',
  control: (w) => `A character that cannot be seen (${w}) stands in this text. Take it out.`,
  hidden: (w) =>
    `A character that cannot be seen, or turns the direction of reading (${w}), stands here. Take it out.`,
  broken: () => 'Half of a character stands in this text. Write the text anew.',
  escape: (w) => `${quoted(w)} means nothing in a text. Write \\\\ for a backslash.`,
  number: (w) => `${quoted(w)} is no number. Write it like 50 or 0.5.`,
  'too-large': (w) => `${quoted(w)} is a number beyond all bounds. Write a smaller one.`,
  deep: () => 'Too many brackets stand inside each other. Take the inner ones out.',
  reserved: (w) => `${quoted(w)} cannot be used as a name. Take it out.`,
  twice: (w) => `${quoted(w)} stands twice in the same place. Keep one of the two.`,
  after: (w) => `“${w}” stands behind the end of the file. Take it out with all that follows.`,
  unexpected: (w) => `“${w}” cannot stand here. Take it out, or replace it by a plain space.`,
};

export const FILE = {
  long: (chars: number, most: number) =>
    `The file has ${count(chars)} characters; a team file has ${count(most)} at most. Take out old metrics and definitions.`,
  notTeam: 'This is not a team file of Sightline. Write "sightline": "team" into it, or choose another file.',
  newer: (format: string) =>
    `The file is of format ${format}, and its name and id cannot be read. Update Sightline to use it.`,
  readOnly: (format: string) =>
    `Format ${format} was written by a newer Sightline: it is read, never changed. Update Sightline to change it.`,
  leftOut: (place: string) =>
    `${place} is written in a way that this Sightline does not know, and is left out. Update Sightline to use it.`,
  unknown: (name: string) => `${quoted(name)} is not a setting. It is kept and does nothing.`,
  near: (name: string, near: string) =>
    `${quoted(name)} is not a setting (did you mean “${near}”?). It is kept and does nothing.`,
  secret: (name: string) =>
    `${quoted(name)} looks like a secret, and everybody who reads this file can read it. Take it out and make a new one.`,
  twice: (list: string, key: string, line: number) =>
    `Two of “${list}” are called ${quoted(key)}; the first stands in line ${line}. Give one of them another name.`,
  twiceStage: (stage: string, line: number) =>
    `The stage ${quoted(stage)} stands twice, first in line ${line}. Put both into one.`,
  versions: (version: number) =>
    `Two definitions have the number ${version}. Give the newer one the next number.`,
  more: (n: number) =>
    `${n === 1 ? '1 more place' : `${n} more places`} like these. Mend the first ones and look again.`,
};

/** What a value has to be, for a sentence. */
const KIND: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group',
  record: 'a group',
  null: 'nothing',
};
const FRAME: Record<string, string> = { array: '[ and ]', object: '{ and }', record: '{ and }' };

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** How a value of another kind is written as it should be. */
function mendKind(wanted: string, value: unknown): string {
  const numeric = wanted === 'number' || wanted === 'int';
  const [should, is] = [FRAME[wanted], FRAME[kindOf(value)]];
  if (value === null) return 'Write one, or take it out.';
  if (should) return is ? `Write it between ${should} instead of ${is}.` : `Put it between ${should}.`;
  if (wanted === 'int' && typeof value === 'number') return `Write ${Math.round(value)}.`;
  if (wanted === 'string' && !is) return 'Put it between quotation marks.';
  const bare = typeof value === 'string' ? value.trim() : '';
  const fits = numeric ? bare !== '' && Number.isFinite(Number(bare)) : bare === 'true' || bare === 'false';
  return fits ? `Write ${bare} without quotation marks.` : 'Change it, or take it out.';
}

export const VALUE = {
  missing: (place: string) => `${place} is missing. Write it.`,
  kind(place: string, wanted: string, value: unknown) {
    const found = typeof value === 'number' ? String(value) : (KIND[kindOf(value)] ?? 'something else');
    return `${place} has to be ${KIND[wanted] ?? 'something else'}; it is ${found} here. ${mendKind(wanted, value)}`;
  },
  choice: (place: string, value: string, choices: readonly string[], near?: string) =>
    `${place} is ${value}; it can be ${listed(choices, 'or')}. ${near === undefined ? 'Choose one of them.' : `Write “${near}”.`}`,
  most: (place: string, most: number, is: number) =>
    `${place} is ${is}; it is ${most} at most. Make it smaller.`,
  least: (place: string, least: number, is: number) =>
    `${place} is ${is}; it is ${least} at least. Make it larger.`,
  long: (place: string, most: number, is: number) =>
    `${place} has ${count(is)} characters; ${count(most)} fit. Shorten it.`,
  blank: (place: string) => `${place} is empty. Write something, or take it out.`,
  many: (place: string, most: number, is: number) =>
    `${place} has ${count(is)} entries; ${count(most)} fit. Take some out.`,
  few: (place: string, least: number) =>
    `${place} has too few entries; it needs ${least}. Add one, or take the whole list out.`,
  shape: (place: string, value: string, rule: string) => `${place} is ${value}, but ${rule}. Change it.`,
};

/** A value in a sentence; of an address never the name and password that may stand in it. */
export const shownValue = (value: unknown): string =>
  quoted(
    typeof value === 'string' ? value.replace(/\/\/[^/@]*@/g, '//…@') : (JSON.stringify(value) ?? 'nothing'),
  );

export const WRITE = {
  long: (chars: number, most: number, list: string, of: number, entry?: string) =>
    `The file would have ${count(chars)} characters; ${count(most)} fit. Most of it is “${list}” with ${count(of)}${
      entry === undefined ? '' : `, and there ${quoted(entry)}`
    }. Take out what is no longer used.`,
  readOnly: (format: string) =>
    `Format ${format} was written by a newer Sightline, which alone may change it. Update Sightline.`,
};

export const CODE = {
  empty: 'There is no code. Copy it as a whole, from “sightline-team:” on.',
  none: 'This is not a team code. Copy the text that begins with “sightline-team:”.',
  cut: 'The end of the code is missing. Copy it again as a whole.',
  changed: 'The code was changed on its way. Copy it again, or ask for it as a file.',
  long: 'This is far longer than a team code. Copy only the text that begins with “sightline-team:”.',
};
