/** Where a saved outcome should go: three equal ways, then the three steps of the first of them. */

import { check, pending } from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { CHANGE_LOCAL } from '../../lib/strings/common';
import { MENU, SHARE } from '../../lib/strings/panel';
import { trackerName } from '../../lib/strings/trouble';
import { Icon } from '../Icon';
import { useOf, usePanel } from './context';
import { useFocusFirst } from './focus';
import { Sentence } from './Sentence';

type Card = { title: string; when: string; text: string; action: string };

export function ShareChoice({ view }: { view: ItemView }) {
  const { actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const heading = useFocusFirst<HTMLParagraphElement>();
  const ways: ['description' | 'connect' | 'here', Card][] = [
    [
      'description',
      view.inTracker ? { ...SHARE.description, text: SHARE.description.textAgain } : SHARE.description,
    ],
    [
      'connect',
      view.account ? SHARE.send(view.account.login) : SHARE.connect(trackerName(view.item.tracker)),
    ],
    ['here', SHARE.here],
  ];
  return (
    <div className="sl-b">
      <Sentence form={view.form} />
      <hr />
      <p className="row" role="status" tabIndex={-1} ref={heading}>
        <Icon shape={check} className="ic good" />
        <span>
          <b className="st">{view.inTracker ? CHANGE_LOCAL : SHARE.saved}</b>{' '}
          <span className="t2">{view.inTracker ? SHARE.whereChange : SHARE.where}</span>
        </span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: three cards, not a set of fields */}
      <div className="three" role="group" aria-label={SHARE.group}>
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
              onClick={() => void actions.share(way)}
            >
              {card.action}
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Copied, paste it, press Update; recognised by itself when it stands in the description. */
export function Steps() {
  const { actions } = usePanel();
  const copied = useOf((s) => s.copied);
  const again = useOf((s) => s.view?.inTracker === true);
  const { steps } = SHARE;
  const edit = again ? steps.replace : steps.edit;
  return (
    <>
      <div className="sl-b">
        <h3 className="st">{steps.title}</h3>
        <ol className="steps">
          <li className={copied ? 'd' : 'c'}>
            <span>{copied ? steps.copied : steps.copy}</span>
            <button
              type="button"
              className={copied ? 'lk' : 'btn'}
              onClick={() => void actions.copySection()}
            >
              {copied ? steps.again : steps.copy}
            </button>
          </li>
          <li className={copied ? 'c' : undefined}>
            <span>
              <b className="st">{edit.bold}</b>
              {edit.rest}
            </span>
          </li>
          <li>
            <span>
              {steps.update.before}
              <b className="st">{steps.update.bold}</b>
              {steps.update.after}
            </span>
          </li>
        </ol>
      </div>
      <div className="sl-f">
        <span className="s t2 row" role="status">
          <Icon shape={pending} />
          {steps.watching}
        </span>
        <span className="end">
          <button type="button" className="btn q" onClick={() => actions.later('laterSteps')}>
            {steps.later}
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
