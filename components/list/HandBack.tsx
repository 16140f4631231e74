/** Hands an item back: a comment that its person reads, changes and posts. Nothing is posted without the click. */
import { useEffect, useRef, useState } from 'react';
import type { Answers } from '../../lib/messages/protocol';
import { connectHash, ownerOf } from '../../lib/page/standing';
import { CONNECT } from '../../lib/strings/common';
import { HAND } from '../../lib/strings/list';
import { panelWords, writerName } from '../../lib/strings/panel-words';
import { say } from '../../lib/strings/trouble';
import { placeOf } from '../panel/place';
import { useIt, useList } from './context';
import type { Row } from './state';
import { refusal } from './words';
import type { Writer } from './writer';

type Trouble = Extract<Answers['list.comment'], { trouble: unknown }>['trouble'];

export function HandBack({ row, writer }: { row: Row; writer: Writer }) {
  const { slot, store, actions } = useList();
  const view = writer.panel.store.getState().view;
  const { mention, reads } = panelWords(row.item.tracker).comment;
  const [text, setText] = useState(() =>
    HAND.text(
      row.author?.toLowerCase() === view?.account?.login.toLowerCase() ? '' : mention(row.author),
      reads,
    ),
  );
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const stopped = useIt((s) => s.stopped !== null);
  const area = useRef<HTMLTextAreaElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => (area.current ?? send.current)?.focus(), []);
  const { name } = slot.tracker;
  const place = placeOf(row.item);

  /** @param online the device was, as far as it knew, when the comment was sent */
  function words(t: Trouble, online: boolean): string {
    // A connection that breaks once the comment is on its way looks like one that never stood.
    if (t.code === 'offline') return online ? HAND.unsure(name) : HAND.offline;
    if (t.code === 'timeout' || t.code === 'server' || t.code === 'bad-answer') return HAND.unsure(name);
    return t.code === 'rate-limited' ? HAND.limited(name) : say(t, name, place);
  }

  async function post() {
    if (busy || stopped) return;
    if (text.trim() === '') return setProblem(HAND.empty);
    setBusy(true);
    setProblem('');
    const online = navigator.onLine;
    try {
      const answer = await actions.post(row.item, text.trim());
      if ('trouble' in answer) setProblem(words(answer.trouble, online));
      else {
        actions.handedBack(row.id, answer.url);
        store.setState({ status: HAND.done });
        actions.onward(row.id);
      }
    } catch (e) {
      const told = refusal(e);
      store.setState({ stopped: told.stopped });
      // No answer is no proof that nothing was posted.
      setProblem(told.stopped ? '' : HAND.unsure(name));
    } finally {
      setBusy(false);
    }
  }

  if (!view?.account) {
    return (
      <div className="hand">
        <p className="s">{HAND.noAccount(name, ownerOf(row.item))}</p>
        <div className="row end">
          <button type="button" className="btn q" onClick={() => void actions.shut()}>
            {HAND.cancel}
          </button>
          <button
            ref={send}
            type="button"
            className="btn"
            onClick={() =>
              void slot.ask({ type: 'page.options', hash: connectHash(row.item) }).catch(actions.failed)
            }
          >
            {CONNECT(name)}
          </button>
        </div>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: one field and its answers, no set of fields
    <div className="hand" role="group" aria-label={HAND.title}>
      <label className="s st" htmlFor="sl-hand">
        {HAND.label}
      </label>
      <textarea
        id="sl-hand"
        ref={area}
        className="in"
        dir="auto"
        rows={3}
        maxLength={4000}
        value={text}
        aria-describedby="sl-hand-who"
        aria-invalid={problem === HAND.empty}
        onInput={(e) => setText(e.currentTarget.value)}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      <p className="s t2" id="sl-hand-who">
        {HAND.who(writerName(view.account), name)}
        {view.isPublic && ` ${HAND.isPublic(place)}`}
      </p>
      {problem && (
        <p className="s warn" role="status">
          {problem}
        </p>
      )}
      <div className="row end">
        <button type="button" className="btn q" onClick={() => void actions.shut()}>
          {HAND.cancel}
        </button>
        <button type="button" className="btn" ref={send} aria-disabled={busy} onClick={() => void post()}>
          {busy ? HAND.sending : HAND.send}
        </button>
      </div>
    </div>
  );
}
