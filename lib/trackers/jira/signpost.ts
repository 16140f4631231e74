/** The outcome on the issue for people without the extension: a link, which everybody who sees the issue can read. */
import type { ItemRef, Outcome } from '../../outcome/record';
import type { Trouble } from '../tracker';
import { ask, issueKey, send } from './api';
import { ownWrites } from './own-writes';
import { Issue, RemoteLinks } from './shapes';
import type { With } from './site';
import { sentenceOf, stateOf } from './words';

/** Characters; longer ones are cut. UNVERIFIED: Jira's own limits. */
const TITLE = 200;
const SUMMARY = 1_000;

/** Verdicts after which nothing is waited for. */
const FINAL = new Set(['improved', 'not moved', 'worsened']);

/** The address that stands for the outcome of one issue; its fragment is never sent to a server. */
export const urlOf = (base: string, issueId: string): string => `${base.replace(/#.*$/, '')}#jira/${issueId}`;

const globalIdOf = (issueId: string) => `sightline=${issueId}`;

const cut = (text: string, most: number): string => {
  const points = Array.from(text);
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`;
};

/**
 * One link an issue, found again by its global id, so that it is brought up to date and never doubled. A removed
 * outcome takes its link along, and so does null.
 * @param base where the link leads
 * @param account the only one whose page carries it
 */
export async function signpost(
  item: ItemRef,
  outcome: Outcome | null,
  base: string,
  any: With,
  account?: string,
): Promise<{ ok: true } | { ok: false; trouble: Trouble }> {
  const id = await idOf(item, any);
  if (typeof id !== 'string') return { ok: false, trouble: id };
  const about = { site: item.site, item: item.key, path: { issue: id } };
  const globalId = globalIdOf(id);
  const own = account === undefined ? null : ownWrites(item, account, any, async () => undefined);
  const { io } = own?.by ?? any;
  const refused = (trouble: Trouble) => full(own?.met() ?? trouble);
  if (outcome === null || outcome.content.removed) {
    const why = 'Take the link to the outcome off';
    const sent = await send({ ...about, operation: 'unlink', query: { globalId }, why }, io);
    return sent.ok || (!own?.met() && sent.trouble.code === 'hidden') ? { ok: true } : refused(sent.trouble);
  }
  const verdict = outcome.content.verdict?.kind;
  const sent = await send(
    {
      ...about,
      operation: 'link',
      body: {
        globalId,
        application: { type: 'sightline', name: 'Sightline' },
        relationship: 'outcome',
        object: {
          url: urlOf(base, id),
          title: cut(`Outcome: ${stateOf(outcome)}`, TITLE),
          summary: cut(sentenceOf(outcome), SUMMARY),
          status: { resolved: verdict !== undefined && FINAL.has(verdict) },
        },
      },
      why: 'Show the outcome on the issue',
    },
    io,
  );
  return sent.ok ? { ok: true } : refused(sent.trouble);
}

/** Does our link stand on the issue, whoever put it there? Asked of an issue that was read a moment ago. */
export async function signposted(
  item: ItemRef,
  any: With,
): Promise<{ ok: true; stands: boolean } | { ok: false; trouble: Trouble }> {
  const id = await idOf(item, any);
  if (typeof id !== 'string') return { ok: false, trouble: id };
  const globalId = globalIdOf(id);
  const told = await ask(
    {
      site: item.site,
      operation: 'linked',
      path: { issue: id },
      query: { globalId },
      why: 'Is the outcome shown on the issue?',
      item: item.key,
      // The issue is there: what is not found is the link.
      plain: true,
    },
    RemoteLinks,
    any.io,
  );
  if (told.ok) return { ok: true, stands: told.value.some((link) => link.globalId === globalId) };
  return told.trouble.code === 'hidden' ? { ok: true, stands: false } : told;
}

/** An issue takes so many links and no more: that is no matter of length. */
const full = (trouble: Trouble): { ok: false; trouble: Trouble } => ({
  ok: false,
  trouble: trouble.status === 413 ? { ...trouble, code: 'locked' } : trouble,
});

async function idOf(item: ItemRef, { io }: With): Promise<string | Trouble> {
  if (item.id !== undefined && /^\d+$/.test(item.id)) return item.id;
  const key = issueKey(item);
  if (key === null) return { code: 'bad-answer' };
  const told = await ask(
    {
      site: item.site,
      operation: 'issue',
      path: { issue: key },
      query: { fields: 'summary' },
      why: 'Which issue is it?',
      item: key,
    },
    Issue,
    io,
  );
  return told.ok ? told.value.id : told.trouble;
}
