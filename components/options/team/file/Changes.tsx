/** The file says something else than what holds here: row by row, and nothing changes before somebody says so. */
import { useState } from 'react';
import { browser } from '../../../../lib/browser';
import { lock } from '../../../../lib/look/icons';
import type { TeamChange } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { dayWords } from '../../../../lib/strings/time';
import { Icon } from '../../../Icon';
import { Banner } from '../../../page/Banner';
import { Failed } from '../Head';
import { addressOf, useHere } from '../here';
import { useTeams } from '../store';
import { useChanges } from '../use-changes';
import { ChangeTable } from './ChangeTable';
import { Problems } from './Problems';
import { usePausing } from './use-pausing';

const w = words.changes;
const free = (c: TeamChange) => !c.locked && !c.heldBack;

/** The origin that a held back change asks for; undefined: none can be told. */
function originIn({ to }: TeamChange): string | undefined {
  const address = /^https:/.test(to) ? to : `https://${to}`;
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

export function Changes() {
  const here = useHere();
  const { view } = here;
  const { id, name } = view.team;
  const act = useTeams((s) => s.act);
  const busy = useTeams((s) => s.busy);
  const draft = useChanges();
  const pausing = usePausing(view);
  const [left, setLeft] = useState<string[]>([]);
  const [said, setSaid] = useState<{ kind: 'g' | 'i' | 'w'; text: string }>();
  const changes = view.offered?.changes ?? [];
  const chosen = changes.filter((c) => free(c) && !left.includes(c.path));
  // What is said of the team as it is here stands beside its settings.
  const ofFile = view.warnings.filter((p) => !here.warnings.some((own) => own.text === p.text));
  const count = (of: (c: TeamChange) => unknown) => changes.filter(of).length;

  const take = async () => {
    if (busy) return;
    if (chosen.length === 0) return setSaid({ kind: 'w', text: w.nothing });
    const all = chosen.length === count(free);
    const n = chosen.length;
    const view = await act({ type: 'team.take', id, ...(!all && { paths: chosen.map((c) => c.path) }) });
    if (view) setSaid({ kind: 'g', text: w.taken(n) });
  };
  const keep = async () => {
    if (!busy && (await act({ type: 'team.keep', id }))) setSaid({ kind: 'i', text: w.kept });
  };
  /** Only a press may ask the browser for a host. */
  const askFor = async (c: TeamChange) => {
    const origin = originIn(c);
    const granted =
      origin !== undefined &&
      (await browser.permissions.request({ origins: [`${origin}/*`] }).catch(() => false));
    if (!granted) return setSaid({ kind: 'w', text: w.refused(c.to) });
    if (await act({ type: 'team.take', id, paths: [c.path] })) setSaid({ kind: 'g', text: w.taken(1) });
  };

  return (
    <>
      <h1 tabIndex={-1}>{w.title}</h1>
      <p className="lead">
        {w.lead(
          view.where ?? name,
          view.offered?.at ? dayWords(new Date(view.offered.at)) : '',
          view.offered?.by ?? '',
        )}
      </p>
      <Failed />
      <div className="said" role="status">
        {said && <Banner kind={said.kind}>{said.text}</Banner>}
      </div>
      {changes.length === 0 ? (
        <p className="said">{w.same}</p>
      ) : (
        <>
          <div className="said">
            <Banner
              kind="i"
              strong={w.summary(
                count(free),
                count((c) => c.locked),
                count((c) => c.heldBack),
              )}
            >
              {pausing}
            </Banner>
          </div>
          <ChangeTable
            changes={changes}
            end={(c) =>
              c.locked || c.heldBack ? (
                <HeldBack change={c} onAsk={() => void askFor(c)} />
              ) : (
                <Apply
                  change={c}
                  on={!left.includes(c.path)}
                  onChange={(on) => setLeft(on ? left.filter((p) => p !== c.path) : [...left, c.path])}
                />
              )
            }
          />
          <Problems problems={ofFile} warns />
          {draft.length > 0 && <p className="hint">{w.draft}</p>}
          <div className="row ends">
            <span className="s t2">{w.own}</span>
            <span className="row end">
              <button type="button" className="btn lg" onClick={() => void keep()}>
                {w.keep}
              </button>
              <button
                type="button"
                className="btn p lg"
                aria-disabled={busy !== undefined || chosen.length === 0}
                onClick={() => void take()}
              >
                {w.take(chosen.length, chosen.length === count(free))}
              </button>
            </span>
          </div>
        </>
      )}
      <p className="back">
        <a href={addressOf(here, '')}>{words.back(name)}</a>
      </p>
    </>
  );
}

function Apply({ change, on, onChange }: { change: TeamChange; on: boolean; onChange(on: boolean): void }) {
  return (
    <label className={on ? 'chip on tick' : 'chip tick'}>
      <input
        type="checkbox"
        checked={on}
        aria-label={w.nameApply(change.name, change.to || w.gone)}
        onChange={(e) => onChange(e.target.checked)}
      />
      {w.apply}
    </label>
  );
}

function HeldBack({ change, onAsk }: { change: TeamChange; onAsk(): void }) {
  if (change.locked) {
    return (
      <span className="chip">
        <Icon shape={lock} />
        {w.locked}
      </span>
    );
  }
  return (
    <button type="button" className="chip" aria-label={w.nameAskMe(change.name)} onClick={onAsk}>
      {w.askMe}
    </button>
  );
}
