/** Cards that are dragged from one column to another: their status follows. */
import { act } from './config.js';
import { refresh } from './navigate.js';

export async function moveCard(key, status) {
  await act({ action: 'transition', key, status });
  await refresh();
}

export function startBoard() {
  let dragged = null;
  const column = (event) => event.target.closest?.('[data-practice-status]');
  document.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('[data-practice-row]')?.dataset.practiceRow ?? null;
  });
  document.addEventListener('dragover', (event) => {
    if (dragged && column(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const to = column(event);
    if (!dragged || !to) return;
    event.preventDefault();
    void moveCard(dragged, to.dataset.practiceStatus);
    dragged = null;
  });
}
