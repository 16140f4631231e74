/** How the pieces of the dialog reach its store and its actions. The form in it is the panel's. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { GateSlot } from '../../lib/page/gate-slot';
import type { Panel } from '../panel/context';
import type { GateActions } from './actions';
import type { GateState, GateStore } from './state';

export type Gate = {
  slot: GateSlot;
  panel: Panel;
  store: GateStore;
  actions: GateActions;
  /** What Ctrl+Enter does on the present screen. */
  confirm: { current: (() => void) | null };
};

export const GateContext = createContext<Gate | null>(null);

export function useGate(): Gate {
  const gate = useContext(GateContext);
  if (!gate) throw new Error('outside the dialog');
  return gate;
}

/** One part of the state; renders again when that part changes. */
export function useIt<T>(select: (s: GateState) => T): T {
  return useStore(useGate().store, select);
}
