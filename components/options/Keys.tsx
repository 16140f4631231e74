/** The keys, and where the one that the browser owns can be changed. */
import { useEffect, useState } from 'react';
import { browser } from '../../lib/browser';
import { options } from '../../lib/strings/pages';
import { isFirefox } from '../welcome/sites';

const words = options.keys;

/** Firefox opens its own page for this; the polyfill's types do not know it yet. */
type WithSettings = { openShortcutSettings?: () => Promise<void> };

export function Keys() {
  const [open, setOpen] = useState<string | undefined>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    let on = true;
    browser.commands
      .getAll()
      .then((all) => on && setOpen(all.find((c) => c.name === 'open-panel')?.shortcut ?? ''))
      .catch(() => on && setOpen(''));
    return () => {
      on = false;
    };
  }, []);
  const { openShortcutSettings } = browser.commands as WithSettings;

  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <section className="part">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.key}</th>
              <th scope="col">{words.does}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{open ? <Combo keys={open.split('+')} /> : <span className="t2">{words.unset}</span>}</td>
              <td>{words.open}</td>
            </tr>
            {words.rows.map(([keys, does]) => (
              <tr key={does}>
                <td>
                  <Combo keys={keys} />
                </td>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="part">
        <h2>{words.change}</h2>
        {openShortcutSettings ? (
          <button
            type="button"
            className="btn"
            onClick={() => {
              openShortcutSettings.call(browser.commands).catch(() => setSaid(words.changeFailed));
            }}
          >
            {words.changeFirefox}
          </button>
        ) : (
          <p className="lead">{isFirefox() ? words.changeOther : words.changeChromium}</p>
        )}
        <p role="status" className="wrong">
          {said}
        </p>
      </section>
    </>
  );
}

function Combo({ keys }: { keys: string[] }) {
  return (
    <span className="row tight" style={{ gap: 3 }}>
      {keys.map((k) => (
        <kbd key={k}>{k}</kbd>
      ))}
    </span>
  );
}
