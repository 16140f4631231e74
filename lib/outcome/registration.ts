/**
 * Registration: when work begins, or by "Start measuring", the plan freezes, with its date, author and hash. What is
 * changed afterwards is an amendment with a reason; a change without one is told, never hidden.
 */
import { type Field, toForm } from './fields';
import { PLAN } from './plan';
import type { Content } from './record';
import { versionOf } from './version';

export { PLAN };

/** Without these there is nothing to hold a number against. */
const NEEDED: readonly Field[] = ['metric', 'target', 'by'];

/** May the plan freeze now? */
export function registrable(content: Content): boolean {
  const form = toForm(content);
  return !content.registration && !content.removed && NEEDED.every((f) => form[f] !== undefined);
}

export function planOf(content: Content): Record<string, string> {
  const form = toForm(content);
  return Object.fromEntries(PLAN.flatMap((f) => (form[f] === undefined ? [] : [[f, form[f]]])));
}

/**
 * `late`: work had begun long before; `afterwards`: it was shipped already, or read; `unknown`: work goes on, and since
 * when nobody can tell.
 */
export type Timing = 'in time' | 'late' | 'afterwards' | 'unknown';

/**
 * Freezes the plan as it stands.
 * @param at ISO moment, by the tracker's clock where it is known
 */
export function registered(content: Content, at: string, by: string | undefined, timing: Timing): Content {
  return {
    ...content,
    registration: {
      at,
      ...(by !== undefined && { by }),
      hash: versionOf(content),
      plan: planOf(content),
      ...(timing === 'late' && { late: true }),
      ...(timing === 'afterwards' && { afterwards: true }),
      ...(timing === 'unknown' && { startUnknown: true }),
    },
  };
}

/** A field that says something else than plan and amendments do. */
export type Drift = { field: Field; from?: string; to?: string };

/** What differs from the frozen plan and is explained by no amendment. */
export function drift(content: Content): Drift[] {
  const { registration, amendments } = content;
  if (!registration) return [];
  const held: Record<string, string | undefined> = { ...registration.plan };
  for (const a of [...(amendments ?? [])].sort((x, y) => (x.at < y.at ? -1 : 1))) held[a.field] = a.to;
  const now = planOf(content);
  return PLAN.flatMap((field) => {
    const [from, to] = [held[field], now[field]];
    if (from === to) return [];
    return [{ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

/**
 * Writes an amendment for everything of the plan that drifted.
 * @param reason '' where nobody gave one: that is shown as well
 */
export function amended(
  content: Content,
  { at, by, reason, newId }: { at: string; by?: string | undefined; reason: string; newId: () => string },
): Content {
  const fresh = drift(content).map((d) => ({
    ...d,
    id: newId(),
    at,
    ...(by !== undefined && { by }),
    reason,
  }));
  return fresh.length === 0 ? content : { ...content, amendments: [...(content.amendments ?? []), ...fresh] };
}
