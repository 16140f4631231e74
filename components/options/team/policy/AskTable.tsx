/**
 * What is asked, by stage. One stop for Tab, arrows within; a press goes on to the next value. Each cell is a button
 * that is called "Problem at Ready: asked".
 */
import { type KeyboardEvent, useRef, useState } from 'react';
import { lock } from '../../../../lib/look/icons';
import { STAGES, type Stage } from '../../../../lib/outcome/stage';
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { ASK, ASKED, LEVEL, stageName } from '../../../../lib/strings/team';
import { withAsk } from '../../../../lib/team/asks';
import { ASKS, type Ask, type Asked, LEVELS, type Level } from '../../../../lib/team/team';
import { Icon } from '../../../Icon';
import { CopyAddress } from '../CopyAddress';
import { Pick } from '../controls/Pick';
import { isLocked, useEdit, useHere } from '../here';
import { Lock, Warnings } from '../Setting';
import { type Cell, moved, nextOf, setBy } from './grid';

const w = words.table;

export function AskTable() {
  const here = useHere();
  const { policy } = here.settings;
  const edit = useEdit();
  const [at, setAt] = useState<Cell>({ ask: 'problem', stage: 'ready' });
  const [said, setSaid] = useState('');
  const grid = useRef<HTMLTableElement>(null);

  const change = ({ ask, stage }: Cell, asked: Asked) => {
    const cell = w.cell(ASK[ask], stageName(stage));
    edit(cell, (t) => ({ ...t, policy: withAsk(t.policy ?? {}, ask, policy.asks[ask], stage, asked) }));
    setSaid(w.said(cell, ASKED[asked]));
  };
  const lockedAt = ({ ask, stage }: Cell) => isLocked(here, `policy.asks.${ask}.${stage}`);
  const onKey = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const to = moved(at, e.key);
    const set = setBy(e.key);
    if (to) {
      setAt(to);
      grid.current?.querySelector<HTMLElement>(`[data-cell="${to.ask} ${to.stage}"]`)?.focus();
    } else if (set && !lockedAt(at)) change(at, set);
    else return;
    e.preventDefault();
  };
  return (
    <section className="asks" aria-label={wordsOf('policy/asks').name}>
      <div data-setting="asks">
        <div className="named over">
          <h2>{wordsOf('policy/asks').name}</h2>
          <CopyAddress setting="asks" name={wordsOf('policy/asks').name} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className="scroll" aria-label={w.scroll} tabIndex={0}>
          <table className="policy" ref={grid} aria-describedby="asks-keys">
            <thead>
              <tr>
                <th scope="col">
                  <span className="vh">{w.ask}</span>
                </th>
                {STAGES.map((s) => (
                  <th key={s} scope="col" className="ch">
                    {stageName(s)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody onKeyDown={onKey}>
              {ASKS.map((ask) => (
                <Row
                  key={ask}
                  ask={ask}
                  row={policy.asks[ask]}
                  at={at.ask === ask ? at.stage : undefined}
                  locked={(stage) => lockedAt({ ask, stage })}
                  onFocus={(stage) => setAt({ ask, stage })}
                  onPress={(stage) => change({ ask, stage }, nextOf(policy.asks[ask][stage]))}
                />
              ))}
            </tbody>
            <Levels />
          </table>
        </section>
        <p className="hint" id="asks-keys">
          {wordsOf('policy/asks').hint} {w.keys}
        </p>
        <Lock path="policy.asks" />
        <Warnings path="policy.asks" />
        <p className="vh" role="status">
          {said}
        </p>
      </div>
    </section>
  );
}

function Row({
  ask,
  row,
  at,
  locked,
  onFocus,
  onPress,
}: {
  ask: Ask;
  row: Record<Stage, Asked>;
  at: Stage | undefined;
  locked(stage: Stage): boolean;
  onFocus(stage: Stage): void;
  onPress(stage: Stage): void;
}) {
  return (
    <tr>
      <th scope="row" className="rh">
        {ASK[ask]}
      </th>
      {STAGES.map((stage) => (
        <td key={stage} className="mid">
          <button
            type="button"
            className={`cell ${row[stage]}${goesOn(row, stage) ? ' same' : ''}`}
            data-cell={`${ask} ${stage}`}
            tabIndex={at === stage ? 0 : -1}
            aria-label={w.said(w.cell(ASK[ask], stageName(stage)), ASKED[row[stage]])}
            aria-disabled={locked(stage)}
            onFocus={() => onFocus(stage)}
            onClick={() => !locked(stage) && onPress(stage)}
          >
            {locked(stage) ? <Icon shape={lock} /> : row[stage] !== 'no' && <i className="spot" />}
            {row[stage] === 'no' ? w.dash : ASKED[row[stage]]}
          </button>
        </td>
      ))}
    </tr>
  );
}

/** As at the stage before: said more quietly. */
const goesOn = (row: Record<Stage, Asked>, stage: Stage) =>
  row[STAGES[STAGES.indexOf(stage) - 1] ?? stage] === row[stage] && stage !== STAGES[0];

/** What happens at a stage where something asked is missing. */
function Levels() {
  const here = useHere();
  const edit = useEdit();
  const { policy } = here.settings;
  const names = Object.fromEntries(LEVELS.map((l) => [l, LEVEL[l]])) as Record<Level, string>;
  const asksAt = (stage: Stage) => ASKS.some((a) => policy.asks[a][stage] === 'asked');
  return (
    <tfoot>
      <tr data-setting="levels">
        <th scope="row" className="rh st">
          <span className="named">
            {wordsOf('policy/levels').name}
            <CopyAddress setting="levels" name={wordsOf('policy/levels').name} />
          </span>
        </th>
        {STAGES.map((stage) => (
          <td key={stage} className="mid">
            {isLocked(here, `policy.levels.${stage}`) ? (
              <span className="cell fixed">
                <Icon shape={lock} />
                <span className="vh">{w.level(stageName(stage))}: </span>
                {LEVEL[policy.levels[stage]]}
              </span>
            ) : asksAt(stage) ? (
              <Pick
                label={w.level(stageName(stage))}
                className="in pick small"
                value={policy.levels[stage]}
                options={names}
                onChange={(level) =>
                  edit(w.level(stageName(stage)), (t) => ({
                    ...t,
                    policy: { ...t.policy, levels: { ...t.policy?.levels, [stage]: level } },
                  }))
                }
              />
            ) : (
              <span className="t2">{w.dash}</span>
            )}
          </td>
        ))}
      </tr>
      <tr>
        <td className="under-it" colSpan={STAGES.length + 1}>
          <p className="hint">{wordsOf('policy/levels').hint}</p>
          <Lock path="policy.levels" />
          <Warnings path="policy.levels" />
        </td>
      </tr>
    </tfoot>
  );
}
