/** Finds settings by their name and by other words for them. Pure. */
import type { TeamView } from '../../lib/messages/team-protocol';
import { options } from '../../lib/strings/pages';
import { type Named, ownSettings, teamSettings } from '../../lib/strings/pages-team-settings';
import type { Team } from '../../lib/team/team';
import type { Section } from './section';
import { hashOf } from './team/address';

export type Found = { section: Section; where: string; name: string; href: string };
type Entry = Found & { text: string };

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Everything that can be found. @param team the one that is shown; absent: there is none */
export function entries(team: Team | undefined, several: boolean): Entry[] {
  const entry = (section: Section, name: string, also: string, setting: string): Entry => ({
    section,
    where: options.sections[section],
    name,
    href: hashOf(section, { team: team?.id ?? '', setting }, several && section !== 'mine'),
    text: fold(`${name} ${also} ${options.sections[section]}`),
  });
  const of = Object.entries(teamSettings) as [Section, Record<string, Named>][];
  const named = of
    .filter(([section]) => team !== undefined || section === 'mine')
    .flatMap(([section, all]) =>
      Object.entries(all).map(([key, w]) => entry(section, w.name, `${w.also ?? ''} ${w.hint ?? ''}`, key)),
    );
  const own = ownSettings.map(([section, name, also]) => ({
    ...entry(section as Section, name, also, ''),
    href: `#${section}`,
  }));
  const made = team
    ? [
        ...(team.metrics ?? []).map((m) => entry('metrics', m.name, `${m.kind ?? ''} ${m.unit ?? ''}`, m.id)),
        ...(team.goals ?? []).map((g) => entry('goals', g.name, g.owner ?? '', g.id)),
        ...(team.roles ?? []).map((r) => entry('people', r.name, (r.people ?? []).join(' '), r.id)),
      ]
    : [];
  return [...named, ...own, ...made];
}

/** Those that hold every word of the query, by the beginning of words; names before other words. */
export function search(all: readonly Entry[], query: string, most = 12): Found[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const starts = (text: string, w: string) => text.startsWith(w) || text.includes(` ${w}`);
  const score = (e: Entry) => words.filter((w) => starts(fold(e.name), w)).length;
  return all
    .filter((e) => words.every((w) => starts(e.text, w)))
    .map((e, i) => ({ e, i, s: score(e) }))
    .sort((a, b) => b.s - a.s || a.i - b.i)
    .slice(0, most)
    .map(({ e: { section, where, name, href } }) => ({ section, where, name, href }));
}

/** The team that a search and the navigation speak of. */
export const shownTeam = (teams: readonly TeamView[], id: string): TeamView | undefined =>
  teams.find((t) => t.team.id === id) ?? teams[0];
