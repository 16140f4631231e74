/** One team: where its file is, what it applies to, how it is left. */
import { team as words } from '../../../../lib/strings/pages-team';
import { BriefLink } from '../BriefLink';
import { Head } from '../Head';
import { useHere } from '../here';
import { Ways } from '../None';
import { useTeams } from '../store';
import { Code } from './Code';
import { File } from './File';
import { Leave } from './Leave';
import { Managed } from './Managed';
import { Name } from './Name';
import { Offers } from './Offers';
import { Overlaps } from './Overlaps';
import { Scopes } from './Scopes';

export function Overview() {
  const { team } = useHere();
  const list = useTeams((s) => s.list);
  if (list.state !== 'here') return null;
  const { offers, managed } = list.value;
  return (
    <>
      <Head
        title={team.name}
        lead={
          <>
            {words.lead} <BriefLink className="" />
          </>
        }
      />
      <Managed managed={managed} />
      <section className="part" aria-label={words.title}>
        <File />
        <Name />
        <Scopes />
        <Overlaps />
        <Code />
      </section>
      <Offers offers={offers} />
      <section className="part">
        <h2>{words.others}</h2>
        <Ways />
        <Leave />
      </section>
    </>
  );
}
