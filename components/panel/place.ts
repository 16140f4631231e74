/** Where the panel stands, in words and by tracker. */

import type { ItemRef } from '../../lib/outcome/record';
import type { PanelSlot } from '../../lib/page/bridge';
import { plainKey } from '../../lib/strings/common';

/** The place an item's key speaks of: "acme/shop" of "acme/shop#142", "ENG" of "acme/ENG-12". For words only. */
export const placeOf = (item: ItemRef) => plainKey(item.key).replace(/[#-]\d+$/, '');

/** The tracker on whose page it stands. */
export const trackerOf = (slot: PanelSlot): string =>
  slot.mode === 'item' ? slot.item.tracker : slot.place.tracker;
