/** The credentials of one tracker, and what became of the last that was deleted. */
import { useState } from 'react';
import { common, options } from '../../../lib/strings/pages';
import type { TrackerId } from '../../../lib/trackers/registry';
import { Banner } from '../../page/Banner';
import { Reading } from '../../page/Reading';
import { siteOf } from '../../page/sites';
import { ConnectionCard } from './ConnectionCard';
import { cardWords } from './card-words';
import { useConnections } from './store';

export function Cards({
  tracker,
  none,
  page,
}: {
  tracker: TrackerId;
  /** Said while there is none. */
  none: string;
  /** Where the tracker lists a person's credentials. */
  page(site: string): string;
}) {
  const { connections, read } = useConnections();
  const [removed, setRemoved] = useState<{ label: string; site: string } | undefined>();
  const words = cardWords(tracker);

  return (
    <div style={{ marginTop: 12 }}>
      <Reading what={options.connections.title} of={connections} again={() => void read()}>
        {(all) => {
          const list = all.filter((c) => c.tracker === tracker);
          return (
            <div className="gap">
              {list.length === 0 && <p className="t2">{none}</p>}
              {list
                .sort((a, b) => a.owner.localeCompare(b.owner) || a.label.localeCompare(b.label))
                .map((c) => (
                  <ConnectionCard
                    key={c.id}
                    c={c}
                    onRemoved={() => setRemoved({ label: c.label, site: siteOf(c) })}
                  />
                ))}
            </div>
          );
        }}
      </Reading>
      <div role="status" style={{ marginTop: 12 }}>
        {removed && (
          <Banner
            kind="i"
            actions={
              <a href={page(removed.site)} target="_blank" rel="noreferrer">
                {words.revoke}
                <span className="vh"> ({common.opensTab})</span>
              </a>
            }
          >
            {words.removed(removed.label)}
          </Banner>
        )}
      </div>
    </div>
  );
}
