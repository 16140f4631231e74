/** Draws the bar of a list: what is counted, the coverage line, the chips that open our own list. */
import { draw } from '../../look/draw';
import { chevron, mark } from '../../look/icons';
import type { ListFilter, ListView } from '../../messages/protocol';
import { CHECK_NOW } from '../../strings/common';
import { BAR, barParts, noticeText } from '../../strings/rows';
import { troubleAt } from '../../strings/strip';
import type { Trouble } from '../../trackers/tracker';
import { button, make } from '../element';

export type BarAct = 'sweep' | 'check' | 'connect' | 'all';

export type Bar = {
  el: HTMLElement;
  show(view: ListView | null, tracker: string): void;
  /** Where it stood folded over the page, and does not stand over it now. */
  unfold(): void;
  /** Which chip's list is open. */
  open(filter: ListFilter | null): void;
  note(text: string): void;
  /** The focus goes back to what opened the list or the sweep, or to the bar where that has gone. */
  focus(mode: 'list' | 'sweep', filter: ListFilter): void;
};

/** Of each chip: its word, and what is read aloud after it. */
const CHIPS: readonly [ListFilter, string, string][] = [
  ['none', BAR.without, BAR.anOutcome],
  ['unchecked', BAR.notChecked, ''],
  ['person', BAR.person, ''],
];

/** What a new or mended token helps against. */
const CONNECTION = new Set<Trouble['code']>([
  'no-credential',
  'credential-expired',
  'credential-refused',
  'not-approved',
]);

/** So long a sentence stands that is read aloud (ms): the counts themselves say the same for whoever walks through. */
const SAID = 3_000;

/**
 * @param press an act; @param choose a chip
 * @param folds it floats over the page and can be folded away; told when it is
 * @param cards what the page shows are cards, not rows
 */
export function makeBar(
  press: (act: BarAct) => void,
  choose: (filter: ListFilter) => void,
  folds?: () => void,
  cards = () => false,
): Bar {
  const counts = make('span', { class: 'n' });
  const cover = make('span', { class: 'cov', attrs: { role: 'img' } });
  const over = make('span', { class: 't2' });
  const status = make('span', { class: 'vh', attrs: { role: 'status' } });
  const all = button({ class: 'lk' }, () => press('all'));
  const mend = button({ class: 'lk' }, () => press(mends));
  const chips = CHIPS.map(([filter, text, more]) => {
    const el = button({ class: 'chip', attrs: { 'aria-expanded': 'false' } }, () => choose(filter));
    const number = make('b');
    el.append(`${text} `, ...(more ? [make('span', { class: 'vh', text: `${more} ` })] : []), number);
    return { filter, el, number };
  });
  const sweep = button({ class: 'btn', attrs: { 'aria-haspopup': 'dialog' } }, () => press('sweep'));
  const acts = make('span', { class: 'acts' }, ...chips.map((c) => c.el), sweep);
  const el = make(
    'section',
    { class: 'bar', attrs: { 'aria-label': BAR.region } },
    draw(mark, 'mark'),
    counts,
    cover,
    over,
    all,
    mend,
    acts,
    status,
  );
  let unfold = () => {};
  if (folds) {
    const fold = button({ class: 'btn q icon tuck' }, () => set(!el.classList.contains('tucked')));
    const set = (is: boolean) => {
      el.classList.toggle('tucked', is);
      fold.title = is ? BAR.unfold : BAR.fold;
      fold.setAttribute('aria-expanded', String(!is));
      fold.replaceChildren(draw(chevron, 'ic16'));
      if (is) folds();
    };
    acts.after(fold);
    set(false);
    unfold = () => set(false);
  }
  let mends: BarAct = 'check';
  let said = '';
  let drawn = '';
  let hush = 0;

  /** What has the focus hands it to the bar before it goes. */
  function hide(part: HTMLElement, is: boolean) {
    const root = part.getRootNode();
    const had = is && 'activeElement' in root && root.activeElement === part;
    part.hidden = is;
    if (had) take();
  }

  /** The bar itself has the focus until it goes on; pressed with the pointer it takes none. */
  function take() {
    el.tabIndex = -1;
    el.focus({ preventScroll: true });
    el.addEventListener('blur', () => el.removeAttribute('tabindex'), { once: true });
  }

  function numbers(view: ListView) {
    const { strong, quiet } = barParts(view.counts);
    counts.replaceChildren();
    for (const [i, text] of strong.entries()) counts.append(i > 0 ? ' · ' : '', make('b', { text }));
    for (const text of quiet)
      counts.append(strong.length > 0 ? ' · ' : '', make('span', { class: 't2', text }));
    const { has, begun, none, unchecked } = view.counts;
    const parts: [number, string][] = [
      [has, ''],
      [begun, 'w'],
      [none, 'e'],
      [unchecked, 'nc'],
    ];
    cover.replaceChildren();
    for (const [n, name] of parts) {
      if (n === 0) continue;
      const part = make('i', name === '' ? {} : { class: name });
      part.style.flex = `${n} 0 0`;
      cover.append(part);
    }
    const spoken = BAR.spoken([...strong, ...quiet]);
    cover.setAttribute('aria-label', BAR.coverage(has, has + begun + none + unchecked));
    // Read aloud once it stands still: a count that is still growing would be said with each step.
    const moving = view.total !== undefined && (view.read ?? 0) < view.total && !view.notice;
    if (!moving && spoken !== said) {
      said = spoken;
      status.textContent = spoken;
      clearTimeout(hush);
      hush = window.setTimeout(() => {
        status.textContent = '';
      }, SAID);
    }
  }

  return {
    el,
    show(view, tracker) {
      // What is drawn stays: writing the same again would have the page below laid out anew.
      const now = JSON.stringify([view, cards(), chips.map((c) => c.el.getAttribute('aria-expanded'))]);
      if (now === drawn) return;
      drawn = now;
      el.classList.toggle('wait', view === null);
      acts.hidden = cover.hidden = over.hidden = view === null;
      if (!view) {
        counts.replaceChildren(make('span', { class: 't2', text: BAR.reads }));
        all.hidden = mend.hidden = true;
        return;
      }
      const { counts: c, notice } = view;
      const sum = c.has + c.begun + c.none + c.unchecked;
      numbers(view);
      const going =
        view.over === 'query' && !notice && (view.read ?? 0) < (view.total ?? 0) && c.unchecked > 0;
      const seen = view.over === 'query' ? BAR.all(view.total ?? sum, view.atLeast) : BAR.seen(sum, cards());
      const why = notice && noticeText(notice, tracker, (t) => `${troubleAt(tracker, t)}.`);
      over.textContent = why ?? (going ? BAR.reading(view.read ?? 0, view.total ?? 0, view.atLeast) : seen);
      hide(all, view.requests === undefined);
      all.textContent = BAR.countAll(view.total ?? 0, view.atLeast);
      all.title = BAR.countAllWhy(view.requests ?? 0);
      hide(mend, !notice || notice.kind === 'paused');
      const broken = notice?.kind === 'trouble' && CONNECTION.has(notice.trouble.code);
      mends = notice?.kind === 'no-token' || broken ? 'connect' : 'check';
      mend.textContent = mends === 'connect' ? BAR.connect(tracker) : CHECK_NOW;
      const without = c.none + c.begun;
      for (const { filter, el: chip, number } of chips) {
        const n = filter === 'none' ? without : filter === 'unchecked' ? c.unchecked : c.person;
        number.textContent = String(n);
        hide(chip, n === 0 && chip.getAttribute('aria-expanded') !== 'true');
      }
      hide(sweep, without === 0);
      sweep.textContent = BAR.sweep(without);
    },
    unfold: () => unfold(),
    open(filter) {
      for (const c of chips) c.el.setAttribute('aria-expanded', String(c.filter === filter));
    },
    note(text) {
      drawn = '';
      over.hidden = false;
      over.textContent = text;
    },
    focus(mode, filter) {
      const from = mode === 'sweep' ? sweep : chips.find((c) => c.filter === filter)?.el;
      if (from && !from.hidden) from.focus({ preventScroll: true });
      else take();
    },
  };
}
