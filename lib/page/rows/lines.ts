/** Draws the lines of a pull request: one for each item it closes. Nothing is drawn where it closes nothing. */
import { draw } from '../../look/draw';
import { mark } from '../../look/icons';
import type { PullLine, PullView, ReadingNotice } from '../../messages/protocol';
import { placeNameOf } from '../../outcome/item';
import { CHECK_NOW, CONNECT, shortKey } from '../../strings/common';
import { noticeText, PULL } from '../../strings/rows';
import { troubleAt } from '../../strings/strip';
import type { TrackerPage } from '../../trackers/tracker';
import { drawBadge } from '../draw-badge';
import { button, make } from '../element';

type Acts = {
  /** Writes the outcome of an item, or shows it, in place. */
  open(line: PullLine): void;
  launched(on: string | null): void;
  check(): void;
  connect(owner: string): void;
};

function textOf(line: PullLine): Node[] {
  return line.text.map((t) =>
    t.strong
      ? make('b', { text: t.text })
      : t.dim
        ? make('span', { class: 't2', text: t.text })
        : document.createTextNode(t.text),
  );
}

/** The lines as an element; null: there is nothing to say. */
export function drawLines(
  view: PullView,
  tracker: TrackerPage,
  home: string,
  acts: Acts,
): HTMLElement | null {
  const { notice } = view;
  if (view.lines.length === 0 && (!notice || !view.used || view.read)) return null;
  const el = make('section', { class: 'lines', attrs: { 'aria-label': PULL.region } });
  /** Why something is not checked, and what can be done about it. */
  const halted = (words: HTMLElement, ends: HTMLElement, told: ReadingNotice, lead = '') => {
    const why = noticeText(told, tracker.name, (t) => `${troubleAt(tracker.name, t)}.`);
    words.append(make('span', { class: 't2', text: lead + why }));
    if (told.kind === 'no-token')
      ends.append(button({ class: 'btn', text: CONNECT(tracker.name) }, () => acts.connect(told.owner)));
    else if (told.kind === 'trouble') ends.append(button({ class: 'btn', text: CHECK_NOW }, acts.check));
  };
  if (view.lines.length === 0 && notice) {
    const words = make('span', { class: 'sn wide' });
    const ends = make('span', { class: 'ends' });
    halted(words, ends, notice, `${PULL.unread} `);
    el.append(make('div', { class: 'line' }, draw(mark, 'mark'), words, ends));
  }
  for (const [i, line] of view.lines.entries()) {
    const here = placeNameOf(line.item.key).toLowerCase() === home.toLowerCase();
    const link = make('a', { class: 'lk', text: here ? shortKey(line.item.key) : line.item.key });
    const to = tracker.address(line.item);
    if (to) link.href = to;
    link.title = line.title;
    // Several lines have buttons of the same name: each is described by what it is about.
    link.id = `sl-line-${i}`;
    const about = { 'aria-describedby': link.id };
    const words = make('span', { class: 'sn' });
    const ends = make('span', { class: 'ends' });
    const blocked = line.known === 'unread';
    if (line.merged) {
      const { on, said, short } = line.merged;
      words.append(PULL.merged(said));
      ends.append(
        button({ class: 'btn', text: short, attrs: about }, () => acts.launched(on)),
        button({ class: 'btn q', text: PULL.notYet, attrs: about }, () => acts.launched(null)),
      );
    } else if (blocked && view.notice) {
      halted(words, ends, view.notice);
    } else {
      words.append(...textOf(line));
      words.title = line.text.map((t) => t.text).join('');
      if (blocked) ends.append(button({ class: 'btn', text: CHECK_NOW, attrs: about }, acts.check));
      else {
        const { state } = line.badge;
        const writes = state === 'none' || state === 'gap';
        const mends = state === 'paused' || state === 'incomplete';
        const text = writes ? PULL.write : mends ? PULL.mend : PULL.details;
        ends.append(
          button({ class: writes || mends ? 'btn' : 'btn q', text, attrs: about }, () => acts.open(line)),
        );
      }
    }
    const head = make('span', { class: 'to' }, PULL.closes, ' ', link, drawBadge(line.badge, false));
    const sign = i === 0 ? draw(mark, 'mark') : make('span');
    el.append(make('div', { class: 'line' }, sign, head, words, ends));
  }
  if (view.more > 0) el.append(make('div', { class: 'line t2' }, make('span'), PULL.more(view.more)));
  return el;
}
