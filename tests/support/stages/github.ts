/** Random schedules on GitHub: the outcome is a section of a body in which others write at the same time. */
import type { Outcome } from '../../../lib/outcome/record';
import { readBody } from '../../../lib/trackers/github/section';
import { issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import type { WireResponse } from '../../playground/wire';
import { device } from '../device';
import { foreignTexts } from '../schedule-audit';
import type { Stage } from './stage';

const KEY = 'acme/shop#142';
const ITEM = { tracker: 'github', site: 'github.com', key: KEY };
const TOKENS = [PRACTICE_TOKENS.pmWrite, PRACTICE_TOKENS.devWrite, PRACTICE_TOKENS.designWrite];
const LOGINS = ['acme-pm', 'acme-dev', 'acme-design'];

const refusing = (status: number): WireResponse => ({
  status,
  headers: { 'retry-after': '1' },
  body: '{"message":"no"}',
});

/** What any tracker may answer on a bad day. */
export const FAULTS: Stage['faults'] = [
  { name: 'offline', fault: { kind: 'offline' } },
  { name: 'drop-after', fault: { kind: 'drop-after' } },
  { name: 'resent', fault: { kind: 'resent' } },
  { name: 'truncated', fault: { kind: 'truncated' } },
  { name: 'html', fault: { kind: 'html' } },
  { name: '500', fault: { kind: 'answer', response: refusing(500) } },
  { name: '429', fault: { kind: 'answer', response: refusing(429) } },
];

export const GITHUB: Stage = {
  tracker: 'github',
  places: [{ tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' }],
  list: 'https://github.com/acme/shop/issues',
  beside: ['acme/shop#139', 'acme/shop#137'],
  logins: LOGINS,
  device(world, who) {
    const token = { id: `t${who}`, owner: 'acme', login: LOGINS[who] ?? '', value: TOKENS[who] ?? '' };
    return device({ world, clock: world.state.clock, token });
  },
  api: { host: 'api.github.com' },
  write: { method: 'PATCH' },
  faults: FAULTS,
  begin({ world, r }) {
    if (r.chance(0.5)) world.foreign.edit(KEY, 'acme-pm', (b) => b.replace(/\r\n/g, '\n'), 'api');
  },
  /** Text beside our section. */
  stranger({ world, r, story, tally }, step, gap) {
    tally.foreign += 1;
    const token = `foreign-${story.foreign.length}`;
    story.foreign.push(token);
    const write = (body: string) => (r.chance(0.5) ? `${token}\n\n${body}` : `${body}\n\n${token}`);
    if (r.chance(0.6)) {
      const at = gap ?? 'before';
      story.log.push(`${step} ${token} in the gap ${at} a write`);
      world.foreign[at]({ method: 'PATCH' }, () => world.foreign.edit(KEY, 'acme-dev', write));
    } else {
      story.log.push(`${step} ${token} now`);
      world.foreign.edit(KEY, 'acme-dev', write);
    }
  },
  calm: () => undefined,
  now: () => ITEM,
  home: (world) => readBody(issueAt(world.state, KEY).body ?? '', ITEM),
  past({ world, story }) {
    const found: Outcome[] = [];
    for (const { text } of issueAt(world.state, KEY).revisions) {
      if (story.read.has(text)) continue;
      story.read.add(text);
      const home = readBody(text, ITEM);
      if (home.kind === 'outcome') found.push(home.outcome);
    }
    return found;
  },
  changes: (world) => world.state.writes,
  audit: ({ world, story, tally }) => foreignTexts(issueAt(world.state, KEY), story, tally),
};
