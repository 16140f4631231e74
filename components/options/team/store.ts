/**
 * The teams of this device, and what is being changed in them. A change is shown at once, kept by the worker a moment
 * later as a draft, and holds only after it was saved.
 */
import { create } from 'zustand';
import type { TeamAnswers, TeamMessage, TeamView } from '../../../lib/messages/team-protocol';
import type { Team } from '../../../lib/team/team';
import { ask } from '../../page/ask';
import { here, LOADING, type Loaded, load, whyOf } from '../../page/loaded';
import { back, begin, forth, type History, put } from './history';

type List = TeamAnswers['team.list'];

type State = {
  list: Loaded<List>;
  /** What is being changed, by id of the team. */
  work: Record<string, History<Team>>;
  /** Why the last act did not happen; empty when it did. */
  failed: string;
  /** What is on its way. */
  busy: TeamMessage['type'] | undefined;
  read(): Promise<void>;
  /** @param what name of the setting: undone as one step while it goes on */
  edit(id: string, what: string, change: (team: Team) => Team): void;
  undo(id: string): void;
  redo(id: string): void;
  /** What holds stands again; can be undone. */
  discard(id: string): void;
  /** Hands over what was typed and is not kept yet. @returns false: some of it is not kept */
  flush(): Promise<boolean>;
  /** The draft holds on this device. @returns false when it does not */
  save(id: string): Promise<boolean>;
  /** An act on one team that answers how it stands afterwards. */
  act(message: ViewMessage): Promise<TeamView | null>;
  /** Takes what an act answered. */
  took(view: TeamView): void;
  leave(id: string): Promise<boolean>;
  say(failed: string): void;
};
type ViewMessage = {
  [K in TeamMessage['type']]: TeamAnswers[K] extends TeamView ? Extract<TeamMessage, { type: K }> : never;
}[TeamMessage['type']];

/** From the last key to the moment a draft is kept (ms). */
const SOON = 400;
/** The same for the same content, in whatever order the worker wrote the keys. */
const text = (team: Team | null | undefined) =>
  JSON.stringify(team ?? null, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
/** What is shown of a team: its draft, else what holds. */
const shown = (view: TeamView) => view.draft ?? view.team;

export const useTeams = create<State>((set, get) => {
  /** Drafts as the worker has them. */
  const kept = new Map<string, string>();
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // One after the other: an older draft never arrives after a newer one.
  let line: Promise<boolean> = Promise.resolve(true);

  const viewOf = (id: string): TeamView | undefined => {
    const { list } = get();
    return list.state === 'here' ? list.value.teams.find((t) => t.team.id === id) : undefined;
  };
  const draftOf = (id: string): Team | null => {
    const now = get().work[id]?.now;
    return now === undefined || text(now) === text(viewOf(id)?.team) ? null : now;
  };
  const later = (id: string) => {
    waiting.add(id);
    clearTimeout(timer);
    timer = setTimeout(() => void get().flush(), SOON);
  };
  const step = (id: string, to: (h: History<Team>) => History<Team>) => {
    const view = viewOf(id);
    if (!view || view.readOnly) return;
    const h = get().work[id] ?? begin(shown(view));
    const next = to(h);
    if (next === h) return;
    set({ work: { ...get().work, [id]: next } });
    later(id);
  };
  /** Of several answers for one team the newest view stands; what is typed meanwhile stays. */
  const into = (list: List, view: TeamView): List => {
    const known = list.teams.some((t) => t.team.id === view.team.id);
    const offers = list.offers.filter((o) => o.id !== view.team.id);
    return {
      ...list,
      offers: known ? list.offers : offers,
      teams: known ? list.teams.map((t) => (t.team.id === view.team.id ? view : t)) : [...list.teams, view],
    };
  };
  /** Another page may have changed the draft: it is taken, unless something typed here waits to be kept. */
  const follow = (view: TeamView) => {
    const { id } = view.team;
    const now = text(shown(view));
    if (waiting.has(id)) return;
    const mine = get().work[id];
    kept.set(id, text(view.draft));
    if (mine && text(mine.now) === now) return;
    set({
      work: { ...get().work, [id]: mine ? put(mine, shown(view), 'elsewhere', 0) : begin(shown(view)) },
    });
  };
  async function keep(id: string): Promise<void> {
    const team = draftOf(id);
    if (!viewOf(id) || kept.get(id) === text(team)) return;
    const view = await ask({ type: 'team.draft', id, team });
    kept.set(id, text(team));
    const { list } = get();
    if (list.state === 'here') set({ list: here(into(list.value, view)), failed: '' });
  }
  async function keepAll(ids: readonly string[]): Promise<boolean> {
    try {
      for (const id of ids) await keep(id);
      return true;
    } catch (e) {
      // Tried again with the next change, and before anything is done with it.
      for (const id of ids) waiting.add(id);
      set({ failed: whyOf(e) });
      return false;
    }
  }
  async function attempt<T>(type: TeamMessage['type'], work: () => Promise<T>): Promise<T | null> {
    set({ busy: type, failed: '' });
    try {
      return (await get().flush()) ? await work() : null;
    } catch (e) {
      set({ failed: whyOf(e) });
      return null;
    } finally {
      set({ busy: undefined });
    }
  }

  return {
    list: LOADING,
    work: {},
    failed: '',
    busy: undefined,
    async read() {
      const list = await load(ask({ type: 'team.list' }));
      // What is shown stays while the worker is asked again.
      if (list.state === 'failed' && get().list.state === 'here') return set({ failed: list.why });
      set({ list });
      if (list.state === 'here') for (const view of list.value.teams) follow(view);
    },
    edit(id, what, change) {
      step(id, (h) => {
        const next = change(h.now);
        return text(next) === text(h.now) ? h : put(h, next, what, Date.now());
      });
    },
    undo: (id) => step(id, back),
    redo: (id) => step(id, forth),
    discard(id) {
      const view = viewOf(id);
      if (view) step(id, (h) => put(h, view.team, 'discard', 0));
    },
    flush() {
      clearTimeout(timer);
      const ids = [...waiting];
      waiting.clear();
      line = line.then(() => keepAll(ids));
      return line;
    },
    async save(id) {
      const view = await attempt('team.save', () => ask({ type: 'team.save', id }));
      if (!view) return false;
      get().took(view);
      return true;
    },
    act: (message) =>
      attempt(message.type, async () => {
        const view = (await ask(message)) as TeamView;
        get().took(view);
        return view;
      }),
    took(view) {
      const { list } = get();
      if (list.state === 'here') set({ list: here(into(list.value, view)) });
      follow(view);
    },
    async leave(id) {
      const done = await attempt('team.leave', () => ask({ type: 'team.leave', id }));
      if (!done) return false;
      const { [id]: _, ...work } = get().work;
      kept.delete(id);
      set({ work });
      await get().read();
      return true;
    },
    say: (failed) => set({ failed }),
  };
});
