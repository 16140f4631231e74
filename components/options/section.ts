/** Which section the address names: "#connections", or with more behind it "#connections/linear/acme". */

import { useEffect, useState } from 'react';
import { registered, type TrackerId } from '../../lib/trackers/registry';
import type { Net } from '../../lib/trackers/tracker';

/** What a team sets up for everybody. */
export const TEAM_SECTIONS = ['team', 'policy', 'metrics', 'goals', 'words', 'stages', 'people'] as const;
/** What is this browser's own. */
export const OWN_SECTIONS = ['mine', 'places', 'connections', 'device', 'requests', 'keys', 'about'] as const;
export const SECTIONS = [...TEAM_SECTIONS, ...OWN_SECTIONS];
export type Section = (typeof SECTIONS)[number];
/** Where an address leads that names no section. */
const FIRST: Section = 'places';
export type SectionProps = {
  /** What stands behind the section in the address; empty when nothing does. Text of an address, so not trusted. */
  rest: string;
  /** Network for connecting with a code, where the build has one. */
  flowNet?: Net;
  /** Grows with every visit to an address, also to the one that is shown. */
  visit: number;
};

/** Two ids of a team file with what stands around them. */
const LONGEST = 160;

/** Reads a fragment; anything unknown leads to the first section. */
export function readHash(hash: string): { section: Section; rest: string } {
  const [name = '', ...more] = hash.replace(/^#\/?/, '').split('/');
  const section = SECTIONS.find((s) => s === name.toLowerCase()) ?? FIRST;
  let rest = more.join('/');
  try {
    rest = decodeURIComponent(rest);
  } catch {
    // A broken escape stays as it is: it is only shown.
  }
  return { section, rest: rest.slice(0, LONGEST) };
}

/**
 * Whose connection the rest of the address asks for: "linear/acme", "github/acme", or "linear" and "linear/" for the
 * tracker's part as a whole. Anything else is an owner at the first tracker: "acme", or "acme.ghe.com/acme" for a
 * company's own site. One named as a tracker is ("linear") has to come as "github/linear".
 */
export function connectionIn(rest: string): { tracker: TrackerId; owner: string } {
  const [first = '', ...more] = rest.split('/');
  const named = registered(first) && (more.length > 0 || first !== 'github');
  return named ? { tracker: first as TrackerId, owner: more.join('/') } : { tracker: 'github', owner: rest };
}

/** `moved` tells the first view from one the person went to. */
export function useSection(): { section: Section; rest: string; moved: boolean; visit: number } {
  const [state, setState] = useState(() => ({ ...readHash(location.hash), moved: false, visit: 0 }));
  useEffect(() => {
    const change = () =>
      setState((before) => {
        const next = readHash(location.hash);
        // More behind the same section is no new view: the focus stays where it is.
        return {
          ...next,
          moved: before.moved || next.section !== before.section,
          visit: before.visit + 1,
        };
      });
    // A press on the address that is shown already changes nothing, and is a visit all the same.
    const press = (e: MouseEvent) => {
      const link = e.target instanceof Element ? e.target.closest('a') : null;
      if (link?.getAttribute('href') === location.hash && !e.defaultPrevented) change();
    };
    window.addEventListener('hashchange', change);
    document.addEventListener('click', press);
    return () => {
      window.removeEventListener('hashchange', change);
      document.removeEventListener('click', press);
    };
  }, []);
  return state;
}
