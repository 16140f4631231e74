// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PROFILE } from '../../../lib/strings/profile';
import { messages, open, teamPages } from './team-page';
import { NO_FRICTION } from './team-worker';
import { answer } from './worker';

teamPages();

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

test('personal keys say where they come from, and are one’s own once chosen', async () => {
  open('#mine', { managed: { locked: {}, preset: { personal: { badges: 'needs' } } } });
  await screen.findByText('your organisation’s suggestion');
  expect(radio('Only where somebody is needed').checked).toBe(true);
  fireEvent.click(radio('All'));
  await screen.findByText('your choice');
  expect(messages('personal.put')).toEqual([{ type: 'personal.put', patch: { badges: 'all' } }]);
  fireEvent.click(radio('Open the whole panel'));
  await waitFor(() => expect(messages('personal.put').at(-1)?.patch).toEqual({ openPanel: true }));
});

test('a locked key cannot be changed', async () => {
  open('#mine', { managed: { locked: { personal: { timing: false } }, preset: {} } });
  await screen.findByText(/^set by your organisation/);
  expect(radio('Do not measure').checked).toBe(true);
  expect(radio('Measure').closest('fieldset')?.disabled).toBe(true);
});

test('a change that was not kept is told, and what holds stays', async () => {
  open('#mine');
  await screen.findAllByText('as delivered');
  answer({
    'personal.put': () => {
      throw new Error('the disk is full');
    },
  });
  fireEvent.click(radio('Open the whole panel'));
  await screen.findByText('the disk is full');
  expect(radio('Show one line').checked).toBe(true);
});

test('own minutes by day, and that they stay here', async () => {
  open('#mine', {
    friction: {
      ...NO_FRICTION,
      days: [
        { day: '2026-11-18', seconds: 240, saves: 2 },
        { day: '2026-11-19', seconds: 90, saves: 1 },
      ],
    },
  });
  await screen.findByText('1.8 min a save, over the days shown');
  expect(
    screen.getByRole('img', { name: 'Minutes in the form on the last 2 days, 5.5 min in all' }),
  ).toBeTruthy();
  expect(screen.getByText(/Stays on this device/)).toBeTruthy();
});

test('what follows to other browsers: room, off, and a notice', async () => {
  open('#mine');
  const box = await screen.findByLabelText<HTMLInputElement>('Follow me to my other browsers');
  expect(screen.getByRole('meter').getAttribute('aria-valuetext')).toBe('4.1 kB of 102 kB used');
  answer({ 'profile.put': ({ on }) => ({ on, notice: PROFILE.notice.full }) });
  fireEvent.click(box);
  await screen.findByText(PROFILE.notice.full);
  expect(box.checked).toBe(false);
  expect(screen.getByText('This browser has no sync for extensions.')).toBeTruthy();
});

test('the address of a personal key leads to it', async () => {
  open('#mine/badges');
  await screen.findAllByText('as delivered');
  await waitFor(() => expect(document.activeElement).toBe(radio('All')));
});
