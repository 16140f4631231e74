/** The last step of the welcome page: the issues of a chosen place, in a tab of their own. */
import { browser } from '../../lib/browser';
import type { ChosenPlace } from '../../lib/messages/protocol';
import { issuesOf } from '../page/place-input';

/** @param place opened; without one the person's own issues. An owner has no list of issues: a search shows them. */
export function issuesAddress(place: ChosenPlace | undefined): string {
  if (!place) return 'https://github.com/issues';
  if (place.scope === 'place') return issuesOf(place);
  return `https://${place.site}/issues?q=${encodeURIComponent(`is:open is:issue org:${place.name}`)}`;
}

export const openIssues = (place: ChosenPlace | undefined) =>
  browser.tabs.create({ url: issuesAddress(place) });
