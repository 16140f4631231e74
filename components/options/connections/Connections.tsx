/** Tokens by owner: who they are, until when, what went wrong; adding, testing, replacing, deleting. */
import { useEffect, useState } from 'react';
import { common, options } from '../../../lib/strings/pages';
import { Banner } from '../../page/Banner';
import { Reading } from '../../page/Reading';
import { siteOf } from '../../page/sites';
import type { SectionProps } from '../section';
import { ConnectionCard } from './ConnectionCard';
import { DeviceFlow } from './DeviceFlow';
import { Sites } from './Sites';
import { useConnections } from './store';
import { TokenForm } from './TokenForm';
import { tokensPage } from './token';

const words = options.connections;

/** Build constant; empty or absent in builds without an app of their own. */
const CLIENT_ID: unknown = import.meta.env.VITE_GITHUB_CLIENT_ID;

export function Connections({ rest, flowNet }: SectionProps) {
  const { connections, read } = useConnections();
  const [removed, setRemoved] = useState<{ label: string; site: string } | undefined>();
  useEffect(() => void read(), [read]);

  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <section className="part">
        <h2>{words.github}</h2>
        <p className="lead">{words.another}</p>
        <Reading what={words.title} of={connections} again={() => void read()}>
          {(list) => (
            <div className="gap">
              {list.length === 0 && <p className="t2">{words.none}</p>}
              {[...list]
                .sort((a, b) => a.owner.localeCompare(b.owner) || a.label.localeCompare(b.label))
                .map((c) => (
                  <ConnectionCard
                    key={c.id}
                    c={c}
                    onRemoved={() => setRemoved({ label: c.label, site: siteOf(c) })}
                  />
                ))}
            </div>
          )}
        </Reading>
        <div role="status" style={{ marginTop: 12 }}>
          {removed && (
            <Banner
              kind="i"
              actions={
                <a href={tokensPage(removed.site)} target="_blank" rel="noreferrer">
                  {words.revoke}
                  <span className="vh"> ({common.opensTab})</span>
                </a>
              }
            >
              {words.removed(removed.label)}
            </Banner>
          )}
        </div>
      </section>
      <section className="part">
        <h2>{words.add}</h2>
        <TokenForm owner={rest} key={rest} />
      </section>
      {flowNet && typeof CLIENT_ID === 'string' && CLIENT_ID !== '' && (
        <DeviceFlow net={flowNet} clientId={CLIENT_ID} />
      )}
      <Sites />
      <section className="part">
        <h2>{words.others}</h2>
        <dl className="facts">
          {Object.entries(words.later).map(([id, name]) => (
            <div key={id} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{words.laterText}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
