/** How the pieces of the panel reach its store, its actions and the clock. */
import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { PanelSlot } from '../../lib/page/bridge';
import { type PanelWords, panelWords } from '../../lib/strings/panel-words';
import type { Env, PanelActions } from './actions';
import { trackerOf } from './place';
import type { PanelState, PanelStore } from './state';

export type Panel = { slot: PanelSlot; store: PanelStore; actions: PanelActions; env: Env };

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('outside the panel');
  return panel;
}

/** One part of the state; renders again when that part changes. */
export function useOf<T>(select: (s: PanelState) => T): T {
  return useStore(usePanel().store, select);
}

/** Words of that tracker. */
export const useWords = (): PanelWords => panelWords(trackerOf(usePanel().slot));

/** The present moment (ms), renewed every 15 s: for "2 minutes ago" and "next try in 4 minutes". */
export function useNow(): number {
  const { env } = usePanel();
  const [now, setNow] = useState(() => env.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(env.now()), 15_000);
    return () => clearInterval(timer);
  }, [env]);
  return now;
}
