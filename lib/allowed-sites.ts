/**
 * Puts the page scripts where a person allowed a site that the manifest does not run them on, and takes them away
 * with the permission. The browser keeps registered scripts over its restart but not always over an update of the
 * extension, so what is registered is made to agree with what is allowed at every occasion.
 */
import { inTurn } from './store/in-turn';
import { pagesToRegister } from './trackers/grants';

type RunAt = 'document_start' | 'document_end' | 'document_idle';
export type PageScriptFile = { file: string; runAt: RunAt };

/** The part of the browser that is used. */
export type SiteBrowser = {
  /** Origins that are allowed now. */
  granted(): Promise<readonly string[]>;
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

  const wanted = (matches: string[]): Registered[] =>
    matches.length === 0
      ? []
      : b.scripts().map(({ file, runAt }) => ({
          id: OWN + (file.split('/').at(-1) ?? file),
          matches,
          js: [file.replace(/^\//, '')],
          runAt,
        }));

  return {
    /** Patterns of the pages that are allowed beyond the manifest's. */
    pages: async (): Promise<string[]> => pagesToRegister(await b.granted()),
    /** Makes the registered scripts agree with what is allowed. */
    register: (): Promise<void> =>
      turn(async () => {
        const next = wanted(pagesToRegister(await b.granted()));
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
