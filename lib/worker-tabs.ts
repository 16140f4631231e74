/** What open tabs show now. */
import { placeShown } from './messages/router';
import { aliasOf, samePlace } from './outcome/item';
import type { ItemRef } from './outcome/record';
import type { Place, Spot } from './trackers/tracker';
import type { Platform } from './worker';

/** @param typedInList was its form opened in a list of that tab? */
export function openTabs(
  p: Pick<Platform, 'tab' | 'parse'>,
  typedInList: (item: ItemRef, tab: number) => Promise<boolean>,
) {
  const held = new Map<number, string>();
  async function spotOf(tab: number): Promise<{ spot: Spot; site: string }> {
    const open = tab < 0 ? null : await p.tab(tab);
    const url = open && URL.canParse(open.url) ? new URL(open.url) : null;
    return { spot: url ? p.parse(url) : { kind: 'silent' }, site: url?.hostname ?? '' };
  }
  const shows = async (tab: number, item: ItemRef) => {
    const open = tab < 0 ? null : await p.tab(tab);
    const url = open && URL.canParse(open.url) ? new URL(open.url) : null;
    const spot = url && p.parse(url);
    if (!url || !spot || placeShown(url, spot, item) === null) return false;
    // A reading pane shows one at a time: the one it told of last.
    const told = spot.kind === 'list' ? held.get(tab) : undefined;
    return told === undefined || told === aliasOf(item);
  };
  /** A page told which item it shows. */
  const told = (tab: number, item: ItemRef) => void held.set(tab, aliasOf(item));
  /** Its form is open beside rows of others (list, board, pull request), whose address does not name it. */
  async function typesInList(tab: number, item: ItemRef): Promise<boolean> {
    const { spot, site } = await spotOf(tab);
    if (spot.kind === 'silent' || spot.kind === 'new' || site !== item.site) return false;
    const tracker = spot.kind === 'list' ? spot.tracker : spot.item.tracker;
    return tracker === item.tracker && (await typedInList(item, tab));
  }
  /** A number alone says little: the tab may show something else by now, or be another one after a restart. */
  async function tabAlive(tab: number, of: ItemRef | Place): Promise<boolean> {
    if ('key' in of) return (await shows(tab, of)) || typesInList(tab, of);
    const { spot, site } = await spotOf(tab);
    if (spot.kind === 'silent') return false;
    if (spot.place !== undefined) return samePlace(spot.place, of);
    // A list that names no place (a dashboard) may have a form of any on its site.
    return spot.kind === 'list' && spot.tracker === of.tracker && site === of.site;
  }

  return { shows, tabAlive, told };
}
