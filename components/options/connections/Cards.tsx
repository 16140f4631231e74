/** The credentials of one tracker, and what became of the last that was deleted. */
import { type ReactNode, useState } from 'react';
import type { ConnectionView } from '../../../lib/messages/protocol';
import { common, options } from '../../../lib/strings/pages';
import { signInCard } from '../../../lib/strings/pages-linear-sign-in';
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
  signIn,
}: {
  tracker: TrackerId;
  /** Said while there is none. */
  none: string;
  /** Where the tracker lists a person's credentials. */
  page(site: string): string;
  /** Signing in again, in place of a form for another value. Absent where this build does not sign in. */
  signIn?: (c: ConnectionView, onDone: () => void) => ReactNode;
}) {
  const { connections, read } = useConnections();
  const [removed, setRemoved] = useState<{ c: ConnectionView; revoked: boolean } | undefined>();

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
                    {...(signIn && c.renews && { again: (onDone) => signIn(c, onDone) })}
                    onRemoved={(revoked) => setRemoved({ c, revoked })}
                  />
                ))}
            </div>
          );
        }}
      </Reading>
      <div role="status" style={{ marginTop: 12 }}>
        {removed && <Removed {...removed} page={page} />}
      </div>
    </div>
  );
}

/** Where to end it everywhere; a sign-in that was ended needs nothing more. */
function Removed({ c, revoked, page }: { c: ConnectionView; revoked: boolean; page(site: string): string }) {
  const words = cardWords(c);
  if (c.renews && revoked) return <Banner kind="i">{words.removed(c.label)}</Banner>;
  return (
    <Banner
      kind="i"
      actions={
        <a href={page(siteOf(c))} target="_blank" rel="noreferrer">
          {words.revoke}
          <span className="vh"> ({common.opensTab})</span>
        </a>
      }
    >
      {c.renews ? signInCard.removedHere(c.label) : words.removed(c.label)}
    </Banner>
  );
}
