/** What was just added has a name that means nothing yet: it is marked, so that the next key begins its own. */
import { useEffect, useState } from 'react';

/** @returns takes the id of what was added; its sheet carries it as `data-setting` */
export function useFresh(): (id: string) => void {
  const [fresh, set] = useState('');
  useEffect(() => {
    if (fresh === '') return;
    // It may be shown only after the worker has kept it.
    const sheet = document.querySelector(`[data-setting="${CSS.escape(fresh)}"]`);
    if (!sheet) return;
    const name = sheet.querySelector<HTMLInputElement>('input:not([type="radio"], [type="checkbox"])');
    name?.focus();
    name?.select();
    set('');
  });
  return set;
}
