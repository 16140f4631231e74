/** What one answer told of an issue, as the home it holds: the same whether one or many were asked about. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ancestor } from '../../outcome/converge';
import { type ItemRef, Outcome } from '../../outcome/record';
import { canonicalJson, stamp, versionOf } from '../../outcome/version';
import type { HomeRead, HomeState, LaunchProposal } from '../tracker';
import { fromAttachment, issueOf, urlOf } from './attachment';
import { allBases, type Bases } from './base';
import type { AttachmentNode, IssueNode, MarkedNode } from './documents';
import { excerptOf } from './excerpt';
import { factsOf } from './facts';
import { linearSection } from './section';
import { itemOf } from './workspace';

/** Clocks of one server, written in one go (ms). */
const SAME_MOMENT_MS = 60_000;

/** What stands on an issue, and in which attachment. */
export type Standing = {
  home: HomeState;
  /** Changes with our part alone. */
  etag: string;
  /** The attachment that counts; null: none does, or what counts is a section in the description. */
  chosen: AttachmentNode | null;
  /** All of ours whose address names this issue, that under the present base first. */
  own: AttachmentNode[];
};

type Marked = { url: string; archivedAt?: string | null | undefined };

/**
 * Is it there for people? Archived alone, an attachment was taken off; archived with its issue, it was not.
 * UNVERIFIED: whether an attachment is archived with its issue, and whether one that was taken off is told at all.
 */
function isLive(attachment: Marked, issue: { archivedAt?: string | null | undefined }): boolean {
  if (attachment.archivedAt == null) return true;
  if (issue.archivedAt == null) return false;
  return Date.parse(attachment.archivedAt) >= Date.parse(issue.archivedAt) - SAME_MOMENT_MS;
}

/** Those of ours that are there. */
const liveOf = <A extends Marked>(
  issue: { archivedAt?: string | null | undefined; attachments: { nodes: A[] } },
  bases: Bases,
): A[] => issue.attachments.nodes.filter((a) => issueOf(a.url, allBases(bases)) !== null && isLive(a, issue));

/**
 * A mark that changes with the issue and with what is ours on it: an attachment may change without its issue
 * (UNVERIFIED). Moments in ISO 8601, with `|` and `,` between.
 */
export function markOf(issue: MarkedNode, bases: Bases): string {
  const ours = liveOf(issue, bases).map((a) => a.updatedAt);
  return `${issue.updatedAt}|${ours.length > 0 ? ours.sort().join() : '-'}`;
}

const hash = (value: unknown) => bytesToHex(sha256(utf8ToBytes(canonicalJson(value)))).slice(0, 32);

/** Written before its item existed, a record names only the place ("acme/ENG-"); elsewhere it is a copy. */
function homeOf(home: ItemRef, item: ItemRef): ItemRef {
  const unborn = home.id === undefined && home.key.endsWith('-');
  const here = home.tracker === item.tracker && home.site.toLowerCase() === item.site.toLowerCase();
  return unborn && here && item.key.toLowerCase().startsWith(home.key.toLowerCase()) ? item : home;
}

/** A record whose home is another issue is given as it is: whoever asked sees that it was copied. */
function read(attachment: AttachmentNode, item: ItemRef): HomeState {
  const { metadata } = attachment;
  const told = fromAttachment(metadata);
  if (told.kind === 'newer') return { kind: 'newer', format: told.format, text: textOf(metadata) };
  if (told.kind === 'damaged') return { kind: 'damaged', text: textOf(metadata), why: told.why };
  const { outcome, sum } = told;
  const home = homeOf(outcome.home, item);
  if (versionOf(outcome.content) === sum)
    return { kind: 'outcome', outcome: { ...outcome, home }, handEdited: false };
  // Somebody's program changed the content and left the version as it was.
  const byHand = stamp(outcome, outcome.content, { id: outcome.id, home, byHand: true });
  return Outcome.safeParse(byHand).success
    ? { kind: 'outcome', outcome: byHand, handEdited: true }
    : { kind: 'damaged', text: textOf(metadata), why: 'malformed' };
}

const oneLine = (value: unknown) => String(value).replace(/\s+/g, ' ');

/** Metadata as text: the rows that people see first, in the form in which a section has them. */
export function textOf(metadata: unknown): string {
  const rows =
    typeof metadata === 'object' && metadata !== null && 'attributes' in metadata ? metadata.attributes : [];
  const shown = Array.isArray(rows)
    ? rows.flatMap((row: unknown) =>
        typeof row === 'object' && row !== null && 'name' in row && 'value' in row
          ? [`* **${oneLine(row.name)}:** ${oneLine(row.value)}`]
          : [],
      )
    : [];
  return [shown.join('\n'), JSON.stringify(metadata) ?? ''].filter(Boolean).join('\n\n');
}

/** The one of several that holds what all the others say; undefined: they say different things. */
function newest(pool: readonly { attachment: AttachmentNode; home: HomeState }[]) {
  return pool.find(
    ({ home }) =>
      home.kind === 'outcome' &&
      pool.every((o) => o.home.kind === 'outcome' && ancestor(o.home.outcome.version, home.outcome)),
  );
}

/** What stands on an issue. @param item the issue as the tracker names it now, with its UUID */
export function standingOf(issue: IssueNode, item: ItemRef, bases: Bases): Standing {
  const bare = allBases(bases);
  const ours = liveOf(issue, bases);
  const order = (a: AttachmentNode) => bare.findIndex((base) => a.url.startsWith(urlOf(base, '')));
  const own = ours
    .filter((a) => issueOf(a.url, bare)?.toLowerCase() === issue.id.toLowerCase())
    .sort((a, b) => order(a) - order(b));
  const pool = (own.length > 0 ? own : ours).map((attachment) => ({
    attachment,
    home: read(attachment, item),
  }));
  const [first] = pool;
  if (!first) {
    // Put into the description by hand, without a key; the attachment counts as soon as there is one.
    const home = linearSection.read(issue.description ?? '', item);
    return {
      home,
      etag: hash(home.kind === 'none' ? 'none' : ['description', home]),
      chosen: null,
      own,
    };
  }
  const found = pool.length === 1 ? first : newest(pool);
  if (!found) {
    const text = pool.map((p) => textOf(p.attachment.metadata)).join('\n\n');
    const etag = hash(pool.map((p) => [p.attachment.url, p.attachment.metadata]));
    return { home: { kind: 'damaged', text, why: 'doubled' }, etag, chosen: null, own };
  }
  const { attachment, home } = found;
  const record = home.kind === 'damaged' ? attachment.metadata : recordOf(attachment.metadata);
  return { home, etag: hash([attachment.url, record]), chosen: attachment, own };
}

/** What counts of metadata that holds a record: a server that merges keeps other keys beside it. */
export function recordOf(metadata: unknown): unknown[] {
  const { sightline, sightlineHistory, sightlineVersion } = (metadata ?? {}) as Record<string, unknown>;
  return [sightlineVersion, sightline, sightlineHistory || ''];
}

/** When it reached people: the first time it was in a completed state. Spans tell it better than one moment does. */
function launchOf({ stateHistory, completedAt, state }: IssueNode): LaunchProposal | undefined {
  const spans = stateHistory?.nodes.filter((span) => span.state?.type === 'completed') ?? [];
  const [first] = spans.sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const proposed = (at: string, name: string | undefined) => ({ at, why: `moved to ${name || 'completed'}` });
  if (first) return proposed(first.startedAt, first.state?.name);
  return completedAt != null && state.type === 'completed' ? proposed(completedAt, state.name) : undefined;
}

/** What the description has to do with it: it is the home as long as there is no other, or says something else. */
function besideOf(
  { description }: IssueNode,
  item: ItemRef,
  { home, chosen }: Standing,
): Pick<HomeRead, 'via' | 'pasted'> {
  if (home.kind !== 'outcome') return {};
  if (!chosen) return { via: 'description' };
  const there = linearSection.read(description ?? '', item);
  if (there.kind !== 'outcome') return {};
  const { version, content } = there.outcome;
  if (versionOf(content) === versionOf(home.outcome.content)) return {};
  return { pasted: ancestor(version, home.outcome) ? 'older' : 'other' };
}

/**
 * @param asked the item as it was asked for: the answer may name it anew (moved to another team, workspace renamed)
 * @param at the server's date of the answer (ms)
 */
export function homeRead(
  asked: ItemRef,
  urlKey: string,
  issue: IssueNode,
  bases: Bases,
  at: number,
): { read: HomeRead; standing: Standing } {
  const item = itemOf(asked, urlKey, issue);
  const standing = standingOf(issue, item, bases);
  const author = issue.creator?.displayName || issue.creator?.name;
  const { home, etag } = standing;
  const beside = besideOf(issue, item, standing);
  return {
    read: {
      item,
      title: issue.title,
      home,
      etag,
      ...(author && { author }),
      facts: factsOf(issue),
      ...beside,
      at,
    },
    standing,
  };
}

/** With what only who looks at one item is told: the beginning of the description, and a day of launch. */
export function homeReadWithMore(...[asked, urlKey, issue, bases, at]: Parameters<typeof homeRead>) {
  const { read, standing } = homeRead(asked, urlKey, issue, bases, at);
  const { createdAt: openedAt } = issue;
  const launch = launchOf(issue);
  const excerpt =
    excerptOf(issue.description ?? '') ?? (openedAt === undefined ? undefined : { text: '', cut: false });
  const told = excerpt && { excerpt: { ...excerpt, ...(openedAt !== undefined && { openedAt }) } };
  return { read: { ...read, ...told, launch: launch ?? null }, standing };
}

/** When it was closed as done (ISO 8601). */
export const doneAtOf = ({ state, completedAt }: IssueNode): string | undefined =>
  state.type === 'completed' ? (completedAt ?? undefined) : undefined;
