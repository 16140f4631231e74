/** No team on this device: what was found, and how to begin. */
import type { TeamAnswers } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { Ways } from '../None';
import { Managed } from './Managed';
import { Offers } from './Offers';

export function NoTeam({ offers, managed }: TeamAnswers['team.list']) {
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Managed managed={managed} />
      <Offers offers={offers} />
      <section className="part">
        <h2>{words.none.title}</h2>
        <p className="lead">{words.none.text}</p>
        <Ways />
      </section>
    </>
  );
}
