/** Beside the button that was pressed, once the dialog is gone: press it again. Nobody presses it for a person. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { mark } from '../../lib/look/icons';
import { AGAIN } from '../../lib/strings/gate';
import { Icon } from '../Icon';
import { useTop } from '../list/use-top';
import { useGate, useIt } from './context';

/** After this it has been read (ms). */
const READ = 30_000;
/** A longer name is no name of a button (characters). */
const LONGEST = 30;
/** Between the button and what is said of it, and at the edge of the window (px). */
const [GAP, EDGE] = [8, 12];

/** What the page calls it, in its own language; null: nothing short, or a press of keys. */
function labelOf(control: HTMLElement): string | null {
  if (!control.matches('button,a,[role="button"]')) return null;
  const text = (control.innerText ?? control.textContent).replace(/\s+/g, ' ').trim();
  return text === '' || text.length > LONGEST ? null : text;
}

/** Over the button, or under it where there is no room; in a corner where the button is gone. */
function place(el: HTMLElement, control: HTMLElement) {
  const at = control.getBoundingClientRect();
  const { width, height } = el.getBoundingClientRect();
  const seen = control.isConnected && at.width > 0 && at.bottom > 0 && at.top < innerHeight;
  const left = seen ? at.right - width : innerWidth - width - EDGE;
  const over = at.top - height - GAP;
  const top = !seen ? innerHeight - height - EDGE : over >= EDGE ? over : at.bottom + GAP;
  el.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  el.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`;
}

/** Stands empty from the beginning: what comes into it later is read out. */
export function Again() {
  const { slot, store } = useGate();
  const shown = useIt((s) => s.screen === 'again');
  const done = useIt((s) => s.done);
  const ref = useRef<HTMLDivElement>(null);
  useTop(ref, shown ? 'popover' : null);
  useLayoutEffect(() => {
    const el = ref.current;
    if (!shown || !el) return;
    const { control } = slot;
    const follow = () => place(el, control);
    follow();
    addEventListener('scroll', follow, { capture: true, passive: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow, { capture: true });
      removeEventListener('resize', follow);
    };
  }, [shown, slot]);
  useEffect(() => {
    if (!shown) return;
    slot.control.focus({ preventScroll: true });
    const timer = setTimeout(() => store.setState({ screen: 'over' }), READ);
    return () => clearTimeout(timer);
  }, [shown, slot, store]);
  return (
    <div ref={ref} className="again" popover="manual" role="status">
      {shown && (
        <>
          <Icon shape={mark} className="mark" />
          <span>
            {done} <b className="st">{AGAIN.press(labelOf(slot.control), slot.gate.act)}</b>
          </span>
        </>
      )}
    </div>
  );
}
