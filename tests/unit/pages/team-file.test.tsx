// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { team as words } from '../../../lib/strings/pages-team';
import { diffTeams } from '../../../lib/team/diff';
import { go, messages, open, press, shown, teamPages, type, used } from './team-page';
import { AT, checkout, file, viewOf } from './team-worker';
import { answer, types } from './worker';

teamPages();

describe('the file has changed', () => {
  const mine = checkout({
    policy: { threshold: 40 },
    sources: [{ id: 'u', name: 'Umami', origin: 'https://a.example' }],
  });
  const theirs = checkout({
    policy: { threshold: 50, waiverDays: 30, whoMayWaive: 'leads' },
    sources: [{ id: 'u', name: 'Umami', origin: 'https://b.example' }],
  });
  const changes = diffTeams(mine, theirs, { locked: new Set(['policy.whoMayWaive']) });
  const start = () =>
    open('#team/changes', {
      teams: [viewOf(mine, { offered: { changes, by: 'acme-ops', at: AT } })],
      files: { checkout: theirs },
    });

  test('all that may be taken is; locked and held back are not among them', async () => {
    start();
    await screen.findByText('2 changes, 1 locked, 1 held back.');
    press('Apply 2 changes');
    await screen.findByText('2 changes applied.');
    expect(messages('team.take')).toEqual([{ type: 'team.take', id: 'checkout' }]);
    expect(shown()?.policy).toMatchObject({ threshold: 50, waiverDays: 30 });
    expect(shown()?.policy?.whoMayWaive).toBeUndefined();
  });
  test('chosen ones only', async () => {
    start();
    fireEvent.click(await screen.findByLabelText(/^Apply: Starts building at/));
    press('Apply 1 chosen');
    await screen.findByText('1 change applied.');
    expect(messages('team.take')[0]?.paths).toEqual(['policy.waiverDays']);
    expect(shown()?.policy).toEqual({ threshold: 40, waiverDays: 30 });
  });
  test('none chosen: nothing is sent', async () => {
    start();
    for (const box of await screen.findAllByRole('checkbox', { name: /^Apply:/ })) fireEvent.click(box);
    press('Apply 0 chosen');
    await screen.findByText('Choose at least one change.');
    expect(types()).not.toContain('team.take');
  });
  test('keeping what one has', async () => {
    start();
    await screen.findByText(/^2 changes/);
    press('Keep what I have');
    await screen.findByText('Kept. The file is shown again when it changes again.');
    expect(shown()?.policy).toEqual({ threshold: 40 });
  });
  test('a new host is asked for by itself, and only by a press', async () => {
    start();
    fireEvent.click(await screen.findByRole('button', { name: 'Ask me about Umami address' }));
    await waitFor(() => expect(messages('team.take')[0]?.paths).toEqual(['sources.u#origin']));
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins: ['https://b.example/*'] });
  });
  test('says how many more would pause', async () => {
    start();
    answer({
      'team.look': () => ({ ok: true, team: theirs, where: '', changes: [], warnings: [] }),
      'team.preview': ({ team }) => ({
        items: 25,
        pass: 0,
        nudged: 0,
        paused: team.policy?.threshold === 50 ? 2 : 0,
        unread: 0,
        which: team.policy?.threshold === 50 ? [{ key: 'acme/shop#136', title: 'x', stage: 'building' }] : [],
      }),
    });
    await screen.findByText(/2 more of your 25 open items would pause: #136\./);
  });
  test('the newest change can be undone from the team’s page', async () => {
    open('#team', { teams: [viewOf(mine, { undoUntil: AT + 86_400_000 })] });
    fireEvent.click(await screen.findByRole('button', { name: 'Undo it' }));
    await waitFor(() => expect(types()).toContain('team.undo'));
  });
  test('a broken file: each fault with its line; what holds stays', async () => {
    open('#team', {
      teams: [viewOf(mine, { problems: [{ line: 41, text: '“treshold” is not a setting.' }] })],
    });
    await screen.findByText('line 41:');
    expect(screen.getByText('The settings you have stay in force.')).toBeTruthy();
  });
});

describe('saving for the team', () => {
  const draft = checkout({ policy: { threshold: 70 } });
  const start = (more = {}) => open('#team/save', { teams: [viewOf(checkout(), { draft, ...more })] });
  const chosen = () => screen.findByText('Starts building at');

  test('into the file, with why', async () => {
    start();
    await chosen();
    type('Why', 'Too much was begun half-baked');
    press('Save for the team');
    await screen.findByText('Saved for the team.');
    expect(messages('team.publish')).toEqual([
      {
        type: 'team.publish',
        id: 'checkout',
        to: { kind: 'tracker', place: file },
        way: 'direct',
        why: 'Too much was begun half-baked',
      },
    ]);
    expect(types().indexOf('team.save')).toBeLessThan(types().indexOf('team.publish'));
  });
  test('as a proposal, which leads to where it can be seen; without words of one’s own it says what changed', async () => {
    start();
    answer({
      'team.publish': () => ({
        ok: true,
        view: viewOf(draft),
        url: 'https://github.com/acme/product/pull/7',
      }),
    });
    await chosen();
    fireEvent.click(screen.getByLabelText(/as a proposal/));
    press('Save for the team');
    const link = await screen.findByRole('link', { name: 'See it' });
    expect(link.getAttribute('href')).toBe('https://github.com/acme/product/pull/7');
    expect(messages('team.publish')[0]).toMatchObject({
      way: 'proposal',
      why: 'Changed “Starts building at”',
    });
  });
  test('somebody else was faster: nothing is written over, and the difference is one press away', async () => {
    start();
    answer({ 'team.publish': () => ({ ok: false, changed: true }) });
    await chosen();
    press('Save for the team');
    await screen.findByText(words.save.changedMeanwhile);
    expect(screen.getByRole('link', { name: 'See the difference' }).getAttribute('href')).toBe(
      '#team/changes',
    );
  });
  test('refused: it holds here all the same, and a share code is at hand', async () => {
    start();
    answer({ 'team.publish': () => ({ ok: false, trouble: { code: 'not-permitted', status: 403 } }) });
    await chosen();
    press('Save for the team');
    await screen.findByText(/GitHub refused \(403\)/);
    expect(screen.getByText(words.save.failed)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy the share code' })).toBeTruthy();
  });
  test('not kept on this device: sent nowhere', async () => {
    start();
    answer({
      'team.save': () => {
        throw new Error('“until” is no day.');
      },
    });
    await chosen();
    press('Save for the team');
    await screen.findByText('“until” is no day.');
    expect(types()).not.toContain('team.publish');
  });
  test('a team without a file can go into a place of its own, or stay here', async () => {
    const { from: _, where: __, ...view } = viewOf(checkout(), { ways: [] });
    open('#team/save', { teams: [view] }, [
      used(),
      used({ name: 'acme/other' }),
      used({ tracker: 'linear', site: 'linear.app', name: 'acme/ENG' }),
    ]);
    const ways = await screen.findByRole('group', { name: 'Where it goes' });
    expect(within(ways).getAllByRole('radio').length).toBe(3);
    fireEvent.click(within(ways).getByLabelText(/^Into a new team file in acme\/shopA commit/));
    press('Save for the team');
    await screen.findByText('Saved for the team.');
    expect(messages('team.publish')[0]?.to).toEqual({
      kind: 'tracker',
      place: { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' },
    });
  });
});

test('leaving asks first, and Escape stays', async () => {
  const world = open('#team');
  fireEvent.click(await screen.findByRole('button', { name: 'Leave…' }));
  fireEvent.keyDown(screen.getByRole('group', { name: 'Leave Checkout?' }), { key: 'Escape' });
  expect(types()).not.toContain('team.leave');
  press('Leave…');
  press('Leave the team');
  await screen.findByRole('heading', { name: 'No team yet' });
  expect(world.teams).toEqual([]);
});

test('places of several teams say which one holds, and why', async () => {
  const all = viewOf(
    checkout({ id: 'all', name: 'Everything', scopes: [{ tracker: 'github', place: 'acme/*' }] }),
  );
  open('#team/checkout', { teams: [viewOf(checkout()), all] });
  const table = within(await screen.findByRole('table'));
  expect(table.getByText('before Everything')).toBeTruthy();
  expect(table.getByText('acme/shop is longer than acme/*.')).toBeTruthy();
  go('#team/all');
  await screen.findByRole('heading', { level: 1, name: 'Everything' });
});
