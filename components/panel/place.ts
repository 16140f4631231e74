import type { ItemRef } from '../../lib/outcome/record';

/** The place an item's key speaks of: "acme/shop" of "acme/shop#142", "SHOP" of "SHOP-12". For words only. */
export const placeOf = (item: ItemRef) => item.key.replace(/[#-]\d+$/, '');
