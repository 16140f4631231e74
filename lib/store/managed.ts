/** What the browser's administrator set: read only, and absent on most devices. */
import type { Managed } from '../messages/team-protocol';
import { MANAGED_PROBLEM } from '../strings/team-managed';
import { managedView } from '../team/layers';
import { type ManagedSettings, readManaged, UNMANAGED } from '../team/managed';

/** The part of `storage.managed` that is used. */
export type ManagedArea = { get(keys: null): Promise<Record<string, unknown>> };

/** What Firefox rejects with where nothing is set; Chromium hands over nothing then. */
const NOTHING_SET = /manifest not found/i;

/** @param area absent where the browser has none */
export function managedStore(
  area: ManagedArea | undefined,
): () => Promise<{ settings: ManagedSettings; view: Managed }> {
  return async () => {
    try {
      const { managed, problems } = readManaged(await area?.get(null));
      return { settings: managed, view: managedView(managed, problems) };
    } catch (e) {
      const problems = NOTHING_SET.test(String(e)) ? [] : [{ text: MANAGED_PROBLEM.unreadable }];
      return { settings: UNMANAGED, view: managedView(UNMANAGED, problems) };
    }
  };
}
