/**
 * Linear's shared home: an attachment of the issue, read and written through the GraphQL API.
 *
 * The API takes no version with a write, and keeps no history of attachments. So a write is guarded: read again just
 * before, give up when our part changed, and read once more after it to see what stands.
 */
import { PackError } from '../../outcome/codec';
import { ancestor } from '../../outcome/converge';
import type { ItemRef, Outcome } from '../../outcome/record';
import { siteOfApi } from '../hosts';
import type { HomeIo, HomeRead, HomeWrite, TrackerHome, Trouble, WriteCheck, WriteMark } from '../tracker';
import { linearActs } from './acts';
import { ask, type Refused } from './api';
import { type Attachment, fromAttachment, toAttachment, urlOf } from './attachment';
import { BASES, type Bases } from './base';
import {
  type AttachmentNode,
  DELETE,
  Done,
  ISSUE_QUERY,
  IssueNode,
  oursFilter,
  Person,
  Teams,
  WHO_QUERY,
  WRITE,
  Written,
} from './documents';
import { holderOf } from './holder';
import { linearLists } from './lists';
import { sectionAt } from './section';
import { homeRead, homeReadWithMore, recordOf, type Standing } from './seen';
import { fieldTrouble } from './trouble';
import { partsOf, SITE, TRACKER } from './urls';
import { askOf, workspaceOf } from './workspace';

type Fetched = { issue: IssueNode; urlKey: string; read: HomeRead; standing: Standing };
type Mark = (mark: WriteMark) => Promise<void>;

/** Is this what the attachment holds already? */
const isSame = ({ url, metadata }: AttachmentNode, sent: Attachment): boolean =>
  url === sent.url && JSON.stringify(recordOf(metadata)) === JSON.stringify(recordOf(sent.metadata));

const holds = ({ home }: HomeRead, outcome: Outcome): boolean =>
  home.kind === 'outcome' && ancestor(outcome.version, home.outcome);

/** Does the version say all that the metadata says? */
function knows(outcome: Outcome, metadata: unknown): boolean {
  const told = fromAttachment(metadata);
  return told.kind === 'ok' && ancestor(told.outcome.version, outcome);
}

/** What a refused write means for an issue that was read just before. */
function refusedWrite(trouble: Trouble, issue: IssueNode, sent: Attachment): Trouble {
  const closed = issue.archivedAt != null || issue.trashed === true;
  switch (trouble.code) {
    // To writes, an issue that is archived or in the trash is not there.
    case 'hidden':
      return { ...trouble, code: closed ? 'archived' : 'not-permitted' };
    case 'bad-answer':
      return closed && trouble.reason !== undefined ? { ...trouble, code: 'archived' } : trouble;
    case 'too-long': {
      const limit = Number(/\b(\d{3,7})\b/.exec(trouble.reason ?? '')?.[1]);
      const over = JSON.stringify(sent.metadata).length - limit;
      return over > 0 ? { ...trouble, over } : trouble;
    }
    default:
      return trouble;
  }
}

/** It said yes, and kept something else. */
function notKept(kept: AttachmentNode | null, sent: Attachment): Trouble {
  const [, record] = recordOf(kept?.metadata);
  const whole = sent.metadata.sightline;
  if (typeof record === 'string' && record !== '' && record.length < whole.length && whole.startsWith(record))
    return { code: 'too-long', over: whole.length - record.length };
  return { code: 'bad-answer', reason: 'the record did not come back as it was sent' };
}

/** Why a place is not one that the key opens. */
function unseen(
  data: Record<string, unknown>,
  workspace: string,
  team: string | undefined,
  place: string,
): Trouble | undefined {
  const found = workspaceOf(data.organization, workspace);
  if ('trouble' in found) return found.trouble;
  if (team === undefined) return undefined;
  const teams = Teams.safeParse(data.teams);
  if (!teams.success) return { code: 'bad-answer' };
  return teams.data.nodes.length === 0 ? { code: 'hidden', reason: place } : undefined;
}

/** Linear's home. @param bases where attachments of ours stand, now and formerly */
export function makeLinearHome(bases: Bases = BASES): TrackerHome {
  async function fetchIssue(
    item: ItemRef,
    io: HomeIo,
    why: string,
    /** Told to who looks at it: what it says, and when it was launched. */
    more: 'nothing' | 'more' | 'without spans' = 'nothing',
    /** The UUID, as the tracker told it for this name. */
    id?: string,
  ): Promise<{ ok: true; got: Fetched } | Refused> {
    const parts = partsOf(item.key);
    if (!parts) return { ok: false, trouble: { code: 'bad-answer' } };
    const [credential] = await io.credentials(item);
    if (!credential) return { ok: false, trouble: { code: 'no-credential' } };
    const refused = (trouble: Trouble): Refused => ({
      ok: false,
      trouble: { ...trouble, credential: credential.id },
    });
    const told = await askOf(
      parts.workspace,
      {
        site: item.site,
        query: ISSUE_QUERY,
        // By its name, not by the id: what a page or a file says of that proves nothing.
        variables: { id: id ?? parts.identifier, ours: oursFilter(bases), spans: more === 'more' },
        credential: credential.id,
        why,
        item: item.key,
      },
      io,
    );
    // UNVERIFIED: whether every plan and every key may read spans. A day of launch is no reason to read nothing.
    if (!told.ok && more === 'more' && told.at?.includes('stateHistory'))
      return fetchIssue(item, io, why, 'without spans', id);
    if (!told.ok) return told;
    // A text that was kept back is not an empty one.
    const [error] = told.errors.filter(({ path }) => !path?.includes('creator'));
    if (error) return refused(fieldTrouble(error));
    const issue = IssueNode.safeParse(told.data.issue);
    if (!issue.success) return refused({ code: told.data.issue === null ? 'hidden' : 'bad-answer' });
    const holder = id === undefined && (await holderOf(item, issue.data, credential.id, io));
    if (holder && !holder.ok) return holder;
    if (holder && holder.id !== null) return fetchIssue(item, io, why, more, holder.id);
    const { urlKey, at } = told;
    const seen = more === 'nothing' ? homeRead : homeReadWithMore;
    const { read, standing } = seen(item, urlKey, issue.data, bases, at);
    return { ok: true, got: { issue: issue.data, urlKey, read, standing } };
  }

  async function write(
    item: ItemRef,
    outcome: Outcome,
    seen: string,
    io: HomeIo,
    mark: Mark,
    how: { repair?: boolean } = {},
  ): Promise<HomeWrite> {
    const [credential] = await io.credentials(item);
    if (!credential) return { ok: false, trouble: { code: 'no-credential' } };
    const refused = (trouble: Trouble): HomeWrite => ({
      ok: false,
      trouble: { ...trouble, credential: credential.id },
    });
    const first = await fetchIssue(item, io, 'Read the outcome before writing');
    if (!first.ok) return { ok: false, trouble: first.trouble };
    const { got } = first;
    const { home, etag } = got.read;
    if (got.read.item.key.toLowerCase() !== item.key.toLowerCase())
      return refused({ code: 'moved', movedTo: got.read.item.key });
    const unreadable = (home.kind === 'damaged' && !how.repair) || home.kind === 'newer';
    if (etag !== seen || unreadable) return { ok: false, changed: got.read };

    let sent: Attachment;
    try {
      sent = toAttachment(outcome, got.issue.id, bases.base, keptDamage(got));
    } catch (e) {
      if (e instanceof PackError) return refused({ code: 'too-long', over: e.over });
      throw e;
    }
    const clear = (found: Fetched) =>
      clearFormer(item, found, outcome, how.repair === true, credential.id, io);
    if (home.kind === 'outcome' && got.standing.chosen && isSame(got.standing.chosen, sent)) {
      return { ok: true, read: await clear(got), settled: true };
    }
    await mark({ before: etag, sent: outcome.version });
    const by = { site: item.site, credential: credential.id, item: item.key };
    const told = await ask(
      { ...by, query: WRITE, variables: { input: sent }, why: 'Write the outcome', writes: true },
      io,
    );
    if (!told.ok) return { ok: false, trouble: refusedWrite(told.trouble, got.issue, sent) };
    const written = Written.safeParse(told.data.attachmentCreate);
    const kept = written.success && written.data.success ? written.data.attachment : null;
    const here = kept?.issue == null || kept.issue.id === got.issue.id;
    const took = kept !== null && here && isSame(kept, sent);

    // What stands may be somebody's who wrote in the same second, and what came back here only an echo.
    const after = await fetchIssue(item, io, 'Look whether the outcome arrived');
    const stands = after.ok && (holds(after.got.read, outcome) || (took && after.got.read.etag !== etag));
    if (stands) return { ok: true, read: await clear(after.got), settled: true };
    if (!took || !kept) {
      const [error] = told.errors;
      if (error) return { ok: false, trouble: refusedWrite(fieldTrouble(error), got.issue, sent) };
      return refused(notKept(kept, sent));
    }
    // It could not be read, or what was read is as old as what was read before.
    const { issue, urlKey } = got;
    const others = issue.attachments.nodes.filter((a) => a.id !== kept.id && a.url !== kept.url);
    const now = { ...issue, attachments: { nodes: [...others, kept] } };
    const { read } = homeRead(item, urlKey, now, bases, told.at);
    return { ok: true, read, settled: true };
  }

  /** Of a damaged attachment, what it said; of one that was repaired, what had been damaged. */
  function keptDamage({ read, standing }: Fetched): string | undefined {
    if (read.home.kind === 'damaged') return read.home.text;
    const { metadata } = standing.own[0] ?? {};
    const kept =
      typeof metadata === 'object' && metadata !== null && 'sightlineDamaged' in metadata
        ? metadata.sightlineDamaged
        : undefined;
    return typeof kept === 'string' && kept !== '' ? kept : undefined;
  }

  /**
   * An attachment's URL cannot be changed: under a new base there is a new one, and the former goes once that stands,
   * as far as it says nothing that the new one does not know. What cannot be taken off stays.
   * @param all also what says something else: a repair has kept its text
   */
  async function clearFormer(
    item: ItemRef,
    { issue, urlKey, read, standing }: Fetched,
    outcome: Outcome,
    all: boolean,
    credential: string,
    io: HomeIo,
  ): Promise<HomeRead> {
    const present = urlOf(bases.base, issue.id).toLowerCase();
    if (!standing.own.some((a) => a.url.toLowerCase() === present)) return read;
    const gone = new Set<string>();
    for (const former of standing.own) {
      if (former.url.toLowerCase() === present || !(all || knows(outcome, former.metadata))) continue;
      const by = { site: item.site, credential, item: item.key };
      const why = 'Take the outcome off its former address';
      const told = await ask({ ...by, query: DELETE, variables: { id: former.id }, why, writes: true }, io);
      if (told.ok && Done.safeParse(told.data.attachmentDelete).data?.success) gone.add(former.id);
    }
    if (gone.size === 0) return read;
    const nodes = issue.attachments.nodes.filter((a) => !gone.has(a.id));
    return homeRead(item, urlKey, { ...issue, attachments: { nodes } }, bases, read.at).read;
  }

  async function check(item: ItemRef, mark: WriteMark, io: HomeIo): Promise<WriteCheck> {
    const now = await fetchIssue(item, io, 'Look whether the write arrived');
    if (!now.ok) return { trouble: now.trouble };
    const { home } = now.got.read;
    return { landed: home.kind === 'outcome' && ancestor(mark.sent, home.outcome) };
  }

  async function whoAmI(credential: string, place: string | undefined, io: HomeIo, origin?: string) {
    const site = origin === undefined ? SITE : siteOfApi(origin);
    const refused = (trouble: Trouble) => ({ ok: false as const, trouble: { ...trouble, credential } });
    if (site === null) return refused({ code: 'bad-answer' });
    const [workspace = '', team] = (place ?? '').split('/');
    const told = await ask(
      {
        site,
        query: WHO_QUERY,
        variables: { team: team?.toUpperCase() ?? '', named: team !== undefined },
        credential,
        why: 'Test the connection',
      },
      io,
    );
    if (!told.ok) return { ok: false as const, trouble: told.trouble };
    const viewer = Person.safeParse(told.data.viewer);
    const login = viewer.data?.displayName || viewer.data?.name;
    if (!login) return refused({ code: 'bad-answer' });
    const trouble = place === undefined ? undefined : unseen(told.data, workspace, team, place);
    return { ok: true as const, login, ...(trouble && { trouble: { ...trouble, credential } }) };
  }

  return {
    id: TRACKER,
    async read(item, io) {
      const res = await fetchIssue(item, io, 'Read the outcome', 'more');
      return res.ok ? { ok: true, read: res.got.read } : { ok: false, trouble: res.trouble };
    },
    write,
    check,
    // History names an attachment by an id that leads nowhere once it is taken off, and no name is better than a
    // wrong one.
    removal: async () => ({}),
    whoAmI,
    // Everything of a workspace is for its members alone; there are no public teams.
    visibility: async () => 'restricted',
    lists: linearLists(bases),
    acts: linearActs,
    section: sectionAt(bases.base),
  };
}

export const home: TrackerHome = makeLinearHome();
