/** How the pieces of the list reach its store and its actions. */
import { createContext, useContext, useEffect } from 'react';
import { useStore } from 'zustand';
import type { ListSlot } from '../../lib/page/list-slot';
import type { Env } from '../panel/actions';
import type { ListActions } from './actions';
import type { ListState, ListStore } from './state';
import type { SweepActions } from './sweep-actions';

/** `inline`: the sweep stands in the page like any other block, for pictures of it. */
export type ListEnv = Env & { inline?: boolean };

export type OurList = {
  slot: ListSlot;
  store: ListStore;
  actions: ListActions;
  sweep: SweepActions;
  env: ListEnv;
  /** What Ctrl+Enter does in a question that is no form of the panel. */
  confirm: { current: (() => void) | null };
};

export const ListContext = createContext<OurList | null>(null);

export function useList(): OurList {
  const list = useContext(ListContext);
  if (!list) throw new Error('outside the list');
  return list;
}

/** While it is drawn, Ctrl+Enter does this. */
export function useConfirm(act: () => void): void {
  const { confirm } = useList();
  useEffect(() => {
    confirm.current = act;
    return () => {
      confirm.current = null;
    };
  });
}

/** One part of the state; renders again when that part changes. */
export function useIt<T>(select: (s: ListState) => T): T {
  return useStore(useList().store, select);
}
