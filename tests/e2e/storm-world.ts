/** The world of the storms: many issues, a third of them with an outcome of their own, and what each row must say. */
import { applyForm } from '../../lib/outcome/fields';
import { stamp } from '../../lib/outcome/version';
import { writeSection } from '../../lib/trackers/github/section';
import { issueAt } from '../playground/github/state';
import { fillBoard } from '../playground/seed-board';
import type { Playground } from '../playground/server';
import type { Expected } from './storm-page';

/** Number of the first issue made. */
const FROM = 1001;

/** The section of one issue; its target is its number, so that no other issue's badge reads the same. */
function sectionOf(number: number, whole: boolean): string {
  const form = {
    problem: `What bothers people about ${number}`,
    segment: 'Shoppers',
    ...(whole && { metric: 'Completed orders' }),
    target: `${number} orders`,
    by: '2027-03-31',
    reason: 'They said so',
  };
  const home = { tracker: 'github', site: 'github.com', key: `acme/shop#${number}` };
  return writeSection(
    stamp(
      null,
      applyForm({}, form, () => 'g1'),
      { id: `storm-${number}`, home },
    ),
  );
}

/** Fills the board, and with it the repository: of nine issues three have an outcome, one has one without a metric. */
export function fillStorm({ state }: Playground, count: number): void {
  fillBoard(state, count, {
    from: FROM,
    body(n) {
      const text = `Found while looking at item ${n + 1}.`;
      const number = FROM + n;
      if (n % 3 === 0) return `${text}\n\n${sectionOf(number, true)}`;
      return n % 9 === 1 ? `${text}\n\n${sectionOf(number, false)}` : text;
    },
  });
}

/** What the badge of each issue must say, by what the tracker holds: read with the eye's rules, not with ours. */
export function expectedOf({ state }: Playground, repository = 'acme/shop'): Expected {
  const expected: Expected = {};
  const [owner, name] = repository.split('/');
  const id = state.repositories.find((r) => r.owner === owner && r.name === name)?.id;
  for (const issue of state.issues) {
    if (issue.repositoryId !== id || issue.kind !== 'issue' || issue.deleted) continue;
    const body = issueAt(state, `${repository}#${issue.number}`).body ?? '';
    const target = /^\| Target \| (.*?) \|/m.exec(body)?.[1];
    const has = body.includes('## Outcome') && target !== undefined;
    // Those that were closed before anybody chose the place are not held against anybody.
    expected[String(issue.number)] = !has
      ? 'No outcome'
      : /^\| Metric \| \S/m.test(body)
        ? `to ${target}`
        : 'Needs metric';
  }
  return expected;
}
