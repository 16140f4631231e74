/** What is missing, and nothing else: a question each, with the field that answers it. */
import type { ReactNode } from 'react';
import type { Field } from '../../lib/outcome/fields';
import { GATE } from '../../lib/strings/gate';
import { FIELD, FORM } from '../../lib/strings/panel';
import { dayOf } from '../../lib/strings/time';
import { useOf, usePanel } from '../panel/context';
import { Area, hintId, Text } from '../panel/Field';
import { fieldId } from '../panel/focus';
import { over } from '../panel/limits';
import { blockingOn } from '../panel/mending';
import { Chosen, Suggest } from '../panel/Suggest';
import { qualityOf } from '../panel/state';
import { amountHint, dayHint } from '../panel/typed';
import { gapsIn, type Shown } from './asks';
import { useIt } from './context';

type Line = { field: Field; text: string; wrong: boolean };

const AMOUNTS = new Set<Field>(['baseline', 'target', 'guardrailLimit']);

/** The line under a field: what is wrong, else how what stands there is read; '' when all is well. */
function useLine(field: Field): Line {
  const { env } = usePanel();
  const value = useOf((s) => s.form[field] ?? '');
  const told = useOf((s) => s.told);
  const asked = useIt((s) => s.gate.asked);
  const gap = useOf((s) => gapsIn(asked, s.form).includes(field));
  const deaf = useIt((s) => s.deaf);
  const blocks = useOf((s) => (gap || deaf ? '' : (blockingOn(qualityOf(s), field)?.how ?? '')));
  const long = over(field, value);
  const fault = long > 0 ? FORM.tooLong(long) : told && gap ? FORM.requiredToo : blocks;
  const read = AMOUNTS.has(field)
    ? amountHint(value)
    : field === 'by'
      ? dayHint(value, dayOf(env.now()))
      : '';
  return { field, text: fault || read, wrong: fault !== '' };
}

const about = ({ field, text, wrong }: Line) => ({
  describe: text ? hintId(field) : undefined,
  invalid: wrong,
});

/** One question. @param of the field that its label speaks of */
function Question({
  ask,
  of,
  lines,
  hint,
  children,
}: {
  ask: Shown;
  of: Field;
  lines: Line[];
  hint?: string;
  children: ReactNode;
}) {
  return (
    <div className="slot">
      <div className="lb">
        <label htmlFor={fieldId(of)}>{GATE.ask[ask]}</label>
      </div>
      <div>
        {children}
        {lines
          .filter((l) => l.text !== '')
          .map(({ field, text, wrong }) => (
            <div key={field} id={hintId(field)} className={wrong ? 'hint fault' : 'hint'}>
              {field === of ? text : `${FIELD[field].label}: ${text}`}
            </div>
          ))}
        {hint && <div className="hint">{hint}</div>}
      </div>
    </div>
  );
}

function Prose({ ask }: { ask: 'problem' | 'segment' | 'business' | 'reason' }) {
  const line = useLine(ask);
  return (
    <Question ask={ask} of={ask} lines={[line]}>
      <Area field={ask} ghost={GATE.ghost[ask]} {...about(line)} />
    </Question>
  );
}

/** A field in a line of several, named for those who do not see what stands beside it. */
function Part({
  line,
  name,
  ghost,
  className,
}: {
  line: Line;
  name: string;
  ghost?: string;
  className: string;
}) {
  return (
    <span className={className}>
      <label className="vh" htmlFor={fieldId(line.field)}>
        {name}
      </label>
      <Text field={line.field} className="n" {...about(line)} {...(ghost !== undefined && { ghost })} />
    </span>
  );
}

/** @param alone the line from what to what does not follow, and today's value stands here */
function Metric({ alone }: { alone: boolean }) {
  const line = useLine('metric');
  const now = useLine('baseline');
  return (
    <Question ask="metric" of="metric" lines={alone ? [line, now] : [line]}>
      <div className="fl">
        <span className="grow">
          <Suggest field="metric" {...about(line)} />
        </span>
        {alone && (
          <>
            <span className="t2" aria-hidden="true">
              {GATE.now}
            </span>
            <Part line={now} name={GATE.baseline} ghost={GATE.baseline} className="amount" />
          </>
        )}
      </div>
      <Chosen />
    </Question>
  );
}

/** @param metric whose numbers these are; '' where its own field stands above */
function Target({ metric }: { metric: string }) {
  const lines = [useLine('target'), useLine('baseline'), useLine('by')];
  const [target, baseline, by] = lines as [Line, Line, Line];
  return (
    <Question ask="target" of="target" lines={lines} hint={metric && GATE.of(metric)}>
      <div className="fl">
        <Part line={baseline} name={GATE.baseline} ghost={GATE.baseline} className="amount" />
        <span className="t2" aria-hidden="true">
          →
        </span>
        <span className="amount">
          <Text field="target" className="n" {...about(target)} />
        </span>
        <span className="grow row">
          <span className="t2" aria-hidden="true">
            {FORM.by}
          </span>
          <Part line={by} name={FORM.byName} className="grow" />
        </span>
      </div>
    </Question>
  );
}

function Guardrail() {
  const line = useLine('guardrail');
  const limit = useLine('guardrailLimit');
  return (
    <Question ask="guardrail" of="guardrail" lines={[line, limit]}>
      <div className="fl">
        <span className="grow">
          <Suggest field="guardrail" {...about(line)} />
        </span>
        <Part line={limit} name={FORM.limitName} className="limit" />
      </div>
    </Question>
  );
}

export function Answers({ shown }: { shown: readonly Shown[] }) {
  const metric = useOf((s) => s.form.metric?.trim() ?? '');
  return shown.map((ask) => {
    if (ask === 'metric') return <Metric key={ask} alone={!shown.includes('target')} />;
    if (ask === 'target') return <Target key={ask} metric={shown.includes('metric') ? '' : metric} />;
    if (ask === 'guardrail') return <Guardrail key={ask} />;
    return <Prose key={ask} ask={ask} />;
  });
}
