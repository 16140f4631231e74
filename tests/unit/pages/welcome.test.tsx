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

test('what is granted says allowed; later trackers offer nothing to press', async () => {
  render(<Welcome />);
  expect(await screen.findByText(welcome.where.allowed)).toBeTruthy();
  expect(screen.getAllByText(welcome.where.later)).toHaveLength(2);
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
  fireEvent.click(await screen.findByRole('button', { name: welcome.where.back }));
  expect(await screen.findByText(welcome.where.keeps[isFirefox() ? 'firefox' : 'chromium'])).toBeTruthy();
  granted.removable = true;
  fireEvent.click(screen.getByRole('button', { name: welcome.where.back }));
  expect(await screen.findByText(welcome.where.removed('github.com'))).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Allow github.com' })).toBeTruthy();
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

test('the last button opens the issues of the chosen place', async () => {
  answer({
    'settings.get': () => ({
      settings: { developer: false },
      places: [chosen('acme/shop')],
      remembered: [],
      markers: [],
      version: '0.1.0',
    }),
  });
  render(<Welcome />);
  fireEvent.click(await screen.findByRole('button', { name: welcome.open('acme/shop') }));
  expect(fakeBrowser.tabs.create).toHaveBeenCalledWith({ url: 'https://github.com/acme/shop/issues' });
  expect(issuesAddress(undefined)).toBe('https://github.com/issues');
  expect(issuesAddress(chosen('acme', 'owner'))).toContain('org%3Aacme');
});
