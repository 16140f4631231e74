/** Removing an outcome: asked first, with a reason if there is one; a copy is kept and Undo offered afterwards. */
import { useState } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { byHand } from '../../lib/page/standing';
import { heldHere } from '../../lib/page/strip-beside';
import { wordsFor } from '../../lib/strings/by-tracker';
import { plainKey, REMOVED_HERE, UNDO, WRITE } from '../../lib/strings/common';
import { HELD, REMOVE } from '../../lib/strings/panel';
import type { PanelWords } from '../../lib/strings/panel-words';
import { Banner } from './Banner';
import { useNow, useOf, usePanel, useWords } from './context';
import { useFocusFirst } from './focus';

/** What removing does depends on whether somebody can write for the person, and whether anything is there. */
function removeWords(view: ItemView | null, { remove }: PanelWords): string {
  if (!view) return remove.rest;
  const maybeThere = ['shared', 'watching'].includes(view.sharing.state) || view.inTracker === true;
  if (view.account) return maybeThere || view.sharing.state !== 'here' ? remove.rest : REMOVE.restHere;
  return byHand(view) || maybeThere ? remove.byHand : REMOVE.restHere;
}

export function RemoveView() {
  const { actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const view = useOf((s) => s.view);
  const held = heldHere(view);
  const asksWhy = useOf((s) => s.removeFor === 'menu') && !held;
  const words = useWords();
  const question = held ? HELD.question : REMOVE.question;
  const rest = held ? HELD.unlinkRest(plainKey(held.ref.key)) : removeWords(view, words);
  const [why, setWhy] = useState('');
  const first = useFocusFirst<HTMLInputElement>(asksWhy);
  const keep = useFocusFirst<HTMLButtonElement>(!asksWhy);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question inside the panel, not a set of fields
    <div role="group" aria-label={question}>
      <div className="sl-b">
        <p>
          <b className="st">{question}</b> <span className="t2">{rest}</span>
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
            {held ? HELD.yes : REMOVE.yes}
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
      {hand && `${wordsFor(view.item.tracker).byHand} `}
      <span className="t2">{REMOVE.kept}</span>
    </Banner>
  );
}
