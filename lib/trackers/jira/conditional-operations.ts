/**
 * The operation of the conditional write, off by default and apart from the others, so that a page that does not carry
 * it cannot be asked for it: without its filter it writes into every issue there is.
 *
 * UNVERIFIED live: after Atlassian's description of "Bulk set issue property".
 */
import type { SessionTable } from '../tracker';

export const CONDITIONAL = {
  setPropertyIf: {
    method: 'PUT',
    path: '/rest/api/3/issue/properties/{property}',
    parts: { property: /^sightline\.outcome$/ },
    body: { most: 70_000 },
    writes: true,
    headers: { 'x-atlassian-token': 'no-check' },
  },
} as const satisfies SessionTable;
