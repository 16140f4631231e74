/** Outcomes that were written before their issue existed and still wait for it. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { browser } from '../../lib/browser';
import { framed, pending as pendingSign } from '../../lib/look/icons';
import type { PendingView } from '../../lib/messages/protocol';
import { placeNameOf } from '../../lib/outcome/item';
import { shortKey } from '../../lib/strings/common';
import { popup } from '../../lib/strings/pages';
import { ago } from '../../lib/strings/time';
import { Icon } from '../Icon';
import { Confirm } from '../page/Confirm';
import { itemAt, nameOf, newIssueOf, pageOf, samePlace } from '../page/place-input';
import { Reading } from '../page/Reading';
import { useSites } from '../page/sites';
import { primaryOf, type TabView, usePopup } from './store';

const words = popup.pending;

/** Goes back to the tab with the form when it is still open, else opens a new one. */
async function backToForm(p: PendingView): Promise<void> {
  const url = newIssueOf(p.place);
  if (url === undefined) return;
  const [open] = await browser.tabs.query({ url: `${url}*` }).catch(() => []);
  if (open?.id !== undefined) await browser.tabs.update(open.id, { active: true });
  else await browser.tabs.create({ url });
  window.close();
}

/** The item of the tab, when this pending outcome may belong to it: same place, no outcome of its own. */
function candidate(p: PendingView, tab: TabView | undefined) {
  if (tab?.kind !== 'item' || tab.view.known === 'outcome') return undefined;
  const { item, question } = tab.view;
  const there = { site: item.site, name: placeNameOf(item.key), scope: 'place' };
  if (item.tracker !== p.place.tracker || !samePlace(there, { ...p.place, scope: 'place' })) return undefined;
  return { item, title: tab.title, asked: question?.kind === 'pending' && question.pendingId === p.id };
}

export function PendingList() {
  const { pending, read } = usePopup();
  if (pending.state === 'loading') return null;
  if (pending.state === 'here' && pending.value.length === 0) return null;
  return (
    <section className="sect">
      <Reading what={words.what} of={pending} again={() => void read()}>
        {(list) => (
          <>
            <h2>{words.title(list.length)}</h2>
            <ul className="lines">
              {list.map((p) => (
                <Pending key={p.id} p={p} />
              ))}
            </ul>
          </>
        )}
      </Reading>
    </section>
  );
}

function Pending({ p }: { p: PendingView }) {
  const { discard, attach, tab } = usePopup();
  const [mode, setMode] = useState<'plain' | 'attach' | 'discard'>('plain');
  const [problem, setProblem] = useState('');
  const primary = usePopup(primaryOf);
  const there = candidate(p, tab.state === 'here' ? tab.value : undefined);

  const attachHere = async () => {
    if (!there) return;
    const why = await attach(p.id, pageOf(there.item) ?? '');
    if (why !== undefined) setProblem(why);
  };

  return (
    <li style={{ display: 'block' }}>
      {there?.asked && <b className="st">{words.asked}</b>}
      <div className="row tight" style={{ alignItems: 'flex-start', padding: '4px 0' }}>
        <span className={there?.asked ? 't2' : 'warn'} style={{ marginTop: 4 }}>
          <Icon shape={there?.asked ? framed : pendingSign} />
        </span>
        <span>
          <span className="st">
            {there?.asked ? `${shortKey(there.item.key)} ${there.title}` : p.title || words.untitled}
          </span>
          <br />
          <span className="s t2">{words.where(nameOf(p.place, 'place'), ago(p.at, Date.now()))}</span>
        </span>
      </div>
      {mode === 'plain' && (
        <div className="row">
          {there ? (
            <button
              type="button"
              className={primary === 'asked' && there.asked ? 'btn p' : 'btn'}
              onClick={() => void attachHere()}
            >
              {words.attachTo(shortKey(there.item.key))}
            </button>
          ) : (
            <button
              type="button"
              className={primary === 'waiting' ? 'btn p' : 'btn'}
              onClick={() => void backToForm(p)}
            >
              {words.back[p.place.tracker]}
            </button>
          )}
          <button type="button" className="btn" onClick={() => setMode('attach')}>
            {there ? words.another : words.attach}
          </button>
          <button type="button" className="btn q end" onClick={() => setMode('discard')}>
            {words.discard}
          </button>
        </div>
      )}
      {mode === 'attach' && <AttachTo id={p.id} tracker={p.place.tracker} close={() => setMode('plain')} />}
      {mode === 'discard' && (
        <Confirm
          question={words.sure}
          yes={words.discard}
          no={words.keep}
          onYes={() => void discard(p.id)}
          onNo={() => setMode('plain')}
        />
      )}
      <p role="status" className="wrong">
        {problem}
      </p>
    </li>
  );
}

function AttachTo({ id, tracker, close }: { id: string; tracker: string; close(): void }) {
  const attach = usePopup((s) => s.attach);
  const [url, setUrl] = useState('');
  const [wrong, setWrong] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const said = useSites((s) => s.said);
  const name = useId();
  const example = words.example[tracker] ?? '';
  useEffect(() => input.current?.focus(), []);

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (url.trim() === '') return setWrong(words.urlEmpty);
    if (!itemAt(url, said)) return setWrong(words.urlWrong(example));
    const why = await attach(id, url.trim());
    if (why !== undefined) setWrong(why);
  };
  return (
    <form
      noValidate
      onSubmit={(e) => void submit(e)}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        // Escape would close the popup with it.
        e.preventDefault();
        close();
      }}
    >
      <label className="s st" htmlFor={name}>
        {words.url}
      </label>
      <div className="row">
        <input
          id={name}
          ref={input}
          className="in"
          style={{ flex: '1 1 180px' }}
          type="url"
          value={url}
          autoComplete="off"
          aria-invalid={wrong !== ''}
          aria-describedby={`${name}-hint ${name}-wrong`}
          onChange={(e) => {
            setUrl(e.target.value);
            setWrong('');
          }}
        />
        <button type="submit" className="btn">
          {words.confirm}
        </button>
        <button type="button" className="btn q" onClick={close}>
          {words.cancel}
        </button>
      </div>
      <p className="wrong" id={`${name}-wrong`} role="status">
        {wrong}
      </p>
      <p className="hint" id={`${name}-hint`}>
        {words.urlHint(example)}
      </p>
    </form>
  );
}
