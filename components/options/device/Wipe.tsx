/** Clears this device after a typed word. */
import { type FormEvent, useEffect, useId, useState } from 'react';
import { options } from '../../../lib/strings/pages';
import { ask } from '../../page/ask';
import { Banner } from '../../page/Banner';
import { useSettings } from '../../page/places';
import { useDevice } from './store';

const words = options.device;

export function Wipe() {
  const { wipe, said, busy, say } = useDevice();
  const readSettings = useSettings((s) => s.read);
  const [word, setWord] = useState('');
  const [wrong, setWrong] = useState('');
  // A warning that came later would move the button under somebody's pointer: nothing is shown before it is known.
  const [waiting, setWaiting] = useState<number>();
  const id = useId();
  useEffect(() => {
    let on = true;
    ask({ type: 'outbox.list' })
      .then(({ rows }) => on && setWaiting(rows.length))
      // The warning is extra; the text above says the same without a number.
      .catch(() => on && setWaiting(0));
    return () => {
      on = false;
    };
  }, []);

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (busy !== undefined) return;
    if (word.trim().toLowerCase() !== words.wipeWord) return setWrong(words.wipeType(words.wipeWord));
    if (!(await wipe())) return;
    setWord('');
    setWaiting(0);
    say({ kind: 'g', about: 'wipe', text: words.wiped });
    await readSettings();
  };

  if (waiting === undefined) return null;
  return (
    <section className="part">
      <h2>{words.wipe}</h2>
      <p className="lead">{words.wipeText}</p>
      {waiting > 0 && <Banner kind="w">{words.wipeWaiting(waiting)}</Banner>}
      <form noValidate onSubmit={(e) => void submit(e)} style={{ marginTop: 10 }}>
        <label className="s st" htmlFor={id} style={{ display: 'block' }}>
          {words.wipeLabel(words.wipeWord)}
        </label>
        <div className="row" style={{ marginTop: 4 }}>
          <input
            id={id}
            className="in"
            style={{ flex: '0 1 160px' }}
            value={word}
            autoComplete="off"
            autoCapitalize="off"
            aria-invalid={wrong !== ''}
            aria-describedby={`${id}-wrong`}
            onChange={(e) => {
              setWord(e.target.value);
              setWrong('');
            }}
          />
          <button type="submit" className="btn danger">
            {words.wipeDo}
          </button>
        </div>
        <p className="wrong" id={`${id}-wrong`} role="status">
          {wrong}
        </p>
      </form>
      <div role="status">{said?.about === 'wipe' && <Banner kind={said.kind}>{said.text}</Banner>}</div>
    </section>
  );
}
