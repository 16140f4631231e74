/** The last step of the welcome page: the issues of a chosen place, in a tab of their own. */
import { browser } from '../../lib/browser';
import type { ChosenPlace } from '../../lib/messages/protocol';
import { issuesOf } from '../page/place-input';

/** @param place opened; undefined when nobody knows its tracker any more */
export const issuesAddress = (place: ChosenPlace): string | undefined => issuesOf(place, place.scope);

export async function openIssues(place: ChosenPlace): Promise<void> {
  const url = issuesAddress(place);
  if (url !== undefined) await browser.tabs.create({ url });
}
