/**
 * Puts the page scripts where a person allowed a site that the manifest does not run them on, and takes them away
 * with the permission. The browser keeps registered scripts over its restart but not always over an update of the
 * extension, so what is registered is made to agree with what is allowed at every occasion.
 */
import { inTurn } from './store/in-turn';
import { type OwnSites, pagesToRegister, type SitePages } from './trackers/grants';
import type { TrackerId } from './trackers/registry';

type RunAt = 'document_start' | 'document_end' | 'document_idle';
/** `tracker`: it belongs on the pages of that one alone. */
export type PageScriptFile = { file: string; runAt: RunAt; tracker?: TrackerId };

/** The part of the browser that is used. */
export type SiteBrowser = {
  /** Origins that are allowed now. */
  granted(): Promise<readonly string[]>;
  /** Domains of companies, as a person said whose they are. */
  said(): Promise<OwnSites>;
  scripting: {
    getRegisteredContentScripts(): Promise<{ id: string }[]>;
    registerContentScripts(scripts: Registered[]): Promise<unknown>;
    updateContentScripts(scripts: Registered[]): Promise<unknown>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<unknown>;
  };
  /** The scripts of the manifest, in the order in which they have to come. */
  scripts(): PageScriptFile[];
};
export type Registered = { id: string; matches: string[]; js: string[]; runAt: RunAt };

/** Every script of ours in the browser's list begins so. */
const OWN = 'site-';

export function allowedSites(b: SiteBrowser) {
  // In turn: a permission is told by an event and by the page that asked for it, at the same moment.
  const turn = inTurn();

  const wanted = (pages: readonly SitePages[]): Registered[] =>
    b.scripts().flatMap(({ file, runAt, tracker }) => {
      const of = pages.filter((p) => tracker === undefined || p.tracker === tracker);
      const matches = of.map((p) => p.pattern);
      const id = OWN + (file.split('/').at(-1) ?? file);
      return matches.length === 0 ? [] : [{ id, matches, js: [file.replace(/^\//, '')], runAt }];
    });
  const pages = async () => pagesToRegister(await b.granted(), await b.said());

  return {
    /** Patterns of the pages that are allowed beyond the manifest's. */
    pages,
    /** Makes the registered scripts agree with what is allowed. */
    register: (): Promise<void> =>
      turn(async () => {
        const next = wanted(await pages());
        const present = (await b.scripting.getRegisteredContentScripts())
          .map((s) => s.id)
          .filter((id) => id.startsWith(OWN));
        const gone = present.filter((id) => !next.some((s) => s.id === id));
        if (gone.length > 0) await b.scripting.unregisterContentScripts({ ids: gone });
        const kept = next.filter((s) => present.includes(s.id));
        if (kept.length > 0) await b.scripting.updateContentScripts(kept);
        const fresh = next.filter((s) => !present.includes(s.id));
        if (fresh.length > 0) await b.scripting.registerContentScripts(fresh);
      }),
  };
}
