/** What is stored in this browser, and how to take it along, bring it in or clear it. */
import { useEffect, useState } from 'react';
import { common, options } from '../../../lib/strings/pages';
import { Banner } from '../../page/Banner';
import { useSettings } from '../../page/places';
import { Reading } from '../../page/Reading';
import { Export } from './Export';
import { Import } from './Import';
import { Wipe } from './Wipe';

const words = options.device;

export function Device() {
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Storage />
      <Export />
      <Import />
      <Developer />
      <Wipe />
    </>
  );
}

/** A size in words. Decimal units, as browsers and disks count. */
export function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function Storage() {
  const [used, setUsed] = useState<number | undefined>();
  useEffect(() => {
    let on = true;
    // Absent where the browser keeps it from extensions; then nothing is said about the size.
    navigator.storage
      ?.estimate?.()
      .then((e) => on && setUsed(e.usage))
      .catch(() => undefined);
    return () => {
      on = false;
    };
  }, []);
  return (
    <section className="part">
      <h2>{words.storage}</h2>
      <ul className="dots">
        <li>{used === undefined ? words.usedUnknown : words.used(size(used))}</li>
        {words.facts.map((f) => (
          <li key={f}>{f}</li>
        ))}
      </ul>
    </section>
  );
}

function Developer() {
  const { settings, read, putSettings, failed } = useSettings();
  const [saved, setSaved] = useState(false);
  return (
    <section className="part">
      <h2>{words.developer}</h2>
      <Reading what={words.developer} of={settings} again={() => void read()}>
        {(value) => (
          <>
            <label className="check">
              <input
                type="checkbox"
                checked={value.settings.developer}
                aria-describedby="developer-text"
                onChange={(e) =>
                  void putSettings({ developer: e.target.checked }).then((done) => setSaved(done))
                }
              />
              <span className="st">{words.developerLabel}</span>
            </label>
            <p className="hint" id="developer-text">
              {words.developerText}
            </p>
            <p className="s good" role="status">
              {saved ? words.saved : ''}
            </p>
            {failed !== '' && (
              <Banner
                kind="e"
                live
                actions={
                  <button type="button" className="btn" onClick={() => void read()}>
                    {common.again}
                  </button>
                }
              >
                {failed}
              </Banner>
            )}
          </>
        )}
      </Reading>
    </section>
  );
}
