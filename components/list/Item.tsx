/** One row of our list: sign or badge, title, what can be done; written or handed back in place. */
import { memo } from 'react';
import { BADGE_ICONS } from '../../lib/look/badge';
import { info } from '../../lib/look/icons';
import { showNear } from '../../lib/outcome/day';
import { shortKey } from '../../lib/strings/common';
import { HAND, LIST } from '../../lib/strings/list';
import { dayOf } from '../../lib/strings/time';
import { BadgeMark } from '../BadgeMark';
import { Icon } from '../Icon';
import { Banner } from '../panel/Banner';
import { useIt, useList } from './context';
import { HandBack } from './HandBack';
import { InPlace } from './InPlace';
import type { Row } from './state';
import { Waits } from './Waits';
import { signOf } from './words';
import { asksWay } from './writer';

function Opened({ row }: { row: Row }) {
  const { actions } = useList();
  const open = useIt((s) => s.open);
  const done = useIt((s) => s.done[row.id]);
  if (open?.id !== row.id) return null;
  if (open.failed)
    return (
      <Banner
        icon={info}
        bold=""
        role="status"
        actions={
          <button
            type="button"
            className="btn"
            onClick={() => void (open.kind === 'hand' ? actions.hand(row.id) : actions.write(row.id))}
          >
            {LIST.again}
          </button>
        }
      >
        {open.failed}
      </Banner>
    );
  if (!open.writer) return <Waits />;
  if (open.kind === 'hand') return <HandBack row={row} writer={open.writer} />;
  const waits = done && asksWay(done.after);
  return (
    <InPlace
      writer={open.writer}
      rest={
        waits && (
          <div className="sl-f">
            <span className="end">
              <button type="button" className="btn q" onClick={() => actions.onward(row.id)}>
                {LIST.next}
              </button>
            </span>
          </div>
        )
      }
    />
  );
}

type Props = { row: Row; current: boolean; open: boolean; of: number; at: number };

export const Item = memo(function Item({ row, current, open, of, at }: Props) {
  const { slot, actions, env } = useList();
  const filter = slot.filter.get();
  const done = useIt((s) => s.done[row.id]);
  const handed = useIt((s) => s.handed[row.id]);
  const busy = useIt((s) => s.busy);
  const key = shortKey(row.item.key);
  // A sign says enough where all rows are of one kind; what is of another kind says which.
  const plain =
    filter !== 'person' && !done && row.badge.state === (filter === 'none' ? 'none' : 'unchecked');
  const verb = (label: string, run: () => unknown) => (
    <button
      key={label}
      type="button"
      className="btn q"
      aria-label={LIST.about(label, key)}
      aria-disabled={busy}
      onClick={() => void run()}
    >
      {label}
    </button>
  );
  return (
    <li
      className={`li${current ? ' cur' : ''}${open ? ' open' : ''}`}
      data-id={row.id}
      aria-setsize={of}
      aria-posinset={at}
    >
      <div className="it">
        {done || plain ? (
          <Icon {...(done ? signOf(done) : { shape: BADGE_ICONS[row.badge.icon] })} />
        ) : (
          <span />
        )}
        <span className="tx">
          <button
            type="button"
            className="ttl"
            aria-current={current ? 'true' : undefined}
            tabIndex={current ? 0 : -1}
            onClick={() => actions.select(row.id)}
          >
            <span className="t2 n">{key}</span> <bdi title={row.title}>{row.title}</bdi>
            <span className="vh">{plain ? `, ${row.badge.text}` : ''}</span>
          </button>
          {!plain && <BadgeMark badge={row.badge} className={`b h18 ${row.badge.tone} ${row.badge.state}`} />}
          {row.draft && !done && !open && <span className="s t2">{LIST.draft}</span>}
          {handed === undefined && row.handedAt !== undefined && !done && (
            <span className="s t2">{HAND.on(showNear(dayOf(row.handedAt), dayOf(env.now())))}</span>
          )}
          {handed !== undefined && (
            <span className="s t2">
              {HAND.done}{' '}
              {typeof handed === 'string' && (
                <a className="lk" href={handed}>
                  {HAND.see}
                </a>
              )}
            </span>
          )}
          {row.why && !done && (
            <span className="s t2 why" dir="auto">
              {row.why}
            </span>
          )}
        </span>
        <span className="acts">
          {verb(LIST.open, () => slot.open(row.item))}
          {done
            ? verb(LIST.undo, () => actions.undo(row.id))
            : !open &&
              (filter === 'person'
                ? verb(LIST.show, () => actions.show(row.id))
                : verb(LIST.write, () => actions.write(row.id)))}
        </span>
      </div>
      {open && <Opened row={row} />}
    </li>
  );
});
