/** Reads what a person types or pastes as the address of their company's GitHub. Pure. */
import { sites } from '../../lib/strings/pages';
import { isOptionalSite } from '../../lib/trackers/grants';

export type SiteInput = { ok: true; site: string } | { ok: false; why: string };

const { wrong } = sites;
const no = (why: string): SiteInput => ({ ok: false, why });
/** What can stand before ".ghe.com". */
const NAME = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/;

/**
 * @param text "acme.ghe.com", or the address of any page there
 * @returns the site, or a sentence that says what is wrong
 */
export function readSite(text: string): SiteInput {
  const typed = text.trim().slice(0, 2000);
  if (typed === '') return no(wrong.empty);
  if (NAME.test(typed.toLowerCase())) return no(wrong.bare(typed.toLowerCase()));
  const url = urlOf(typed);
  if (url?.username !== '' || url.password !== '' || url.port !== '') return no(wrong.none);
  const host = url.hostname;
  if (host === 'github.com' || host.endsWith('.github.com')) return no(wrong.github);
  // The address of the API names the same company.
  const site = host.replace(/^api\./, '');
  if (site === 'ghe.com' || site === 'www.ghe.com') return no(wrong.root);
  if (!site.endsWith('.ghe.com'))
    return no(host.includes('.') ? wrong.server(host.slice(0, 100)) : wrong.none);
  if (!isOptionalSite(site) || !NAME.test(site.slice(0, -'.ghe.com'.length))) return no(wrong.none);
  return url.protocol === 'https:' ? { ok: true, site } : no(wrong.http(site));
}

/** The typed text as an address of the web, with or without "https://". */
export function urlOf(typed: string): URL | null {
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(full) ? new URL(full) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null;
}
