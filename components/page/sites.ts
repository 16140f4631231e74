/** Companies' sites that the browser allows, as every page of the extension shows, asks for and gives them back. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { browser } from '../../lib/browser';
import { sites as words } from '../../lib/strings/pages';
import { SITE } from '../../lib/trackers/github/urls';
import { covers, type OwnSites, pagesToRegister } from '../../lib/trackers/grants';
import { PAGE_HOSTS, pagesOf, patternsOf, siteOfApi } from '../../lib/trackers/hosts';
import type { TrackerId } from '../../lib/trackers/registry';
import { ask } from './ask';
import { LOADING, type Loaded, load, whyOf } from './loaded';

export type AllowedSite = {
  /** "acme.ghe.com"; null: all of them, as a browser's own settings can allow. */
  site: string | null;
  tracker: TrackerId;
  /** What is given back with it. */
  patterns: string[];
  /** Its API is allowed too. */
  whole: boolean;
};

type State = {
  sites: Loaded<AllowedSite[]>;
  read(): Promise<void>;
};

/** @param granted as the browser tells it; @param said whose companies' own domains are */
export function allowedIn(granted: readonly string[], said: OwnSites = {}): AllowedSite[] {
  return pagesToRegister(granted, said).map(({ pattern, tracker }) => {
    if (pattern.startsWith('https://*.')) {
      // One address that was allowed before by itself goes with it.
      const under = granted.filter((g) => g.endsWith(pattern.slice('https://*'.length)));
      return { site: null, tracker, patterns: under.length > 0 ? under : [pattern], whole: true };
    }
    const site = new URL(pattern.slice(0, -1)).hostname;
    const patterns = patternsOf(site, tracker);
    const whole = patterns.every((p) => granted.some((g) => covers(g, new URL(p.slice(0, -1)).hostname)));
    return { site, tracker, patterns, whole };
  });
}

export const useSites = create<State>((set) => ({
  sites: LOADING,
  async read() {
    set({ sites: await load(browser.permissions.getAll().then((all) => allowedIn(all.origins ?? []))) });
  },
}));

/** Reads the allowed sites, and again whenever the browser tells of a change. */
export function useAllowedSites(): AllowedSite[] {
  const { sites, read } = useSites();
  useEffect(() => {
    const again = () => void read();
    again();
    browser.permissions.onAdded.addListener(again);
    browser.permissions.onRemoved.addListener(again);
    return () => {
      browser.permissions.onAdded.removeListener(again);
      browser.permissions.onRemoved.removeListener(again);
    };
  }, [read]);
  return sites.state === 'here' ? sites.value : NONE;
}
const NONE: AllowedSite[] = [];

/** May places of a site be used here? Those of the manifest always may, whatever the browser holds back. */
export const isUsable = (site: string, allowed: readonly AllowedSite[]): boolean =>
  PAGE_HOSTS.some((p) => covers(p, site)) || allowed.some((a) => a.patterns.some((p) => covers(p, site)));

/** The site a token was made at: the one whose API it is bound to. */
export const siteOf = (connection: { origin: string }): string => siteOfApi(connection.origin) ?? SITE;

export type Asked = { allowed: boolean; said: string };

/**
 * Asks the browser for a site and brings the page scripts into its open tabs. Call it in the click itself, before
 * anything is waited for: Firefox asks a person only while the click is being handled.
 */
export async function allowSite(site: string): Promise<Asked> {
  let allowed: boolean;
  try {
    allowed = await browser.permissions.request({ origins: patternsOf(site) });
  } catch (e) {
    return { allowed: false, said: words.failed(whyOf(e)) };
  }
  if (!allowed) return { allowed, said: words.declined(site) };
  const woken = await load(ask({ type: 'tabs.wake', origin: `https://${site}` }));
  return { allowed, said: words.woken(site, woken.state === 'here' ? woken.value.tabs : undefined) };
}

/** Gives a site back to the browser. */
export async function removeSite(of: AllowedSite): Promise<string> {
  const name = of.site ?? words.every;
  try {
    const gone = await browser.permissions.remove({ origins: of.patterns });
    return gone ? words.removed(name) : words.notRemoved(name);
  } catch {
    return words.notRemoved(name);
  }
}

/** Is a site that Sightline knows held back by the browser? False where the browser does not tell. */
export async function isHeldBack(site: string): Promise<boolean> {
  try {
    return !(await browser.permissions.contains({ origins: [pagesOf(site)] }));
  } catch {
    return false;
  }
}
