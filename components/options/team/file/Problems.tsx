/** What is wrong with a file: each with its line, and what is done about it. */
import type { ReactNode } from 'react';
import type { TeamProblem } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { Banner } from '../../../page/Banner';

export function Problems({
  strong,
  trouble,
  problems = [],
  warns = false,
  rest,
  actions,
}: {
  strong?: string;
  /** Why it could not be read at all. */
  trouble?: string;
  problems?: readonly TeamProblem[];
  /** They harm nobody. */
  warns?: boolean;
  /** Said after them. */
  rest?: string;
  actions?: ReactNode;
}) {
  if (problems.length === 0 && trouble === undefined) return null;
  return (
    <div className="said">
      <Banner
        kind={warns ? 'w' : 'e'}
        live
        {...(strong !== undefined && { strong })}
        {...(actions !== undefined && { actions })}
      >
        {trouble}
        {problems.length === 1 && problems[0] ? (
          <Problem {...problems[0]} />
        ) : (
          <ul className="problems">
            {problems.map((p) => (
              <li key={`${p.line} ${p.text}`}>
                <Problem {...p} />
              </li>
            ))}
          </ul>
        )}
        {rest !== undefined && <span> {rest}</span>}
      </Banner>
    </div>
  );
}

const Problem = ({ text, line }: TeamProblem) => (
  <span>
    {line !== undefined && <span className="n">{words.problems.line(line)} </span>}
    {text}
  </span>
);
