/** The section “Policy”: what is asked at which stage, and what happens where it is missing. */

import { showDay } from '../../../../lib/outcome/day';
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import { askedAt } from '../../../../lib/team/asks';
import type { SectionProps } from '../../section';
import { Head } from '../Head';
import { useHere } from '../here';
import { TeamFrame } from '../TeamFrame';
import { Acts } from './Acts';
import { AskTable } from './AskTable';
import { Fields } from './Fields';
import { Preview } from './Preview';
import { Rules } from './Rules';
import { Today } from './Today';

export function Policy(props: SectionProps) {
  return (
    <TeamFrame {...props} section="policy">
      <Sheet />
    </TeamFrame>
  );
}

function Sheet() {
  const { team, settings } = useHere();
  const { policy } = settings;
  const lead = words.lead(
    askedAt(policy, 'ready').length,
    askedAt(policy, 'building').filter((a) => policy.asks[a].ready !== 'asked').length,
    policy.since ? showDay(policy.since, 'short') : '',
  );
  return (
    <>
      <Head title={words.title(team.name)} lead={lead} />
      <div className="beside">
        <div>
          <AskTable />
          <Fields />
        </div>
        <aside className="col">
          <Today />
          <Preview />
        </aside>
      </div>
      <Rules />
      <Acts />
    </>
  );
}
