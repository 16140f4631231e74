/** The ledger: every request that was made, newest first. */
import { useEffect, useId, useMemo, useState } from 'react';
import { create } from 'zustand';
import type { LedgerRow } from '../../lib/messages/protocol';
import { options } from '../../lib/strings/pages';
import { clock } from '../../lib/strings/time';
import { ask } from '../page/ask';
import { Banner } from '../page/Banner';
import { Confirm } from '../page/Confirm';
import { LOADING, type Loaded, load, whyOf } from '../page/loaded';
import { Reading } from '../page/Reading';

const words = options.requests;
/** Rows shown at first and added with each press: a long table is slow to lay out. */
const PAGE = 100;

type State = {
  rows: Loaded<LedgerRow[]>;
  failed: string;
  read(): Promise<void>;
  clear(): Promise<void>;
};

export const useLedger = create<State>((set, get) => ({
  rows: LOADING,
  failed: '',
  async read() {
    set({ rows: await load(ask({ type: 'ledger.list' }).then((a) => a.rows)) });
  },
  async clear() {
    try {
      await ask({ type: 'ledger.clear' });
      set({ failed: '' });
      await get().read();
    } catch (e) {
      set({ failed: whyOf(e) });
    }
  },
}));

/** What the answer was: its number and what that means, or why there was none. */
export function statusText(s: LedgerRow['status']): string {
  if (typeof s !== 'number') return words.status[s] ?? s;
  const means = s >= 500 ? words.failing : words.means[s];
  return means === undefined ? String(s) : `${s} ${means}`;
}

/** 304 is an answer as wanted: nothing changed. A request without an answer yet has not failed. */
export const isFailure = (s: LedgerRow['status']) => (typeof s === 'number' ? s >= 400 : s !== 'pending');

/** Rows whose visible text holds every word of the filter. */
export function matching(rows: readonly LedgerRow[], filter: string, onlyFailed: boolean): LedgerRow[] {
  const needles = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter((r) => {
      if (onlyFailed && !isFailure(r.status)) return false;
      const text = [r.host, r.method, r.path, r.why, r.item ?? '', statusText(r.status)]
        .join(' ')
        .toLowerCase();
      return needles.every((n) => text.includes(n));
    })
    .sort((a, b) => b.at - a.at);
}

const bytes = (n: number) => (n < 1000 ? `${n} B` : `${(n / 1000).toFixed(n < 10_000 ? 1 : 0)} kB`);

export function Requests() {
  const { rows, failed, read, clear } = useLedger();
  const [filter, setFilter] = useState('');
  const [onlyFailed, setOnlyFailed] = useState(false);
  const [most, setMost] = useState(PAGE);
  const [sure, setSure] = useState(false);
  const id = useId();
  useEffect(() => void read(), [read]);
  const all = rows.state === 'here' ? rows.value : undefined;
  const found = useMemo(() => matching(all ?? [], filter, onlyFailed), [all, filter, onlyFailed]);

  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Reading what={words.title} of={rows} again={() => void read()}>
        {(list) => (
          <>
            <div className="row" style={{ margin: '18px 0 8px' }}>
              <label className="vh" htmlFor={id}>
                {words.filter}
              </label>
              <input
                id={id}
                className="in"
                style={{ flex: '1 1 240px' }}
                type="search"
                placeholder={words.filterHint}
                value={filter}
                onChange={(e) => {
                  setFilter(e.target.value);
                  setMost(PAGE);
                }}
              />
              <label className="check s">
                <input
                  type="checkbox"
                  checked={onlyFailed}
                  onChange={(e) => setOnlyFailed(e.target.checked)}
                />
                {words.only}
              </label>
              <span className="row end">
                <button type="button" className="btn" onClick={() => void read()}>
                  {words.refresh}
                </button>
                {!sure && (
                  <button
                    type="button"
                    className="btn q"
                    onClick={() => setSure(true)}
                    disabled={list.length === 0}
                  >
                    {words.clear}
                  </button>
                )}
              </span>
            </div>
            {sure && (
              <Confirm
                question={words.sure}
                yes={words.sureYes}
                onYes={() => {
                  setSure(false);
                  void clear();
                }}
                onNo={() => setSure(false)}
              />
            )}
            {failed !== '' && (
              <Banner kind="e" live>
                {failed}
              </Banner>
            )}
            <p className="s t2" role="status">
              {list.length === 0
                ? words.none
                : found.length === 0
                  ? words.noneMatch
                  : words.shown(Math.min(most, found.length), list.length)}
            </p>
            {found.length > 0 && <Table rows={found.slice(0, most)} />}
            {found.length > most && (
              <button type="button" className="btn" onClick={() => setMost(most + PAGE)}>
                {words.more(Math.min(PAGE, found.length - most))}
              </button>
            )}
          </>
        )}
      </Reading>
    </>
  );
}

function Table({ rows }: { rows: LedgerRow[] }) {
  const now = Date.now();
  const c = words.columns;
  return (
    // Scrolls sideways in a narrow window, so it can take the focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll" aria-label={words.title} tabIndex={0}>
      <table className="ledger">
        <thead>
          <tr>
            {[c.at, c.method, c.host, c.path, c.why, c.item, c.status, c.bytes].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.id}>
              <td className="n t2 nw">{clock(r.at, now)}</td>
              <td className="n">{r.method}</td>
              <td className="nw">{r.host}</td>
              <td>{r.path}</td>
              <td>{r.why}</td>
              <td className="nw">{r.item ?? <span className="t2">{words.noItem}</span>}</td>
              <td className={isFailure(r.status) ? 'warn n' : 'n'}>{statusText(r.status)}</td>
              <td className="n t2 nw">
                {bytes(r.sent)}, {bytes(r.received)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
