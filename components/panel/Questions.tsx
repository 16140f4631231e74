/** What a person must decide before work goes on: two or three plain answers, nothing preselected. */
import type { ReactNode } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView, Question } from '../../lib/messages/protocol';
import { whyDamaged, wordsFor } from '../../lib/strings/by-tracker';
import { copiedFrom, movedTo, OPEN_THERE, overwrittenAt, shortKey } from '../../lib/strings/common';
import { COPIED, DAMAGED, GONE, NEWER, OVERWRITTEN, PENDING, WENT } from '../../lib/strings/panel';
import { clock, dayWords } from '../../lib/strings/time';
import { Banner } from './Banner';
import { useNow, useOf, usePanel, useWords } from './context';
import { trackerOf } from './place';

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

function Answer({
  run,
  quiet,
  primary,
  children,
}: {
  run: () => unknown;
  quiet?: boolean;
  primary?: boolean;
  children: ReactNode;
}) {
  const busy = useOf((s) => s.busy !== null);
  return (
    <button
      type="button"
      className={`btn${quiet ? ' q' : ''}${primary ? ' p' : ''}`}
      aria-disabled={busy}
      onClick={() => void run()}
    >
      {children}
    </button>
  );
}

const moment = (iso: string | undefined, now: number) =>
  iso && !Number.isNaN(Date.parse(iso)) ? clock(Date.parse(iso), now) : undefined;

/** The page is an old one; it leads to where the item is now. */
export function Moved({ question }: { question: Of<'moved'> }) {
  const { actions } = usePanel();
  const known = useOf((s) => s.view?.known === 'outcome');
  return (
    <Banner
      icon={icons.info}
      bold={movedTo(question.to)}
      role="status"
      actions={<Answer run={() => actions.leave(question.to)}>{OPEN_THERE}</Answer>}
    >
      <span className="t2">{known ? WENT.outcome : WENT.nothing}</span>
    </Banner>
  );
}

export function Copied({ question }: { question: Of<'copied'> }) {
  const { actions } = usePanel();
  const { from } = question;
  const short = shortKey(from.key);
  return (
    <>
      <Banner
        icon={icons.copy}
        question
        bold={copiedFrom(from.key)}
        actions={
          <>
            <Answer run={() => actions.settleCopied('take')}>{COPIED.take}</Answer>
            {!question.came && <Answer run={() => actions.settleCopied('link')}>{COPIED.link(short)}</Answer>}
            <Answer run={() => actions.settleCopied('discard')}>{COPIED.discard}</Answer>
          </>
        }
      >
        <span className="t2">{question.came ? COPIED.came.rest : COPIED.rest}</span>
      </Banner>
      <div className="more">
        <table className="pv lead">
          <tbody>
            {(question.came ? COPIED.came.explain : COPIED.explain(short, question.original === true)).map(
              ([name, text]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="t2">{text}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function Gone({ question }: { question: Of<'gone'> }) {
  const { slot, actions } = usePanel();
  const now = useNow();
  const until = Date.parse(question.keptUntil);
  return (
    <Banner
      icon={icons.info}
      question
      bold={wordsFor(trackerOf(slot)).gone}
      actions={
        <>
          <Answer run={actions.putBack}>{GONE.back}</Answer>
          <Answer run={() => actions.show('remove', { removeFor: 'gone' })}>{GONE.remove}</Answer>
        </>
      }
    >
      <span className="t2">
        {GONE.rest(
          question.by,
          moment(question.at, now),
          Number.isNaN(until) ? question.keptUntil : dayWords(new Date(until)),
        )}
      </span>
    </Banner>
  );
}

export function Overwritten({ question }: { question: Of<'overwritten'> }) {
  const { actions } = usePanel();
  const now = useNow();
  const at = moment(question.at, now) ?? question.at;
  return (
    <Banner
      icon={icons.gap}
      tone="w"
      role="status"
      bold={overwrittenAt(question.by, at.replace(/^today /, ''))}
      actions={
        <>
          <Answer quiet run={() => actions.settleOverwritten('leave')}>
            {OVERWRITTEN.leave}
          </Answer>
          <Answer run={() => actions.settleOverwritten('restore')}>{OVERWRITTEN.restore}</Answer>
        </>
      }
    >
      <span dir="auto">“{question.text}”</span>
    </Banner>
  );
}

function AsText({ text }: { text: string }) {
  return (
    <div className="more">
      <section aria-label={DAMAGED.textName}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: so that a long text can be scrolled by keyboard */}
        <pre className="pre" tabIndex={0} dir="auto">
          {text}
        </pre>
      </section>
    </div>
  );
}

export function Damaged({ question }: { question: Of<'damaged'> }) {
  const { slot, actions } = usePanel();
  const words = wordsFor(trackerOf(slot));
  const { repair } = useWords();
  return (
    <>
      <Banner
        icon={icons.gap}
        tone="w"
        role="status"
        bold={words.damaged}
        actions={<Answer run={actions.repair}>{DAMAGED.repair}</Answer>}
      >
        {whyDamaged(words, question.why)} {repair}
      </Banner>
      <AsText text={question.text} />
    </>
  );
}

export function Newer({ question }: { question: Of<'newer'> }) {
  return (
    <>
      <Banner icon={icons.lock} bold={NEWER.bold} role="status">
        <span className="t2">{NEWER.rest(question.format)}</span>
      </Banner>
      <AsText text={question.text} />
    </>
  );
}

/** An outcome written before its issue existed may belong here: asked when it is not certain. */
export function WaitedFor({ question, view }: { question: Of<'pending'>; view: ItemView }) {
  const { actions } = usePanel();
  return (
    <Banner
      icon={icons.pending}
      tint="warn"
      question
      bold={PENDING.question}
      actions={
        <>
          <Answer primary run={() => actions.attach(question.pendingId)}>
            {PENDING.attach(shortKey(view.item.key))}
          </Answer>
          <Answer quiet run={() => actions.later('laterPending')}>
            {PENDING.another}
          </Answer>
        </>
      }
    >
      <span className="t2" dir="auto">
        {PENDING.title(question.title)} · {question.place}
      </span>
    </Banner>
  );
}
