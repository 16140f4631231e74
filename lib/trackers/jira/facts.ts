/** What Jira tells of an issue beside its outcome. */
import type { ItemFacts } from '../../outcome/stage';
import { isoOf } from './record';
import type { Issue } from './shapes';

/** Groups of statuses, which have the same keys in every language. */
const KINDS = new Map<string | null | undefined, ItemFacts['kind']>([
  ['new', 'todo'],
  ['indeterminate', 'doing'],
  ['done', 'done'],
]);

/**
 * An issue that was called off is done like any other: its resolution says so, in words that each site writes itself.
 * UNVERIFIED: names of statuses and types come in the language of whoever asks. A team that maps names and works in
 * several languages names them in each; the group is the same for all.
 */
export function factsOf({ fields }: Issue): ItemFacts {
  const { status, labels, issuetype } = fields ?? {};
  const kind = KINDS.get(status?.statusCategory?.key);
  const createdAt = isoOf(fields?.created);
  return {
    ...(status?.name && { status: status.name }),
    ...(kind && { kind }),
    ...(labels && { labels }),
    ...(issuetype?.name && { type: issuetype.name }),
    ...(createdAt !== undefined && { createdAt }),
  };
}
