/** Around every section of a team: reads it, says when there is none, keeps undo at hand, leads to what is addressed. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { TeamView } from '../../../lib/messages/team-protocol';
import { options } from '../../../lib/strings/pages';
import { team as words } from '../../../lib/strings/pages-team';
import { dayOf } from '../../../lib/strings/time';
import { checkTeam } from '../../../lib/team/check';
import { Banner } from '../../page/Banner';
import { Reading } from '../../page/Reading';
import { isField } from '../Search';
import { shownTeam } from '../search';
import type { Section, SectionProps } from '../section';
import { spotIn } from './address';
import { useBase } from './base';
import { type Here, HereProvider } from './here';
import { None } from './None';
import { wouldHold } from './settings';
import { useTeams } from './store';
import { useReveal } from './use-reveal';

const NONE: readonly TeamView[] = [];

export function TeamFrame({
  section,
  rest,
  visit,
  children,
}: SectionProps & { section: Section; children: ReactNode }) {
  const list = useTeams((s) => s.list);
  const read = useTeams((s) => s.read);
  const work = useTeams((s) => s.work);
  const base = useBase((s) => s.base);
  const readBase = useBase((s) => s.read);
  const root = useRef<HTMLDivElement>(null);

  const teams = list.state === 'here' ? list.value.teams : NONE;
  const spot = spotIn(
    rest,
    teams.map((t) => t.team.id),
  );
  const view = shownTeam(teams, spot.team);
  const team = view && (work[view.team.id]?.now ?? view.draft ?? view.team);
  const known = base.state === 'here' ? base.value : undefined;
  const here = useMemo<Here | null>(
    () =>
      view && team && known
        ? {
            section,
            view,
            team,
            ...wouldHold(team, known),
            warnings: checkTeam(
              team,
              teams.map((t) => t.team),
              { today: dayOf(Date.now()) },
            ),
            several: teams.length > 1,
            target: spot.setting,
          }
        : null,
    [section, view, team, known, teams, spot.setting],
  );
  useReveal(root, spot.setting, here !== null, visit);
  useUndoKeys(here?.view.team.id);

  return (
    <div ref={root}>
      {list.state !== 'here' ? (
        <>
          <h1 tabIndex={-1}>{options.sections[section]}</h1>
          <div className="said">
            <Reading what={options.sections[section]} of={list} again={() => void read()}>
              {() => null}
            </Reading>
          </div>
        </>
      ) : !view ? (
        <None section={section} />
      ) : (
        <Reading what={options.sections[section]} of={base} again={() => void readBase()}>
          {() =>
            here && (
              <HereProvider value={here}>
                {view.readOnly && (
                  <div className="said">
                    <Banner kind="w">{words.readOnly(view.team.name)}</Banner>
                  </div>
                )}
                {children}
              </HereProvider>
            )
          }
        </Reading>
      )}
    </div>
  );
}

/** Ctrl/Cmd+Z takes a change back, with Shift it brings it again. Where somebody writes, the keys are the browser's. */
function useUndoKeys(id: string | undefined): void {
  const { undo, redo } = useTeams();
  useEffect(() => {
    if (id === undefined) return;
    const key = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.key.toLowerCase() !== 'z' || isField(e.target)) return;
      e.preventDefault();
      (e.shiftKey ? redo : undo)(id);
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [id, undo, redo]);
}
