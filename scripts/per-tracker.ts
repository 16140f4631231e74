/**
 * Scripts of pages that know one tracker's markup are built once for each tracker, so that a page of one carries
 * nothing of the others: `tracker.content.ts` becomes `tracker-github.js`, `tracker-jira.js`, …
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Entrypoint } from 'wxt';
import { PAGE_HOSTS } from '../lib/trackers/hosts';
import { REGISTRY, SPLIT_SCRIPTS, TRACKER_IDS, type TrackerId } from '../lib/trackers/registry';

/** Entry points that import `lib/trackers/page-side.ts`. */
const SPLIT: readonly string[] = SPLIT_SCRIPTS;

/**
 * Puts one entry point for each tracker in the place of each that is split, and says on which pages each runs: the
 * scripts themselves do not carry that.
 */
export function splitEntrypoints(entrypoints: Entrypoint[]): void {
  for (const entry of entrypoints)
    if (entry.type === 'content-script') entry.options = { ...entry.options, matches: [...PAGE_HOSTS] };
  const split = entrypoints.filter((e) => SPLIT.includes(e.name));
  for (const entry of split) {
    if (entry.type !== 'content-script') throw new Error(`${entry.name} is no content script`);
    const own = TRACKER_IDS.map((id) => ({
      ...entry,
      name: `${entry.name}-${id}`,
      options: { ...entry.options, matches: [...REGISTRY[id].pages] },
    }));
    entrypoints.splice(entrypoints.indexOf(entry), 1, ...own);
  }
}

/** The tracker that an entry point is built for; null: none alone. */
export function trackerOfEntry(name: string): TrackerId | null {
  const [base = '', id = ''] = name.split(/-(?=[^-]*$)/);
  return SPLIT.includes(base) && TRACKER_IDS.includes(id as TrackerId) ? (id as TrackerId) : null;
}

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Leads the imports of what differs by tracker (markup in `page-side.ts`, words) to those of one. */
export function aliasesOf(id: TrackerId): { find: string; replacement: string }[] {
  const words = at(`lib/strings/words/${id}.ts`);
  return [
    { find: './github/page-side', replacement: at(`lib/trackers/${id}/page-side.ts`) },
    // One without words of its own gets what fits any.
    ...(existsSync(words) ? [{ find: './words/all', replacement: words }] : []),
  ];
}
