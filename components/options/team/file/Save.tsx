/** What was changed, and where it goes: into the team's file at once or as a proposal, or on this device only. */
import { useId, useRef, useState } from 'react';
import { team as words } from '../../../../lib/strings/pages-team';
import { fileTrouble } from '../../../../lib/strings/pages-team-trouble';
import { Banner } from '../../../page/Banner';
import { Failed } from '../Head';
import { addressOf, useHere } from '../here';
import { useTeams } from '../store';
import { useChanges } from '../use-changes';
import { ChangeTable } from './ChangeTable';
import { CopyCode } from './Code';
import { Problems } from './Problems';
import { type Done, publish } from './publish';
import { useWays, type Way } from './ways';
import { hostOf } from './where';

const w = words.save;

export function Save() {
  const here = useHere();
  const { view } = here;
  const { id, name } = view.team;
  const save = useTeams((s) => s.save);
  const changes = useChanges();
  const waiting = view.unpublished ?? [];
  const ways = useWays(view);
  const [way, setWay] = useState<string>();
  const [why, setWhy] = useState('');
  const [done, setDone] = useState<Done>();
  const [busy, setBusy] = useState(false);
  const field = useId();
  // What is saved is no change any more: the sentence for the others keeps naming it.
  const names = useRef<string[]>([]);
  const all = [...waiting, ...changes];
  if (all.length > 0) names.current = [...new Set(all.map((c) => c.name))];

  const usual = w.whyFrom(names.current.slice(0, 3), name);
  const chosen = ways.find((o) => o.id === way) ?? ways[0];
  const fileWanted = chosen?.to !== undefined;
  const nothing = all.length === 0 && view.from !== undefined;

  const go = async () => {
    if (busy || !chosen) return;
    setBusy(true);
    setDone(undefined);
    try {
      // What cannot be kept here is not sent anywhere.
      if (changes.length > 0 && !(await save(id))) return;
      const text = why.trim() || usual;
      setDone(chosen.to ? await publish(id, chosen, text) : { kind: 'here' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1 tabIndex={-1}>{w.title(name)}</h1>
      <p className="lead">{w.lead}</p>
      <Failed />
      <Outcome
        done={done}
        changes={addressOf(here, 'changes')}
        at={hostOf(view.from)}
        where={view.where ?? ''}
      />
      {nothing ? (
        !done && <p className="said">{w.nothing}</p>
      ) : (
        <>
          {all.length > 0 && (
            <section className="part">
              <h2>{w.changes}</h2>
              <ChangeTable changes={all} />
            </section>
          )}
          <section className="part">
            <fieldset className="ways">
              <legend>{w.where}</legend>
              {ways.map((o) => (
                <Option key={o.id} way={o} on={o === chosen} onChoose={() => setWay(o.id)} />
              ))}
            </fieldset>
            {ways.length === 1 && <p className="hint">{w.noWay}</p>}
            {fileWanted && (
              <div className="field">
                <label htmlFor={field}>{w.why}</label>
                <div>
                  <input
                    id={field}
                    className="in"
                    value={why}
                    placeholder={usual}
                    maxLength={200}
                    aria-describedby={`${field}-hint`}
                    onChange={(e) => setWhy(e.target.value)}
                  />
                  <p className="hint" id={`${field}-hint`}>
                    {w.whyHint}
                  </p>
                </div>
              </div>
            )}
            <div className="row acts">
              <button type="button" className="btn p lg" aria-disabled={busy} onClick={() => void go()}>
                {busy ? w.saving : fileWanted ? w.save : w.saveHere}
              </button>
              <a className="btn q lg" href={addressOf(here, '')}>
                {w.cancel}
              </a>
            </div>
          </section>
        </>
      )}
      {done && (done.kind === 'here' || done.kind === 'failed') && (
        <div className="said">
          <CopyCode />
        </div>
      )}
      <p className="back">
        <a href={addressOf(here, '')}>{words.back(name)}</a>
      </p>
    </>
  );
}

function Option({ way, on, onChoose }: { way: Way; on: boolean; onChoose(): void }) {
  return (
    <label className="check line">
      <input type="radio" name="way" checked={on} onChange={onChoose} />
      <span>
        {way.name}
        {way.hint !== '' && <span className="hint">{way.hint}</span>}
      </span>
    </label>
  );
}

/** What became of it. */
function Outcome({
  done,
  changes,
  at,
  where,
}: {
  done: Done | undefined;
  changes: string;
  at: string;
  where: string;
}) {
  if (!done) return null;
  if (done.kind === 'failed') {
    if (done.changed) {
      return (
        <div className="said">
          <Banner
            kind="w"
            live
            actions={
              <a className="btn" href={changes}>
                {words.file.see}
              </a>
            }
          >
            {w.changedMeanwhile}
          </Banner>
        </div>
      );
    }
    return (
      <Problems
        strong={w.failed}
        trouble={done.trouble ? fileTrouble(done.trouble, done.at || at, where) : (done.why ?? '')}
        problems={done.problems ?? []}
      />
    );
  }
  const said = { here: w.saved, published: w.published, proposed: w.proposed }[done.kind];
  return (
    <div className="said">
      <Banner
        kind="g"
        live
        {...(done.kind !== 'here' &&
          done.url !== undefined && {
            actions: (
              <a className="btn" href={done.url} target="_blank" rel="noreferrer">
                {w.see}
              </a>
            ),
          })}
      >
        {said}
      </Banner>
    </div>
  );
}
