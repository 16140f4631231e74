// @vitest-environment happy-dom
/** What could not be sent: who would write, and which other ways there are. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import type { ItemView } from '../../../lib/messages/protocol';
import { jira, waitingOn } from '../../gallery/tracker-views';
import { FOUR } from '../../gallery/views';
import { open } from './open';

const copied = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  copied.mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: copied } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Waiting = Extract<ItemView['sharing'], { state: 'waiting' }>;
const waiting = (trouble: Waiting['trouble']) => ({ sharing: { state: 'waiting' as const, trouble } });

test('another account is signed in: one line says so, and none that somebody writes', async () => {
  const trouble = { code: 'other-account', reason: 'signed in as Jon Park' } as const;
  const p = await open({ view: jira(FOUR, waiting(trouble)) });
  expect(p.text()).toContain('It was saved as another Jira account (signed in as Jon Park).');
  expect(p.text()).not.toContain('Writes as');
  await p.click('Edit');
  expect(p.text()).not.toContain('Writes as');
});

test('nobody is known to have saved it: the button sends it as who is there', async () => {
  const p = await open({ view: jira(FOUR, waiting({ code: 'no-account' })) });
  expect(p.text()).toContain(
    'It is not known as which Jira account this was saved. “Try now” sends it as the one that is signed in.',
  );
  expect(p.text()).not.toContain('Writes as');
  expect(p.ui.getByRole('button', { name: 'Try now' })).toBeTruthy();
});

test('who may not edit is offered the other ways first', async () => {
  const p = await open({ view: jira(FOUR, waiting({ code: 'not-permitted', status: 403 })) });
  await p.click('Share another way');
  const names = [...p.slot.container.querySelectorAll('.opt button')].map((b) => b.textContent);
  expect(names).toEqual(['Copy the outcome', 'Keep on this device']);
});

test('beside the composer, where no text can be put in, a draft can be copied', async () => {
  const p = await open({ pending: { ...waitingOn('linear', 'acme/ENG'), saved: false } }, { intent: 'edit' });
  await p.click('More');
  await p.click('Copy as Markdown', 'menuitem');
  expect(copied.mock.calls).toMatchObject([[expect.stringContaining('**Outcome**') as string]]);
});

test('words of somebody else wait: said in the panel and over the form, and nothing is offered that cannot be done', async () => {
  const trouble = { code: 'other-account', by: 'Jon Park', reason: 'signed in as Mara Lind' } as const;
  const words =
    'What is shown holds words of Jon Park that are not sent. They wait until Jon Park is signed in to Jira again; until then nothing else is saved here.';
  const p = await open({ view: jira(FOUR, waiting(trouble)) });
  expect(p.text()).toContain(words);
  expect(p.ui.queryByRole('button', { name: 'Try now' })).toBeNull();
  await p.click('Edit');
  expect(p.text()).toContain(words);
});

test.each<[string, Partial<ItemView>]>([
  ['a question', { question: { kind: 'conflict', rows: [], merged: 0 } }],
  ['another question', { question: { kind: 'gone', keptUntil: '2027-02-19' } }],
  ['a removal', { known: 'removed' }],
])('above %s as well', async (_, more) => {
  const p = await open({
    view: jira(FOUR, { ...waiting({ code: 'other-account', by: 'Jon Park' }), ...more }),
  });
  expect(p.text().split('words of Jon Park that are not sent')).toHaveLength(2);
});

test('a save over them says whose they are, and keeps what was typed', async () => {
  const p = await open(
    { view: jira(FOUR) },
    {
      answers: {
        'outcome.save': () => {
          throw new Refused('others', 'Jon Park');
        },
      },
    },
  );
  await p.click('Edit');
  await p.type('problem', 'Mine');
  await p.click(/^Save/);
  expect(p.text()).toContain('Words of Jon Park wait here and were not changed.');
  expect(p.sent.at(-1)).toMatchObject({ type: 'draft.put', form: { problem: 'Mine' } });
});
