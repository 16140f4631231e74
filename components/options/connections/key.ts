/** Reads what a person pastes as a key of Linear's, and as the name of its workspace. Pure. */
import { options } from '../../../lib/strings/pages';
import { apiOrigin } from '../../../lib/trackers/hosts';
import { addressIn } from '../../page/place-forms';
import { workspaceAt, workspaceNamed } from '../../page/place-linear';

const { wrong } = options.linearKey;

/** Where a key is sent, and nowhere else. */
export const KEY_ORIGIN = apiOrigin('linear.app');
/** UNVERIFIED: the name of the page; where it is another one, Linear leads to the settings. */
export const KEYS_PAGE = 'https://linear.app/settings/account/security';

/** What keys begin with, as seen in public code. */
const KEY = 'lin_api_';
/** Shorter than any key that was seen; longer ones are no header of anybody's. */
const [SHORTEST, LONGEST] = [20, 1000];

export type KeyInput =
  | { ok: true; value: string; workspace: string }
  | { ok: false; field: 'key' | 'workspace'; why: string };

/** Why pasted text is no key; undefined when it can be one. The text is never part of the sentence. */
function wrongKey(value: string): string | undefined {
  if (value === '') return wrong.empty;
  if (/^https?:\/\/|^(?:www\.)?linear\.app/i.test(value)) return wrong.address;
  if (!/^[\x21-\x7e]+$/.test(value)) return wrong.characters;
  if (value.length > LONGEST) return wrong['too-long'];
  if (value.startsWith('lin_oauth_')) return wrong.oauth;
  if (/^(?:gh[oprsu]_|github_pat_)/.test(value)) return wrong.github;
  if (value.startsWith('ATATT')) return wrong.jira;
  if (!value.startsWith(KEY)) return wrong.other;
  return value.length < SHORTEST ? wrong.short : undefined;
}

/** The workspace that typed text names ("acme", "acme/ENG", an address), or why it names none. */
export function readWorkspace(text: string): { workspace: string } | { why: string } {
  const typed = text.trim().slice(0, 2000);
  if (typed === '') return { why: wrong.workspaceNeeded };
  const url = addressIn(typed);
  const own = url && url.protocol === 'https:' && url.port === '';
  if (url && !(own && /^(?:www\.)?linear\.app$/.test(url.hostname))) return { why: wrong.elsewhere };
  const workspace = url ? workspaceAt(url) : workspaceNamed(typed.replace(/^[@/]+/, '').split('/')[0] ?? '');
  if (workspace !== null) return { workspace };
  return { why: url ? wrong.elsewhere : wrong.workspace(typed.slice(0, 60)) };
}

/** @param key as pasted; @param workspace as typed */
export function readKey(key: string, workspace: string): KeyInput {
  const value = key.trim();
  const why = wrongKey(value);
  if (why !== undefined) return { ok: false, field: 'key', why };
  const named = readWorkspace(workspace);
  return 'why' in named
    ? { ok: false, field: 'workspace', why: named.why }
    : { ok: true, value, workspace: named.workspace };
}
