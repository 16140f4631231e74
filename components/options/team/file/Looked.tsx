/** What a team file holds that was looked at, before it is joined; or why it cannot be. */
import type { TeamFrom } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { fileTrouble } from '../../../../lib/strings/pages-team-trouble';
import { ASK_FOR, listed } from '../../../../lib/strings/team';
import { askedAt } from '../../../../lib/team/asks';
import { useBase } from '../base';
import { wouldHold } from '../settings';
import { type LookedAt, useJoin } from './join';
import { Problems } from './Problems';
import { hostOf, scopeName } from './where';

export function Looked({
  looked,
  from,
  of,
  onJoined,
}: {
  looked: LookedAt;
  from: TeamFrom;
  of: string;
  onJoined?(id: string): void;
}) {
  const { join, forget, busy } = useJoin();
  const base = useBase((s) => s.base);
  if (!looked.ok) {
    return (
      <Problems
        strong={words.join.broken}
        problems={looked.problems}
        {...(looked.trouble && { trouble: fileTrouble(looked.trouble, hostOf(from), '') })}
      />
    );
  }
  const { team, where } = looked;
  const asked =
    base.state === 'here'
      ? askedAt(wouldHold(team, base.value).settings.policy, 'building').map((a) => ASK_FOR[a])
      : [];
  const facts: [string, string][] = [
    [words.join.where, where],
    [words.join.covers, listed((team.scopes ?? []).map(scopeName)) || words.join.nowhere],
    [words.join.asks, listed(asked)],
    [words.join.holds, words.join.has((team.metrics ?? []).length, (team.goals ?? []).length)],
  ];
  return (
    <section className="box said" aria-label={words.join.brings(team.name)}>
      <header>
        <h2>{words.join.brings(team.name)}</h2>
      </header>
      <div className="in-box">
        <dl className="facts">
          {facts
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {looked.joined && <p className="hint">{words.join.already}</p>}
        {from.kind === 'code' && <p className="hint">{words.join.code}</p>}
        <Problems problems={looked.warnings} warns />
        <div className="row" style={{ marginTop: 12 }}>
          <button
            type="button"
            className="btn p"
            aria-disabled={busy}
            onClick={async () => {
              const id = busy ? '' : await join(from, of);
              if (id !== '') onJoined?.(id);
            }}
          >
            {words.join.join}
          </button>
          <button type="button" className="btn" onClick={forget}>
            {words.join.no}
          </button>
        </div>
      </div>
    </section>
  );
}
