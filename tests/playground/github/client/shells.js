/** A board whose cards all exist, empty until they are in view and emptied again afterwards. */
import { get } from './config.js';
import { arrange } from './recycle.js';
import { parse } from './render.js';

const AT_ONCE = 100;

/** @returns a function that shows only the given items of a column */
export function shells(root) {
  const inView = new Set();
  const asked = new Set();

  function fill(card, html) {
    // It may have left the view, or come back to it, while the answer was on its way.
    if (!inView.has(card) || card.childElementCount > 0) return;
    card.append(...parse(html).firstElementChild.childNodes);
    card.removeAttribute('aria-disabled');
  }
  async function ask() {
    const cards = [...asked].filter((card) => inView.has(card)).slice(0, AT_ONCE);
    for (const card of cards) asked.delete(card);
    if (cards.length === 0) {
      asked.clear();
      return;
    }
    const ids = cards.map((card) => card.dataset.practiceCard).join(',');
    const { items } = await get('items', { path: location.pathname, ids });
    const html = new Map(items.map((item) => [String(item.id), item.html]));
    for (const card of cards)
      if (html.has(card.dataset.practiceCard)) fill(card, html.get(card.dataset.practiceCard));
    if (asked.size > 0) void ask();
  }
  const observer = new IntersectionObserver((entries) => {
    const idle = asked.size === 0;
    for (const { target: card, isIntersecting, boundingClientRect } of entries) {
      if (isIntersecting) {
        inView.add(card);
        if (card.childElementCount === 0) asked.add(card);
      } else {
        inView.delete(card);
        asked.delete(card);
        card.style.minHeight = `${boundingClientRect.height}px`;
        card.replaceChildren();
        card.setAttribute('aria-disabled', 'true');
      }
    }
    if (idle && asked.size > 0) void ask();
  });
  for (const card of root.querySelectorAll('[data-board-card-id]')) observer.observe(card);

  function shellOf(item) {
    const card = parse(item.html).firstElementChild;
    card.replaceChildren();
    card.setAttribute('aria-disabled', 'true');
    observer.observe(card);
    return card;
  }
  return (zone, items) => {
    const kept = new Map([...zone.children].map((card) => [card.dataset.practiceCard, card]));
    const next = items.map((item) => kept.get(String(item.id)) ?? shellOf(item));
    const stay = new Set(next);
    for (const card of kept.values())
      if (!stay.has(card)) {
        observer.unobserve(card);
        inView.delete(card);
        card.remove();
      }
    arrange(zone, next);
  };
}
