/** The chosen places, as every page of the extension shows and changes them. */
import { create } from 'zustand';
import type { Answers, ChosenPlace, Remembered, Settings } from '../../lib/messages/protocol';
import { ownerOf } from '../../lib/outcome/item';
import type { Place } from '../../lib/trackers/tracker';
import { ask } from './ask';
import { here, LOADING, type Loaded, load, whyOf } from './loaded';

type SettingsAnswer = Answers['settings.get'];

type State = {
  settings: Loaded<SettingsAnswer>;
  /** Why the last change did not happen; empty when it did. */
  failed: string;
  read(): Promise<void>;
  setPlace(place: Place, scope: 'place' | 'owner', choice: 'used' | 'hidden' | 'undo'): Promise<boolean>;
  askAgain(place: Remembered['place']): Promise<boolean>;
  /** @param label null: none */
  setMarker(place: ChosenPlace, label: string | null): Promise<boolean>;
  putSettings(patch: Partial<Settings>): Promise<boolean>;
};

export const useSettings = create<State>((set, get) => {
  /** Asks for a change and takes over what the answer says; what went wrong stands in `failed`. */
  async function change(asked: Promise<Partial<SettingsAnswer>>): Promise<boolean> {
    try {
      const answer = await asked;
      const { settings } = get();
      if (settings.state === 'here') set({ settings: here({ ...settings.value, ...answer }), failed: '' });
      else await get().read();
      return true;
    } catch (e) {
      set({ failed: whyOf(e) });
      return false;
    }
  }
  return {
    settings: LOADING,
    failed: '',
    async read() {
      set({ settings: await load(ask({ type: 'settings.get' })) });
    },
    setPlace: (place, scope, choice) => change(ask({ type: 'place.set', place, scope, choice })),
    askAgain: (place) => change(ask({ type: 'place.askAgain', place })),
    setMarker: ({ tracker, site, name, scope }, label) =>
      change(ask({ type: 'marker.set', place: { tracker, site, name }, scope, label })),
    putSettings: (patch) => change(ask({ type: 'settings.put', patch })),
  };
});

/** A chosen place as the place it came from. */
export const asPlace = (c: ChosenPlace): Place => ({
  tracker: c.tracker,
  site: c.site,
  name: c.name,
  owner: c.scope === 'owner' ? c.name : ownerOf(c),
});
