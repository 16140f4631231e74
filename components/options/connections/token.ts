/** Reads what a person pastes as a token, and the address of the page where one is made. Pure. */
import { options } from '../../../lib/strings/pages';
import { SITE } from '../../../lib/trackers/github/urls';
import { apiOrigin } from '../../../lib/trackers/hosts';
import { readGithub } from '../../page/place-github';

const wrong = options.connections.wrong;

/** Where a token of the tracker everybody means is sent, and nowhere else. */
export const API_ORIGIN = apiOrigin(SITE);
/** Where a site lists a person's tokens. UNVERIFIED: a company's site has the same page. */
export const tokensPage = (site: string) => `https://${site}/settings/tokens`;
/** Days a new token is asked for. */
const EXPIRES_DAYS = 90;

export type TokenKind = 'fine-grained' | 'classic' | 'app' | 'other';

/** Prefixes as GitHub documents them (docs: "About authentication to GitHub", token formats). */
export function kindOf(value: string): TokenKind {
  if (value.startsWith('github_pat_')) return 'fine-grained';
  if (value.startsWith('ghp_')) return 'classic';
  if (/^gh[ousr]_/.test(value)) return 'app';
  return 'other';
}

export type TokenInput =
  | { ok: true; value: string; owner: string; kind: TokenKind }
  | { ok: false; field: 'token' | 'owner'; why: string };

/** Shorter than any token with a prefix of its own; older tokens are 40 hexadecimal digits. */
const SHORTEST = 16;
const LONGEST = 1000;

/**
 * @param token as pasted. It is never part of a sentence.
 * @param owner as typed: "acme", "acme/shop" or an address; empty for a token that serves every owner
 * @param site where the token was made; an address typed as the owner names its own
 */
export function readToken(token: string, owner: string, site = SITE): TokenInput {
  const value = token.trim();
  const no = (why: string): TokenInput => ({ ok: false, field: 'token', why });
  if (value === '') return no(wrong.empty);
  if (/^(?:https?:\/\/|github\.com|[a-z\d-]+\.ghe\.com)/i.test(value)) return no(wrong.address);
  if (!/^[\x21-\x7e]+$/.test(value)) return no(wrong.characters);
  if (value.length > LONGEST) return no(wrong['too-long']);
  const kind = kindOf(value);
  if (kind === 'other' && value.length < SHORTEST) return no(wrong.login);
  if (owner.trim() === '') {
    if (kind === 'fine-grained') return { ok: false, field: 'owner', why: wrong.ownerNeeded };
    return { ok: true, value, owner: '', kind };
  }
  const place = readGithub(owner, site);
  if (!place.ok) return { ok: false, field: 'owner', why: place.why };
  return { ok: true, value, owner: place.place.owner, kind };
}

/** The owner that typed text names, empty while it names none; and the site, where it is an address. */
export function ownerIn(text: string, site = SITE): { owner: string; site: string } {
  const place = readGithub(text, site);
  return place.ok ? { owner: place.place.owner, site: place.place.site } : { owner: '', site };
}

/**
 * Address of a site's form for a fine-grained token, filled in as far as it can be.
 * UNVERIFIED: the parameters (docs: "Pre-filling fine-grained personal access token details using URL
 * parameters"). Where the page ignores them, the list beside the link says what to choose.
 */
export function makeAddress(owner: string, site = SITE): string {
  const url = new URL(`https://${site}/settings/personal-access-tokens/new`);
  url.searchParams.set('name', options.connections.tokenName(owner).slice(0, 40));
  url.searchParams.set('description', options.connections.tokenDescription);
  if (owner !== '') url.searchParams.set('target_name', owner);
  url.searchParams.set('expires_in', String(EXPIRES_DAYS));
  url.searchParams.set('issues', 'write');
  url.searchParams.set('metadata', 'read');
  return url.href;
}
