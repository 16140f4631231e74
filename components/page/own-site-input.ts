/** Reads what a person types or pastes as the address of their company's Jira under its own domain. Pure. */
import { options } from '../../lib/strings/pages';
import { trackerOfSite } from '../../lib/trackers/addresses';
import { covers } from '../../lib/trackers/grants';
import { PAGE_HOSTS } from '../../lib/trackers/hosts';
import { looksLikeJira } from './place-jira';
import { type SiteInput, urlOf } from './site-input';

const { wrong } = options.jiraSessions.own;
const no = (why: string): SiteInput => ({ ok: false, why });
/** A name in the web: labels with dots between, the last of them no number. */
const HOST = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/;
/** Hosts of Atlassian's own that are nobody's Jira. */
const ATLASSIAN = /(?:^|\.)atlassian\.(?:com|net|cloud)$|^(?:www\.)?jira\.com$/;
/** As long as the worker takes. */
const LONGEST = 200;

/**
 * @param text "jira.acme.com", or the address of any page there
 * @returns the site, or a sentence that says what is wrong
 */
export function readOwnSite(text: string): SiteInput {
  const typed = text.trim().slice(0, 2000);
  if (typed === '') return no(wrong.empty);
  const bare = typed.toLowerCase();
  if (/^[a-z\d-]+$/.test(bare) && bare !== 'localhost') return no(wrong.bare(bare));
  const url = urlOf(typed);
  if (url?.username !== '' || url.password !== '' || url.port !== '') return no(wrong.none);
  const host = url.hostname;
  if (host.length > LONGEST || !HOST.test(host)) return no(wrong.none);
  const tracker = trackerOfSite(host);
  if (tracker === 'jira' && PAGE_HOSTS.some((p) => covers(p, host))) return no(wrong.cloud(host));
  if (tracker !== null && tracker !== 'jira') return no(wrong.tracker(host));
  if (ATLASSIAN.test(host)) return no(wrong.atlassian(host));
  if (url.protocol !== 'https:') return no(wrong.http(host));
  return looksLikeJira(url) === 'server' ? no(wrong.server(host)) : { ok: true, site: host };
}
