/** Where a saved outcome should go: three equal ways, then the three steps of the first of them. */

import { check, pending } from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { heldHere } from '../../lib/page/strip-beside';
import { wordsFor } from '../../lib/strings/by-tracker';
import { CHANGE_LOCAL, NOTHING_WRITTEN } from '../../lib/strings/common';
import { MENU, SHARE } from '../../lib/strings/panel';
import type { Card, PanelWords, Step } from '../../lib/strings/panel-words';
import { Icon } from '../Icon';
import { useOf, usePanel, useWords } from './context';
import { useFocusFirst } from './focus';
import { HeldLine } from './Held';
import { placeOf, trackerOf } from './place';
import { Sentence } from './Sentence';

type Way = 'description' | 'connect' | 'here';

/** By the person's own hand; where nobody is asked first, that everyone can read it is said here. */
function handCard(view: ItemView, { byHand }: PanelWords): Card {
  const { card, again, isPublic, kind } = byHand;
  const text = view.inTracker && kind === 'section' ? again : card.text;
  const warn = view.isPublic && kind === 'text' ? ` ${isPublic(placeOf(view.item))}` : '';
  return { ...card, text: text + warn };
}

export function ShareChoice({ view }: { view: ItemView }) {
  const { slot, actions } = usePanel();
  const words = useWords();
  const busy = useOf((s) => s.busy !== null);
  const copied = useOf((s) => s.copied);
  const asked = useOf((s) => s.screen === 'share');
  const heading = useFocusFirst<HTMLParagraphElement>();
  const held = heldHere(view);
  const hand: [Way, Card] = ['description', handCard(view, words)];
  const send: [Way, Card] = ['connect', view.account ? words.send(view.account) : words.connect];
  const here: [Way, Card] = ['here', SHARE.here];
  const { kind } = words.byHand;
  // What was refused, or waits by itself, is no other way. Else the one that keeps it up to date goes before a text
  // that is read by nobody but people.
  const tried = view.sharing.state === 'waiting' && view.sharing.trouble.code !== 'no-credential';
  const ways = tried ? [hand, here] : kind === 'text' ? [send, hand, here] : [hand, send, here];
  const press = (way: Way) =>
    way === 'description' && kind === 'text' ? actions.copySection() : actions.share(way);
  return (
    <div className="sl-b">
      {held ? <HeldLine held={held} /> : <Sentence form={view.form} />}
      <hr />
      <p className="row" role="status" tabIndex={-1} ref={heading}>
        <Icon shape={check} className="ic good" />
        <span>
          <b className="st">{view.inTracker ? CHANGE_LOCAL : SHARE.saved}</b>{' '}
          <span className="t2">
            {view.inTracker ? wordsFor(trackerOf(slot)).before : SHARE.where} {SHARE.group}
          </span>
        </span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: cards, not a set of fields */}
      <div className={ways.length === 2 ? 'three two' : 'three'} role="group" aria-label={SHARE.group}>
        {ways.map(([way, card]) => (
          <div className="opt" key={way}>
            <h3 id={`sl-way-${way}`}>{card.title}</h3>
            <span className="when">{card.when}</span>
            <p>{card.text}</p>
            <button
              type="button"
              className="btn"
              aria-describedby={`sl-way-${way}`}
              aria-disabled={busy}
              onClick={() => void press(way)}
            >
              {card.action}
            </button>
          </div>
        ))}
      </div>
      {asked && (
        <button type="button" className="lk q" onClick={() => actions.show('rest')}>
          {SHARE.back}
        </button>
      )}
      {kind === 'text' && (
        <p className="s row copied" role="status">
          {copied && (
            <>
              <Icon shape={check} className="ic good" />
              {words.byHand.copied}
            </>
          )}
        </p>
      )}
    </div>
  );
}

function StepText({ step }: { step: Step }) {
  return (
    <span>
      {step.before}
      <b className="st">{step.bold}</b>
      {step.after}
    </span>
  );
}

/** Copied, pasted, saved; recognised by itself when it stands in the description. */
export function Steps() {
  const { slot, actions } = usePanel();
  const copied = useOf((s) => s.copied);
  const again = useOf((s) => s.view?.inTracker === true);
  const { steps } = useWords().byHand;
  return (
    <>
      <div className="sl-b">
        <h3 className="st">{steps.title}</h3>
        <ol className="steps">
          <li className={copied ? 'd' : 'c'}>
            <span>{copied ? steps.copied : SHARE.steps.copy}</span>
            <button
              type="button"
              className={copied ? 'lk' : 'btn'}
              onClick={() => void actions.copySection()}
            >
              {copied ? SHARE.steps.again : SHARE.steps.copy}
            </button>
          </li>
          {(again ? steps.replace : steps.first).map((step, i) => (
            <li key={step.bold} className={copied && i === 0 ? 'c' : undefined}>
              <StepText step={step} />
            </li>
          ))}
        </ol>
      </div>
      <div className="sl-f">
        <span className="s t2 row" role="status">
          <Icon shape={pending} />
          {wordsFor(trackerOf(slot)).watching} {NOTHING_WRITTEN}
        </span>
        <span className="end">
          <button type="button" className="btn q" onClick={() => actions.later('laterSteps')}>
            {SHARE.steps.later}
          </button>
        </span>
      </div>
    </>
  );
}

/** A text that the browser did not let us copy, to be copied by hand. */
export function ToCopy() {
  const { store } = usePanel();
  const text = useOf((s) => s.toCopy);
  if (text === null) return null;
  return (
    <div className="more">
      <label className="s" htmlFor="sl-copy">
        {MENU.notCopied}
      </label>
      <textarea
        id="sl-copy"
        className="in"
        readOnly
        rows={6}
        value={text}
        onFocus={(e) => e.currentTarget.select()}
      />
      <button type="button" className="lk q" onClick={() => store.setState({ toCopy: null })}>
        {MENU.close}
      </button>
    </div>
  );
}
