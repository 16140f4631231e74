/** Our list, over the page and under the bar: those without an outcome, those not checked, those that need a person. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import * as icons from '../../lib/look/icons';
import { shortKey } from '../../lib/strings/common';
import { LIST } from '../../lib/strings/list';
import { NOTICE } from '../../lib/strings/panel';
import { Icon } from '../Icon';
import { Banner } from '../panel/Banner';
import { focused, useFocusKeptIn } from '../panel/focus';
import { useIt, useList } from './context';
import { Item } from './Item';
import { NotCheckedLine } from './Notice';
import { Stopped } from './Stopped';
import { useCell } from './use-cell';
import { isHeld, savedWords, signOf } from './words';

/** Rows drawn at first, and more at a time when the end comes into sight. */
const CHUNK = 60;
/** From this far above the end on (px). */
const NEAR = 400;

/** Scrolls `list` alone: the page is moved by the outline of its own row. */
function intoView(list: HTMLElement, row: HTMLElement) {
  const [l, r] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (r.top < l.top || r.height > l.height) list.scrollTop += r.top - l.top;
  else if (r.bottom > l.bottom) list.scrollTop += r.bottom - l.bottom;
}

/** The page has the focus, in a field of its own for instance: nothing of ours takes it away. */
function isElsewhere({ root }: { root: ShadowRoot }): boolean {
  const { activeElement: active, body } = root.ownerDocument;
  return active !== null && active !== body && active !== root.host;
}

function Head() {
  const { slot, actions } = useList();
  const view = useCell(slot.view);
  const filter = useCell(slot.filter);
  const rows = useIt((s) => s.rows);
  const at = useIt((s) => s.at);
  const n = rows.findIndex((r) => r.id === at) + 1;
  const { marker } = view;
  return (
    <div className="sl-h">
      <Icon shape={icons.mark} className="mark" />
      <h2>{LIST.title[filter]}</h2>
      {n > 0 && <span className="s t2 n nw">{LIST.place(n, rows.length)}</span>}
      <span className="tools end">
        {marker && /^https:\/\//.test(marker.href) && (
          <a className="lk mk" href={marker.href} title={LIST.marker}>
            {marker.text}
          </a>
        )}
        <button type="button" className="btn q icon" title={LIST.close} onClick={() => void actions.close()}>
          <Icon shape={icons.cross} />
        </button>
      </span>
    </div>
  );
}

function Last() {
  const { actions, env } = useList();
  const last = useIt((s) => s.last);
  const done = useIt((s) => (s.last ? s.done[s.last] : undefined));
  const busy = useIt((s) => s.busy);
  if (!last || !done) return null;
  const key = shortKey(done.after.item.key);
  return (
    <div className="told">
      <Icon {...signOf(done)} />
      <span className={isHeld(done) ? undefined : 'cut'}>
        <b className="st n">{key}</b> {savedWords(done, env.now())}
      </span>
      <button
        type="button"
        className="btn q"
        aria-label={LIST.about(LIST.undo, key)}
        aria-disabled={busy}
        onClick={() => void actions.undo(last)}
      >
        {LIST.undo}
      </button>
    </div>
  );
}

/** How far the count reaches. */
function Reach() {
  const { slot } = useList();
  const { over, read, total, atLeast } = useCell(slot.view);
  const reading = over === 'query' && read !== undefined && total !== undefined && read < total;
  if (over !== 'seen' && !reading) return null;
  return (
    <p className="reach s t2">{reading ? LIST.progress(read, total, atLeast) : LIST.seen(slot.cards?.())}</p>
  );
}

/** For the row that is looked at: here it moves no title about. */
function HandBackOf() {
  const { slot, actions } = useList();
  const filter = useCell(slot.filter);
  const row = useIt((s) => s.rows.find((r) => r.id === s.at));
  const able = useIt((s) => s.at !== null && !s.done[s.at] && !s.handed[s.at] && s.open?.id !== s.at);
  if (filter !== 'none' || !row || !able) return null;
  return (
    <span className="end">
      <button
        type="button"
        className="btn q"
        aria-label={LIST.about(LIST.hand, shortKey(row.item.key))}
        onClick={() => void actions.hand(row.id)}
      >
        {LIST.hand}
        <span aria-hidden="true">
          <kbd>H</kbd>
        </span>
      </button>
    </span>
  );
}

function Rows() {
  const { actions } = useList();
  const rows = useIt((s) => s.rows);
  const at = useIt((s) => s.at);
  const openId = useIt((s) => s.open?.id);
  const ready = useIt((s) => s.open?.writer != null);
  const [drawn, draw] = useState(CHUNK);
  const list = useRef<HTMLUListElement>(null);
  const index = rows.findIndex((r) => r.id === at);
  const most = Math.max(drawn, index + 10);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the row that is looked at, and what opens in it
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('.li.cur');
    if (row && list.current) intoView(list.current, row);
  }, [at, openId, ready]);

  return (
    <ul
      ref={list}
      className="rows"
      // biome-ignore lint/a11y/noRedundantRoles: a list without bullets is none to some screen readers
      role="list"
      onScroll={(e) => {
        const el = e.currentTarget;
        if (most < rows.length && el.scrollHeight - el.scrollTop - el.clientHeight < NEAR) draw(most + CHUNK);
      }}
    >
      {rows.slice(0, most).map((row, i) => (
        <Item
          key={row.id}
          row={row}
          current={row.id === at}
          open={row.id === openId}
          of={rows.length}
          at={i + 1}
        />
      ))}
      {most < rows.length && (
        <li className="more">
          <button
            type="button"
            className="btn q"
            onClick={() => {
              const next = rows[most];
              draw(most + CHUNK);
              if (next) actions.select(next.id);
            }}
          >
            {LIST.more(rows.length - most)}
          </button>
        </li>
      )}
    </ul>
  );
}

export function List() {
  const { slot, actions } = useList();
  const filter = useCell(slot.filter);
  const view = useCell(slot.view);
  const rows = useIt((s) => s.rows);
  const at = useIt((s) => s.at);
  const moves = useIt((s) => s.moves);
  const loaded = useIt((s) => s.loaded);
  const failed = useIt((s) => s.failed);
  const notice = useIt((s) => s.notice);
  const stopped = useIt((s) => s.stopped);
  const problem = useIt((s) => s.problem);
  const status = useIt((s) => s.status);
  const open = useIt((s) => s.open !== null);
  const kept = useFocusKeptIn<HTMLElement>(slot);

  // The list was asked for: its keys work at once, and again where the row it was on has been done. What comes by
  // itself moves the focus only where it is on a row already.
  const followed = useRef(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the list has come, its row or its kind has changed
  useEffect(() => {
    const person = moves !== followed.current;
    followed.current = moves;
    if (open || isElsewhere(slot)) return;
    const row = slot.container.querySelector<HTMLElement>('.li.cur .ttl');
    const now = focused(slot.container);
    const free = now === null ? person : now === kept.current || now.matches('.ttl');
    if (free) (row ?? kept.current)?.focus({ preventScroll: true });
  }, [loaded, at, filter, open, moves]);

  // As the bar says: rows that have been checked since stay here while somebody works on them.
  const { unchecked } = view.counts;
  return (
    <section ref={kept} className="sl ol" aria-label={LIST.region} aria-busy={!loaded} tabIndex={-1}>
      <Head />
      {stopped && <Stopped why={stopped} />}
      {problem && (
        <Banner icon={icons.gap} tone="w" bold={NOTICE.notDone} role="status">
          {problem}
        </Banner>
      )}
      <Last />
      <Reach />
      {!loaded && <p className="s t2 wait">{LIST.reading}</p>}
      {failed && (
        <Banner
          icon={icons.info}
          bold=""
          role="status"
          actions={
            <button type="button" className="btn" onClick={() => void actions.load(true)}>
              {LIST.again}
            </button>
          }
        >
          {LIST.failed}
        </Banner>
      )}
      {loaded && !failed && rows.length === 0 && <p className="s t2 wait">{LIST.empty[filter]}</p>}
      {rows.length > 0 && <Rows />}
      {loaded && unchecked > 0 && <NotCheckedLine n={unchecked} notice={notice ?? view.notice} />}
      <div className="sl-f keyline">
        <span className="keys" aria-hidden="true">
          <kbd>J</kbd>
          <kbd>K</kbd> <span className="w">{LIST.keys.move}</span>
          <kbd>↵</kbd> <span className="w">{LIST.keys.open}</span>
          <kbd>W</kbd> <span className="w">{LIST.keys.write}</span>
        </span>
        <HandBackOf />
      </div>
      <p className="vh" role="status">
        {status ||
          (loaded && !failed ? LIST.count[filter](filter === 'unchecked' ? unchecked : rows.length) : '')}
      </p>
    </section>
  );
}
