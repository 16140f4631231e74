/** What a metric means, version by version. A saved version stays; another meaning is a new one. */
import { useState } from 'react';
import { showDay } from '../../../../lib/outcome/day';
import { common } from '../../../../lib/strings/pages';
import { metrics as words } from '../../../../lib/strings/pages-team-lists';
import type { CatalogueMetric, Definition } from '../../../../lib/team/team';
import { Day } from '../controls/Day';
import { Line } from '../controls/Line';
import { isDraft, versionsOf, withoutNewest, withText, withVersion } from './versions';

const LONGEST = 600;

export function Definitions({
  metric,
  saved,
  locked,
  onChange,
}: {
  metric: CatalogueMetric;
  saved: CatalogueMetric | undefined;
  locked: boolean;
  onChange(to: Partial<CatalogueMetric>): void;
}) {
  const [begun, setBegun] = useState(false);
  const [newest, ...earlier] = versionsOf(metric);
  const draft = !newest || isDraft(newest.version, saved);
  const set = (next: CatalogueMetric) => onChange({ definitions: next.definitions });
  return (
    <>
      {draft && !locked ? (
        <>
          <Line
            label={newest ? words.version(newest.version) : words.definition}
            value={newest?.text ?? ''}
            max={LONGEST}
            rows={3}
            hint={newest && newest.version > 1 ? words.draft : words.definitionHint}
            onChange={(text) => set(withText(metric, text))}
          />
          {newest && newest.version > 1 && (
            <div className="row acts in-field">
              <button type="button" className="btn q" onClick={() => set(withoutNewest(metric))}>
                {words.dropVersion(newest.version)}
              </button>
            </div>
          )}
        </>
      ) : (
        <div className="field">
          <span className="lbl">{words.definition}</span>
          <div>
            {newest && <Version definition={newest} />}
            {!locked && !begun && (
              <button type="button" className="btn" onClick={() => setBegun(true)}>
                {words.newVersion}
              </button>
            )}
            {begun && newest && (
              <NewVersion
                before={newest}
                onAdd={(next) => {
                  set(withVersion(metric, next));
                  setBegun(false);
                }}
                onCancel={() => setBegun(false)}
              />
            )}
          </div>
        </div>
      )}
      {earlier.length > 0 && (
        <details className="earlier in-field">
          <summary className="s">{words.earlier(earlier.length)}</summary>
          {earlier.map((d) => (
            <Version key={d.version} definition={d} />
          ))}
        </details>
      )}
    </>
  );
}

function Version({ definition: { version, text, from, change } }: { definition: Definition }) {
  return (
    <div className="version">
      <p className="s t2 n">
        {[words.version(version), from && words.since(showDay(from, 'short')), change]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{text}</p>
    </div>
  );
}

function NewVersion({
  before,
  onAdd,
  onCancel,
}: {
  before: Definition;
  onAdd(next: { text: string; change: string; from: string }): void;
  onCancel(): void;
}) {
  const [text, setText] = useState(before.text);
  const [change, setChange] = useState('');
  const [from, setFrom] = useState('');
  const [wrong, setWrong] = useState('');
  const add = () => {
    if (text.trim() === '' || text.trim() === before.text.trim()) return setWrong(words.sameText);
    onAdd({ text: text.trim(), change: change.trim(), from });
  };
  return (
    <section className="box new-version" aria-label={words.addVersion(before.version + 1)}>
      <div className="in-box">
        <p className="hint">{words.newVersionHint}</p>
        <Line
          label={words.definition}
          value={text}
          max={LONGEST}
          rows={3}
          wrong={wrong}
          onChange={(t) => {
            setText(t);
            setWrong('');
          }}
        />
        <Line label={words.change} value={change} max={300} hint={words.changeHint} onChange={setChange} />
        <div className="field">
          <span className="lbl">{words.from}</span>
          <Day label={words.from} value={from} onChange={setFrom} />
        </div>
        <div className="row acts">
          <button type="button" className="btn p" onClick={add}>
            {words.addVersion(before.version + 1)}
          </button>
          <button type="button" className="btn" onClick={onCancel}>
            {common.cancel}
          </button>
        </div>
      </div>
    </section>
  );
}
