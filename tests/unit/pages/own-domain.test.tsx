// @vitest-environment happy-dom
/** A Jira under a company's own domain: typed, said and allowed in one click, given back; and whose login was met. */
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useConnections } from '../../../components/options/connections/store';
import { Options } from '../../../components/options/Options';
import { readOwnSite } from '../../../components/page/own-site-input';
import { useSettings } from '../../../components/page/places';
import { allowedIn, useSites } from '../../../components/page/sites';
import { tabSite } from '../../../components/popup/tab-site';
import type { ConnectionView } from '../../../lib/messages/protocol';
import { options, placeField, sites } from '../../../lib/strings/pages';
import { dayWords } from '../../../lib/strings/time';
import { answer, granted, HOSTILE, pages, said, sent, types } from './worker';

pages();
const OWN = 'jira.acme.example';
const words = options.jiraSessions;
const { own } = words;
const ALLOW = sites.nameAllow(own.allow, own.title);
const stores = [useConnections, useSettings, useSites].map((store) => {
  const initial = store.getState();
  return () => (store as { setState(s: unknown, all: true): void }).setState(initial, true);
});
beforeEach(() => {
  for (const again of stores) again();
});
afterEach(cleanup);

function open(hash: string) {
  history.replaceState(null, '', hash);
  return render(<Options />);
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const typeIn = (value: string) => fireEvent.change(screen.getByLabelText(own.label), { target: { value } });
const list = () => within(screen.getByRole('list', { name: own.what }));
const says = () => sent.filter((m) => m.type === 'site.say');

describe('an address as it is typed', () => {
  test.each([
    OWN,
    ` ${OWN.toUpperCase()} `,
    `https://${OWN}/browse/ACME-12?x=1#y`,
    `${OWN}/jira/software/projects/ACME/boards/1`,
  ])('%s', (text) => {
    expect(readOwnSite(text)).toEqual({ ok: true, site: OWN });
  });
  const { wrong } = own;
  test.each([
    ['', wrong.empty],
    ['jira', wrong.bare('jira')],
    ['acme.atlassian.net', wrong.cloud('acme.atlassian.net')],
    ['https://acme.atlassian.net/browse/ACME-1', wrong.cloud('acme.atlassian.net')],
    ['github.com', wrong.tracker('github.com')],
    ['acme.ghe.com', wrong.tracker('acme.ghe.com')],
    ['https://linear.app/acme', wrong.tracker('linear.app')],
    ['id.atlassian.com', wrong.atlassian('id.atlassian.com')],
    ['https://www.atlassian.com/software/jira', wrong.atlassian('www.atlassian.com')],
    ['http://jira.acme.example', wrong.http(OWN)],
    [`https://${OWN}/jira/browse/ACME-12`, wrong.server(OWN)],
    [`https://${OWN}/jira/secure/Dashboard.jspa`, wrong.server(OWN)],
    ['localhost', wrong.none],
    [`${OWN}:8443`, wrong.none],
    ['10.0.0.7', wrong.none],
    ['[::1]', wrong.none],
    [`https://github.com@${OWN}/`, wrong.none],
    ['my company', wrong.none],
    ['javascript:alert(1)', wrong.none],
    ['ftp://jira.acme.example', wrong.none],
    [`${'a.'.repeat(120)}example`, wrong.none],
  ])('%s is told what is wrong', (text, why) => {
    expect(readOwnSite(text)).toEqual({ ok: false, why });
  });
  test('hostile texts are refused', () => {
    for (const text of HOSTILE) expect(readOwnSite(text).ok, text).toBe(false);
  });
});

test('a domain counts as a person said whose it is, and has no API apart', () => {
  const pattern = `https://${OWN}/*`;
  expect(allowedIn([pattern])).toEqual([]);
  expect(allowedIn([pattern], { [OWN]: 'jira' })).toEqual([
    { site: OWN, tracker: 'jira', patterns: [pattern], whole: true },
  ]);
  expect(allowedIn([], { [OWN]: 'jira' })).toEqual([]);
});

describe('in the options', () => {
  test('the click asks for that one address and says whose it is, and open tabs are woken', async () => {
    answer({ 'tabs.wake': () => ({ tabs: 1 }) });
    open('#connections/jira/');
    await screen.findByText(own.none);
    typeIn(`https://${OWN}/browse/ACME-12`);
    press(ALLOW);
    // Asked before the handler returned: Firefox refuses otherwise.
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins: [`https://${OWN}/*`] });
    await screen.findByText(`${sites.woken(OWN, 1)} ${own.next}`);
    expect(says()).toEqual([{ type: 'site.say', host: OWN, tracker: 'jira' }]);
    expect(types().indexOf('site.say')).toBeLessThan(types().indexOf('tabs.wake'));
    expect(sent).toContainEqual({ type: 'tabs.wake', origin: `https://${OWN}` });
    expect(list().getByText(OWN)).toBeTruthy();
    // It is no GitHub: the other list knows nothing of it.
    expect(within(screen.getByRole('list', { name: sites.what })).queryByText(OWN)).toBeNull();
  });
  test('it is said before the browser answers: its question may close the page that asks', async () => {
    let answered: (yes: boolean) => void = () => undefined;
    vi.mocked(fakeBrowser.permissions.request).mockReturnValueOnce(
      new Promise<boolean>((done) => {
        answered = done;
      }),
    );
    open('#connections/jira/');
    await screen.findByText(own.none);
    typeIn(OWN);
    press(ALLOW);
    await waitFor(() => expect(says()).toHaveLength(1));
    answered(false);
    await screen.findByText(sites.declined(OWN));
    expect(said).toEqual({});
    expect(types()).not.toContain('tabs.wake');
  });
  test('where it cannot be noted, the permission is given back', async () => {
    answer({
      'site.say': () => {
        throw new Error('The disk is full');
      },
    });
    granted.removable = true;
    open('#connections/jira/');
    await screen.findByText(own.none);
    typeIn(OWN);
    press(ALLOW);
    await screen.findByText(sites.notNoted(OWN, 'The disk is full'));
    expect(granted.origins).toEqual([]);
    expect(types()).not.toContain('tabs.wake');
  });
  test('a wrong address is told at the field, and nobody is asked', async () => {
    open('#connections/jira/');
    await screen.findByText(own.none);
    typeIn('acme.atlassian.net');
    press(ALLOW);
    await screen.findByText(own.wrong.cloud('acme.atlassian.net'));
    expect(document.activeElement).toBe(screen.getByLabelText(own.label));
    expect(fakeBrowser.permissions.request).not.toHaveBeenCalled();
    expect(says()).toEqual([]);
  });
  test('given back: to the browser, and nobody’s from then on', async () => {
    said[OWN] = 'jira';
    granted.origins = [`https://${OWN}/*`];
    granted.removable = true;
    open('#connections/jira/');
    fireEvent.click(await screen.findByRole('button', { name: sites.nameRemove(OWN) }));
    await screen.findByText(sites.removed(OWN));
    expect(granted.origins).toEqual([]);
    expect(said).toEqual({});
    await waitFor(() => expect(list().queryByText(OWN)).toBeNull());
  });
  test('where the browser keeps it, it is nobody’s all the same', async () => {
    said[OWN] = 'jira';
    granted.origins = [`https://${OWN}/*`];
    open('#connections/jira/');
    fireEvent.click(await screen.findByRole('button', { name: sites.nameRemove(OWN) }));
    await screen.findByText(sites.notRemoved(OWN));
    expect(said).toEqual({});
  });
  test('what the browser took back in its own settings is listed as that, and can be asked for again', async () => {
    said[OWN] = 'jira';
    answer({ 'tabs.wake': () => ({ tabs: 0 }) });
    open('#connections/jira/');
    await screen.findByText(own.lost);
    press(own.nameAgain(OWN));
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins: [`https://${OWN}/*`] });
    await waitFor(() => expect(screen.queryByText(own.lost)).toBeNull());
    expect(list().getByText(OWN)).toBeTruthy();
  });
  test('declined again, it stays on the list', async () => {
    said[OWN] = 'jira';
    vi.mocked(fakeBrowser.permissions.request).mockResolvedValueOnce(false);
    open('#connections/jira/');
    await screen.findByText(own.lost);
    press(own.nameAgain(OWN));
    await screen.findByText(sites.declined(OWN));
    expect(said).toEqual({ [OWN]: 'jira' });
  });
  test('a worker that does not say whose sites are is told, and asked again', async () => {
    answer({
      'site.list': () => {
        throw new Error('the database is closed');
      },
    });
    open('#connections/jira/');
    expect(await screen.findAllByText(/could not be read: the database is closed/)).toHaveLength(2);
  });
});

describe('logins', () => {
  const at = Date.parse('2026-11-12T09:00:00');
  const session: ConnectionView = {
    id: 'session:jira:acme.atlassian.net',
    tracker: 'jira',
    label: 'acme.atlassian.net',
    owner: 'acme.atlassian.net',
    origin: 'https://acme.atlassian.net',
    login: 'Mia Weber',
    checkedAt: at,
    tail: '',
    session: true,
  };
  test('who is signed in where, and since when', async () => {
    answer({ 'connection.list': () => ({ connections: [], sessions: [session] }) });
    open('#connections/jira/');
    const row = within(await screen.findByRole('list', { name: words.whoList }));
    expect(row.getByText('acme.atlassian.net')).toBeTruthy();
    const told = `${words.as('Mia Weber')} ${words.since(dayWords(new Date(at)))}`;
    expect(row.getByText(told)).toBeTruthy();
    // A login is no token: neither list of those has it.
    expect(screen.getByText(options.connections.none)).toBeTruthy();
    expect(screen.getByText(options.linearKey.none)).toBeTruthy();
  });
  test('nobody yet', async () => {
    open('#connections/jira/');
    await screen.findByText(words.none);
  });
  test('hostile names stay texts', async () => {
    const sessions = HOSTILE.map((login, i) => ({ ...session, id: `s${i}`, login }));
    answer({ 'connection.list': () => ({ connections: [], sessions }) });
    open('#connections/jira/');
    const row = await screen.findByRole('list', { name: words.whoList });
    expect(row.querySelectorAll('li')).toHaveLength(HOSTILE.length);
    expect(row.querySelector('img, script, a')).toBeNull();
    expect(globalThis).not.toHaveProperty('hit');
  });
});

describe('a tab', () => {
  test.each([
    ['https://acme.atlassian.net/jira/for-you', { kind: 'known', tracker: 'jira' }],
    ['https://linear.app/acme', { kind: 'known', tracker: 'linear' }],
    [`https://${OWN}/browse/ACME-12`, { kind: 'maybe', site: OWN }],
    [`https://${OWN}/browse/ACME`, { kind: 'maybe', site: OWN }],
    [`https://${OWN}/jira/your-work`, { kind: 'maybe', site: OWN }],
    [`https://${OWN}/jira/software/projects/ACME/boards/1`, { kind: 'maybe', site: OWN }],
    [`https://${OWN}/issues/?jql=project%20%3D%20ACME`, { kind: 'maybe', site: OWN }],
    [`https://${OWN}/jira/browse/ACME-12`, { kind: 'server' }],
    [`https://${OWN}/jira/projects/ACME/issues`, { kind: 'server' }],
  ])('%s is looked at', (url, expected) => {
    expect(tabSite(url, {})).toMatchObject(expected);
  });
  test.each([
    `https://${OWN}/`,
    `https://${OWN}/issues`,
    'https://films.example/browse/genre/34399',
    'https://redmine.example/issues/12',
    `http://${OWN}/browse/ACME-12`,
    `https://${OWN}:8443/browse/ACME-12`,
    'about:blank',
    'nonsense',
    undefined,
  ])('%s is nobody’s', (url) => {
    expect(tabSite(url, {})).toBeNull();
  });
  test('is known once a person said whose it is', () => {
    const known = { kind: 'known', site: OWN, tracker: 'jira' };
    expect(tabSite(`https://${OWN}/`, { [OWN]: 'jira' })).toEqual(known);
    expect(tabSite(`https://${OWN}/`, { [OWN]: 'nobody' })).toBeNull();
  });
});

describe('a place on it', () => {
  test('is told to be allowed first; then it is taken', async () => {
    answer({ 'place.set': () => ({ places: [] }) });
    const page = open('#places');
    const add = async () => {
      fireEvent.change(await screen.findByLabelText(placeField.label), {
        target: { value: `https://${OWN}/browse/ACME-12` },
      });
      press(placeField.add);
    };
    await add();
    await screen.findByText(sites.notAllowed(OWN));
    page.unmount();
    said[OWN] = 'jira';
    granted.origins = [`https://${OWN}/*`];
    open('#places');
    await waitFor(() => expect(useSites.getState().said).toEqual({ [OWN]: 'jira' }));
    await add();
    const place = { tracker: 'jira', site: OWN, name: 'ACME', owner: OWN };
    await waitFor(() => expect(sent).toContainEqual(expect.objectContaining({ type: 'place.set', place })));
  });
});
