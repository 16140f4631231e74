/** What tests of lists begin with: a list in the second tab, and what the worker told it. */
import type { Answers, Message, RowRef, RowView } from '../../lib/messages/protocol';
import { FIRST_FORM } from '../fixtures/outcome/full';
import { createIssue, issueAt, setBody } from '../playground/github/state';
import { PRACTICE_TOKENS } from '../playground/seed';
import type { Device } from './device';
import { repositoryOf, setting, use } from './setting';

export const LIST = 'https://github.com/acme/shop/issues';
const TAB = 2;

export const row = (key: string, pull = false): RowRef => ({
  tracker: 'github',
  site: 'github.com',
  key,
  ...(pull && { pull: true }),
});

/** A used place and a list of it in a tab. @param value the token; null: none */
export async function listSetting(value: string | null = PRACTICE_TOKENS.pmWrite, url = LIST) {
  const s = setting(value);
  s.d.tabs.delete(1);
  s.d.tabs.set(TAB, url);
  await use(s.d);
  const graphql = () => s.world.state.log.filter((l) => l.path === '/graphql');
  return {
    ...s,
    /** GraphQL requests so far. */
    graphql,
    /** All requests to the API so far. */
    requests: () => s.world.state.log.length,
    ask: <M extends Message>(message: M) => fromList(s.d, message),
    read: (keys: string[], fresh = false) =>
      fromList(s.d, { type: 'rows.read', items: keys.map((k) => row(k)), ...(fresh && { fresh }) }),
    /** What the tab's rows show by now, by key. */
    shown: () => shown(s.d),
    /** Puts the section of a complete outcome into a body, as a team mate would. */
    write(key: string, section: string) {
      const issue = issueAt(s.world.state, key);
      setBody(s.world.state, issue, `${issue.body ?? ''}\n\n${section}`, 'acme-dev', 'api');
    },
    /** Open issues with numbers from 1001. @returns their keys */
    many(count: number): string[] {
      const repository = repositoryOf(s, 'acme/shop');
      return Array.from({ length: count }, (_, n) => {
        const number = 1001 + n;
        createIssue(s.world.state, repository, {
          number,
          title: `Issue ${number}`,
          body: 'Found by chance.',
          author: 'acme-dev',
          labels: [],
          createdAt: s.clock.now() - (count - n) * 60_000,
        });
        return `acme/shop#${number}`;
      });
    },
  };
}

async function fromList<M extends Message>(d: Device, message: M): Promise<Answers[M['type']]> {
  const answer = await d.fromTab(TAB, message);
  if (!answer?.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  await d.settle();
  return answer.value as Answers[M['type']];
}

/** Rows as pushed to the list's tab, the newest of each. */
function shown(d: Device): Map<string, RowView> {
  const found = new Map<string, RowView>();
  for (const { tab, message } of d.pushes)
    if (tab === TAB && message.type === 'push.rows')
      for (const view of message.rows) found.set(view.key, view);
  return found;
}

/** The notice that came last with rows; undefined: none was told. */
export function lastNotice(d: Device) {
  const told = d.pushes.flatMap(({ tab, message }) =>
    tab === TAB && message.type === 'push.rows' && message.notice !== undefined ? [message.notice] : [],
  );
  return told.at(-1);
}

export const COMPLETE = FIRST_FORM;
