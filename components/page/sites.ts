/** Companies' sites that the browser allows, as every page of the extension shows, asks for and gives them back. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { browser } from '../../lib/browser';
import { sites as words } from '../../lib/strings/pages';
import { trackerOfSite } from '../../lib/trackers/addresses';
import { covers, type OwnSites, pagesToRegister } from '../../lib/trackers/grants';
import { PAGE_HOSTS, pagesOf, patternsOf, siteOfApi } from '../../lib/trackers/hosts';
import type { TrackerId } from '../../lib/trackers/registry';
import { ask } from './ask';
import { here, LOADING, type Loaded, load, whyOf } from './loaded';

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
  /** Companies' own domains, by what a person said of them; also those that the browser does not allow any more. */
  said: OwnSites;
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

/** Of two reads at once the later one stands. */
let reads = 0;

export const useSites = create<State>((set) => ({
  sites: LOADING,
  said: {},
  async read() {
    reads += 1;
    const mine = reads;
    const both = await load(Promise.all([browser.permissions.getAll(), ask({ type: 'site.list' })]));
    if (mine !== reads) return;
    if (both.state !== 'here') return set({ sites: both });
    const [all, { sites: said }] = both.value;
    set({ sites: here(allowedIn(all.origins ?? [], said)), said });
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

/** The site a credential was made at: the one whose API it is bound to; of a login, the site itself. */
export const siteOf = (connection: { origin: string }): string =>
  siteOfApi(connection.origin) ?? connection.origin.replace(/^https:\/\//, '');

export type Asked = { allowed: boolean; said: string };

/** Says whose site a domain is; what went wrong comes back in words. */
const sayWhose = (host: string, tracker: TrackerId | null) => load(ask({ type: 'site.say', host, tracker }));

/**
 * Asks the browser for a site and brings the page scripts into its open tabs. Call it in the click itself, before
 * anything is waited for: Firefox asks a person only while the click is being handled.
 */
export async function allowSite(site: string, tracker: TrackerId = 'github'): Promise<Asked> {
  let allowed: boolean;
  // A name that does not tell whose site it is has to be said.
  const nameless = trackerOfSite(site) === null;
  const before = useSites.getState().said[site];
  const asked = browser.permissions.request({ origins: patternsOf(site, tracker) });
  // Not after the answer: the browser's question may close the popup, and the site would be nobody's then.
  const noted = nameless ? sayWhose(site, tracker) : undefined;
  const takeBack = async () => {
    if (nameless && before === undefined) await sayWhose(site, null);
  };
  try {
    allowed = await asked;
  } catch (e) {
    await takeBack();
    return { allowed: false, said: words.failed(whyOf(e)) };
  }
  if (!allowed) {
    await takeBack();
    return { allowed, said: words.declined(site) };
  }
  const note = await noted;
  if (note?.state === 'failed') {
    await browser.permissions.remove({ origins: patternsOf(site, tracker) }).catch(() => undefined);
    return { allowed: false, said: words.notNoted(site, note.why) };
  }
  const woken = await load(ask({ type: 'tabs.wake', origin: `https://${site}` }));
  return { allowed, said: words.woken(site, woken.state === 'here' ? woken.value.tabs : undefined) };
}

/** Gives a site back to the browser; one that a person named is nobody's from then on. */
export async function removeSite(of: AllowedSite): Promise<string> {
  const name = of.site ?? words.every;
  const gone = await browser.permissions.remove({ origins: of.patterns }).catch(() => false);
  // Also where the browser keeps it: no script of ours runs there without that word.
  if (of.site !== null && trackerOfSite(of.site) === null) {
    const unsaid = await sayWhose(of.site, null);
    if (unsaid.state === 'failed') return words.notForgotten(of.site, unsaid.why);
  }
  return gone ? words.removed(name) : words.notRemoved(name);
}

/** Is a site that Sightline knows held back by the browser? False where the browser does not tell. */
export async function isHeldBack(site: string): Promise<boolean> {
  try {
    return !(await browser.permissions.contains({ origins: [pagesOf(site)] }));
  } catch {
    return false;
  }
}
