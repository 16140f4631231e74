/** The outcome of this item is held by another one: where, what it says there, and what can be done when it is lost. */
import type { ReactNode } from 'react';
import * as icons from '../../lib/look/icons';
import type { Held } from '../../lib/page/strip-beside';
import { CHECK_NOW, HELD_DRAFT, HELD_MORE, heldLost, heldUnused, plainKey } from '../../lib/strings/common';
import { HELD, MENU } from '../../lib/strings/panel';
import { Banner } from './Banner';
import { useOf, usePanel } from './context';
import { Rest, tidy } from './Rest';
import { Sentence } from './Sentence';
import { Sight } from './Sight';

/** Its page, where that is known. */
function useAddress({ ref, url }: Held): string | null {
  const { slot } = usePanel();
  const to = url ?? (slot.mode === 'item' ? slot.address(ref) : null);
  return to !== null && URL.canParse(to) && new URL(to).protocol === 'https:' ? to : null;
}

/** "Held in ACME-142 — Let shoppers pay as a guest. It counts once, there." */
export function HeldLine({ held }: { held: Held }) {
  const to = useAddress(held);
  const key = plainKey(held.ref.key);
  return (
    <p className="held">
      <b className="st">
        {HELD.in}{' '}
        {to ? (
          <a className="lk" href={to}>
            {key}
          </a>
        ) : (
          key
        )}
      </b>
      {held.title && (
        <>
          {' '}
          — <bdi>{held.title}</bdi>
        </>
      )}
      {!held.lost && !held.unused && <span className="t2 once">{HELD_MORE}</span>}
    </p>
  );
}

function Problem({ bold, children, actions }: { bold: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <Banner icon={icons.notChecked} bold={bold} role="status" question actions={actions}>
      {children}
    </Banner>
  );
}

function Lost({ held }: { held: Held }) {
  const { actions, env } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const adopts = held.adoptable === true;
  return (
    <Problem
      bold={heldLost(held.ref.key)}
      actions={
        env.page && (
          <>
            {adopts && (
              <button type="button" className="btn" aria-disabled={busy} onClick={() => void actions.adopt()}>
                {HELD.adopt}
              </button>
            )}
            <button
              type="button"
              className={adopts ? 'btn q' : 'btn'}
              onClick={() => actions.show('remove', { removeFor: 'menu' })}
            >
              {MENU.unlink}
            </button>
          </>
        )
      }
    >
      <span className="t2">{adopts ? HELD.adoptMeans : HELD.noCopy}</span>
    </Problem>
  );
}

export function HeldView({ held }: { held: Held }) {
  const { actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const key = plainKey(held.ref.key);
  const form = held.form && tidy(held.form);
  const draft = useOf((s) => Object.values(s.view?.draft?.form ?? {}).some((v) => v.trim() !== ''));
  return (
    <>
      {held.lost && <Lost held={held} />}
      {held.unused && (
        <Problem
          bold={heldUnused(held.ref.key)}
          actions={
            <button type="button" className="btn" onClick={() => void actions.options('places')}>
              {HELD.use}
            </button>
          }
        />
      )}
      {!held.lost && !held.unused && (held.unread || !form) && (
        <Problem
          bold={held.unread ? HELD.unread(key) : HELD.notYet(key)}
          actions={
            <button type="button" className="btn" aria-disabled={busy} onClick={() => void actions.check()}>
              {CHECK_NOW}
            </button>
          }
        />
      )}
      {draft && (
        <p className="note" role="status">
          {HELD_DRAFT}
        </p>
      )}
      <div className="sl-b">
        <HeldLine held={held} />
        {form && (
          <>
            <hr />
            <Sentence form={form} />
            <Sight form={form} />
            <Rest form={form} />
          </>
        )}
      </div>
    </>
  );
}
