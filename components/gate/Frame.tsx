/** What both views of the dialog have in common: what it is about, what such a check is worth, and the way back. */
import type { ReactNode } from 'react';
import { gap, info, mark } from '../../lib/look/icons';
import { plainKey } from '../../lib/strings/common';
import { GATE } from '../../lib/strings/gate';
import { STAGE_NAME } from '../../lib/strings/panel';
import { STANDING } from '../../lib/strings/panel-quality';
import { Icon } from '../Icon';
import { Banner } from '../panel/Banner';
import { useOf } from '../panel/context';
import { qualityOf } from '../panel/state';
import { useGate, useIt } from './context';

/** The item's own key; null: it has none yet. */
export function useItemName(): string | null {
  const { part } = useGate().slot;
  return part.mode === 'item' ? plainKey(part.item.key) : null;
}

/** "SHOP-142 Building → Shipped" */
function Move() {
  const { slot } = useGate();
  const to = useIt((s) => s.gate.to);
  const from = useOf(qualityOf)?.stage;
  const key = useItemName();
  const title = slot.part.mode === 'new' ? slot.part.title().trim() : '';
  return (
    <span className="move">
      <bdi className="n">{key ?? (title ? `“${title}”` : GATE.newItem)}</bdi>
      {key !== null && from && from !== to && <span className="stg">{STAGE_NAME[from]}</span>}
      <span role="img" aria-label={GATE.leadsTo}>
        →
      </span>
      <span className="stg to">{STAGE_NAME[to]}</span>
    </span>
  );
}

type Props = { title: string; rest: string; children: ReactNode };

/** @param rest one sentence under the title */
export function Frame({ title, rest, children }: Props) {
  return (
    <>
      <header>
        <div className="row">
          <Icon shape={mark} className="mark" />
          <h2 id="sl-gate-title">{title}</h2>
        </div>
        <Move />
        <p className="t2" id="sl-gate-rest">
          {rest}
        </p>
      </header>
      {children}
    </>
  );
}

/** Nothing is saved, and the press goes through. It closes the dialog by itself too, as the way back does. */
export function GoOn() {
  const { actions } = useGate();
  return (
    <button
      type="submit"
      className="btn"
      onClick={(e) => {
        e.preventDefault();
        void actions.goOn();
      }}
    >
      {GATE.goOn}
    </button>
  );
}

/** @param children what else can be done, the primary last */
export function Foot({ children, keys = false }: { children: ReactNode; keys?: boolean }) {
  const { actions } = useGate();
  const problem = useIt((s) => s.problem);
  const stuck = useIt((s) => s.stuck);
  return (
    <>
      <p className="note row checked">
        <Icon shape={info} />
        {STANDING.note}
      </p>
      <div className="foot">
        <div role="status">
          {problem && (
            <Banner icon={stuck ? gap : info} tone={stuck ? 'w' : 'i'} bold="">
              {problem}
            </Banner>
          )}
        </div>
        <div className="sl-f">
          {/* Closes the dialog by itself too, should this script not run any more. */}
          <button
            type="submit"
            className="btn q"
            onClick={(e) => {
              e.preventDefault();
              void actions.goBack();
            }}
          >
            {GATE.back}
          </button>
          {keys && (
            <span className="s t2 keys" aria-hidden="true">
              <kbd>Esc</kbd> {GATE.esc}
            </span>
          )}
          <span className="end">{children}</span>
        </div>
      </div>
    </>
  );
}
