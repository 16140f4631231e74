/** Versions of what a metric means. One that was saved is never changed: an item may have begun with it. Pure. */
import type { CatalogueMetric, Definition } from '../../../../lib/team/team';

const byVersion = (a: Definition, b: Definition) => b.version - a.version;

/** The newest first. */
export const versionsOf = (metric: CatalogueMetric): Definition[] =>
  [...(metric.definitions ?? [])].sort(byVersion);

export const newestOf = (metric: CatalogueMetric): Definition | undefined => versionsOf(metric)[0];

/** May it be edited where it stands? Only until it was saved. @param saved the same metric as it holds, if it does */
export const isDraft = (version: number, saved: CatalogueMetric | undefined): boolean =>
  !(saved?.definitions ?? []).some((d) => d.version === version);

/** With another text in a version that nobody can have begun with; a first one is made where there is none. */
export function withText(metric: CatalogueMetric, text: string): CatalogueMetric {
  const newest = newestOf(metric);
  if (!newest) return { ...metric, definitions: text === '' ? [] : [{ version: 1, text }] };
  // A first version that says nothing is none.
  if (text === '' && newest.version === 1) return { ...metric, definitions: [] };
  return replaced(metric, { ...newest, text });
}

const replaced = (metric: CatalogueMetric, to: Definition): CatalogueMetric => ({
  ...metric,
  definitions: (metric.definitions ?? []).map((d) => (d.version === to.version ? to : d)),
});

/** A new version on top. @param from ISO day from which it holds; '' for at once */
export function withVersion(
  metric: CatalogueMetric,
  { text, change, from }: { text: string; change: string; from: string },
): CatalogueMetric {
  const version = (newestOf(metric)?.version ?? 0) + 1;
  const next: Definition = {
    version,
    text,
    ...(change !== '' && { change }),
    ...(from !== '' && { from }),
  };
  return { ...metric, definitions: [...(metric.definitions ?? []), next] };
}

/** Without the newest version, while it is a draft. */
export function withoutNewest(metric: CatalogueMetric): CatalogueMetric {
  const newest = newestOf(metric);
  return { ...metric, definitions: (metric.definitions ?? []).filter((d) => d !== newest) };
}
