/**
 * Where files of teams are: a well-known place of a tracker, an address, a share code. Tells what stands there as text;
 * what it means, others read. An address is read as somebody whom nobody knows: no cookies, no secret, no redirect, and
 * only where a person has let the browser.
 */
import type { TeamFrom, TeamProblem } from '../messages/team-protocol';
import { samePlace } from '../outcome/item';
import { SOURCE } from '../strings/team-source';
import { trackerName } from '../strings/trouble';
import { readCode } from '../team/share-code';
import type { HomeIo, Net, Place, TrackerHome, Trouble } from '../trackers/tracker';

/** `text`: as it was found. `same`: as the mark says. */
export type Looked =
  | { kind: 'text'; text: string; mark?: string; by?: string; at: number; url?: string }
  | { kind: 'same' }
  | { kind: 'none' }
  | { kind: 'no'; problems: TeamProblem[]; trouble?: Trouble };

export type TeamSourceDeps = {
  home(tracker: string): Pick<TrackerHome, 'teamFiles'> | undefined;
  io: HomeIo;
  /** The network of addresses, which carries no secret. */
  web: Net;
};

const no = (text: string): Looked => ({ kind: 'no', problems: [{ text }] });
const trouble = (code: Trouble['code'], more: Partial<Trouble> = {}): Looked => ({
  kind: 'no',
  problems: [],
  trouble: { ...more, code },
});

/** Names of a question under which keys go. */
const KEY = /[?&](?:[\w-]*[_-])?(?:token|secret|signature|sig|password|api_?key|key|auth)=/i;

/** Why an address is none that is read; undefined: it is one. */
function wrongAddress(text: string): string | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return SOURCE.address;
  return KEY.test(url.search) ? SOURCE.secret : undefined;
}

/** What an answer that is none means. */
function refusal(status: number, headers: Record<string, string>, now: number): Looked {
  const told = { status };
  if (status === 401 || status === 403) return trouble('not-permitted', told);
  if (status === 404) return trouble('hidden', told);
  if (status === 410) return trouble('gone', told);
  if (status === 429) {
    const seconds = Number(headers['retry-after']);
    return trouble('rate-limited', { ...told, retryAt: now + (seconds > 0 ? seconds : 60) * 1000 });
  }
  if (status >= 500) return trouble('server', told);
  return trouble(status >= 300 && status <= 399 && status !== 304 ? 'redirected' : 'bad-answer', told);
}

/** Do both name the same file? Names compare without regard to case. */
export function sameFile(a: TeamFrom | undefined, b: TeamFrom | undefined): boolean {
  if (a?.kind === 'tracker' && b?.kind === 'tracker') return samePlace(a.place, b.place);
  return a?.kind === 'url' && b?.kind === 'url' && a.url === b.url;
}

export type TeamSource = ReturnType<typeof teamSource>;

export function teamSource({ home, io, web }: TeamSourceDeps) {
  const files = (place: Place) => home(place.tracker)?.teamFiles;

  async function readUrl(url: string, mark: string | undefined): Promise<Looked> {
    const wrong = wrongAddress(url);
    if (wrong !== undefined) return no(wrong);
    const res = await web({
      url,
      headers: { accept: 'application/json', ...(mark !== undefined && { 'if-none-match': mark }) },
      why: 'Look at a team file',
    });
    if (!res.ok) {
      if (res.code === 'refused') return no(SOURCE.notAllowed(url));
      return trouble(res.code === 'too-large' ? 'too-long' : res.code === 'held' ? 'offline' : res.code);
    }
    if (res.status === 304 && mark !== undefined) return { kind: 'same' };
    if (res.status !== 200) return refusal(res.status, res.headers, io.now());
    const { etag } = res.headers;
    return { kind: 'text', text: res.text, at: res.at, ...(etag !== undefined && { mark: etag }) };
  }

  async function readPlace(place: Place, mark: string | undefined): Promise<Looked> {
    const of = files(place);
    if (!of) return no(SOURCE.noPlace(trackerName(place.tracker)));
    const told = await of.read(place, mark, io);
    if (!told.ok) return { kind: 'no', problems: [], trouble: told.trouble };
    if ('found' in told) return { kind: 'text', ...told.found };
    return 'same' in told ? { kind: 'same' } : { kind: 'none' };
  }

  return {
    /** @param mark what the last look gave; absent: the text is wanted in any case */
    read(from: TeamFrom, mark?: string): Promise<Looked> {
      if (from.kind === 'url') return readUrl(from.url, mark);
      if (from.kind === 'tracker') return readPlace(from.place, mark);
      const told = readCode(from.code);
      return Promise.resolve(
        told.ok ? { kind: 'text', text: told.text, at: io.now() } : { kind: 'no', problems: told.problems },
      );
    },
    /** For people. */
    whereOf(from: TeamFrom): string {
      if (from.kind === 'code') return SOURCE.code;
      if (from.kind === 'tracker') return files(from.place)?.nameOf(from.place) ?? from.place.name;
      const url = URL.parse(from.url);
      return url ? SOURCE.url(url) : from.url;
    },
    /** Ways in which it can be written there. @param tracker that of a team which has no file yet */
    waysOf(from: TeamFrom | undefined, tracker: string | undefined): ('direct' | 'proposal')[] {
      const id = from?.kind === 'tracker' ? from.place.tracker : from ? undefined : tracker;
      return id === undefined ? [] : [...(home(id)?.teamFiles?.ways ?? [])];
    },
    files,
  };
}
