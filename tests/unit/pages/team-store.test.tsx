// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { useTeams } from '../../../components/options/team/store';
import { POLICY } from '../../../lib/strings/team';
import { add, go, messages, open, press, shown, teamPages, type } from './team-page';
import { checkout, viewOf } from './team-worker';
import { answer, sent, types } from './worker';

teamPages();

const threshold = () => shown()?.policy?.threshold;
const unsaved = (n: number) => screen.findByText(n === 1 ? '1 change not saved' : `${n} changes not saved`);

describe('what is changed', () => {
  test('is kept as a draft, counted, and holds after it was saved', async () => {
    const world = open('#policy');
    await screen.findByLabelText('Starts building at');
    type('Strength, as a number', '80');
    await unsaved(1);
    await waitFor(() => expect(messages('team.draft').at(-1)?.team?.policy?.threshold).toBe(80));
    expect(world.teams[0]?.team.policy?.threshold).toBeUndefined();
    fireEvent.click(screen.getByRole('link', { name: 'Save for the team…' }));
    go('#team/save');
    fireEvent.click(await screen.findByLabelText(/On this device only/));
    press('Save on this device');
    await screen.findByText('Saved on this device.');
    expect(world.teams[0]?.team.policy?.threshold).toBe(80);
    expect(types().filter((t) => t === 'team.publish')).toEqual([]);
  });
  test('a change made a moment before saving is part of what is saved', async () => {
    open('#policy');
    await screen.findByLabelText('Starts building at');
    type('Strength, as a number', '81');
    expect(await useTeams.getState().save('checkout')).toBe(true);
    const order = types().filter((t) => t === 'team.draft' || t === 'team.save');
    expect(order).toEqual(['team.draft', 'team.save']);
    expect(messages('team.draft')[0]?.team?.policy?.threshold).toBe(81);
  });
  test('a draft that is not taken is told, is not saved, and is tried again', async () => {
    open('#policy');
    await screen.findByLabelText('Starts building at');
    let down = true;
    const { replies } = await import('./team-worker').then((m) => m.teamWorker());
    answer({
      'team.draft': (m) => {
        if (down) throw new Error('the disk is full');
        return replies['team.draft']?.(m) ?? viewOf(checkout());
      },
    });
    type('Strength, as a number', '82');
    expect(await useTeams.getState().save('checkout')).toBe(false);
    await screen.findByText('the disk is full');
    expect(types()).not.toContain('team.save');
    down = false;
    expect(await useTeams.getState().flush()).toBe(true);
    expect(messages('team.draft').length).toBe(2);
  });
  test('survives closing the page: what the worker has kept is shown and counted', async () => {
    open('#policy', { teams: [viewOf(checkout(), { draft: checkout({ policy: { threshold: 66 } }) })] });
    await unsaved(1);
    expect((screen.getByLabelText('Strength, as a number') as HTMLInputElement).value).toBe('66');
  });
  test('is not lost to what is read again meanwhile', async () => {
    open('#policy');
    await screen.findByLabelText('Starts building at');
    type('Strength, as a number', '83');
    await useTeams.getState().read();
    expect(threshold()).toBe(83);
  });
  test('of another page is taken over, and can be undone', async () => {
    const world = open('#policy');
    await screen.findByLabelText('Starts building at');
    world.teams = [viewOf(checkout(), { draft: checkout({ policy: { threshold: 20 } }) })];
    await useTeams.getState().read();
    await unsaved(1);
    press('Undo: a change in another page');
    await waitFor(() => expect(threshold()).toBeUndefined());
  });
});

describe('undo', () => {
  test('takes back step by step, brings again, and has keys outside of fields', async () => {
    open('#policy');
    await screen.findByLabelText('Starts building at');
    type('Strength, as a number', '80');
    add('Type or label that needs no outcome', 'Docs');
    await unsaved(2);
    press('Undo: Not asked of');
    expect(shown()?.policy?.exempt).toBeUndefined();
    // In a field the key is the field's own.
    fireEvent.keyDown(screen.getByLabelText('Strength, as a number'), { key: 'z', ctrlKey: true });
    expect(threshold()).toBe(80);
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(threshold()).toBeUndefined();
    fireEvent.keyDown(document.body, { key: 'z', metaKey: true, shiftKey: true });
    expect(threshold()).toBe(80);
    press('Redo: Not asked of');
    expect(shown()?.policy?.exempt).toContain('Docs');
  });
  test('discarding is a step as well', async () => {
    open('#policy');
    await screen.findByLabelText('Starts building at');
    type('Strength, as a number', '80');
    await waitFor(() => expect(messages('team.draft').length).toBe(1));
    press('Discard');
    expect(threshold()).toBeUndefined();
    await waitFor(() =>
      expect(messages('team.draft').at(-1)).toEqual({ type: 'team.draft', id: 'checkout', team: null }),
    );
    press('Undo: all changes');
    expect(threshold()).toBe(80);
  });
});

describe('addresses', () => {
  test('a setting is opened, with the focus on its control', async () => {
    open('#policy/waiverDays');
    const field = await screen.findByLabelText(POLICY.waiverDays);
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(document.querySelector('[data-here]')?.getAttribute('data-setting')).toBe('waiverDays');
  });
  test('the same setting again takes the focus again', async () => {
    open('#policy/waiverDays');
    const field = await screen.findByLabelText(POLICY.waiverDays);
    await waitFor(() => expect(document.activeElement).toBe(field));
    field.blur();
    go('#policy/waiverDays');
    await waitFor(() => expect(document.activeElement).toBe(field));
  });
  test('of several teams the address says which, and the chooser leads to the others', async () => {
    const teams = [viewOf(checkout()), viewOf(checkout({ id: 'pay', name: 'Payments' }))];
    open('#policy/pay', { teams });
    await screen.findByRole('heading', { name: 'What Payments asks, and when' });
    fireEvent.change(screen.getByRole('combobox', { name: 'Team' }), { target: { value: 'checkout' } });
    expect(location.hash).toBe('#policy/checkout');
    expect(screen.getByRole('link', { name: 'Metrics' }).getAttribute('href')).toBe('#metrics/pay');
  });
  test('every address that the search knows leads to a setting', async () => {
    const { entries } = await import('../../../components/options/search');
    const { teamSettings } = await import('../../../lib/strings/pages-team-settings');
    const team = checkout({
      goals: [{ id: 'g1', name: 'A goal' }],
      metrics: [{ id: 'm1', name: 'A metric' }],
    });
    open('#team', { teams: [viewOf(team)] });
    await screen.findByLabelText('Name of the team');
    const found = entries(team, false).filter((e) => e.section in teamSettings);
    for (const section of new Set(found.map((e) => e.section))) {
      go(`#${section}`);
      const named = found.filter((e) => e.section === section).map((e) => e.href.split('/')[1] ?? '');
      await waitFor(() => {
        const shown = [...document.querySelectorAll<HTMLElement>('[data-setting]')].map(
          (el) => el.dataset.setting,
        );
        expect(named.filter((n) => !shown.includes(n))).toEqual([]);
      });
    }
  }, 20_000);
  test('a search leads to the first result by Enter; "/" goes to its field', async () => {
    open('#places');
    await screen.findByText('Checkout');
    fireEvent.keyDown(document.body, { key: '/' });
    const field = screen.getByLabelText('Search settings');
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'exempt' } });
    const link = await screen.findByRole('link', { name: /Not asked of/ });
    expect(link.getAttribute('href')).toBe('#policy/exempt');
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(link);
    fireEvent.keyDown(link, { key: 'Escape' });
    expect((field as HTMLInputElement).value).toBe('');
  });
});

test('the page says it when the worker does not answer, and asks again', async () => {
  answer({
    'team.list': () => {
      throw new Error('the database is closed');
    },
  });
  const { Options } = await import('../../../components/options/Options');
  const { render } = await import('@testing-library/react');
  history.replaceState(null, '', '#policy');
  render(<Options />);
  await screen.findByText('Policy could not be read: the database is closed');
  const before = sent.length;
  press('Try again');
  await waitFor(() => expect(sent.length).toBeGreaterThan(before));
});
