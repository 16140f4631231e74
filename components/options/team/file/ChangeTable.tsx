/** Differences by group: what is there now, what would be, and what that means. */
import { Fragment, type ReactNode } from 'react';
import type { TeamChange } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { RULE_NAMES } from '../../../../lib/strings/rule-names';
import { GROUP } from '../../../../lib/strings/team';

const w = words.changes;
const GROUPS = Object.keys(GROUP) as (keyof typeof GROUP)[];

/** A rule by its name: its number says nothing to people. */
const nameOf = ({ path, name }: TeamChange) => {
  const rule = /^policy\.rules\.(H\d\d)$/.exec(path)?.[1];
  return (rule && RULE_NAMES[rule]) ?? name;
};

export function ChangeTable({
  changes,
  end,
}: {
  changes: readonly TeamChange[];
  /** What can be done with one; absent: nothing. */
  end?(change: TeamChange): ReactNode;
}) {
  const columns = [w.columns.name, w.columns.from, w.columns.to, w.columns.means];
  return (
    // Scrolls sideways in a narrow window, so it can take the focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll" aria-label={words.save.changes} tabIndex={0}>
      <table className="diff">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {end && (
              <th scope="col">
                <span className="vh">{w.columns.apply}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {GROUPS.map((group) => {
            const rows = changes.filter((c) => c.group === group);
            return (
              rows.length > 0 && (
                <Fragment key={group}>
                  <tr>
                    <th scope="colgroup" className="gh" colSpan={end ? 5 : 4}>
                      {GROUP[group]}
                    </th>
                  </tr>
                  {rows.map((c) => (
                    <tr key={c.path}>
                      <th scope="row" className="rh">
                        {nameOf(c)}
                      </th>
                      <td className="v t2">{c.from === '' ? <i>{w.unset}</i> : <s>{c.from}</s>}</td>
                      <td className="v st">{c.to === '' ? w.gone : c.to}</td>
                      <td className="s t2">
                        {c.locked ? w.lockedMeans : (c.means ?? (c.heldBack ? w.held : ''))}
                      </td>
                      {end && <td className="do">{end(c)}</td>}
                    </tr>
                  ))}
                </Fragment>
              )
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
