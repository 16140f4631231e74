/** The team's metrics as a record names them: by id, with the version of the definition that holds for it. */
import type { Content } from '../outcome/record';
import type { CatalogueMetric } from './team';

const fold = (text: string | undefined) => text?.trim().toLowerCase() ?? '';

/** The newest definition that is dated no later than a day; the newest of all where none is dated. */
export function definitionAt(metric: CatalogueMetric, day: string): number | undefined {
  const all = [...(metric.definitions ?? [])].sort((a, b) => b.version - a.version);
  return (all.find((d) => d.from === undefined || d.from <= day) ?? all[0])?.version;
}

/** The catalogue's metric of that name; of several with one name the one that the record has, else one still offered. */
export function catalogued(
  name: string | undefined,
  metrics: readonly CatalogueMetric[],
  id?: string,
): CatalogueMetric | undefined {
  const same = metrics.filter((m) => fold(m.name) === fold(name));
  if (fold(name) === '') return undefined;
  return same.find((m) => m.id === id) ?? same.find((m) => !m.retired) ?? same[0];
}

/**
 * Pins the primary metric to the catalogue: its id, and the definition it began with. A metric that was called something
 * else meanwhile is none of the catalogue's any more.
 * @param day ISO day on which it is pinned
 */
export function pinned(content: Content, metrics: readonly CatalogueMetric[], day: string): Content {
  const { primary } = content;
  if (!primary) return content;
  const { id, definition, ...metric } = primary.metric;
  const known = catalogued(metric.name, metrics, id);
  // Nobody has a catalogue here: what others have pinned stays.
  if (!known && (metrics.length === 0 || !metrics.some((m) => m.id === id))) return content;
  if (!known) return { ...content, primary: { ...primary, metric } };
  const version = known.id === id && definition !== undefined ? definition : definitionAt(known, day);
  const goodDirection = metric.goodDirection ?? known.goodDirection;
  return {
    ...content,
    primary: {
      ...primary,
      metric: {
        ...metric,
        id: known.id,
        ...(goodDirection && { goodDirection }),
        ...(version !== undefined && { definition: version }),
      },
    },
  };
}
