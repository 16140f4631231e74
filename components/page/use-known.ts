/** Sites and workspaces the person has to do with: what open tabs, choices and connections name. */
import { useEffect, useMemo, useState } from 'react';
import { browser } from '../../lib/browser';
import type { ChosenPlace, ConnectionView } from '../../lib/messages/protocol';
import type { OwnSites } from '../../lib/trackers/grants';
import { ask } from './ask';
import { type Home, homesOf, TAB_PATTERNS } from './place-input';
import { asPlace } from './places';
import { type AllowedSite, siteOf } from './sites';

/** Addresses of the open tabs the extension may see; empty when the browser does not tell. */
export function useOpenTabs(allowed: readonly AllowedSite[]): string[] {
  const [urls, setUrls] = useState<string[]>([]);
  useEffect(() => {
    let on = true;
    browser.tabs
      .query({ url: [...TAB_PATTERNS, ...allowed.flatMap((a) => a.patterns)] })
      .then((tabs) => on && setUrls(tabs.flatMap((t) => (t.url ? [t.url] : []))))
      // Without the site's permission there is nothing to suggest, which is no fault.
      .catch(() => on && setUrls([]));
    return () => {
      on = false;
    };
  }, [allowed]);
  return urls;
}

/** Where a name without a site can be. */
export function useKnown(
  tabs: readonly string[],
  chosen: readonly ChosenPlace[],
  allowed: readonly AllowedSite[],
  said: OwnSites,
): Home[] {
  const [connected, setConnected] = useState<ConnectionView[]>([]);
  useEffect(() => {
    let on = true;
    ask({ type: 'connection.list' })
      .then((a) => on && setConnected([...a.connections, ...(a.sessions ?? [])]))
      // Only a help: without it there is less to choose from.
      .catch(() => undefined);
    return () => {
      on = false;
    };
  }, []);
  return useMemo(() => {
    const named: Home[] = [
      ...chosen.map((c) => asPlace(c)),
      ...connected.map((c) => ({ tracker: c.tracker, site: siteOf(c), owner: c.owner })),
      ...allowed.flatMap((a) =>
        a.site === null ? [] : [{ tracker: a.tracker, site: a.site, owner: a.site }],
      ),
      ...homesOf(tabs, said),
    ];
    const key = (h: Home) => `${h.tracker}|${h.site}|${h.tracker === 'github' ? '' : h.owner}`.toLowerCase();
    return [...new Map(named.map((h) => [key(h), h])).values()];
  }, [tabs, chosen, connected, allowed, said]);
}
