// @vitest-environment happy-dom
/** What could not be sent: who would write, and which other ways there are. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
