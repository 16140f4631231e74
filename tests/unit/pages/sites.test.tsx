// @vitest-environment happy-dom
// Longer than 300 lines: every place where a site of a company shows.
/** A company's own address: typed, allowed in the click, given back; its places, tokens and marker label. */
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useConnections } from '../../../components/options/connections/store';
import { labelFor, wrongLabel } from '../../../components/options/MarkerLabel';
import { Options } from '../../../components/options/Options';
import { useSettings } from '../../../components/page/places';
import { readSite } from '../../../components/page/site-input';
import { allowedIn, isUsable, useSites } from '../../../components/page/sites';
import { Popup } from '../../../components/popup/Popup';
import { usePopup } from '../../../components/popup/store';
import type { ChosenPlace, MarkerChoice } from '../../../lib/messages/protocol';
import { deleteAllSecrets } from '../../../lib/store/secret-writer';
import { openSecrets } from '../../../lib/store/secrets-db';
import { options, placeField, popup, sites } from '../../../lib/strings/pages';
import { patternsOf } from '../../../lib/trackers/hosts';
import { answer, granted, HOSTILE, pages, sent, types } from './worker';

pages();
const ALLOW = sites.nameAllow(sites.allow, sites.title);
const ACME = 'acme.ghe.com';
const TOKEN = 'github_pat_11AAAAAAA0abcdefghijkl_mnopqrstuvwxyz4f2a';
const stores = [useConnections, useSettings, useSites, usePopup].map((store) => {
  const initial = store.getState();
  return () => (store as { setState(s: unknown, all: true): void }).setState(initial, true);
});
beforeEach(async () => {
  for (const again of stores) again();
  await deleteAllSecrets();
});
afterEach(cleanup);

function open(hash: string) {
  history.replaceState(null, '', hash);
  return render(<Options />);
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const typeIn = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('an address as it is typed', () => {
  test.each([
    'acme.ghe.com',
    ' ACME.ghe.com ',
    'https://acme.ghe.com',
    'https://acme.ghe.com/acme/shop/issues/142?x=1#issuecomment-1',
    'acme.ghe.com/acme/shop',
    'api.acme.ghe.com',
    'https://api.acme.ghe.com/graphql',
  ])('%s', (text) => {
    expect(readSite(text)).toEqual({ ok: true, site: ACME });
  });
  const { wrong } = sites;
  test.each([
    ['', wrong.empty],
    ['acme', wrong.bare('acme')],
    ['github.com', wrong.github],
    ['https://github.com/acme/shop', wrong.github],
    ['www.github.com', wrong.github],
    ['ghe.com', wrong.root],
    ['https://api.ghe.com', wrong.root],
    ['http://acme.ghe.com/acme/shop', wrong.http(ACME)],
    ['github.acme.example', wrong.server('github.acme.example')],
    ['https://git.acme.example/acme/shop', wrong.server('git.acme.example')],
    ['http://git.acme.example', wrong.server('git.acme.example')],
    ['acme.ghe.com.evil.example', wrong.server('acme.ghe.com.evil.example')],
    ['acmeghe.com', wrong.server('acmeghe.com')],
    ['a.b.ghe.com', wrong.none],
    ['-acme.ghe.com', wrong.none],
    ['acme.ghe.com:8443', wrong.none],
    ['https://github.com@acme.ghe.com/', wrong.none],
    ['localhost:3000', wrong.none],
    ['my company', wrong.none],
    ['javascript:alert(1)', wrong.none],
    ['ftp://acme.ghe.com', wrong.none],
  ])('%s is told what is wrong', (text, why) => {
    expect(readSite(text)).toEqual({ ok: false, why });
  });
  test('hostile texts are refused', () => {
    for (const text of HOSTILE) expect(readSite(text).ok, text).toBe(false);
  });
});

describe('what is allowed', () => {
  test('by name, whole or in part, or all at once', () => {
    expect(allowedIn(['https://github.com/*'])).toEqual([]);
    expect(allowedIn(patternsOf(ACME))).toEqual([
      { site: ACME, tracker: 'github', patterns: patternsOf(ACME), whole: true },
    ]);
    expect(allowedIn(['https://acme.ghe.com/*'])).toMatchObject([{ site: ACME, whole: false }]);
    const every = ['https://*.ghe.com/*', ...patternsOf(ACME)];
    expect(allowedIn(every)).toEqual([{ site: null, tracker: 'github', patterns: every, whole: true }]);
  });
  test('places of github.com always, of a company while it is allowed', () => {
    expect(isUsable('github.com', [])).toBe(true);
    expect(isUsable(ACME, [])).toBe(false);
    expect(isUsable(ACME, allowedIn(patternsOf(ACME)))).toBe(true);
    expect(isUsable('beta.ghe.com', allowedIn(patternsOf(ACME)))).toBe(false);
    expect(isUsable('beta.ghe.com', allowedIn(['https://*.ghe.com/*']))).toBe(true);
  });
});

describe('in the options', () => {
  const list = () => within(screen.getByRole('list', { name: sites.what }));

  test('the click itself asks for the two exact addresses, and open tabs are woken', async () => {
    answer({ 'tabs.wake': () => ({ tabs: 2 }) });
    open('#connections');
    await screen.findByText(sites.none);
    typeIn(sites.label, 'https://acme.ghe.com/acme/shop/issues/7');
    press(ALLOW);
    // Asked before the handler returned: Firefox refuses otherwise.
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({
      origins: ['https://acme.ghe.com/*', 'https://api.acme.ghe.com/*'],
    });
    expect(await screen.findByText(`${sites.woken(ACME, 2)} ${sites.next(ACME)}`)).toBeTruthy();
    expect(sent).toContainEqual({ type: 'tabs.wake', origin: 'https://acme.ghe.com' });
    expect(list().getByText(ACME)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(sites.label).value).toBe('');
  });
  test('a wrong address is told at the field, and the browser is not asked', async () => {
    open('#connections');
    await screen.findByText(sites.none);
    typeIn(sites.label, 'github.acme.example');
    press(ALLOW);
    await screen.findByText(sites.wrong.server('github.acme.example'));
    const field = screen.getByLabelText(sites.label);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(fakeBrowser.permissions.request).not.toHaveBeenCalled();
  });
  test('declined: says so, keeps what was typed, wakes nothing', async () => {
    vi.mocked(fakeBrowser.permissions.request).mockResolvedValueOnce(false);
    open('#connections');
    await screen.findByText(sites.none);
    typeIn(sites.label, ACME);
    press(ALLOW);
    await screen.findByText(sites.declined(ACME));
    expect(screen.getByLabelText<HTMLInputElement>(sites.label).value).toBe(ACME);
    expect(types()).not.toContain('tabs.wake');
  });
  test('one that is allowed already is not asked for again; the rest of a half one is', async () => {
    granted.origins = patternsOf(ACME);
    answer({ 'tabs.wake': () => ({ tabs: 0 }) });
    const page = open('#connections');
    await screen.findByRole('button', { name: sites.nameRemove(ACME) });
    typeIn(sites.label, ACME);
    press(ALLOW);
    await screen.findByText(sites.already(ACME));
    expect(fakeBrowser.permissions.request).not.toHaveBeenCalled();
    page.unmount();
    granted.origins = ['https://acme.ghe.com/*'];
    open('#connections');
    await screen.findByText(sites.half);
    press(sites.nameRest(ACME));
    await waitFor(() => expect(screen.queryByText(sites.half)).toBeNull());
    expect(granted.origins.sort()).toEqual(['https://acme.ghe.com/*', 'https://api.acme.ghe.com/*']);
  });
  test('given back: both addresses, and said what stays', async () => {
    granted.origins = [...patternsOf(ACME), ...patternsOf('beta.ghe.com')];
    granted.removable = true;
    open('#connections');
    fireEvent.click(await screen.findByRole('button', { name: sites.nameRemove(ACME) }));
    await screen.findByText(sites.removed(ACME));
    expect(granted.origins).toEqual(patternsOf('beta.ghe.com'));
    await waitFor(() => expect(list().queryByText(ACME)).toBeNull());
    expect(types()).not.toContain('data.wipe');
  });
  test('where the browser keeps it, that is said', async () => {
    granted.origins = patternsOf(ACME);
    open('#connections');
    fireEvent.click(await screen.findByRole('button', { name: sites.nameRemove(ACME) }));
    await screen.findByText(sites.notRemoved(ACME));
    expect(list().getByText(ACME)).toBeTruthy();
  });
});

describe('a token', () => {
  const stored = async () => {
    const db = await openSecrets();
    const all = await db.getAll('secrets');
    db.close();
    return all;
  };
  async function give(owner: string) {
    await screen.findByText(options.connections.none);
    typeIn(options.connections.ownerLabel, owner);
    fireEvent.input(screen.getByLabelText(options.connections.tokenLabel), { target: { value: TOKEN } });
  }
  const makeLink = () => screen.getByRole('link', { name: /Make a token at GitHub/ }).getAttribute('href');

  test('there is nothing to choose while no other site is allowed', async () => {
    open('#connections');
    await screen.findByText(options.connections.none);
    expect(screen.queryByLabelText(sites.token.site)).toBeNull();
  });
  test('is bound to the API of the site it is for, and made there', async () => {
    granted.origins = patternsOf(ACME);
    open('#connections');
    await screen.findByText(ACME, { selector: 'option' });
    expect(makeLink()).toMatch(/^https:\/\/github\.com\//);
    typeIn(sites.token.site, ACME);
    expect(makeLink()).toMatch(/^https:\/\/acme\.ghe\.com\/settings\/personal-access-tokens\/new\?/);
    await give('acme');
    press(options.connections.save);
    await waitFor(async () => expect(await stored()).toHaveLength(1));
    expect(await stored()).toMatchObject([
      { origin: 'https://api.acme.ghe.com', owner: 'acme', label: sites.at('acme', ACME) },
    ]);
  });
  test('an address as its owner names the site; one that is not allowed takes no token', async () => {
    granted.origins = patternsOf(ACME);
    open('#connections/acme.ghe.com%2Facme');
    await screen.findByText(ACME, { selector: 'option' });
    expect(screen.getByLabelText<HTMLSelectElement>(sites.token.site).value).toBe(ACME);
    await give('beta.ghe.com/beta');
    press(options.connections.save);
    await screen.findByText(sites.token.allowFirst('beta.ghe.com'));
    expect(await stored()).toEqual([]);
    typeIn(options.connections.ownerLabel, 'https://acme.ghe.com/acme/shop');
    press(options.connections.save);
    await waitFor(async () =>
      expect(await stored()).toMatchObject([{ origin: 'https://api.acme.ghe.com', owner: 'acme' }]),
    );
  });
  test('the same owner at another site is no second token', async () => {
    granted.origins = patternsOf(ACME);
    const card = { id: 'a', tracker: 'github', label: 'acme', owner: 'acme', tail: '4f2a' };
    const there = [{ ...card, origin: 'https://api.github.com' }];
    answer({ 'connection.list': () => ({ connections: there }) });
    open('#connections');
    await screen.findByText('ends in 4f2a');
    await screen.findByText(ACME, { selector: 'option' });
    typeIn(sites.token.site, ACME);
    typeIn(options.connections.ownerLabel, 'acme');
    fireEvent.input(screen.getByLabelText(options.connections.tokenLabel), { target: { value: TOKEN } });
    press(options.connections.save);
    await waitFor(async () => expect(await stored()).toHaveLength(1));
  });
});

describe('a place', () => {
  test('of an allowed site is taken from its address; of another it is told what to do', async () => {
    granted.origins = patternsOf(ACME);
    answer({ 'place.set': () => ({ places: [] }) });
    open('#places');
    const field = await screen.findByLabelText(placeField.label);
    await waitFor(() => expect(useSites.getState().sites.state).toBe('here'));
    fireEvent.change(field, { target: { value: 'https://beta.ghe.com/beta/app' } });
    press(placeField.add);
    await screen.findByText(sites.notAllowed('beta.ghe.com'));
    fireEvent.change(field, { target: { value: 'https://acme.ghe.com/acme/shop' } });
    press(placeField.add);
    await waitFor(() =>
      expect(sent.filter((m) => m.type === 'place.set')).toMatchObject([
        { scope: 'place', place: { site: ACME, name: 'acme/shop', owner: 'acme' } },
      ]),
    );
  });
  test('of a site that is not allowed here says so, and names its site', async () => {
    const there: ChosenPlace = {
      tracker: 'github',
      site: ACME,
      name: 'acme/shop',
      scope: 'place',
      choice: 'used',
      at: 1,
    };
    answer({
      'settings.get': () => ({
        settings: { developer: false },
        places: [there, { ...there, site: 'github.com' }],
        remembered: [],
        markers: [],
        version: '0.1.0',
      }),
    });
    open('#places');
    await screen.findByText(sites.at('acme/shop', ACME));
    expect(screen.getAllByText(sites.notAllowedHere)).toHaveLength(1);
    expect(screen.getByRole('button', { name: `Remove ${sites.at('acme/shop', ACME)}` })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Remove acme/shop' })).toBeTruthy();
  });
});

describe('the popup on a tab of a company’s site', () => {
  const on = (url: string | undefined) =>
    vi
      .spyOn(fakeBrowser.tabs, 'query')
      .mockImplementation(async (q) => (q.active ? [{ id: 7, url } as never] : []));

  test('that is not allowed: one button, which asks in the click; then the tab as it is', async () => {
    on('https://acme.ghe.com/acme/shop/issues/142');
    granted.sites = false;
    const place = { tracker: 'github', site: ACME, name: 'acme/shop', owner: 'acme' };
    answer({
      'popup.tab': () => ({ kind: 'tracker', place, choice: 'unchosen' }),
      'tabs.wake': () => ({ tabs: 1 }),
    });
    render(<Popup />);
    const use = await screen.findByRole('button', { name: sites.popup.use(ACME) });
    expect(types()).not.toContain('popup.tab');
    expect(use.className.split(' ')).toContain('p');
    fireEvent.click(use);
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins: patternsOf(ACME) });
    await screen.findByRole('button', { name: popup.use('acme/shop') });
    expect(sent).toContainEqual({ type: 'tabs.wake', origin: 'https://acme.ghe.com' });
  });
  test('declined: says so and stays', async () => {
    on('https://acme.ghe.com/acme');
    granted.sites = false;
    vi.mocked(fakeBrowser.permissions.request).mockResolvedValueOnce(false);
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: sites.popup.use(ACME) }));
    await screen.findByText(sites.declined(ACME));
    expect(screen.getByRole('button', { name: sites.popup.use(ACME) })).toBeTruthy();
  });
  test.each([
    ['a site of nobody’s', 'https://ghe.com/'],
    ['a site that only looks like one', 'https://acme.ghe.com.evil.example/'],
    ['a page without https', 'http://acme.ghe.com/'],
    ['a tab whose address is not told', undefined],
  ])('%s is not asked for', async (_, url) => {
    on(url);
    granted.sites = false;
    render(<Popup />);
    await screen.findByText(popup.elsewhere);
    expect(fakeBrowser.permissions.contains).not.toHaveBeenCalled();
  });
});

describe('the marker label', () => {
  const SHOP: ChosenPlace = {
    tracker: 'github',
    site: 'github.com',
    name: 'acme/shop',
    scope: 'place',
    choice: 'used',
    at: 1,
  };
  const words = options.places.marker;
  let markers: MarkerChoice[] = [];
  function show(list: MarkerChoice[] = []) {
    markers = list;
    answer({
      'settings.get': () => ({
        settings: { developer: false },
        places: [SHOP, { ...SHOP, name: 'acme/old', choice: 'hidden' }],
        remembered: [],
        markers,
        version: '0.1.0',
      }),
      'marker.set': ({ place, scope, label }) => {
        markers = [{ ...place, scope, label }];
        return { markers };
      },
    });
    open('#places');
    return screen.findByRole('button', { name: words.nameChange('acme/shop') });
  }

  test('is off in used places, explained and suggested, and put by its name', async () => {
    const change = await show();
    expect(screen.getAllByText(words.isOff)).toHaveLength(1);
    expect(change.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(change);
    expect(screen.getByText(words.explained('GitHub'))).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(words.label).value).toBe('has-outcome');
    expect(types()).not.toContain('marker.set');
    press(words.put);
    await screen.findByText(words.on('has-outcome', 'acme/shop', words.needs.github ?? ''));
    expect(screen.getByText(words.isOn('has-outcome'))).toBeTruthy();
    expect(document.activeElement).toBe(change);
    const place = { tracker: 'github', site: 'github.com', name: 'acme/shop' };
    expect(sent).toContainEqual({ type: 'marker.set', place, scope: 'place', label: 'has-outcome' });
  });
  test('is turned off; a wrong name is told and not sent; Escape changes nothing', async () => {
    fireEvent.click(await show([{ ...SHOP, label: 'framed' }]));
    typeIn(words.label, 'a"b');
    press(words.put);
    await screen.findByText(words.wrong.characters);
    fireEvent.keyDown(screen.getByLabelText(words.label), { key: 'Escape' });
    expect(screen.queryByLabelText(words.label)).toBeNull();
    expect(types()).not.toContain('marker.set');
    press(words.nameChange('acme/shop'));
    press(words.turnOff);
    await screen.findByText(words.off('acme/shop'));
    expect(sent).toContainEqual(expect.objectContaining({ type: 'marker.set', label: null }));
  });
  test('of a repository is its own, else its owner’s', () => {
    const owner: MarkerChoice = { ...SHOP, name: 'acme', scope: 'owner', label: 'x' };
    expect(labelFor(SHOP, [])).toBeNull();
    expect(labelFor(SHOP, [owner])).toBe('x');
    expect(labelFor(SHOP, [owner, { ...SHOP, label: null }])).toBeNull();
    expect(labelFor({ ...SHOP, site: ACME }, [owner])).toBeNull();
    expect(labelFor({ ...SHOP, name: 'acme', scope: 'owner' }, [owner])).toBe('x');
    // Of a project its whole site.
    const there = { tracker: 'jira', site: 'acme.atlassian.net' };
    const whole: MarkerChoice = { ...there, name: 'acme.atlassian.net', scope: 'owner', label: 'y' };
    expect(labelFor({ ...SHOP, ...there, name: 'ACME' }, [owner, whole])).toBe('y');
  });
  test('names that cannot be labels', () => {
    expect(wrongLabel('has outcome')).toBe('');
    expect(wrongLabel(' ')).toBe(words.wrong.empty);
    expect(wrongLabel('a'.repeat(51))).toBe(words.wrong.long(50));
    expect(wrongLabel('a\u202eb')).toBe(words.wrong.characters);
    expect(wrongLabel('has outcome', 'jira')).toBe(words.wrong.spaces);
  });
});
