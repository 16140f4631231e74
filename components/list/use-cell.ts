/** The value of a cell of the page script, rendered again when it changes. */
import { useEffect, useState } from 'react';
import type { Cell } from '../../lib/page/bridge';

export function useCell<T>(cell: Cell<T>): T {
  const [, again] = useState(0);
  useEffect(() => cell.on(() => again((n) => n + 1)), [cell]);
  return cell.get();
}
