// @vitest-environment happy-dom
/** What was pressed on the strip is what the panel opens on. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jira } from '../../gallery/tracker-views';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const release = { on: '2026-11-12', why: 'release 1.4' };
const view = jira(FOUR, { signpost: 'ask' });

test('“Answer” on the strip asks what it was pressed for, and the other one after it', async () => {
  const p = await open(
    { view: { ...view, launch: release } },
    { intent: 'launch', answers: { 'launch.confirm': () => view, 'signpost.choose': () => jira(FOUR) } },
  );
  expect(p.text()).toContain('Did it reach users on 12 Nov?');
  expect(p.text()).not.toContain('Show it on the ticket');
  expect(p.active()?.textContent).toBe('Yes, 12 Nov');
  await p.click('Yes, 12 Nov');
  expect(p.sentOf('launch.confirm')).toMatchObject([{ on: '2026-11-12' }]);
  expect(p.text()).toContain('Show it on the ticket for everyone?');
  await p.click('Show it');
  expect(p.sentOf('signpost.choose')).toHaveLength(1);
});

test('“Answer” on the strip leads to the question, whatever stands as a draft', async () => {
  const draft = { form: FOUR, at: 0, opened: [] };
  const p = await open({ view: jira(FOUR, { launch: release, draft }) }, { intent: 'launch' });
  expect(p.active()?.textContent).toBe('Yes, 12 Nov');
  expect(p.field('problem')).toBeNull();
});

test.each(['here', 'waiting'] as const)(
  '“Share it…” on the strip opens the ways themselves: %s',
  async (state) => {
    const sharing = state === 'here' ? { state } : { state, trouble: { code: 'not-permitted' as const } };
    const p = await open({ view: viewOf(FOUR, { sharing }) }, { intent: 'share' });
    expect(p.text()).toContain('Where should it go?');
    expect(p.ui.getByRole('button', { name: 'Keep on this device' })).toBeTruthy();
    await p.click('Back');
    expect(p.ui.getByRole('button', { name: /^Share (it…|another way)$/ })).toBeTruthy();
  },
);

test('nothing is left to be shared by the time the panel opens: its summary', async () => {
  const p = await open({ view: viewOf(FOUR, { sharing: { state: 'shared' } }) }, { intent: 'share' });
  expect(p.text()).not.toContain('Where should it go?');
  expect(p.text()).toContain('We believe that solving this problem');
});
