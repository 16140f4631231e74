/** The rules by which a bet is judged: what each may do, and whether it helps or annoys. */
import { type ReactNode, useId, useState } from 'react';
import { chevron, gap } from '../../../../lib/look/icons';
import type { RulePolicy } from '../../../../lib/outcome/rules/types';
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { Icon } from '../../../Icon';
import { Banner } from '../../../page/Banner';
import { CopyAddress } from '../CopyAddress';
import { Pick } from '../controls/Pick';
import { isLocked, useEdit, useHere } from '../here';
import { Lock, Warnings } from '../Setting';
import { useFriction } from './friction';
import { lower, type RuleRow, ruleRows } from './rule-rows';

const w = words.rules;
const GROUPS = ['S', 'T', 'L', 'P'] as const;

export function Rules() {
  const here = useHere();
  const edit = useEdit();
  const [friction] = useFriction(here.view.team.id);
  const known = friction.state === 'here' ? friction.value : undefined;
  const [query, setQuery] = useState('');
  const id = useId();
  const { name, hint } = wordsOf('policy/rules');
  const rows = ruleRows(here.settings.policy.rules, known);
  const fits = ({ name: n, why, how }: RuleRow) =>
    `${n} ${why} ${how}`.toLowerCase().includes(query.trim().toLowerCase());
  const found = rows.filter(fits);
  const annoying = rows.filter((r) => r.annoys && r.level !== 'off');

  const set = (row: RuleRow, level: RulePolicy) =>
    edit(row.name, (t) => ({
      ...t,
      policy: { ...t.policy, rules: { ...t.policy?.rules, [row.id]: level } },
    }));
  return (
    <section className="part" data-setting="rules">
      <div className="named over">
        <h2>{name}</h2>
        <CopyAddress setting="rules" name={name} />
      </div>
      <p className="lead">
        {w.lead} {hint}
      </p>
      <Lock path="policy.rules" />
      <Warnings path="policy.rules" />
      {annoying.length > 0 && (
        <div className="said">
          <Banner
            kind="w"
            actions={annoying.map((r) => (
              <button
                key={r.id}
                type="button"
                className="btn"
                onClick={() => set(r, lower(r.level))}
                disabled={isLocked(here, `policy.rules.${r.id}`)}
              >
                {w.nameTurn(r.name)}
              </button>
            ))}
          >
            {w.annoying(annoying.map((r) => r.name))}
          </Banner>
        </div>
      )}
      {known && <p className="s t2">{w.friction(known.items, known.waivers.open, known.waivers.ended)}</p>}
      <label className="vh" htmlFor={id}>
        {w.filter}
      </label>
      <input
        id={id}
        type="search"
        className="in filter"
        placeholder={w.filter}
        value={query}
        onChange={(e) => setQuery(e.target.value)}
      />
      {found.length === 0 && <p className="s t2">{w.none}</p>}
      {GROUPS.map((g) => {
        const group = found.filter((r) => r.class === g);
        const meant = group.some((r) => here.target === addressOf(r));
        return (
          group.length > 0 && (
            <Group key={`${g} ${meant}`} name={w.groups[g]} rows={group} found={query !== ''} meant={meant}>
              {(row) => (
                <Rule
                  key={row.id}
                  row={row}
                  locked={isLocked(here, `policy.rules.${row.id}`)}
                  onChange={(level) => set(row, level)}
                />
              )}
            </Group>
          )
        );
      })}
    </section>
  );
}

const addressOf = ({ id }: RuleRow) => `rule-${id}`;

/** Closed until somebody opens it, looks for something in it, or comes to it by an address. */
function Group({
  name,
  rows,
  found,
  meant,
  children,
}: {
  name: string;
  rows: readonly RuleRow[];
  found: boolean;
  meant: boolean;
  children(row: RuleRow): ReactNode;
}) {
  const [opened, setOpened] = useState(meant);
  const id = useId();
  const open = opened || found;
  const pausing = rows.filter((r) => r.level === 'pause').length;
  return (
    <div className="rules">
      <h3>
        <button
          type="button"
          className="fold"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpened(!opened)}
        >
          <Icon shape={chevron} />
          {name}
          <span className="s t2 n">{w.many(rows.length, pausing)}</span>
        </button>
      </h3>
      <div id={id}>
        {open && (
          <>
            {rows.every((r) => !r.mayPause) && <p className="hint">{w.never}</p>}
            <ul className="lines">{rows.map(children)}</ul>
          </>
        )}
      </div>
    </div>
  );
}

function Rule({
  row,
  locked,
  onChange,
}: {
  row: RuleRow;
  locked: boolean;
  onChange(level: RulePolicy): void;
}) {
  const { off, advise, pause } = w.levels;
  const options = row.mayPause ? { off, advise, pause } : { off, advise };
  return (
    <li className="rule" data-setting={addressOf(row)}>
      <div>
        <span className="st">{row.name}</span>
        {row.annoys && (
          <span className="s warn flagged">
            <Icon shape={gap} />
            {w.annoys}
          </span>
        )}
        <p className="s t2">
          {row.why} {row.how}
        </p>
      </div>
      <span className="s t2 n use">{useOf(row)}</span>
      <span className="pick-at">
        <Pick
          label={w.level(row.name)}
          className="in pick small"
          value={row.level}
          options={options as Record<RulePolicy, string>}
          disabled={locked}
          onChange={onChange}
        />
        <span className="s t2">{row.level === row.usual ? w.default : ''}</span>
      </span>
    </li>
  );
}

function useOf({ use }: RuleRow): string {
  if (!use) return '';
  if (use.hits === 0) return w.noHits;
  return use.setAside > 0 ? w.setAside(use.setAside, use.hits) : use.hits === 1 ? w.once : w.hits(use.hits);
}
