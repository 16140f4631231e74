// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { TeamPreview } from '../../../lib/messages/team-protocol';
import { PAUSES } from '../../../lib/outcome/rules/policy';
import { policy as words } from '../../../lib/strings/pages-team-policy';
import { POLICY } from '../../../lib/strings/team';
import { add, messages, open, press, shown, teamPages, type } from './team-page';
import { checkout, NO_FRICTION, viewOf } from './team-worker';
import { answer } from './worker';

teamPages();

const policy = () => shown()?.policy;
const cell = (name: string) => screen.getByRole('button', { name });
const rows = () => screen.findByRole('button', { name: 'Problem at Ready: asked' });

describe('the table', () => {
  test('a press goes on to the next value; only what was changed is written', async () => {
    open('#policy');
    fireEvent.click(await rows());
    expect(cell('Problem at Ready: not asked')).toBeTruthy();
    expect(cell('Problem at Building: asked')).toBeTruthy();
    expect(policy()?.asks).toEqual({ problem: { backlog: 'offered', ready: 'no', building: 'asked' } });
  });
  test('one stop for Tab; arrows move, letters set, and it is said aloud', async () => {
    open('#policy');
    const start = await rows();
    const stops = screen.getAllByRole('button', { name: / at [A-Z]/ }).filter((b) => b.tabIndex === 0);
    expect(stops).toEqual([start]);
    start.focus();
    fireEvent.keyDown(start, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('For whom at Ready: asked');
    fireEvent.keyDown(document.activeElement ?? start, { key: 'o' });
    expect(cell('For whom at Ready: offered')).toBe(document.activeElement);
    expect(screen.getByText('For whom at Ready: offered')).toBeTruthy();
    expect(policy()?.asks?.segment?.ready).toBe('offered');
  });
  test('a level is a list named by its stage', async () => {
    open('#policy');
    await rows();
    fireEvent.change(screen.getByLabelText('When it is missing at Building'), {
      target: { value: 'require' },
    });
    expect(policy()?.levels).toEqual({ building: 'require' });
  });
  test('what asks nothing has no level', async () => {
    open('#policy');
    await rows();
    expect(screen.queryByLabelText('When it is missing at Backlog')).toBeNull();
  });
});

describe('locked by the organisation', () => {
  const managed = {
    locked: {
      policy: {
        threshold: 60,
        asks: { problem: { ready: 'no' as const } },
        levels: { shipped: 'require' as const },
      },
    },
    preset: { policy: { waiverDays: 30 } },
  };
  test('shows what holds, says who set it, and cannot be changed', async () => {
    open('#policy', { managed, teams: [viewOf(checkout({ policy: { threshold: 10 } }))] });
    const locked = await screen.findByRole('button', { name: 'Problem at Ready: not asked' });
    fireEvent.click(locked);
    fireEvent.keyDown(locked, { key: 'a' });
    expect(policy()?.asks).toBeUndefined();
    const number = screen.getByLabelText<HTMLInputElement>('Strength, as a number');
    expect([number.value, number.disabled]).toEqual(['60', true]);
    expect(screen.getAllByText('set by your organisation').length).toBeGreaterThan(0);
    expect(screen.getByText(/suggested by your organisation/)).toBeTruthy();
    expect(screen.queryByLabelText('When it is missing at Shipped')).toBeNull();
    expect(screen.getByLabelText('When it is missing at Ready')).toBeTruthy();
  });
  test('a file of a newer Sightline is read, never written', async () => {
    open('#policy', { teams: [viewOf(checkout(), { readOnly: true })] });
    fireEvent.click(await rows());
    expect(policy()).toBeUndefined();
    expect(screen.getByText(/written by a newer Sightline/)).toBeTruthy();
    expect(screen.queryByLabelText('Type or label that needs no outcome')).toBeNull();
  });
});

describe('below the table', () => {
  test('types, looks, pilot items: taken as typed, wrong ones told, chips taken out', async () => {
    open('#policy', { teams: [viewOf(checkout({ policy: { exempt: ['bug'], checkpoints: [30] } }))] });
    await rows();
    add('Type or label that needs no outcome', 'Docs');
    expect(policy()?.exempt).toEqual(['bug', 'Docs']);
    add('Days after launch', '14');
    expect(policy()?.checkpoints).toEqual([14, 30]);
    add('Days after launch', 'soon');
    expect(screen.getByText(words.chips.days1)).toBeTruthy();
    expect(policy()?.checkpoints).toEqual([14, 30]);
    press('Take 14 out');
    expect(policy()?.checkpoints).toEqual([30]);
    // One look has to stay.
    expect(screen.queryByRole('button', { name: 'Take 30 out' })).toBeNull();
    add(/^Item of the pilot/, 'https://github.com/acme/shop/issues/12');
    expect(policy()?.pilot).toEqual(['acme/shop#12']);
  });
  test('a number that is being typed stands, and counts once it fits', async () => {
    open('#policy');
    await rows();
    type(POLICY.waiverDays, '');
    expect(screen.getByLabelText<HTMLInputElement>(POLICY.waiverDays).value).toBe('');
    expect(policy()?.waiverDays).toBeUndefined();
    type(POLICY.waiverDays, '400');
    expect(policy()?.waiverDays).toBeUndefined();
    type(POLICY.waiverDays, '40');
    expect(policy()?.waiverDays).toBe(40);
  });
  test('contradictions stand beside what contradicts', async () => {
    open('#policy', { teams: [viewOf(checkout({ roles: [{ id: 'lead', name: 'Lead' }] }))] });
    await rows();
    fireEvent.change(screen.getByLabelText('Who may waive'), { target: { value: 'leads' } });
    const setting = document.querySelector<HTMLElement>('[data-setting="whoMayWaive"]');
    expect(within(setting ?? document.body).getByText(/nobody is named in the role “Lead”/)).toBeTruthy();
  });
});

describe('rules', () => {
  const friction = {
    ...NO_FRICTION,
    items: 25,
    waivers: { open: 2, ended: 1 },
    rules: [
      { rule: 'H26', name: 'no-guardrail', hits: 12, setAside: 7, annoys: true as const },
      { rule: 'H08', name: 'no-target', hits: 9, setAside: 0 },
    ],
  };
  const level = (name: string) => screen.getByLabelText<HTMLSelectElement>(`Level of “${name}”`);
  const options = (name: string) => [...level(name).options].map((o) => o.value);

  test('those that are not proven to pause are not offered it, and numbers of rules are not shown', async () => {
    open('#policy', { friction });
    await rows();
    expect(document.querySelector('.rule')).toBeNull();
    type('Find a rule', 'a');
    expect(PAUSES).toContain('H08');
    expect(options('No target')).toEqual(['off', 'advise', 'pause']);
    expect(options('No guardrail')).toEqual(['off', 'advise']);
    fireEvent.change(level('No target'), { target: { value: 'advise' } });
    expect(policy()?.rules).toEqual({ H08: 'advise' });
    expect(document.body.textContent).not.toMatch(/\bH\d\d\b/);
  });
  test('how each fares, and the one that annoys by name, with a press to turn it down', async () => {
    open('#policy/rule-H26', { friction });
    await rows();
    await screen.findByText('set aside in 7 of 12');
    expect(screen.getByText('found 9 times, never set aside')).toBeTruthy();
    expect(
      screen.getByText('25 outcomes of this team on this device · 2 waivers open, 1 ended'),
    ).toBeTruthy();
    press('Turn “No guardrail” down');
    expect(policy()?.rules).toEqual({ H26: 'off' });
    expect(screen.queryByText(/^One rule annoys/)).toBeNull();
  });
});

describe('beside it', () => {
  const preview: TeamPreview = {
    items: 25,
    pass: 18,
    nudged: 4,
    paused: 3,
    unread: 0,
    which: [
      { key: 'acme/ENG-3', title: 'One', stage: 'building', url: 'javascript:alert(1)' },
      { key: 'acme/shop#9', title: 'Two', stage: 'ready', url: 'https://github.com/acme/shop/issues/9' },
    ],
  };
  test('what changes today is asked with the draft, and names the items', async () => {
    open('#policy');
    answer({ 'team.preview': () => preview });
    await rows();
    await screen.findByText('would pause before building');
    type('Strength, as a number', '90');
    await waitFor(() => expect(messages('team.preview').at(-1)?.team.policy?.threshold).toBe(90));
    press('See the 3 items');
    expect(screen.getByText('ENG-3').tagName).toBe('SPAN');
    expect(screen.getByRole('link', { name: 'acme/shop#9' })).toBeTruthy();
    expect(screen.getByText('and 1 more')).toBeTruthy();
  });
  test('the preview follows what is typed: badge and dialog', async () => {
    open('#policy');
    await rows();
    type('Strength, as a number', '0');
    expect(screen.getByRole('img', { name: 'Outcome: incomplete, needs a target' })).toBeTruthy();
    type('Strength, as a number', '90');
    expect(screen.getByRole('img', { name: /^Outcome: paused, strength \d+ of 100$/ })).toBeTruthy();
    expect(screen.getByRole('img', { name: /asks for 90 here/ })).toBeTruthy();
    fireEvent.change(screen.getByLabelText('When it is missing at Shipped'), {
      target: { value: 'observe' },
    });
    expect(screen.getByText(words.preview.passes)).toBeTruthy();
  });
  test('what is checked before and what after stands there with its limits', async () => {
    open('#policy');
    await rows();
    expect(screen.getByText(words.acts.lead)).toBeTruthy();
    expect(screen.getAllByText(words.acts.before).length).toBe(4);
    expect(screen.getAllByText(words.acts.after).length).toBe(4);
  });
});
