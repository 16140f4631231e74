/** On top of everything: outcomes that could not be shared, why, and the one thing that mends it. */
import { browser } from '../../lib/browser';
import { placeNameOf } from '../../lib/outcome/item';
import { popup } from '../../lib/strings/pages';
import { nextTry, say, trackerName } from '../../lib/strings/trouble';
import { Banner } from '../page/Banner';
import { firstOf, isWaiting, type Mending, mendingOf } from './mending';
import { openOptions, usePopup } from './store';

async function go(mending: Mending): Promise<void> {
  if (mending.to === 'options') return openOptions(mending.section);
  await browser.tabs.create({ url: mending.url });
  window.close();
}

export function OutboxTrouble() {
  const outbox = usePopup((s) => s.outbox);
  if (outbox.state !== 'here') return null;
  const rows = outbox.value.filter(isWaiting);
  const first = firstOf(rows);
  if (!first) return null;
  const now = Date.now();
  const next = nextTry(first.nextAt, now);
  const mending = mendingOf(first);
  const { item, trouble } = first;
  return (
    <Banner
      kind="w"
      strong={popup.outbox.title(rows.length)}
      actions={
        mending && (
          <button type="button" className="btn p" onClick={() => void go(mending)}>
            {mending.label}
          </button>
        )
      }
    >
      {popup.outbox.safe(rows.length)} {say(trouble, trackerName(item.tracker), placeNameOf(item.key))}
      {next && ` ${next.charAt(0).toUpperCase()}${next.slice(1)}.`}
      <span className="t2"> {rows.map((r) => r.item.key).join(', ')}</span>
    </Banner>
  );
}
