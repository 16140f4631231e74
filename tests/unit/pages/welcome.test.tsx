// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useSettings } from '../../../components/page/places';
import { issuesAddress } from '../../../components/welcome/open-issues';
import { isFirefox, SITES } from '../../../components/welcome/sites';
import { Welcome } from '../../../components/welcome/Welcome';
import type { ChosenPlace } from '../../../lib/messages/protocol';
import { placeField, welcome } from '../../../lib/strings/pages';
import { answer, granted, pages, sent, types } from './worker';

vi.mock('../../../components/SamplePanel', () => ({ SamplePanel: () => null }));
pages();
const initial = useSettings.getState();
beforeEach(() => {
  useSettings.setState(initial, true);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([
    { url: 'https://github.com/acme/payments/pulls' } as never,
  ]);
  vi.spyOn(fakeBrowser.tabs, 'create').mockResolvedValue({} as never);
});
afterEach(cleanup);

const chosen = (name: string, scope: 'place' | 'owner' = 'place'): ChosenPlace => ({
  tracker: 'github',
  site: 'github.com',
  name,
  scope,
  choice: 'used',
  at: 1,
});

test('the three sites take their hosts from the manifest’s lists', () => {
  expect(SITES.map((s) => s.origins)).toEqual([
    ['https://github.com/*', 'https://api.github.com/*'],
    ['https://*.atlassian.net/*'],
    ['https://linear.app/*', 'https://api.linear.app/*'],
  ]);
});

test('what is granted says allowed, and offers only the way back', async () => {
  render(<Welcome />);
  expect(await screen.findAllByText(welcome.where.allowed)).toHaveLength(3);
  expect(screen.queryByRole('button', { name: /^Allow/ })).toBeNull();
});

test('where it is not granted, the click itself asks the browser and wakes open tabs', async () => {
  granted.sites = false;
  answer({ 'tabs.wake': () => ({ tabs: 2 }) });
  render(<Welcome />);
  const allow = await screen.findByRole('button', { name: 'Allow github.com' });
  fireEvent.click(allow);
  // Asked before the handler returned: Firefox refuses otherwise.
  expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({
    origins: ['https://github.com/*', 'https://api.github.com/*'],
  });
  expect(await screen.findByText(welcome.where.woken(2))).toBeTruthy();
  expect(sent).toContainEqual({ type: 'tabs.wake', origin: 'https://github.com' });
});

test('declined: says so and wakes nothing', async () => {
  granted.sites = false;
  render(<Welcome />);
  const allow = await screen.findByRole('button', { name: 'Allow github.com' });
  vi.mocked(fakeBrowser.permissions.request).mockResolvedValueOnce(false);
  fireEvent.click(allow);
  expect(await screen.findByText(welcome.where.declined('github.com'))).toBeTruthy();
  expect(types()).not.toContain('tabs.wake');
});

test('taking back: done where the browser lets it, else how to do it by hand', async () => {
  render(<Welcome />);
  const back = await screen.findByRole('button', { name: welcome.where.backOf('github.com') });
  expect(back.textContent).toBe(welcome.where.back);
  fireEvent.click(back);
  expect(await screen.findByText(welcome.where.keeps[isFirefox() ? 'firefox' : 'chromium'])).toBeTruthy();
  granted.removable = true;
  fireEvent.click(back);
  expect(await screen.findByText(welcome.where.removed('github.com'))).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Allow github.com' })).toBeTruthy();
});

test.each([
  ['Allow atlassian.net', ['https://*.atlassian.net/*'], 'https://*.atlassian.net'],
  ['Allow linear.app', ['https://linear.app/*', 'https://api.linear.app/*'], 'https://linear.app'],
])('%s: the click asks for exactly its hosts, and its open tabs are woken', async (name, origins, origin) => {
  granted.sites = false;
  answer({ 'tabs.wake': () => ({ tabs: 1 }) });
  render(<Welcome />);
  expect(screen.queryByLabelText(welcome.step(1, true))).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name }));
  expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins });
  await screen.findByText(welcome.where.woken(1));
  expect(sent).toContainEqual({ type: 'tabs.wake', origin });
  // One tracker is enough for the first step.
  expect(await screen.findByLabelText(welcome.step(1, true))).toBeTruthy();
});

test('each card leads to its part of the options', async () => {
  render(<Welcome />);
  const { more } = welcome.where;
  await screen.findAllByText(welcome.where.allowed);
  for (const id of ['github', 'jira', 'linear'] as const) {
    const href = screen.getByRole('link', { name: more[id] }).getAttribute('href');
    expect(href).toBe(`chrome-extension://own/options.html#connections/${id}/`);
  }
});

test('a name that can be several is asked about; Escape leaves it, a press adds it', async () => {
  answer({ 'place.set': () => ({ places: [] }) });
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([
    { url: 'https://acme.atlassian.net/jira/for-you' } as never,
    { url: 'https://linear.app/acme/inbox' } as never,
  ]);
  render(<Welcome />);
  const field = await screen.findByLabelText<HTMLInputElement>(placeField.label);
  await screen.findByRole('button', { name: '+ all of acme.atlassian.net' });
  fireEvent.change(field, { target: { value: 'ENG' } });
  fireEvent.click(screen.getByRole('button', { name: placeField.add }));
  const group = await screen.findByRole('group', { name: placeField.which('ENG') });
  const first = screen.getByRole('button', { name: 'Linear: team ENG in acme' });
  expect(document.activeElement).toBe(first);
  expect(screen.getByRole('button', { name: 'GitHub: all of ENG' })).toBeTruthy();
  fireEvent.keyDown(group, { key: 'Escape' });
  expect(screen.queryByRole('group')).toBeNull();
  expect(document.activeElement).toBe(field);
  expect(types()).not.toContain('place.set');

  fireEvent.click(screen.getByRole('button', { name: placeField.add }));
  expect(screen.getByRole('button', { name: 'Jira: project ENG on acme.atlassian.net' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Linear: team ENG in acme' }));
  const place = { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' };
  await waitFor(() =>
    expect(sent).toContainEqual({ type: 'place.set', place, scope: 'place', choice: 'used' }),
  );
  expect(field.value).toBe('');
  expect(screen.queryByRole('group')).toBeNull();
});

test('in capitals, with nothing known, it says how a project and a team are named', async () => {
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([]);
  render(<Welcome />);
  fireEvent.change(await screen.findByLabelText(placeField.label), { target: { value: 'ACME' } });
  fireEvent.click(screen.getByRole('button', { name: placeField.add }));
  await screen.findByText(placeField.lacks.jira);
  expect(screen.getByText(placeField.lacks.linear)).toBeTruthy();
  // Typing on takes the question away.
  fireEvent.change(screen.getByLabelText(placeField.label), { target: { value: 'ACME/x' } });
  expect(screen.queryByText(placeField.lacks.jira)).toBeNull();
});

test('places: typed, suggested, wrong, taken off again', async () => {
  let places: ChosenPlace[] = [];
  answer({
    'place.set': (m) => {
      places = places.filter((p) => p.name !== m.place.name);
      if (m.choice === 'used') places = [...places, chosen(m.place.name, m.scope)];
      return { places };
    },
  });
  render(<Welcome />);
  const field = await screen.findByLabelText(placeField.label);
  fireEvent.change(field, { target: { value: 'acme/shop/x' } });
  fireEvent.click(screen.getByRole('button', { name: placeField.add }));
  expect(await screen.findByText(placeField.wrong.parts)).toBeTruthy();
  expect(types()).not.toContain('place.set');

  fireEvent.change(field, { target: { value: 'https://github.com/acme/shop/issues/7' } });
  fireEvent.click(screen.getByRole('button', { name: placeField.add }));
  expect(await screen.findByText('acme/shop')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '+ acme/payments' }));
  await screen.findByText('acme/payments');
  expect(screen.queryByRole('button', { name: '+ acme/payments' })).toBeNull();

  fireEvent.change(field, { target: { value: 'ACME/Shop' } });
  fireEvent.click(screen.getByRole('button', { name: placeField.add }));
  expect(await screen.findByText(placeField.already('ACME/Shop'))).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: placeField.drop('acme/shop') }));
  await waitFor(() => expect(screen.queryByText('acme/shop')).toBeNull());
});

test.each([
  [chosen('acme/shop'), 'acme/shop', 'https://github.com/acme/shop/issues'],
  [
    { ...chosen('ACME'), tracker: 'jira', site: 'acme.atlassian.net' },
    'project ACME',
    'https://acme.atlassian.net/issues/?jql=project%20%3D%20%22ACME%22%20ORDER%20BY%20updated%20DESC',
  ],
  [
    { ...chosen('acme/ENG'), tracker: 'linear', site: 'linear.app' },
    'team ENG',
    'https://linear.app/acme/team/ENG/active',
  ],
])('the last button opens the list of the place that was chosen last', async (last, name, url) => {
  answer({
    'settings.get': () => ({
      settings: { developer: false },
      places: [{ ...last, at: 5 }, chosen('acme/older')],
      remembered: [],
      markers: [],
      version: '0.1.0',
    }),
  });
  render(<Welcome />);
  fireEvent.click(await screen.findByRole('button', { name: welcome.open(name) }));
  expect(fakeBrowser.tabs.create).toHaveBeenCalledWith({ url });
});

test('without a place there is no list to open; of an owner it is a search', async () => {
  render(<Welcome />);
  await screen.findByLabelText(placeField.label);
  expect(screen.queryByRole('button', { name: /^Open issues/ })).toBeNull();
  expect(issuesAddress(chosen('acme', 'owner'))).toContain('org%3Aacme');
});
