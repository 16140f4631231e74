/** Whether what was typed is safe, and the way to throw it away. */
import { useState } from 'react';
import { FORM } from '../../lib/strings/panel';
import { ago } from '../../lib/strings/time';
import { useNow, useOf, usePanel } from './context';
import type { DraftState } from './state';

export function DraftLine() {
  const { actions } = usePanel();
  const draft = useOf((s) => s.draft);
  const stopped = useOf((s) => s.stopped !== null);
  const now = useNow();
  const [sure, setSure] = useState(false);
  if (draft.state === 'none') return <span />;
  const words = wordsOf(draft, now);
  if (sure && !stopped) {
    return (
      <span className="s row">
        {FORM.discardSure}
        <button type="button" className="btn" onClick={() => void actions.discardDraft()}>
          {FORM.discard}
        </button>
        <button type="button" className="btn" onClick={() => setSure(false)}>
          {FORM.keep}
        </button>
      </span>
    );
  }
  return (
    <span className={draft.state === 'failed' ? 's warn row' : 's t2 row'}>
      {words}
      {draft.state !== 'keeping' && !stopped && (
        <button type="button" className="lk q" onClick={() => setSure(true)}>
          {FORM.discard}
        </button>
      )}
    </span>
  );
}

function wordsOf(draft: Exclude<DraftState, { state: 'none' }>, now: number): string {
  if (draft.state === 'failed') return draft.tooLong ? FORM.draftTooLong : FORM.draftFailed;
  return draft.state === 'keeping' ? FORM.draftSaving : FORM.draftAt(ago(draft.at, now));
}
