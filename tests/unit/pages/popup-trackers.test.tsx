// @vitest-environment happy-dom
// Longer than 300 lines: every part of the popup for two trackers.
/** The popup over Jira and Linear, over a page that could be a company's own Jira, and its rows of connections. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useSites } from '../../../components/page/sites';
import { lineOf } from '../../../components/popup/ConnectionRows';
import { Popup } from '../../../components/popup/Popup';
import { usePopup } from '../../../components/popup/store';
import type {
  ConnectionView,
  ItemView,
  OutboxRow,
  PendingView,
  PopupView,
} from '../../../lib/messages/protocol';
import { popup, sites } from '../../../lib/strings/pages';
import { answer, granted, pages, said, sent, types } from './worker';

pages();
const OWN = 'jira.acme.example';
const stores = [usePopup, useSites].map((store) => {
  const initial = store.getState();
  return () => (store as { setState(s: unknown, all: true): void }).setState(initial, true);
});
const on = (url?: string) =>
  vi
    .spyOn(fakeBrowser.tabs, 'query')
    .mockImplementation(async (q) => (q.active ? [{ id: 7, url } as never] : []));
beforeEach(() => {
  for (const again of stores) again();
  on();
  vi.spyOn(fakeBrowser.tabs, 'create').mockResolvedValue({} as never);
  vi.spyOn(fakeBrowser.tabs, 'update').mockResolvedValue({} as never);
});
afterEach(cleanup);

const JIRA = { tracker: 'jira', site: 'acme.atlassian.net', key: 'ACME-12' };
const LINEAR = { tracker: 'linear', site: 'linear.app', key: 'acme/ENG-12' };
const view = (item: ItemView['item'], more: Partial<ItemView> = {}): ItemView => ({
  item,
  place: 'used',
  known: 'outcome',
  form: { problem: 'Shoppers wait', metric: 'Done', target: '67 %', by: '2027-03-31' },
  missing: [],
  editedElsewhere: false,
  sharing: { state: 'shared' },
  ...more,
});
const tab = (v: ItemView, title = 'Let shoppers pay'): PopupView => ({ kind: 'item', title, view: v });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('the same card as on GitHub', () => {
  test.each([
    [JIRA, 'Jira · acme.atlassian.net ACME-12'],
    [LINEAR, 'Linear · acme ENG-12'],
    [{ tracker: 'github', site: 'github.com', key: 'acme/shop#142' }, 'GitHub · acme/shop #142'],
  ])('%o', async (item, line) => {
    answer({ 'popup.tab': () => tab(view(item)) });
    render(<Popup />);
    await screen.findByText(line);
    expect(screen.getByRole('button', { name: popup.open })).toBeTruthy();
    expect(screen.getByText(popup.state.shared)).toBeTruthy();
  });
  test.each([
    [JIRA, ['Use in project ACME', 'Use in all of acme.atlassian.net'], 'ACME', 'acme.atlassian.net'],
    [LINEAR, ['Use in team ENG', 'Use in all teams in acme'], 'acme/ENG', 'acme'],
  ] as const)('%o in a place nobody chose', async (item, [one, all], name, owner) => {
    answer({
      'popup.tab': () => tab(view(item, { place: 'unchosen' })),
      'place.set': () => ({ places: [] }),
    });
    render(<Popup />);
    await screen.findByRole('button', { name: one });
    press(all);
    const place = { tracker: item.tracker, site: item.site, name, owner };
    await waitFor(() =>
      expect(sent).toContainEqual({ type: 'place.set', place, scope: 'owner', choice: 'used' }),
    );
  });
  test('a list of a used place says which', async () => {
    const place = { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' };
    answer({ 'popup.tab': () => ({ kind: 'tracker', place, choice: 'used' }) });
    render(<Popup />);
    await screen.findByText('Linear · acme');
    expect(screen.getByText(/^Used in team ENG\./)).toBeTruthy();
  });
  test('what waits for a key says so', async () => {
    const sharing = { state: 'waiting', trouble: { code: 'no-credential' } } as const;
    answer({ 'popup.tab': () => tab(view(LINEAR, { sharing })) });
    render(<Popup />);
    await screen.findByText('Waits for a key for acme.');
  });
});

describe('a page that could be a company’s own Jira', () => {
  test('is asked about; the click asks the browser and says whose it is; then the tab as it is', async () => {
    on(`https://${OWN}/browse/ACME-12`);
    answer({
      'popup.tab': () => tab(view({ ...JIRA, site: OWN }, { place: 'unchosen' })),
      'tabs.wake': () => ({ tabs: 1 }),
    });
    render(<Popup />);
    await screen.findByText(sites.popup.maybe);
    const use = screen.getByRole('button', { name: sites.popup.use(OWN) });
    // On most such pages nobody wants it.
    expect(use.className.split(' ')).not.toContain('p');
    expect(types()).not.toContain('popup.tab');
    fireEvent.click(use);
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins: [`https://${OWN}/*`] });
    await screen.findByText(`Jira · ${OWN} ACME-12`);
    expect(said).toEqual({ [OWN]: 'jira' });
    expect(sent).toContainEqual({ type: 'tabs.wake', origin: `https://${OWN}` });
  });
  test('declined: says so, and it is nobody’s', async () => {
    on(`https://${OWN}/jira/software/projects/ACME/boards/1`);
    vi.mocked(fakeBrowser.permissions.request).mockResolvedValueOnce(false);
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: sites.popup.use(OWN) }));
    await screen.findByText(sites.declined(OWN));
    await waitFor(() => expect(said).toEqual({}));
  });
  test('one that was named before and is held back is offered as a known one', async () => {
    on(`https://${OWN}/`);
    said[OWN] = 'jira';
    granted.sites = false;
    render(<Popup />);
    await screen.findByText(sites.popup.ask(OWN));
    expect(screen.getByRole('button', { name: sites.popup.use(OWN) }).className.split(' ')).toContain('p');
  });
  test('one that a company runs itself is told, without a button', async () => {
    on(`https://${OWN}/jira/browse/ACME-12`);
    render(<Popup />);
    await screen.findByText(sites.popup.server);
    expect(screen.queryByRole('button', { name: sites.popup.use(OWN) })).toBeNull();
    expect(types()).not.toContain('popup.tab');
  });
  test('a worker that does not know whose sites are: other tabs are shown all the same', async () => {
    on('https://linear.app/acme/issue/ENG-12');
    answer({
      'site.list': () => {
        throw new Error('closed');
      },
      'popup.tab': () => tab(view(LINEAR)),
    });
    render(<Popup />);
    await screen.findByText('Linear · acme ENG-12');
  });
});

describe('outcomes that wait for their issue', () => {
  const pending = (place: PendingView['place']): PendingView => ({
    id: 'p1',
    place,
    choice: 'used',
    form: {},
    title: 'Add gift wrapping',
    saved: true,
    at: Date.now(),
    opened: [],
  });
  const acme = { tracker: 'jira', site: 'acme.atlassian.net', name: 'ACME', owner: 'acme.atlassian.net' };
  const eng = { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' };
  test.each([
    [acme, JIRA, 'https://acme.atlassian.net/browse/ACME-12', 'Attach to ACME-12'],
    [eng, LINEAR, 'https://linear.app/acme/issue/ENG-12', 'Attach to ENG-12'],
  ])('%o: the issue of the tab is offered', async (place, item, url, name) => {
    answer({
      'popup.tab': () => tab(view(item, { known: 'none', form: {} })),
      'pending.list': () => ({ pending: [pending(place)] }),
      'pending.attachTo': () => ({ ok: true }),
    });
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name }));
    await waitFor(() => expect(sent).toContainEqual({ type: 'pending.attachTo', id: 'p1', url }));
  });
  test.each([
    [
      acme,
      /^https:\/\/acme\.atlassian\.net\/issues\/\?jql=/,
      'New issue in project ACME on acme.atlassian.net',
    ],
    [eng, /^https:\/\/linear\.app\/acme\/team\/ENG\/new$/, 'New issue in team ENG in acme'],
  ])('%o: back to where it began', async (place, url, where) => {
    answer({ 'pending.list': () => ({ pending: [pending(place)] }) });
    render(<Popup />);
    await screen.findByText(new RegExp(`^${where}`));
    press(popup.pending.back[place.tracker] ?? '');
    await waitFor(() =>
      expect(fakeBrowser.tabs.create).toHaveBeenCalledWith({ url: expect.stringMatching(url) }),
    );
  });
  test('an issue of another tracker with the same name of its place is not offered', async () => {
    const other = { tracker: 'github', site: 'github.com', key: 'acme/ENG#12' };
    answer({
      'popup.tab': () => tab(view(other, { known: 'none', form: {} })),
      'pending.list': () => ({ pending: [pending(eng)] }),
    });
    render(<Popup />);
    await screen.findByRole('button', { name: popup.pending.attach });
    expect(screen.queryByRole('button', { name: 'Attach to #12' })).toBeNull();
  });
  test('an address of any tracker is taken, of a company’s own domain once it is said', async () => {
    said[OWN] = 'jira';
    answer({
      'pending.list': () => ({ pending: [pending(acme)] }),
      'pending.attachTo': () => ({ ok: true }),
    });
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: popup.pending.attach }));
    const field = screen.getByLabelText(popup.pending.url);
    const give = (value: string) => {
      fireEvent.change(field, { target: { value } });
      press(popup.pending.confirm);
    };
    const example = popup.pending.example.jira ?? '';
    expect(screen.getByText(popup.pending.urlHint(example))).toBeTruthy();
    give('https://evil.example/browse/ACME-12');
    await screen.findByText(popup.pending.urlWrong(example));
    give('https://acme.atlassian.net/jira/software/projects/ACME/boards/1');
    await screen.findByText(popup.pending.urlWrong(example));
    expect(types()).not.toContain('pending.attachTo');
    give(`https://${OWN}/browse/ACME-12`);
    await waitFor(() => expect(types()).toContain('pending.attachTo'));
  });
});

describe('connections', () => {
  const key: ConnectionView = {
    id: 'k',
    tracker: 'linear',
    label: 'acme',
    owner: 'acme',
    origin: 'https://api.linear.app',
    tail: '',
  };
  const session: ConnectionView = {
    ...key,
    id: 's',
    tracker: 'jira',
    owner: 'acme.atlassian.net',
    origin: 'https://acme.atlassian.net',
    login: 'Mia',
    session: true,
  };
  const rows = () =>
    within(screen.getByRole('region', { name: popup.connections.label }))
      .getAllByRole('listitem')
      .map((li) => li.textContent);

  test('a line for each tracker, also where there is nothing yet', async () => {
    render(<Popup />);
    await screen.findByText(popup.connections.noKey);
    expect(rows()).toEqual([
      `GitHub${popup.connections.none}`,
      `Linear${popup.connections.noKey}`,
      `Jira${popup.connections.noSession}`,
    ]);
  });
  test('keys and logins by name', async () => {
    answer({ 'connection.list': () => ({ connections: [{ ...key, login: 'mia' }], sessions: [session] }) });
    render(<Popup />);
    await screen.findByText('signed in as Mia');
    expect(rows().slice(1)).toEqual([
      'Linear · acmeconnected as mia',
      'Jira · acme.atlassian.netsigned in as Mia',
    ]);
  });
  test('a key in a few words', () => {
    const now = 1_800_000_000_000;
    const text = (more: Partial<ConnectionView>) => lineOf({ ...key, ...more }, now).text;
    expect(text({})).toBe('key saved, not tested yet');
    expect(text({ trouble: { code: 'credential-refused' } })).toBe('key not accepted');
    expect(text({ trouble: { code: 'not-approved' } })).toBe('an admin allows no keys');
    expect(text({ trouble: { code: 'other-workspace' } })).toBe('key of another workspace');
    expect(text({ trouble: { code: 'not-permitted' } })).toBe('key may not write');
    expect(lineOf(session, now)).toMatchObject({ tone: 'good', text: 'signed in as Mia' });
  });
});

test('an outcome that waits for a page of Jira: why, and the button opens it', async () => {
  const row: OutboxRow = { item: JIRA, state: 'waiting', trouble: { code: 'no-tab' }, since: 1 };
  answer({ 'outbox.list': () => ({ rows: [row] }) });
  render(<Popup />);
  await screen.findByText(/none is open\. Open Jira in a tab/);
  press('Open acme.atlassian.net');
  await waitFor(() =>
    expect(fakeBrowser.tabs.create).toHaveBeenCalledWith({
      url: 'https://acme.atlassian.net/browse/ACME-12',
    }),
  );
  expect(window.close).toHaveBeenCalled();
});

test('one that waits for a key leads to the form for its workspace', async () => {
  const row: OutboxRow = { item: LINEAR, state: 'waiting', trouble: { code: 'no-credential' }, since: 1 };
  answer({ 'outbox.list': () => ({ rows: [row] }) });
  render(<Popup />);
  fireEvent.click(await screen.findByRole('button', { name: 'Connect Linear' }));
  await waitFor(() =>
    expect(fakeBrowser.tabs.create).toHaveBeenCalledWith({
      url: expect.stringMatching(/options\.html#connections\/linear\/acme$/),
    }),
  );
});
