/**
 * The one link of a section in a description: its fragment carries whose outcome it is, which version, and whatever
 * the rows do not. Fragments are never sent to a server.
 */
import { pack, type Unpacked, unpack } from '../../outcome/codec';
import type { Form } from '../../outcome/fields';
import type { Content, ItemRef, Outcome } from '../../outcome/record';
import { versionOf } from '../../outcome/version';
import { withoutRows, withRows } from '../section-rows';
import { FRAGMENT } from './lines';
import { SITE, TRACKER } from './urls';

/** Longest data; what does not fit is left out, the history first. */
const DATA_MAX = 1_400;
/** Versions before, where there is room for nothing else. */
const PARENTS_MIN = 4;

type Data = Record<string, unknown> & { content: Content; pack?: Record<string, unknown> };

function encode(data: Data): string {
  const { home, ...rest } = data;
  const short = shortHome(home as ItemRef);
  const bytes = new TextEncoder().encode(JSON.stringify({ ...rest, ...short }));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** A home on this tracker's own site is its key, and its id when that is known. */
function shortHome(home: ItemRef): { home: unknown } {
  const { tracker, site, key, id, ...more } = home;
  const own = tracker === TRACKER && site === SITE && Object.keys(more).length === 0;
  return { home: own ? (id === undefined ? [key] : [key, id]) : home };
}

function longHome(home: unknown): unknown {
  if (!Array.isArray(home)) return home;
  const [key, id]: unknown[] = home;
  return { tracker: TRACKER, site: SITE, key, ...(id !== undefined && { id }) };
}

/**
 * The data of a version.
 * @param shown the form as its rows will be read
 * @throws PackError when the record is larger than any home takes
 */
export function dataFor(outcome: Outcome, shown: Form): string {
  // Rows carry their fields alone where that loses nothing, and breaks are not sure to survive; else the data holds
  // everything once more.
  const exact =
    versionOf(withRows(withoutRows(outcome.content), shown)) === versionOf(outcome.content) &&
    !Object.values(shown).some((value) => value.includes('\n'));
  const { core, history } = pack(outcome, exact ? withoutRows : undefined);
  const whole: Data = JSON.parse(core);
  const rest = withoutRows(whole.content);
  // What is read of a part: the version is that of the whole, and the sum tells that nobody changed it by hand.
  const part = (content: Content, rows: boolean): Data => {
    const sum = versionOf(rows ? withRows(content, shown) : content);
    return { ...whole, content, pack: { ...(rows && { rows }), sum } };
  };
  const { format, id, home, version, parents } = whole;
  const few = { format, id, home, version, parents: (parents as string[]).slice(0, PARENTS_MIN) };
  // Whose it is, and which version.
  const least = (content: Content): Data => {
    const sum = versionOf(withRows(content, shown));
    return { ...few, content, pack: { rows: true, sum } };
  };
  const choices: (() => Data)[] = [
    () => ({ ...whole, ...(history !== null && { history: JSON.parse(history) }) }),
    () => part(whole.content, exact),
    () => part(rest, true),
    // What a team chose from its own lists stands in no row.
    () => least(rest.business ? { business: rest.business } : {}),
  ];
  for (const choice of choices) {
    const data = encode(choice());
    if (data.length <= DATA_MAX) return data;
  }
  return encode(least({}));
}

/** Reads the data of a link back. Never throws. */
export function dataRead(data: string): Unpacked {
  try {
    const binary = atob(data.replace(/-/g, '+').replace(/_/g, '/'));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(binary, (c) => c.charCodeAt(0)),
    );
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no record');
    const { history, home, ...core } = value as Record<string, unknown>;
    return unpack(
      JSON.stringify({ ...core, home: longHome(home) }),
      history === undefined ? null : JSON.stringify(history),
    );
  } catch {
    return { kind: 'damaged', why: 'malformed' };
  }
}

/** The address of a link. @param base where it leads for whoever presses it */
export const linkTo = (base: string, data: string): string => `${base.replace(/#.*$/, '')}${FRAGMENT}${data}`;
