/** What the address of a tab tells before the worker is asked: is Sightline held back there, or could it be wanted? */
import { trackerOfSite } from '../../lib/trackers/addresses';
import type { OwnSites } from '../../lib/trackers/grants';
import type { TrackerId } from '../../lib/trackers/registry';
import { looksLikeJira } from '../page/place-jira';

export type TabSite =
  /** A site that Sightline knows. */
  | { kind: 'known'; site: string; tracker: TrackerId }
  /** Of another name, but its address looks like that of a Jira. */
  | { kind: 'maybe'; site: string }
  /** The same, of one that a company runs itself. */
  | { kind: 'server' };

/**
 * The address of a tab on a site that is not allowed is told to the popup alone, because a person opened it there
 * (`activeTab`); without it the tab is none of ours.
 * UNVERIFIED: that both browsers tell it there; nobody can press a toolbar button for a test.
 */
export function tabSite(address: string | undefined, said: OwnSites): TabSite | null {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.port !== '') return null;
  const tracker = trackerOfSite(url.hostname, said);
  if (tracker) return { kind: 'known', site: url.hostname, tracker };
  const look = looksLikeJira(url);
  if (look === 'server') return { kind: 'server' };
  return look === 'cloud' ? { kind: 'maybe', site: url.hostname } : null;
}
