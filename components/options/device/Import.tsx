/** Brings a file in: first what it would change, then the change. */
import { type ChangeEvent, useId, useRef } from 'react';
import { options } from '../../../lib/strings/pages';
import { Banner } from '../../page/Banner';
import { useSettings } from '../../page/places';
import { changes, LARGEST_IMPORT, type Preview, problemText, useDevice } from './store';

const words = options.device;

export function Import() {
  const { preview, said, busy, lookAt, apply, cancel, say } = useDevice();
  const readSettings = useSettings((s) => s.read);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const choose = async (e: ChangeEvent<HTMLInputElement>) => {
    const file = e.target.files?.[0];
    // Emptied, so that choosing the same file again is a change again.
    const name = file?.name ?? '';
    if (!file) return;
    if (file.size > LARGEST_IMPORT) say({ kind: 'e', about: 'import', text: words.tooBig });
    else await lookAt(name, await file.text());
    if (input.current) input.current.value = '';
  };
  const go = async () => {
    const n = await apply();
    if (n === undefined) return;
    say({ kind: 'g', about: 'import', text: words.applied(n) });
    await readSettings();
  };
  const keep = () => {
    cancel();
    say({ kind: 'i', about: 'import', text: words.kept });
  };

  return (
    <section className="part">
      <h2>{words.import}</h2>
      <p className="lead" id={`${id}-text`}>
        {words.importText}
      </p>
      <label className="s st" htmlFor={id} style={{ display: 'block' }}>
        {words.importFile}
      </label>
      <input
        id={id}
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-describedby={`${id}-text`}
        onChange={(e) => void choose(e)}
      />
      <div role="status" style={{ marginTop: 8 }}>
        {busy === 'import' && !preview && <p className="t2">{words.reading}</p>}
        {said?.about === 'import' && <Banner kind={said.kind}>{said.text}</Banner>}
        {preview && <Difference preview={preview} go={() => void go()} keep={keep} />}
      </div>
    </section>
  );
}

function Difference({ preview, go, keep }: { preview: Preview; go(): void; keep(): void }) {
  const { report } = preview;
  if (!report.ok) {
    return (
      <Banner kind="e" strong={words.broken}>
        {problemText(report.problem)}
      </Banner>
    );
  }
  const n = changes(report);
  const rows: [string, string][] = [
    [words.rows.added, String(report.added)],
    [words.rows.changed, String(report.changed)],
    [words.rows.same, String(report.same)],
    [words.rows.settings, report.settings.length === 0 ? words.noSettings : report.settings.join(', ')],
  ];
  return (
    <section className="box" aria-label={words.preview(preview.name)}>
      <header>
        <h3>{words.preview(preview.name)}</h3>
      </header>
      <div className="in-box">
        {n === 0 && <p>{words.nothing}</p>}
        <dl className="facts">
          {rows.map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd className="n">{value}</dd>
            </div>
          ))}
        </dl>
        <div className="row" style={{ marginTop: 12 }}>
          {n > 0 && (
            <button type="button" className="btn p" onClick={go}>
              {words.apply(n)}
            </button>
          )}
          <button type="button" className="btn" onClick={keep}>
            {words.keep}
          </button>
        </div>
      </div>
    </section>
  );
}
