/** Nothing more can be done on this page: it shows something else now, or the extension was updated under it. */
import { fault, info } from '../../lib/look/icons';
import { LIST } from '../../lib/strings/list';
import { STOPPED } from '../../lib/strings/panel';
import { Banner } from '../panel/Banner';

export function Stopped({ why }: { why: 'moved' | 'updated' }) {
  if (why === 'moved') return <Banner icon={info} bold={LIST.moved} role="status" />;
  return (
    <Banner
      icon={fault}
      tone="e"
      role="alert"
      bold={LIST.stopped}
      actions={
        <button type="button" className="btn" onClick={() => location.reload()}>
          {STOPPED.reload}
        </button>
      }
    >
      {STOPPED.updated}
    </Banner>
  );
}
