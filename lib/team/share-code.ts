/**
 * A team as one text that survives a chat or a mail: no spaces, no signs that are turned into something else, and a
 * sum at its end that tells whether all of it arrived.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TeamProblem } from '../messages/team-protocol';
import { CODE } from '../strings/team-file';
import { MOST_CHARS, type Team } from './team';
import { tidy } from './tidy';

const PREFIX = 'sightline-team:';
const SUM = 8;
/** Room for a whole file in letters of four bytes, and for what a mail puts between the lines. */
const MOST = MOST_CHARS * 8;

const sumOf = (bytes: Uint8Array) => bytesToHex(sha256(bytes)).slice(0, SUM);

function encode(bytes: Uint8Array): string {
  let binary = '';
  for (const b of bytes) binary += String.fromCharCode(b);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null: these letters are no bytes. */
function decode(text: string): Uint8Array | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

/** "sightline-team:eyJzaWdod….1a2b3c4d" */
export function writeCode(team: Team): string {
  const bytes = utf8ToBytes(JSON.stringify(tidy(team)));
  return `${PREFIX}${encode(bytes)}.${sumOf(bytes)}`;
}

/** Spaces, line breaks and quote marks of a mail, and dashes that an editor made of two hyphens. */
const plain = (text: string) =>
  text
    .replace(/[\s>|`*\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll('—', '--')
    .replace(/[‐‑–−]/g, '-');

const isLetter = (c: string | undefined) => c !== undefined && /[\w-]/.test(c);
/** How many letters of a code stand from a place on. */
function run(text: string, from: number): number {
  let to = from;
  while (isLetter(text[to])) to++;
  return to - from;
}

export type CodeRead = { ok: true; text: string } | { ok: false; problems: TeamProblem[] };
const no = (text: string): CodeRead => ({ ok: false, problems: [{ text }] });

/**
 * Reads a code, with words before or behind it.
 * @returns the text of the team file, for `readTeam`
 */
export function readCode(code: string): CodeRead {
  if (code.length > MOST) return no(CODE.long);
  const text = plain(code);
  if (text === '') return no(CODE.empty);
  const start = text.toLowerCase().indexOf(PREFIX);
  if (start < 0) return no(CODE.none);
  const from = start + PREFIX.length;
  const end = from + run(text, from);
  const sum = text.slice(end + 1, end + 1 + SUM).toLowerCase();
  if (text[end] !== '.' || sum.length < SUM) return no(CODE.cut);
  const bytes = decode(text.slice(from, end));
  if (!bytes || sumOf(bytes) !== sum) return no(CODE.changed);
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return no(CODE.changed);
  }
}
