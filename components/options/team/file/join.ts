/** Looking at a team file and joining it. One file at a time. */
import { create } from 'zustand';
import type { TeamAnswers, TeamFrom } from '../../../../lib/messages/team-protocol';
import { ask } from '../../../page/ask';
import { whyOf } from '../../../page/loaded';
import { useTeams } from '../store';

export type LookedAt = TeamAnswers['team.look'];

type State = {
  looked: LookedAt | undefined;
  /** What was looked at. */
  of: string;
  /** Why the last act did not happen. */
  said: string;
  busy: boolean;
  look(from: TeamFrom, of: string): Promise<void>;
  /** @returns the id of the team that was joined; '' when none was */
  join(from: TeamFrom, of: string): Promise<string>;
  forget(): void;
};

export const useJoin = create<State>((set) => ({
  looked: undefined,
  of: '',
  said: '',
  busy: false,
  async look(from, of) {
    set({ looked: undefined, of, said: '', busy: true });
    try {
      set({ looked: await ask({ type: 'team.look', from }) });
    } catch (e) {
      set({ said: whyOf(e) });
    } finally {
      set({ busy: false });
    }
  },
  async join(from, of) {
    set({ of, said: '', busy: true });
    try {
      const answer = await ask({ type: 'team.join', from });
      if (!answer.ok) {
        set({ looked: { ...answer } });
        return '';
      }
      useTeams.getState().took(answer.view);
      set({ looked: undefined, of: '' });
      return answer.view.team.id;
    } catch (e) {
      set({ said: whyOf(e) });
      return '';
    } finally {
      set({ busy: false });
    }
  },
  forget: () => set({ looked: undefined, of: '', said: '' }),
}));
