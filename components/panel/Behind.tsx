/** The page still shows the description as it was before our write: many show a new one by themselves, but late. */
import { useEffect, useState } from 'react';
import { wordsFor } from '../../lib/strings/by-tracker';
import { SUMMARY } from '../../lib/strings/panel';
import { usePanel } from './context';
import { trackerOf } from './place';

/** A page that follows by itself gets this long (ms). */
const PATIENCE = 3_000;

export function Behind() {
  const { slot } = usePanel();
  // Where the home is another thing, the description stays as it was.
  const follows = !wordsFor(trackerOf(slot)).apart;
  const behind = slot.mode === 'item' && follows ? slot.behind : undefined;
  const [shown, show] = useState(false);
  useEffect(() => {
    if (!behind) return;
    let timer = 0;
    const look = () => {
      window.clearTimeout(timer);
      if (behind.get()) timer = window.setTimeout(() => show(true), PATIENCE);
      else show(false);
    };
    look();
    const off = behind.on(look);
    return () => {
      off();
      window.clearTimeout(timer);
    };
  }, [behind]);
  if (!shown) return null;
  return (
    <p className="note" role="status">
      {SUMMARY.behind}{' '}
      <button type="button" className="lk" onClick={() => location.reload()}>
        {SUMMARY.reload}
      </button>
    </p>
  );
}
