/**
 * The Outcome section of an issue body: rows that people read and may change, the rest as one block of JSON in a
 * closed `<details>`, between two comments. Everything outside stays byte for byte as it was, and so does what
 * people wrote inside beside our rows.
 */
import { pack, type Unpacked, unpack } from '../../outcome/codec';
import { type Field, type Form, toForm } from '../../outcome/fields';
import { type Content, type ItemRef, MAJOR, Outcome } from '../../outcome/record';
import { stamp, versionOf } from '../../outcome/version';
import { foreignText } from '../foreign-heading';
import { linesOf, scan } from '../markdown-scan';
import { derivedRows, fieldOf, rowsOf, withoutRows, withRows } from '../section-rows';
import type { HomeState, RenderedSection } from '../tracker';
import { readCell, writeCell, writeJson } from './escape';
import { type Extra, findSection, isHeading, partsOf } from './parts';

export { type Extra, findSection } from './parts';

const NO_EXTRA: Extra = { lead: [], rows: [], middle: [], tail: [] };

/** The two pieces of JSON inside the data block. */
function unpackData(data: string): Unpacked {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return { kind: 'damaged', why: 'malformed' };
    const { history, ...core } = value as Record<string, unknown>;
    return unpack(JSON.stringify(core), history === undefined ? null : JSON.stringify(history));
  } catch {
    return { kind: 'damaged', why: 'malformed' };
  }
}

/** Written before its item existed, a record names only the place; found in another place it is a copy. */
function homeOf(home: ItemRef, item: ItemRef): ItemRef {
  const unborn = home.id === undefined && home.key.endsWith('#');
  const here = home.tracker === item.tracker && home.site.toLowerCase() === item.site.toLowerCase();
  return unborn && here && item.key.toLowerCase().startsWith(home.key.toLowerCase()) ? item : home;
}

/** Rows and data together; the rows win. */
function assemble(read: Unpacked, rows: Form, item: ItemRef, text: string): HomeState {
  if (read.kind === 'newer') return { kind: 'newer', format: read.format, text };
  if (read.kind === 'damaged') return { kind: 'damaged', text, why: read.why };
  const { outcome } = read;
  let content: Content;
  if (read.rows) {
    content = withRows(outcome.content, rows);
  } else {
    // The data holds everything, because the rows alone could not: only rows that somebody changed count.
    const next: Form = toForm(outcome.content);
    const shown = readBack(next);
    const fields = new Set([...Object.keys(shown), ...Object.keys(rows)] as Field[]);
    const changed = [...fields].filter((field) => shown[field] !== rows[field]);
    for (const field of changed) {
      if (rows[field] === undefined) delete next[field];
      else next[field] = rows[field];
    }
    content = changed.length > 0 ? withRows(outcome.content, next) : outcome.content;
  }
  const home = homeOf(outcome.home, item);
  if (versionOf(content) === read.sum) {
    return { kind: 'outcome', outcome: { ...outcome, home, content }, handEdited: false };
  }
  const byHand = stamp(outcome, content, { id: outcome.id, home, byHand: true });
  const checked = Outcome.safeParse(byHand);
  if (checked.success) return { kind: 'outcome', outcome: byHand, handEdited: true };
  const long = checked.error.issues.some((i) => i.code === 'too_big');
  return { kind: 'damaged', text, why: long ? 'too-large' : 'malformed' };
}

/** The form as its own rows would be read. */
function readBack(form: Form): Form {
  const back: Form = {};
  for (const [field, , value] of rowsOf(form)) back[field] = readCell(` ${writeCell(value)} `);
  return back;
}

function formOf(rows: readonly { field: Field | undefined; value: string }[]): Form {
  const form: Form = {};
  for (const { field, value } of rows) {
    if (field !== undefined && value.trim() !== '') form[field] = value;
  }
  return form;
}

/** Reads the section out of a body. */
export function readBody(body: string, item: ItemRef): HomeState {
  const found = findSection(body);
  if (found.kind === 'none') {
    const foreign = foreignText(body);
    return { kind: 'none', ...(foreign !== undefined && { foreign }) };
  }
  const text = body.slice(found.from, found.to);
  if (found.kind === 'damaged') return { kind: 'damaged', text, why: found.why };
  const parts = partsOf(found.lines);
  const data = parts.data ?? parts.removed;
  const read = data === null ? null : unpackData(data);
  if (found.major > MAJOR) {
    return { kind: 'newer', format: read?.kind === 'newer' ? read.format : `${found.major}.0`, text };
  }
  if (parts.removed !== null && read?.kind === 'ok' && read.outcome.content.removed) {
    return { kind: 'outcome', outcome: read.outcome, handEdited: false };
  }
  if (read?.kind === 'newer') return { kind: 'newer', format: read.format, text };
  if (read === null || !parts.hasTable) return { kind: 'damaged', text, why: 'malformed' };
  return assemble(read, formOf(parts.rows), item, text);
}

/** Reads a section that a page shows rendered. What it holds is read only: never write back from it. */
export function readRows(rendered: RenderedSection, item: ItemRef): HomeState {
  const text = rendered.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  if (rendered.count > 1) return { kind: 'damaged', text, why: 'doubled' };
  if (rendered.data === null) return { kind: 'damaged', text, why: 'malformed' };
  const rows = rendered.rows.map(([label, value]) => ({ field: fieldOf(label), value }));
  return assemble(unpackData(rendered.data), formOf(rows), item, text);
}

function dataOf(outcome: Outcome, strip?: (content: Content) => Content): string {
  const { core, history } = pack(outcome, strip);
  // One object: the history goes in as the last member of the core.
  const json = history === null ? core : `${core.slice(0, -1)},"history":${history}}`;
  return writeJson(json);
}

const gap = (texts: readonly string[]) => (texts.length > 0 ? [...texts, ''] : []);

/**
 * The section as text, with "\n" as line ending. A removed outcome is one comment, which readers do not see and
 * which keeps older copies from coming back.
 * @throws PackError when the record is too large
 */
export function writeSection(outcome: Outcome, extra: Extra = NO_EXTRA): string {
  const start = `<!-- sightline:outcome ${MAJOR} -->`;
  const end = '<!-- /sightline:outcome -->';
  const people = [...gap(extra.lead), ...gap(extra.middle)];
  if (outcome.content.removed) {
    const bare: Outcome = { ...outcome, content: { removed: outcome.content.removed } };
    const lines = [start, `<!-- sightline:removed ${dataOf(bare)} -->`];
    const rest = [...people, ...gap(extra.tail)];
    return [...lines, ...(rest.length > 0 ? ['', ...rest] : []), end].join('\n');
  }
  const form = toForm(outcome.content);
  const rows = rowsOf(form).map(([, label, value]) => `| ${label} | ${writeCell(value)} |`);
  const shown = derivedRows(outcome.content).map(([label, value]) => `| ${label} | ${writeCell(value)} |`);
  // Rows carry their fields alone where that loses nothing; else the data holds everything once more.
  const back = readBack(form);
  const exact = versionOf(withRows(withoutRows(outcome.content), back)) === versionOf(outcome.content);
  return [
    start,
    '## Outcome',
    '',
    ...gap(extra.lead),
    '| Question | Answer |',
    '| --- | --- |',
    ...rows,
    ...shown,
    ...extra.rows,
    '',
    ...gap(extra.middle),
    '<details>',
    '<summary>Sightline data</summary>',
    '',
    '```json',
    dataOf(outcome, exact ? withoutRows : undefined),
    '```',
    '',
    '</details>',
    ...(extra.tail.length > 0 ? ['', ...extra.tail, ''] : []),
    end,
  ].join('\n');
}

/** The line ending nearest to an offset: that of the line it stands in, else of the line before. */
function eolAt(body: string, offset: number): string {
  const after = body.indexOf('\n', offset);
  const before = body.lastIndexOf('\n', Math.max(0, offset - 1));
  const at = before >= 0 ? before : after;
  return at > 0 && body[at - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * Puts a version into a body and changes no byte outside the section. A section that is there stays where it is;
 * a new one goes to the end, or to the start when asked or when the end lies inside something left open. A body
 * whose section is damaged or newer comes back as it was.
 * @throws PackError when the record is too large
 */
export function splice(body: string, outcome: Outcome, where: 'end' | 'start' = 'end'): string {
  const found = findSection(body);
  if (found.kind === 'damaged') return body;
  if (found.kind === 'one') {
    const now = readBody(body, outcome.home);
    if (now.kind === 'damaged' || now.kind === 'newer') return body;
    const eol = found.eol || eolAt(body, found.from);
    const text = writeSection(outcome, partsOf(found.lines).extra).replaceAll('\n', eol);
    return body.slice(0, found.from) + text + body.slice(found.to);
  }
  if (where === 'start' || found.openAtEnd) {
    const eol = eolAt(body, 0);
    const text = writeSection(outcome).replaceAll('\n', eol);
    return body.trim() === '' ? text + body : text + eol + eol + body;
  }
  const eol = eolAt(body, body.length);
  const text = writeSection(outcome).replaceAll('\n', eol);
  if (body === '') return text;
  const blank = /\n[ \t]*\r?\n[ \t]*$/.test(body.slice(-200)) ? '' : body.endsWith('\n') ? eol : eol + eol;
  return body + blank + text;
}

/**
 * For "repair": the same body with our markers and heading made plain text, so that a new section can be written
 * and everything that stood in the damaged one can still be read.
 */
export function asPlainText(body: string): string {
  const lines = linesOf(body);
  const { starts, ends } = scan(lines);
  const marked = new Set([...starts.map((s) => s.line), ...ends]);
  const headings = new Set<number>();
  for (const { line } of starts) {
    const n = lines.findIndex((l, i) => i > line && l.text.trim() !== '');
    if (n >= 0 && isHeading(lines[n]?.text ?? '')) headings.add(n);
  }
  return lines
    .map(({ text, eol }, n) => {
      if (marked.has(n)) return text.replace(/(\/?)sightline:outcome/, '$1sightline:earlier') + eol;
      return (headings.has(n) ? text.replace(/Outcome/i, 'Outcome (earlier)') : text) + eol;
    })
    .join('');
}
