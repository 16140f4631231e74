/** The section “Team”: one team with its file, or one of the views that lead to a team or change its file. */
import { useEffect, useRef } from 'react';
import type { SectionProps } from '../../section';
import { JOIN, MAKE, spotIn } from '../address';
import { useTeams } from '../store';
import { TeamFrame } from '../TeamFrame';
import { Changes } from './Changes';
import { Join } from './Join';
import { Make } from './Make';
import { NoTeam } from './NoTeam';
import { Overview } from './Overview';
import { Save } from './Save';

const VIEWS: Record<string, () => React.ReactNode> = { changes: Changes, save: Save };

export function TeamSection(props: SectionProps) {
  const { rest, visit } = props;
  const list = useTeams((s) => s.list);
  const teams = list.state === 'here' ? list.value.teams.map((t) => t.team.id) : [];
  const { setting } = spotIn(rest, teams);
  const alone = rest === JOIN ? Join : rest === MAKE ? Make : undefined;
  const View = alone ?? VIEWS[setting];
  const root = useRef<HTMLDivElement>(null);

  // A view of its own is a page: its heading takes the focus, as that of a section does.
  const name = View ? setting : '';
  const shown = useRef(name);
  useEffect(() => {
    if (shown.current === name) return;
    shown.current = name;
    root.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [name]);

  return (
    <div ref={root}>
      {alone ? (
        View && <View />
      ) : list.state === 'here' && teams.length === 0 ? (
        <NoTeam {...list.value} />
      ) : (
        <TeamFrame {...props} section="team" visit={visit}>
          {View ? <View /> : <Overview />}
        </TeamFrame>
      )}
    </div>
  );
}
