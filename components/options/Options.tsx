/** The options page: side navigation, one section at a time, each with an address of its own. */
import { useEffect, useRef } from 'react';
import { options } from '../../lib/strings/pages';
import type { Net } from '../../lib/trackers/tracker';
import { useSettings } from '../page/places';
import { About } from './About';
import { Connections } from './connections/Connections';
import { Device } from './device/Device';
import { Keys } from './Keys';
import { Nav } from './Nav';
import { Places } from './Places';
import { Requests } from './Requests';
import { shownTeam } from './search';
import { type Section, type SectionProps, useSection } from './section';
import { spotIn } from './team/address';
import { useBase } from './team/base';
import { TeamSection } from './team/file/TeamSection';
import { Goals } from './team/goals/Goals';
import { Metrics } from './team/metrics/Metrics';
import { You } from './team/mine/You';
import { People } from './team/people/People';
import { Policy } from './team/policy/Policy';
import { Stages } from './team/stages/Stages';
import { useTeams } from './team/store';
import { Words } from './team/words/Words';

const VIEW: Record<Section, (props: SectionProps) => React.ReactNode> = {
  team: TeamSection,
  policy: Policy,
  metrics: Metrics,
  goals: Goals,
  words: Words,
  stages: Stages,
  people: People,
  mine: You,
  places: Places,
  connections: Connections,
  device: Device,
  requests: Requests,
  keys: Keys,
  about: About,
};

/** `flowNet`: network for connecting with a code; used only when the build names an app. */
export function Options({ flowNet }: { flowNet?: Net }) {
  const { section, rest, moved, visit } = useSection();
  const list = useTeams((s) => s.list);
  const main = useRef<HTMLElement>(null);
  useFresh();

  const teams = list.state === 'here' ? list.value.teams : [];
  const shown = shownTeam(
    teams,
    spotIn(
      rest,
      teams.map((t) => t.team.id),
    ).team,
  );
  useEffect(() => {
    document.title = `${options.sections[section]} · ${options.title}`;
    // A setting that the address names has taken the focus already.
    if (moved && !main.current?.querySelector('[data-here]'))
      main.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [section, moved]);

  const View = VIEW[section];
  return (
    <div className="frame">
      <Nav section={section} teams={teams} shown={shown} />
      <main className="main" ref={main}>
        <View rest={rest} visit={visit} {...(flowNet && { flowNet })} />
      </main>
    </div>
  );
}

/** What changed in a tab or in the popup meanwhile is read again when the person comes back; what was typed is kept. */
function useFresh(): void {
  const readPlaces = useSettings((s) => s.read);
  const { read, flush } = useTeams();
  const readBase = useBase((s) => s.read);
  useEffect(() => {
    const again = () => {
      void readPlaces();
      void read();
      void readBase();
    };
    const leave = () => document.visibilityState === 'hidden' && void flush();
    again();
    window.addEventListener('focus', again);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('focus', again);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [readPlaces, read, readBase, flush]);
}
