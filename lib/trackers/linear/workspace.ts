/**
 * Which workspace an answer is from. A key opens one workspace, and every workspace may have an ENG-12: an issue
 * of another one is never told as the one that was asked about.
 */
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, Trouble } from '../tracker';
import { type Answered, ask, type Question, type Refused } from './api';
import { Organization, WORKSPACE_QUERY } from './documents';

/**
 * @param organization of the answer
 * @param asked the workspace of the key that was asked about; may be one of its former names
 * @returns the workspace's name in addresses as it is now
 */
export function workspaceOf(organization: unknown, asked: string): { urlKey: string } | { trouble: Trouble } {
  const parsed = Organization.safeParse(organization);
  if (!parsed.success) return { trouble: { code: 'bad-answer' } };
  const urlKey = parsed.data.urlKey.toLowerCase();
  const names = [urlKey, ...(parsed.data.previousUrlKeys ?? []).map((name) => name.toLowerCase())];
  return names.includes(asked.toLowerCase())
    ? { urlKey }
    : { trouble: { code: 'other-workspace', reason: urlKey } };
}

export const keyOf = (urlKey: string, identifier: string) => `${urlKey}/${identifier.toUpperCase()}`;

/** The item as the tracker names it now. */
export const itemOf = (
  asked: ItemRef,
  urlKey: string,
  issue: { id: string; identifier: string },
): ItemRef => ({
  ...asked,
  id: issue.id,
  key: keyOf(urlKey, issue.identifier),
});

/**
 * Asks about one issue, and makes sure that the answer is from its workspace. "Not there" leaves out which workspace
 * did not have it, so that is asked then.
 */
export async function askOf(
  workspace: string,
  question: Question,
  io: HomeIo,
): Promise<(Answered & { urlKey: string }) | Refused> {
  const told = await ask(question, io);
  if (!told.ok && told.trouble.code !== 'hidden') return told;
  const { site, credential, item } = question;
  const where = told.ok
    ? told
    : await ask(
        {
          site,
          query: WORKSPACE_QUERY,
          variables: {},
          credential,
          why: 'Which workspace does the key open?',
          ...(item !== undefined && { item }),
        },
        io,
      );
  // Whatever kept that from being told, the first answer stands.
  if (!where.ok) return told.ok ? where : told;
  const found = workspaceOf(where.data.organization, workspace);
  if ('trouble' in found) return { ok: false, trouble: { ...found.trouble, credential } };
  return told.ok ? { ...told, urlKey: found.urlKey } : told;
}
