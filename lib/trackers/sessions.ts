/** The closed lists of what may be asked with a person's session, by tracker. No schemas: a page script carries them. */
import { TRACKER_IDS } from './registry';
import type { SessionTable } from './tracker';

const FOUND = import.meta.glob<SessionTable>('./*/operations.ts', { eager: true, import: 'OPERATIONS' });

export const SESSIONS: Readonly<Record<string, SessionTable>> = Object.fromEntries(
  TRACKER_IDS.flatMap((id) => {
    const table = FOUND[`./${id}/operations.ts`];
    return table ? [[id, table]] : [];
  }),
);
