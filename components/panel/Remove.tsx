/** Removing an outcome: asked first, with a reason if there is one; a copy is kept and Undo offered afterwards. */
import { useState } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { byHand } from '../../lib/page/standing';
import { REMOVED_BY_HAND, REMOVED_HERE, UNDO, WRITE } from '../../lib/strings/common';
import { REMOVE } from '../../lib/strings/panel';
import { Banner } from './Banner';
import { useNow, useOf, usePanel } from './context';
import { useFocusFirst } from './focus';

/** What removing does depends on whether somebody can write for the person, and whether anything is there. */
function removeWords(view: ItemView | null): string {
  if (!view || view.account) return REMOVE.rest;
  const maybeThere = ['shared', 'watching'].includes(view.sharing.state);
  return byHand(view) || maybeThere ? REMOVE.restByHand : REMOVE.restHere;
}

export function RemoveView() {
  const { actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const view = useOf((s) => s.view);
  const asksWhy = useOf((s) => s.removeFor === 'menu');
  const [why, setWhy] = useState('');
  const first = useFocusFirst<HTMLInputElement>(asksWhy);
  const keep = useFocusFirst<HTMLButtonElement>(!asksWhy);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question inside the panel, not a set of fields
    <div role="group" aria-label={REMOVE.question}>
      <div className="sl-b">
        <p>
          <b className="st">{REMOVE.question}</b> <span className="t2">{removeWords(view)}</span>
        </p>
        {asksWhy && (
          <div className="slot">
            <div className="lb">
              <label htmlFor="sl-why">{REMOVE.why}</label>
            </div>
            <div>
              <input
                id="sl-why"
                ref={first}
                className="in"
                type="text"
                maxLength={300}
                autoComplete="off"
                placeholder={REMOVE.whyGhost}
                value={why}
                onInput={(e) => setWhy(e.currentTarget.value)}
                onChange={(e) => setWhy(e.currentTarget.value)}
              />
            </div>
          </div>
        )}
      </div>
      <div className="sl-f">
        <span className="end">
          <button type="button" className="btn" ref={keep} onClick={() => actions.show('rest')}>
            {REMOVE.no}
          </button>
          <button
            type="button"
            className="btn"
            aria-disabled={busy}
            onClick={() => void actions.remove(why.trim())}
          >
            {REMOVE.yes}
          </button>
        </span>
      </div>
    </div>
  );
}

export function Removed({ view }: { view: ItemView }) {
  const { actions } = usePanel();
  const now = useNow();
  const busy = useOf((s) => s.busy !== null);
  const hand = byHand(view);
  const undo = view.undoUntil !== undefined && view.undoUntil > now;
  return (
    <Banner
      icon={icons.info}
      bold={hand ? REMOVED_HERE : REMOVE.done}
      role="status"
      actions={
        <>
          {(undo || view.restorable) && (
            <button type="button" className="btn" aria-disabled={busy} onClick={() => void actions.undo()}>
              {undo ? UNDO : REMOVE.back}
            </button>
          )}
          <button type="button" className="btn q" onClick={() => actions.openForm()}>
            {WRITE}
          </button>
        </>
      }
    >
      {hand && `${REMOVED_BY_HAND} `}
      <span className="t2">{REMOVE.kept}</span>
    </Banner>
  );
}
