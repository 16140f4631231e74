/** An item is being read. Most are there at once: aloud it is said only when it takes a while. */
import { useEffect, useState } from 'react';
import { LIST } from '../../lib/strings/list';

/** So long nothing is said (ms). */
const PATIENCE = 1_000;

export function Waits() {
  const [late, tell] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => tell(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <p className="s t2 wait" aria-hidden="true">
        {LIST.readingItem}
      </p>
      <p className="vh" role="status">
        {late ? LIST.readingItem : ''}
      </p>
    </>
  );
}
