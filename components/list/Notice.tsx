/** Why something is not checked, in one line with what to do about it. */
import { notChecked } from '../../lib/look/icons';
import type { ReadingNotice } from '../../lib/messages/protocol';
import { CHECK_NOW, CONNECT, FIX_CONNECTION } from '../../lib/strings/common';
import { LIST } from '../../lib/strings/list';
import { mend } from '../../lib/strings/trouble';
import { Icon } from '../Icon';
import { placeOf } from '../panel/place';
import { useIt, useList } from './context';
import { noticeWords } from './words';

export function NotCheckedLine({ n, notice }: { n: number; notice: ReadingNotice | undefined }) {
  const { slot, actions } = useList();
  const busy = useIt((s) => s.busy);
  const first = useIt((s) => s.rows[0]?.item);
  const { name } = slot.tracker;
  const item = first ?? itemOf(slot, notice);
  const words = noticeWords(notice, { tracker: name, place: first ? placeOf(first) : name, n });
  const press =
    notice?.kind === 'no-token'
      ? { label: CONNECT(name), run: () => actions.options(item) }
      : notice?.kind === 'trouble' && mend(notice.trouble, name) === 'connection'
        ? { label: FIX_CONNECTION, run: () => actions.options(undefined) }
        : { label: CHECK_NOW, run: actions.check };
  return (
    <div className="it nc">
      <Icon shape={notChecked} />
      <span className="s">
        <b className="st">{LIST.unchecked(n)}</b> <span className="t2">{words}</span>
      </span>
      {notice?.kind !== 'paused' && (
        <button type="button" className="btn" aria-disabled={busy} onClick={() => void press.run()}>
          {press.label}
        </button>
      )}
    </div>
  );
}

/** The owner whose token is missing, as an item that names it. */
function itemOf({ tracker, seen }: ReturnType<typeof useList>['slot'], notice: ReadingNotice | undefined) {
  if (notice?.kind !== 'no-token') return undefined;
  const site = seen()[0]?.site ?? '';
  return { tracker: tracker.id, site, key: `${notice.owner}/` };
}
