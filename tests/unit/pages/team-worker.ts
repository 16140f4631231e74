/** Teams in memory, as the worker would keep them: for the pages' tests and for pictures of the pages. */
import type { Answers, OwnMessage } from '../../../lib/messages/protocol';
import type { Friction, TeamOffer, TeamView } from '../../../lib/messages/team-protocol';
import { applyChanges } from '../../../lib/team/apply';
import { diffTeams } from '../../../lib/team/diff';
import { lockedIn, settingsAt, settingsOf } from '../../../lib/team/layers';
import { type ManagedSettings, UNMANAGED } from '../../../lib/team/managed';
import type { Personal, Team } from '../../../lib/team/team';
import type { Place } from '../../../lib/trackers/tracker';

type Replies = {
  [K in keyof Answers]?: (m: Extract<OwnMessage, { type: K }>) => Answers[K] | Promise<Answers[K]>;
};

export const AT = Date.parse('2026-11-20T09:12:00Z');
const DAY = 86_400_000;

export const place: Place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
export const file = {
  tracker: 'github',
  site: 'github.com',
  name: 'acme/product',
  owner: 'acme',
} satisfies Place;

export const checkout = (more: Partial<Team> = {}): Team => ({
  sightline: 'team',
  format: '1.0',
  id: 'checkout',
  name: 'Checkout',
  scopes: [{ tracker: 'github', site: 'github.com', place: 'acme/shop' }],
  ...more,
});

export const viewOf = (team: Team, more: Partial<TeamView> = {}): TeamView => ({
  team,
  from: { kind: 'tracker', place: file },
  where: 'acme/product · .github/sightline.json',
  joinedAt: AT - 17 * DAY,
  mode: 'ask',
  checkedAt: AT,
  warnings: [],
  ways: ['direct', 'proposal'],
  ...more,
});

export const NO_FRICTION: Friction = { days: [], rules: [], waivers: { open: 0, ended: 0 }, items: 0 };

export type World = {
  teams: TeamView[];
  offers: TeamOffer[];
  managed: ManagedSettings;
  mine: Personal;
  /** What a file says, by id of the team. */
  files: Record<string, Team>;
  friction: Friction;
};

/** @param start what differs from one team called Checkout */
export function teamWorker(start: Partial<World> = {}): { world: World; replies: Replies } {
  const world: World = {
    teams: [viewOf(checkout())],
    offers: [],
    managed: UNMANAGED,
    mine: {},
    files: {},
    friction: NO_FRICTION,
    ...start,
  };
  const { of } = settingsOf({ managed: world.managed });
  const viewIn = (id: string): TeamView => {
    const view = world.teams.find((t) => t.team.id === id);
    if (!view) throw new Error('no such team');
    return view;
  };
  const put = (next: TeamView): TeamView => {
    world.teams = world.teams.map((t) => (t.team.id === next.team.id ? next : t));
    return next;
  };
  const drop = <K extends keyof TeamView>({ ...view }: TeamView, ...keys: K[]): TeamView => {
    for (const key of keys) delete view[key];
    return view;
  };
  const base = () => ({ ...settingsOf({ managed: world.managed, mine: world.mine }), teams: [] });
  const replies: Replies = {
    'team.list': () => ({
      teams: world.teams,
      offers: world.offers,
      managed: { keys: [...lockedIn(of)], locked: [...lockedIn(of)], problems: [] },
    }),
    'settings.at': ({ place: at }) =>
      at
        ? settingsAt(
            at,
            world.teams.map((t) => t.team),
            { managed: world.managed, mine: world.mine },
          )
        : base(),
    'personal.put': ({ patch }) => {
      world.mine = { ...world.mine, ...patch };
      return base();
    },
    'team.draft': ({ id, team }) => {
      const view = viewIn(id);
      return put(team ? { ...view, draft: team } : drop(view, 'draft'));
    },
    'team.save': ({ id }) => {
      const view = viewIn(id);
      const unpublished = diffTeams(world.files[id] ?? view.team, view.draft ?? view.team);
      return put({
        ...drop(view, 'draft'),
        team: view.draft ?? view.team,
        unpublished,
        undoUntil: AT + 30 * DAY,
      });
    },
    'team.take': ({ id, paths }) => {
      const view = viewIn(id);
      const theirs = world.files[id] ?? view.team;
      const taken =
        paths ?? (view.offered?.changes ?? []).filter((c) => !c.heldBack && !c.locked).map((c) => c.path);
      const team = applyChanges(view.team, theirs, taken);
      const changes = diffTeams(team, theirs);
      return put({
        ...drop(view, 'offered'),
        team,
        undoUntil: AT + 30 * DAY,
        ...(changes.length > 0 && view.offered && { offered: { ...view.offered, changes } }),
      });
    },
    'team.keep': ({ id }) => put(drop(viewIn(id), 'offered')),
    'team.undo': ({ id }) => put(drop(viewIn(id), 'undoUntil')),
    'team.mode': ({ id, mode }) => put({ ...viewIn(id), mode }),
    'team.check': ({ id }) => put({ ...viewIn(id), checkedAt: AT }),
    'team.leave': ({ id }) => {
      world.teams = world.teams.filter((t) => t.team.id !== id);
      return { done: true };
    },
    'team.make': ({ name, scopes }) => {
      const made = drop(
        viewOf(checkout({ id: 'made', name, scopes }), { ways: [] }),
        'from',
        'where',
        'checkedAt',
      );
      world.teams = [...world.teams, made];
      return made;
    },
    'team.look': ({ from }) => ({
      ok: true,
      team: checkout({ id: 'looked', name: 'Payments' }),
      where: from.kind === 'url' ? from.url : 'a share code',
      changes: [],
      warnings: [],
    }),
    'team.join': ({ from }) => {
      const view = viewOf(checkout({ id: 'looked', name: 'Payments' }), { from });
      world.teams = [...world.teams, view];
      world.offers = world.offers.filter((o) => o.id !== 'looked');
      return { ok: true, view };
    },
    'team.publish': ({ id, to }) => ({
      ok: true,
      view: put({ ...drop(viewIn(id), 'unpublished'), from: to }),
    }),
    'team.code': () => ({ code: 'SL1.eyJub3QiOiJhIHJlYWwgY29kZSJ9' }),
    'team.preview': () => ({ items: 0, pass: 0, nudged: 0, paused: 0, unread: 0, which: [] }),
    'team.friction': () => world.friction,
    'profile.get': () => ({ bytes: 4120, quota: 102_400, on: true }),
    'profile.put': ({ on }) => ({ bytes: 4120, quota: 102_400, on }),
  };
  return { world, replies };
}
