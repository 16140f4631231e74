/** Team files that were found in used places: joined with one press. */
import { useState } from 'react';
import type { TeamOffer } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { Banner } from '../../../page/Banner';
import { Sign } from '../../../page/Sign';
import { useJoin } from './join';
import { Looked } from './Looked';

export function Offers({ offers }: { offers: TeamOffer[] }) {
  const { look, join, looked, of, said, busy } = useJoin();
  const [joined, setJoined] = useState('');
  const id = (o: TeamOffer) => `${o.id} ${o.where}`;
  if (offers.length === 0 && joined === '') return null;
  return (
    <section className="part">
      <h2>{words.offers.title}</h2>
      <p className="lead">{words.offers.lead}</p>
      <ul className="lines">
        {offers.map((o) => (
          <li key={id(o)}>
            <Sign tracker={o.place.tracker} size={12} />
            <span className="st">{o.name}</span>
            <span className="s t2">{o.where}</span>
            <span className="row end">
              <button
                type="button"
                className="btn q"
                aria-label={words.offers.nameLook(o.name)}
                onClick={() => void look(o.from, id(o))}
              >
                {words.offers.look}
              </button>
              <button
                type="button"
                className="btn p"
                aria-label={words.offers.nameJoin(o.name)}
                aria-disabled={busy}
                onClick={async () => {
                  if (!busy && (await join(o.from, id(o)))) setJoined(o.name);
                }}
              >
                {words.offers.join}
              </button>
            </span>
            {of === id(o) && looked && (
              <div className="whole">
                <Looked looked={looked} from={o.from} of={id(o)} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <div role="status">
        {said !== '' && <Banner kind="e">{said}</Banner>}
        {joined !== '' && <Banner kind="g">{words.offers.joined(joined)}</Banner>}
      </div>
    </section>
  );
}
