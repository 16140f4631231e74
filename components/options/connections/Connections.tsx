/** How Sightline is connected: GitHub by a token, Linear by a key, Jira by the person's own login. */
import { useEffect } from 'react';
import { options } from '../../../lib/strings/pages';
import { TRACKER_NAME } from '../../../lib/strings/trouble';
import { connectionIn, type SectionProps } from '../section';
import { GithubPart } from './GithubPart';
import { JiraPart } from './JiraPart';
import { LinearPart } from './LinearPart';
import { headingId, PARTS } from './Part';
import { useConnections } from './store';

const words = options.connections;

export function Connections({ rest, flowNet }: SectionProps) {
  const read = useConnections((s) => s.read);
  const { tracker, owner } = connectionIn(rest);
  useEffect(() => void read(), [read]);
  useEffect(() => {
    // The address asks for one part of a long page. The first is in view already.
    if (rest === '' || tracker === PARTS[0]) return;
    const heading = document.getElementById(headingId(tracker));
    heading?.scrollIntoView();
    heading?.focus();
  }, [rest, tracker]);

  const of = (id: string) => (id === tracker ? owner : '');
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <nav className="row" aria-label={words.parts} style={{ marginTop: 8, gap: 16 }}>
        {PARTS.map((id) => (
          <a key={id} href={`#connections/${id}/`}>
            {TRACKER_NAME[id]}
          </a>
        ))}
      </nav>
      <GithubPart owner={of('github')} {...(flowNet && { flowNet })} />
      <LinearPart owner={of('linear')} {...(flowNet && { flowNet })} />
      <JiraPart />
    </>
  );
}
