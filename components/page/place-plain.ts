/** Places of a tracker that is known by its addresses alone: what every tracker has without forms of its own. */
import { ownerOf } from '../../lib/outcome/item';
import { placeField } from '../../lib/strings/pages';
import type { TrackerId } from '../../lib/trackers/registry';
import { no, type PlaceForms, placeAt, yes } from './place-forms';

export const plainForms = (tracker: TrackerId): PlaceForms => ({
  address(url) {
    const place = placeAt(tracker, url.href);
    return place ? yes(place, 'place') : no(placeField.wrong.page);
  },
  names: () => [],
  home(url) {
    const place = placeAt(tracker, url.href);
    return place ? { tracker, site: place.site, owner: ownerOf(place) } : null;
  },
  list: ({ site }) => `https://${site}/`,
  create: ({ site }) => `https://${site}/`,
});
