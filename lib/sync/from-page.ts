/** What a page shows of its item, where the tracker itself cannot be asked. */
import type { Seen } from '../messages/protocol';
import type { ItemRow } from '../store/rows';
import type { HomeRead } from '../trackers/tracker';
import type { At } from './items';
import type { Parts } from './parts';
import * as rules from './reconcile';
import { believed } from './witness';

export function pageReader(parts: Parts) {
  const { rows, io } = parts;

  /** Takes in what the page shows. Only used where the tracker itself cannot be asked. */
  return async function fromPage(at: At, seen: Seen): Promise<ItemRow> {
    let row = await rows.get(at.item);
    const home = parts.home(at.item.tracker);
    if (seen.title !== undefined && seen.title !== row.title) {
      const { title } = seen;
      row = await rows.update(at.item, (r) => ({ ...r, title }));
    }
    const { facts } = seen;
    if (facts && JSON.stringify(rules.knownFacts(row, facts, 0).facts) !== JSON.stringify(row.facts))
      row = await rows.update(at.item, (r) => ({ ...r, ...rules.knownFacts(r, facts, io.now()) }));
    if (!home || seen.editing) return row;
    const asked = (await io.credentials(at.item)).length > 0;
    // The tracker itself is the better witness, as long as it answers.
    if (asked && row.remote.kind !== 'unread' && !row.readTrouble) return row;
    const state =
      seen.raw !== undefined
        ? home.section.read(seen.raw, at.item)
        : seen.rendered === undefined
          ? undefined
          : seen.rendered === null
            ? ({ kind: 'none' } as const)
            : home.section.readRows(seen.rendered, at.item);
    if (!state) return row;
    if (state.kind === 'outcome' && !believed(row, state.outcome, asked)) return row;
    const read: HomeRead = {
      item: at.item,
      title: seen.title ?? row.title ?? '',
      home: state,
      etag: 'page',
      at: io.now(),
      ...(seen.author !== undefined && { author: seen.author }),
    };
    return rows.update(at.item, (r) => rules.read(r, read, { at: io.now() }));
  };
}
