/** Connecting with a code instead of a pasted token. Shown only when the build names an app and hands in a network. */
import { useEffect, useRef, useState } from 'react';
import { common, options } from '../../../lib/strings/pages';
import type { Net } from '../../../lib/trackers/tracker';
import { Banner } from '../../page/Banner';
import { type Code, type FlowFailure, startFlow, VERIFY_PAGE, waitForToken } from '../device-flow';
import { Below } from './Part';
import { useConnections, works } from './store';
import { API_ORIGIN } from './token';

const words = options.deviceFlow;
const clock = {
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
};

type Step = { at: 'start' } | { at: 'code'; code: Code } | { at: 'end'; text: string; kind: 'g' | 'w' | 'e' };

export function DeviceFlow({ net, clientId }: { net: Net; clientId: string }) {
  const save = useConnections((s) => s.save);
  const [step, setStep] = useState<Step>({ at: 'start' });
  const run = useRef(0);
  // A page that is left asks no more.
  useEffect(() => () => void run.current++, []);

  const failed = (why: FlowFailure): Step => ({ at: 'end', kind: 'e', text: words.why[why] });
  const start = async () => {
    const mine = ++run.current;
    const stopped = () => run.current !== mine;
    const started = await startFlow(net, clientId, clock);
    if (stopped()) return;
    if (!started.ok) return setStep(failed(started.why));
    setStep({ at: 'code', code: started.code });
    const token = await waitForToken(net, clientId, started.code, clock, stopped);
    if (stopped()) return;
    if (!token.ok) return setStep(failed(token.why));
    const saved = await save({
      tracker: 'github',
      label: options.connections.label(''),
      owner: '',
      origin: API_ORIGIN,
      value: token.token,
    });
    // Saved is not connected: the card above says what the test found.
    if (!saved.ok || !saved.view) setStep({ at: 'end', kind: 'e', text: saved.why ?? '' });
    else if (!works(saved.view)) setStep({ at: 'end', kind: 'w', text: options.connections.savedTrouble });
    else setStep({ at: 'end', kind: 'g', text: words.done });
  };
  const stop = () => {
    run.current++;
    setStep({ at: 'start' });
  };

  return (
    <Below title={words.title} lead={words.lead}>
      {step.at === 'code' ? (
        <div role="status">
          <p>
            {words.code}: <b className="st n">{step.code.userCode}</b>
          </p>
          <p className="t2">{words.waiting}</p>
          <div className="row">
            <a className="btn p" href={VERIFY_PAGE} target="_blank" rel="noreferrer">
              {words.open}
              <span className="vh"> ({common.opensTab})</span>
            </a>
            <button type="button" className="btn q" onClick={stop}>
              {words.stop}
            </button>
          </div>
        </div>
      ) : (
        <>
          <button type="button" className="btn" onClick={() => void start()}>
            {words.start}
          </button>
          <div role="status" style={{ marginTop: 8 }}>
            {step.at === 'end' && <Banner kind={step.kind}>{step.text}</Banner>}
          </div>
        </>
      )}
    </Below>
  );
}
