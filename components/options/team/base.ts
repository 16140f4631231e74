/** What holds without any team: the organisation's keys, the defaults, and what is one's own. */
import { create } from 'zustand';
import type { SettingsAt } from '../../../lib/messages/team-protocol';
import type { Personal } from '../../../lib/team/team';
import { ask } from '../../page/ask';
import { here, LOADING, type Loaded, load, whyOf } from '../../page/loaded';

type State = {
  base: Loaded<SettingsAt>;
  failed: string;
  read(): Promise<void>;
  /** Personal keys. @returns false when they were not kept */
  put(patch: Personal): Promise<boolean>;
};

export const useBase = create<State>((set, get) => ({
  base: LOADING,
  failed: '',
  async read() {
    const base = await load(ask({ type: 'settings.at' }));
    if (base.state === 'failed' && get().base.state === 'here') return set({ failed: base.why });
    set({ base, failed: '' });
  },
  async put(patch) {
    try {
      set({ base: here(await ask({ type: 'personal.put', patch })), failed: '' });
      return true;
    } catch (e) {
      set({ failed: whyOf(e) });
      return false;
    }
  },
}));
