/** What a row says when somebody points at its badge, and why an item is not checked. */
import type { RowRef } from '../messages/protocol';
import type { Badge } from '../outcome/badge';
import { missing } from '../outcome/fields';
import type { ItemRef } from '../outcome/record';
import { sentenceWithGaps } from '../outcome/sentence';
import type { Pulls } from '../store/pulls';
import type { ItemRow } from '../store/rows';
import { MISSING, MISSING_NAME, NOBODY_SAID } from '../strings/common';
import { ROWS, UNREAD } from '../strings/rows';
import { say, trackerName } from '../strings/trouble';
import { placeOfItem } from './moving';
import { heldRef, stateOf } from './view';

type Deps = {
  pulls: Pulls;
  /** Those whose place is used. */
  used(refs: readonly RowRef[]): Promise<RowRef[]>;
  /** What this device holds of the item, wherever it went. */
  rowOf(item: ItemRef): Promise<ItemRow>;
  badgeFor(row: ItemRow): Promise<Badge>;
};

export function rowWords({ pulls, used, rowOf, badgeFor }: Deps) {
  async function sentence(ref: RowRef): Promise<string> {
    if ((await used([ref])).length === 0) return '';
    if (ref.pull) {
      const closes = await used(((await pulls.get(ref))?.closes ?? []).map((c) => ({ ...c.item })));
      const said = closes.map(async (item) => `${item.key}: ${await sentence(item)}`);
      return (await Promise.all(said)).join('\n');
    }
    const row = await rowOf(ref);
    const held = heldRef(row);
    if (held) return ROWS.held(held.key);
    const badge = await badgeFor(row);
    if (badge.state === 'unchecked') return why(row);
    const { known, form } = stateOf(row);
    if (known !== 'outcome') return `${NOBODY_SAID}${row.done ? ` ${ROWS.shipped}` : ''}`;
    const gaps = missing(form).map((f) => MISSING_NAME[f] ?? f);
    const lacking = gaps.length > 0 ? `${MISSING} ${gaps.join(', ')}. ` : '';
    return `${lacking}${sentenceWithGaps(form)}${badge.notShared ? ` ${ROWS.local}` : ''}`;
  }

  /** Why an item is not checked, in words for people. */
  function why(row: ItemRow): string {
    const name = trackerName(row.item.tracker);
    if (row.remote.kind === 'damaged') return ROWS.damaged;
    if (row.remote.kind === 'newer') return ROWS.newer;
    const place = placeOfItem(row.item)?.name ?? '';
    const trouble = row.readTrouble?.trouble;
    if (!trouble) return UNREAD;
    return trouble.code === 'hidden' ? ROWS.unreadable(place) : say(trouble, name, place);
  }

  return { sentence, why };
}
