/** The side of the page: search, the choice of a team, and the sections in two groups. */
import { useId, useState } from 'react';
import { mark } from '../../lib/look/icons';
import type { TeamView } from '../../lib/messages/team-protocol';
import { common, options } from '../../lib/strings/pages';
import { team as words } from '../../lib/strings/pages-team';
import { Icon } from '../Icon';
import { Search } from './Search';
import { OWN_SECTIONS, type Section, TEAM_SECTIONS } from './section';
import { hashOf } from './team/address';
import { useTeams } from './team/store';

const isOfTeam = (section: Section) => (TEAM_SECTIONS as readonly string[]).includes(section);

export function Nav({
  section,
  teams,
  shown,
}: {
  section: Section;
  teams: readonly TeamView[];
  /** Of whom the sections of a team speak. */
  shown: TeamView | undefined;
}) {
  const work = useTeams((s) => s.work);
  const [searching, setSearching] = useState(false);
  const several = teams.length > 1;
  const now = shown && (work[shown.team.id]?.now ?? shown.draft ?? shown.team);
  const address = (s: Section) =>
    isOfTeam(s) ? hashOf(s, { team: shown?.team.id ?? '', setting: '' }, several) : `#${s}`;
  return (
    <nav className="side" aria-label={options.nav}>
      <div className="row name">
        <Icon shape={mark} className="mark" />
        <b className="st">{common.product}</b>
      </div>
      <Search team={now} several={several} onQuery={setSearching} />
      <div hidden={searching}>
        <Group
          name={words.group}
          sections={TEAM_SECTIONS}
          current={section}
          address={address}
          above={
            several && shown ? (
              <Chooser teams={teams} shown={shown} section={isOfTeam(section) ? section : 'team'} />
            ) : undefined
          }
        />
        <Group name={words.groupOwn} sections={OWN_SECTIONS} current={section} address={address} />
        {shown && !several && (
          <p className="about s t2">
            {shown.team.name}
            {shown.where !== undefined && <span className="blk">{words.settingsFrom(shown.where)}</span>}
          </p>
        )}
      </div>
    </nav>
  );
}

function Group({
  name,
  sections,
  current,
  address,
  above,
}: {
  name: string;
  sections: readonly Section[];
  current: Section;
  address(section: Section): string;
  above?: React.ReactNode;
}) {
  const id = useId();
  return (
    <>
      <p className="grp" id={id}>
        {name}
      </p>
      {above}
      <ul aria-labelledby={id}>
        {sections.map((s) => (
          <li key={s}>
            <a href={address(s)} aria-current={s === current ? 'page' : undefined}>
              {options.sections[s]}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Chooser({
  teams,
  shown,
  section,
}: {
  teams: readonly TeamView[];
  shown: TeamView;
  section: Section;
}) {
  return (
    <select
      className="in pick chooser"
      aria-label={words.chooser}
      value={shown.team.id}
      onChange={(e) => {
        location.hash = hashOf(section, { team: e.target.value, setting: '' }, true);
      }}
    >
      {teams.map((t) => (
        <option key={t.team.id} value={t.team.id}>
          {t.team.name}
        </option>
      ))}
    </select>
  );
}
