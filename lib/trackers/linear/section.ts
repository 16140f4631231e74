/**
 * The Outcome section of a Linear description, for people who put it there by hand: a heading, a bullet for each
 * answer, and one link that carries the rest. Linear rewrites Markdown when it saves it, so that what is read is what
 * it says and not how it is marked. It is read only: the outcome's home is an attachment.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Unpacked } from '../../outcome/codec';
import { type Field, type Form, toForm } from '../../outcome/fields';
import { aliasOf } from '../../outcome/item';
import { type Content, type ItemRef, Outcome } from '../../outcome/record';
import { stamp, versionOf } from '../../outcome/version';
import { foreignText } from '../foreign-heading';
import { derivedRows, fieldOf, rowsOf, withRows } from '../section-rows';
import type { HomeState, RenderedSection, TrackerHome } from '../tracker';
import { BASES } from './base';
import { writeValue } from './escape';
import { isPlain, rowsIn, sectionIn, settled } from './lines';
import { dataFor, dataRead, linkTo } from './link';
import { markdownLines } from './markdown';

/** Characters of one answer that is taken over, and of a text that is looked at for some. */
const ANSWER_MAX = 1_000;
const TEXT_MAX = 70_000;

/** The form as its own rows are read back. */
function shownIn(form: Form): Form {
  const shown: Form = {};
  for (const [field, , value] of rowsOf(form)) {
    const back = settled(value);
    if (back !== '') shown[field] = back;
  }
  return shown;
}

/**
 * The section as Markdown.
 * @param base where its link leads
 * @throws PackError when the record is larger than any home takes
 */
export function writeSection(outcome: Outcome, base: string): string {
  const { content } = outcome;
  const link = (data: string) => `[Sightline](${linkTo(base, data)})`;
  if (content.removed) {
    const bare: Outcome = { ...outcome, content: { removed: content.removed } };
    const day = content.removed.at.slice(0, 10);
    return `### Outcome\n\n* Removed on ${day}. ${link(dataFor(bare, {}))}`;
  }
  const form = toForm(content);
  const rows = rowsOf(form).map(([, label, value]) => [label, value] as const);
  const bullets = [...rows, ...derivedRows(content)].map(([label, value]) => {
    return `* **${label}:** ${writeValue(value)}`;
  });
  return ['### Outcome', '', ...bullets, `* ${link(dataFor(outcome, shownIn(form)))}`].join('\n');
}

function formOf(rows: readonly (readonly [string, string])[]): Form {
  const form: Form = {};
  for (const [label, value] of rows) {
    const field = fieldOf(label);
    if (field !== undefined && form[field] === undefined && value.trim() !== '') form[field] = settled(value);
  }
  return form;
}

/** Written before its item existed, a record names only the place; found in another place it is a copy. */
function homeOf(home: ItemRef, item: ItemRef): ItemRef {
  const unborn = home.id === undefined && /[#-]$/.test(home.key);
  const here = home.tracker === item.tracker && home.site.toLowerCase() === item.site.toLowerCase();
  const place = home.key.slice(0, -1).toLowerCase();
  const within = item.key.toLowerCase().replace(/-\d+$/, '') === place;
  return unborn && here && within ? item : home;
}

/** A version that was changed or written by hand. */
function byHand(
  previous: Outcome | null,
  content: Content,
  id: string,
  home: ItemRef,
  text: string,
): HomeState {
  const outcome = stamp(previous, content, { id, home, byHand: true });
  const checked = Outcome.safeParse(outcome);
  if (checked.success) return { kind: 'outcome', outcome, handEdited: true };
  const long = checked.error.issues.some((i) => i.code === 'too_big');
  return { kind: 'damaged', text, why: long ? 'too-large' : 'malformed' };
}

/** Rows without our link: whoever reads them on whichever device gives them the same id. */
function plainOutcome(rows: Form, item: ItemRef, text: string): HomeState {
  const id = bytesToHex(sha256(utf8ToBytes(`section ${aliasOf(item)}`))).slice(0, 16);
  return byHand(null, withRows({}, rows), id, item, text);
}

/** Blanks and breaks may be lost on the way; what else differs was changed. */
const same = (a: string | undefined, b: string | undefined) =>
  (a ?? '').replace(/\s+/g, ' ').trim() === (b ?? '').replace(/\s+/g, ' ').trim();

/** Rows and data together; the rows win. */
function assemble(read: Unpacked, rows: Form, item: ItemRef, text: string): HomeState {
  if (read.kind === 'newer') return { kind: 'newer', format: read.format, text };
  if (read.kind === 'damaged') return { kind: 'damaged', text, why: read.why };
  const { outcome } = read;
  const home = homeOf(outcome.home, item);
  if (outcome.content.removed) return { kind: 'outcome', outcome: { ...outcome, home }, handEdited: false };
  let { content } = outcome;
  if (read.rows) {
    content = withRows(content, rows);
  } else {
    // The data holds everything, because the rows alone could not: only rows that somebody changed count.
    const next: Form = toForm(content);
    const shown = shownIn(next);
    const fields = new Set([...Object.keys(shown), ...Object.keys(rows)] as Field[]);
    const changed = [...fields].filter((field) => !same(shown[field], rows[field]));
    for (const field of changed) {
      if (rows[field] === undefined) delete next[field];
      else next[field] = rows[field];
    }
    if (changed.length > 0) content = withRows(content, next);
  }
  if (versionOf(content) === read.sum) {
    return { kind: 'outcome', outcome: { ...outcome, home, content }, handEdited: false };
  }
  // Somebody took the answers out and left the link.
  if (Object.keys(rows).length === 0) return { kind: 'damaged', text, why: 'malformed' };
  return byHand(outcome, content, outcome.id, home, text);
}

/** Reads a section out of its rows, as they stand in Markdown or in a page. */
export function readRows({ rows, data, count }: RenderedSection, item: ItemRef): HomeState {
  const text = rows.map(([label, value]) => `- ${label}: ${value.replace(/\n/g, '\n  ')}`).join('\n');
  if (count > 1) return { kind: 'damaged', text, why: 'doubled' };
  if (data !== null) return assemble(dataRead(data), formOf(rows), item, text);
  return isPlain(rows) ? plainOutcome(formOf(rows), item, text) : { kind: 'none' };
}

/** Reads the section out of a description. */
export function readSection(text: string, item: ItemRef): HomeState {
  const found = sectionIn(markdownLines(text));
  if (found) return readRows(found, item);
  const foreign = foreignText(text);
  return { kind: 'none', ...(foreign !== undefined && { foreign }) };
}

/** What can still be read of answers, wherever they stand. */
export function salvage(text: string): Form {
  // A line of data, as it stands below what is told of a damaged attachment, is no answer.
  const words = text.slice(0, TEXT_MAX).replace(/^\{".*$/gm, '');
  const form = formOf(rowsIn(markdownLines(words)));
  for (const [field, value] of Object.entries(form) as [Field, string][])
    form[field] = value.slice(0, ANSWER_MAX);
  return form;
}

/** Answers that people's own words give by name; words that name none are the problem, as they stand. */
export function beginFrom(text: string): Form {
  const form = salvage(text);
  if (Object.keys(form).length > 0) return form;
  const words = markdownLines(text.slice(0, TEXT_MAX)).map((line) => line.text);
  const problem = words.join(' ').replace(/\s+/g, ' ').trim().slice(0, ANSWER_MAX);
  return problem === '' ? {} : { problem };
}

/** @param base where links of sections lead; they are read whatever they lead to */
export const sectionAt = (base: string): TrackerHome['section'] => ({
  write: (outcome) => writeSection(outcome, base),
  read: readSection,
  readRows,
  begin: beginFrom,
  salvage,
});

export const linearSection: TrackerHome['section'] = sectionAt(BASES.base);
