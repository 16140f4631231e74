/** What the dialog knows between two renders, beside what the panel's store knows of the form in it. */
import { createStore } from 'zustand/vanilla';
import type { GateView } from '../../lib/outcome/quality';

export type GateState = {
  gate: GateView;
  /** `again`: the dialog is gone, and its person is told what to press. `over`: they have read it. */
  screen: 'answers' | 'waiver' | 'again' | 'over';
  busy: boolean;
  /** What kept the last press from being done, in words. */
  problem: string;
  /** Nothing can be saved now: it may be gone on without, whatever the level. */
  stuck: boolean;
  /** Nobody says how strong it is; nothing is made of what was said last. */
  deaf: boolean;
  /** What was typed could not be kept, and its person knows. */
  warned: boolean;
  /** The beginning of what is said afterwards. */
  done: string;
};

export const gateStore = (gate: GateView) =>
  createStore<GateState>(() => ({
    gate,
    screen: 'answers',
    busy: false,
    problem: '',
    stuck: false,
    deaf: false,
    warned: false,
    done: '',
  }));

/** The dialog stands. */
export const stands = ({ screen }: GateState) => screen === 'answers' || screen === 'waiver';

export type GateStore = ReturnType<typeof gateStore>;
