/** On top of everything: outcomes that could not be shared, why, and the one thing that mends it. */
import type { OutboxRow } from '../../lib/messages/protocol';
import { popup } from '../../lib/strings/pages';
import { mend, nextTry, say, trackerName } from '../../lib/strings/trouble';
import { Banner } from '../page/Banner';
import { openOptions, usePopup } from './store';

type Waiting = OutboxRow & { trouble: NonNullable<OutboxRow['trouble']> };

const isWaiting = (r: OutboxRow): r is Waiting => r.state === 'waiting' && r.trouble !== undefined;
const placeOf = (r: OutboxRow) => r.item.key.replace(/#\d+$/, '');

/** What the button beside the trouble says; undefined when a connection would not help. */
function action(row: Waiting): string | undefined {
  if (mend(row.trouble, trackerName(row.item.tracker)) !== 'connection') return undefined;
  const name = trackerName(row.item.tracker);
  if (row.trouble.code === 'no-credential') return popup.outbox.connect(name);
  if (row.trouble.code === 'credential-expired') return popup.outbox.renew(name);
  return popup.outbox.fix(name);
}

export function OutboxTrouble() {
  const outbox = usePopup((s) => s.outbox);
  if (outbox.state !== 'here') return null;
  const rows = outbox.value.filter(isWaiting);
  // What a person can mend at the connection is told first.
  const first = rows.find((r) => action(r)) ?? rows[0];
  if (!first) return null;
  const now = Date.now();
  const next = nextTry(first.nextAt, now);
  const label = action(first);
  return (
    <Banner
      kind="w"
      strong={popup.outbox.title(rows.length)}
      actions={
        label && (
          <button type="button" className="btn p" onClick={() => void openOptions('connections')}>
            {label}
          </button>
        )
      }
    >
      {popup.outbox.safe(rows.length)} {say(first.trouble, trackerName(first.item.tracker), placeOf(first))}
      {next && ` ${next.charAt(0).toUpperCase()}${next.slice(1)}.`}
      <span className="t2"> {rows.map((r) => r.item.key).join(', ')}</span>
    </Banner>
  );
}
