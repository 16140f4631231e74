/** What belongs to one tracker among the connections: its sign and name, a sentence, and what stands below. */
import type { ReactNode } from 'react';
import { TRACKER_NAME } from '../../../lib/strings/trouble';
import type { TrackerId } from '../../../lib/trackers/registry';
import { Sign } from '../../page/Sign';

/** In the order of the page. */
export const PARTS: readonly TrackerId[] = ['github', 'linear', 'jira'];

/** Where the address leads to. */
export const headingId = (tracker: TrackerId) => `part-${tracker}`;

export function Part({
  tracker,
  lead,
  children,
}: {
  tracker: TrackerId;
  lead: string[];
  children: ReactNode;
}) {
  const id = headingId(tracker);
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} className="row tight" style={{ outline: 'none' }}>
        <Sign tracker={tracker} size={18} />
        {TRACKER_NAME[tracker]}
      </h2>
      {lead.map((sentence) => (
        <p className="lead" key={sentence}>
          {sentence}
        </p>
      ))}
      {children}
    </section>
  );
}

/** A smaller heading inside a part, with what belongs to it. */
export function Below({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <div style={{ marginTop: 22 }}>
      <h3>{title}</h3>
      {lead !== undefined && <p className="lead">{lead}</p>}
      <div style={{ marginTop: 8 }}>{children}</div>
    </div>
  );
}
