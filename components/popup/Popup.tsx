/** The popup: what needs a person first, then this tab, what waits for its issue, and the connections. */
import { useEffect } from 'react';
import { mark } from '../../lib/look/icons';
import { common, popup } from '../../lib/strings/pages';
import { Icon } from '../Icon';
import { Banner } from '../page/Banner';
import { Reading } from '../page/Reading';
import { ConnectionRows } from './ConnectionRows';
import { OutboxTrouble } from './OutboxTrouble';
import { PendingList } from './PendingList';
import { openOptions, usePopup } from './store';
import { ThisTab } from './ThisTab';

export function Popup() {
  const { read, tab, failed } = usePopup();
  useEffect(() => void read(), [read]);

  return (
    <main className="popup">
      <header>
        <Icon shape={mark} className="mark" />
        <h1>{common.product}</h1>
        <button type="button" className="btn q end" onClick={() => void openOptions('places')}>
          {popup.options}
        </button>
      </header>
      <OutboxTrouble />
      <div className="sect">
        <Reading what={popup.thisTab} of={tab} again={() => void read()}>
          {(view) => <ThisTab view={view} />}
        </Reading>
        {failed !== '' && (
          <Banner kind="e" live>
            {failed}
          </Banner>
        )}
      </div>
      <PendingList />
      <ConnectionRows />
    </main>
  );
}
