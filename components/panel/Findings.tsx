/** What could be better: at most three at once, each with the press that mends it, and those that were set aside. */
import { useEffect, useRef, useState } from 'react';
import * as icons from '../../lib/look/icons';
import type { Quality } from '../../lib/outcome/quality';
import type { Finding } from '../../lib/outcome/rules/types';
import { FINDINGS } from '../../lib/strings/panel-quality';
import { RULE_NAMES } from '../../lib/strings/rule-names';
import { dayWords } from '../../lib/strings/time';
import { Icon } from '../Icon';
import { useOf, usePanel } from './context';
import { useKeys } from './enter';
import { mendLabel } from './mending';
import { useQualityActions } from './quality-actions';

/** Shown at once; the rest is a press away. */
const AT_ONCE = 3;
/** Longest reason that the worker takes (characters). */
const MOST = 300;

const SIGN = { error: icons.paused, warning: icons.gap, info: icons.info } as const;

/** One field: Enter sets it aside, Escape leaves it. */
function Aside({ rule, back }: { rule: string; back(): void }) {
  const actions = useQualityActions();
  const busy = useOf((s) => s.busy !== null);
  const [why, setWhy] = useState('');
  const [told, tell] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const blank = why.trim() === '';
  const save = () => {
    if (busy) return;
    if (!blank) return void actions.setAside(rule, why.trim());
    tell(true);
    field.current?.focus();
  };
  useKeys(field, (e) => {
    if (e.key === 'Enter') save();
    else if (e.key === 'Escape') back();
    else return false;
    return true;
  });
  const id = `sl-aside-${rule}`;
  const type = (value: string) => {
    setWhy(value);
    tell(false);
  };
  return (
    <span className="aside">
      <label className="s" htmlFor={id}>
        {FINDINGS.why}
      </label>
      <input
        id={id}
        ref={field}
        className="in"
        type="text"
        dir="auto"
        autoComplete="off"
        maxLength={MOST}
        placeholder={FINDINGS.ghost}
        value={why}
        aria-invalid={told && blank}
        aria-describedby={told && blank ? `${id}-hint` : undefined}
        onInput={(e) => type(e.currentTarget.value)}
        onChange={(e) => type(e.currentTarget.value)}
      />
      {told && blank && (
        <span id={`${id}-hint`} className="s bad" role="status">
          {FINDINGS.noWhy}
        </span>
      )}
      <span className="row">
        <button type="button" className="btn" aria-disabled={busy || blank} onClick={save}>
          {FINDINGS.save}
        </button>
        <button type="button" className="btn q" onClick={back}>
          {FINDINGS.back}
        </button>
      </span>
    </span>
  );
}

/** @param gain points that it brings to mend this; 0: none by itself */
function Row({ finding, gain }: { finding: Finding; gain: number }) {
  const { slot } = usePanel();
  const actions = useQualityActions();
  const form = useOf((s) => (s.screen === 'form' ? s.form : (s.view?.form ?? s.pending?.form ?? {})));
  const [asks, ask] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  const came = useRef(false);
  useEffect(() => {
    if (came.current && !asks) again.current?.focus();
    came.current = asks;
  }, [asks]);
  const label = mendLabel(finding, form);
  return (
    <li className="find">
      <Icon shape={SIGN[finding.severity]} className={finding.severity === 'error' ? 'ic warn' : 'ic t2'} />
      <span>
        <span className="vh">{FINDINGS.sign[finding.severity]}</span>
        <b className="st">{finding.what}</b> {finding.why}
        {label === '' && <span className="t2"> {finding.how}</span>}
      </span>
      {asks ? (
        <Aside rule={finding.rule} back={() => ask(false)} />
      ) : (
        <span className="do">
          {label !== '' && (
            <button type="button" className="lk" onClick={() => actions.mend(finding)}>
              {label}
            </button>
          )}
          {label !== '' && gain > 0 && <span className="s t2 n">{FINDINGS.gain(gain)}</span>}
          {slot.mode === 'item' && (
            <button ref={again} type="button" className="lk q" onClick={() => ask(true)}>
              {FINDINGS.notRelevant}
            </button>
          )}
        </span>
      )}
    </li>
  );
}

/** Who said it is not relevant, and why; it can be counted again. */
function SetAside({ all }: { all: Quality['setAside'] }) {
  const actions = useQualityActions();
  const busy = useOf((s) => s.busy !== null);
  const [shown, show] = useState(false);
  if (all.length === 0) return null;
  return (
    <div className="asides">
      <button type="button" className="lk q" aria-expanded={shown} onClick={() => show(!shown)}>
        <Icon shape={icons.chevron} className={shown ? 'ic turned' : 'ic'} />
        {FINDINGS.aside(all.length)}
      </button>
      {shown && (
        <ul>
          {all.map(({ rule, reason, by, at }) => {
            const ms = Date.parse(at ?? '');
            const who = FINDINGS.asideBy(by, Number.isNaN(ms) ? '' : dayWords(new Date(ms)));
            return (
              <li key={rule} className="s">
                <b className="st">{RULE_NAMES[rule] ?? rule}.</b> <span dir="auto">“{reason}”</span>{' '}
                <span className="t2">{who}</span>{' '}
                <button
                  type="button"
                  className="lk"
                  aria-disabled={busy}
                  onClick={() => void actions.setAside(rule, null)}
                >
                  {FINDINGS.again}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

export function Findings({ quality }: { quality: Quality }) {
  const [all, showAll] = useState(false);
  const { findings, setAside, strength } = quality;
  const more = findings.length - AT_ONCE;
  const gain = ({ rule }: Finding) =>
    (strength?.lift.find((l) => l.rule === rule)?.score ?? 0) - (strength?.score ?? 0);
  return (
    <div className="finds">
      {findings.length === 0 ? (
        <p className="s t2">{FINDINGS.fine}</p>
      ) : (
        <ul aria-label={FINDINGS.title}>
          {(all ? findings : findings.slice(0, AT_ONCE)).map((f) => (
            <Row key={`${f.rule} ${f.where.field}`} finding={f} gain={gain(f)} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <button type="button" className="lk" aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? FINDINGS.fewer : FINDINGS.more(more)}
        </button>
      )}
      <SetAside all={setAside} />
    </div>
  );
}
