// @vitest-environment happy-dom
// Longer than 300 lines: every section of one page.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoreApi } from 'zustand';
import { useConnections } from '../../../components/options/connections/store';
import { useDevice } from '../../../components/options/device/store';
import { Options } from '../../../components/options/Options';
import { matching, statusText, useLedger } from '../../../components/options/Requests';
import { readHash } from '../../../components/options/section';
import { useSettings } from '../../../components/page/places';
import type { ChosenPlace, ConnectionView, LedgerRow } from '../../../lib/messages/protocol';
import { deleteAllSecrets } from '../../../lib/store/secret-writer';
import { openSecrets } from '../../../lib/store/secrets-db';
import { options } from '../../../lib/strings/pages';
import { answer, HOSTILE, pages, sent, types } from './worker';

pages();
const TOKEN = 'github_pat_11AAAAAAA0abcdefghijkl_mnopqrstuvwxyz4f2a';
/** Puts a store back to what it was when the file was loaded. */
const back = <T,>(store: StoreApi<T>) => {
  const initial = store.getState();
  return () => store.setState(initial, true);
};
const restart = [back(useConnections), back(useDevice), back(useLedger), back(useSettings)];

beforeEach(async () => {
  for (const again of restart) again();
  await deleteAllSecrets();
});
afterEach(cleanup);

/** As when the page is loaded with that address: no `hashchange` comes after it. */
function open(hash: string) {
  history.replaceState(null, '', hash);
  return render(<Options />);
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

const view = (more: Partial<ConnectionView> = {}): ConnectionView => ({
  id: 'a',
  tracker: 'github',
  label: 'acme',
  owner: 'acme',
  origin: 'https://api.github.com',
  tail: '4f2a',
  ...more,
});

describe('sections', () => {
  test.each([
    ['#connections/acme', 'connections', 'acme'],
    ['#/device', 'device', ''],
    ['#nonsense', 'places', ''],
    ['', 'places', ''],
    ['#connections/%E0%A4%A', 'connections', '%E0%A4%A'],
  ])('%s', (hash, section, rest) => {
    expect(readHash(hash)).toEqual({ section, rest });
  });
  test('a link in the navigation shows its section, names the page and moves the focus to its heading', async () => {
    open('#places');
    location.hash = '#keys';
    fireEvent(window, new Event('hashchange'));
    const heading = await screen.findByRole('heading', { level: 1, name: options.keys.title });
    expect(document.activeElement).toBe(heading);
    expect(document.title).toBe('Keys · Sightline options');
    expect(screen.getByRole('link', { name: 'Keys' }).getAttribute('aria-current')).toBe('page');
  });
});

describe('tokens', () => {
  async function save(owner = 'acme') {
    open('#connections');
    await screen.findByText(options.connections.none);
    fireEvent.change(screen.getByLabelText('Owner'), { target: { value: owner } });
    type('Token', TOKEN);
    press(options.connections.save);
  }

  test('a token goes into the writer and nowhere else: not into the page, not into a message', async () => {
    let id = '';
    answer({
      'connection.changed': async () => {
        const db = await openSecrets();
        id = String((await db.getAllKeys('facts'))[0]);
        db.close();
        return { connections: [view({ id })] };
      },
      'connection.test': () => view({ id, login: 'acme-pm', checkedAt: Date.now() }),
    });
    await save();
    await screen.findByText(options.connections.me('acme-pm', 'acme'));
    const db = await openSecrets();
    expect(await db.getAll('secrets')).toMatchObject([
      { owner: 'acme', origin: 'https://api.github.com', value: TOKEN },
    ]);
    db.close();
    expect(types().slice(-2)).toEqual(['connection.changed', 'connection.test']);
    expect(JSON.stringify(sent)).not.toContain(TOKEN.slice(0, 20));
    expect(document.documentElement.outerHTML).not.toContain(TOKEN.slice(0, 20));
    for (const input of document.querySelectorAll('input')) expect(input.value).not.toContain('github_pat');
    expect(screen.getByText('ends in 4f2a')).toBeTruthy();
    expect(screen.getByText('connected as acme-pm')).toBeTruthy();
  });
  test('the field hides what is typed and is never written into an attribute', async () => {
    open('#connections');
    const field = await screen.findByLabelText<HTMLInputElement>('Token');
    fireEvent.input(field, { target: { value: TOKEN } });
    expect(field.type).toBe('password');
    expect(field.getAttribute('value')).toBeNull();
    expect(document.documentElement.outerHTML).not.toContain(TOKEN.slice(0, 20));
  });
  test('a wrong one is told in words, nothing is saved, the field keeps the focus', async () => {
    open('#connections/acme');
    await screen.findByText(options.connections.none);
    expect(screen.getByLabelText<HTMLInputElement>('Owner').value).toBe('acme');
    type('Token', 'hunter2');
    press(options.connections.save);
    await screen.findByText(options.connections.wrong.login);
    const field = screen.getByLabelText('Token');
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(types()).not.toContain('connection.changed');
  });
  test('a second one for the same owner is asked about, and kept when it is pressed again', async () => {
    answer({ 'connection.list': () => ({ connections: [view()] }) });
    open('#connections');
    await screen.findByText('ends in 4f2a');
    type('Owner', 'ACME');
    type('Token', TOKEN);
    press(options.connections.save);
    await screen.findByText(options.connections.hasToken('ACME'));
    expect(screen.getByLabelText<HTMLInputElement>('Token').value).toBe(TOKEN);
    expect(types()).not.toContain('connection.changed');
    press(options.connections.save);
    await waitFor(() => expect(types()).toContain('connection.changed'));
  });
  test('a test that cannot be finished says so; the token stays saved', async () => {
    answer({ 'connection.changed': () => ({ connections: [view()] }) });
    await save();
    expect((await screen.findAllByText(/the test did not finish/)).length).toBeGreaterThan(0);
    const db = await openSecrets();
    expect(await db.count('secrets')).toBe(1);
    db.close();
  });
  test('a refused token: the owner is cleared, and the message goes once it is mended', async () => {
    const bad = view({ checkedAt: Date.now(), trouble: { code: 'credential-refused', status: 401 } });
    let id = '';
    let now = bad;
    answer({
      'connection.changed': async () => {
        const db = await openSecrets();
        id = String((await db.getAllKeys('facts'))[0]);
        db.close();
        return { connections: [{ ...now, id }] };
      },
      'connection.test': () => ({ ...now, id }),
    });
    await save();
    await screen.findByText(options.connections.savedTrouble);
    expect((screen.getByLabelText('Owner') as HTMLInputElement).value).toBe('');
    expect(screen.getByText(options.connections.notTold)).toBeTruthy();
    now = view({ checkedAt: Date.now(), login: 'acme-pm' });
    press(options.connections.nameTest('acme'));
    await screen.findByText(options.connections.as('acme-pm'));
    expect(screen.queryByText(options.connections.savedTrouble)).toBeNull();
  });
  test.each([
    ['credential-expired', 401, /ran out/],
    ['credential-refused', 401, /does not accept this token/],
    ['not-permitted', 403, /may not write issues/],
    ['not-approved', 403, /An owner of acme has to approve/],
    ['hidden', 404, /nothing there/],
  ] as const)('trouble %s is said with what to do', async (code, status, words) => {
    answer({ 'connection.list': () => ({ connections: [view({ trouble: { code, status } })] }) });
    open('#connections');
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
  });
  test('warns from 14 days before the end, not before', async () => {
    const day = 86_400_000;
    const soon = view({ login: 'x', expiresAt: Date.now() + 14 * day + 1000 });
    const later = view({ id: 'b', label: 'beta', login: 'x', expiresAt: Date.now() + 15 * day + 1000 });
    answer({ 'connection.list': () => ({ connections: [soon, later] }) });
    open('#connections');
    expect(await screen.findByText(/^in 14 days, on/)).toBeTruthy();
    expect(screen.getByText(/^on \d/)).toBeTruthy();
  });
  test('deleting asks first; Escape keeps the token', async () => {
    answer({ 'connection.list': () => ({ connections: [view()] }) });
    open('#connections');
    fireEvent.click(await screen.findByRole('button', { name: options.connections.nameRemove('acme') }));
    fireEvent.keyDown(screen.getByRole('group', { name: /Delete the token/ }), { key: 'Escape' });
    expect(types()).not.toContain('connection.changed');
    press(options.connections.nameRemove('acme'));
    press(options.connections.sureYes);
    await screen.findByText(options.connections.removed('acme'));
    expect(types()).toContain('connection.changed');
  });
});

describe('import', () => {
  const file = new File(['{"format":1}'], 'backup.json', { type: 'application/json' });
  const report = { ok: true, added: 2, changed: 1, same: 3, settings: ['acme/shop: used'] };
  async function choose() {
    open('#device');
    fireEvent.change(screen.getByLabelText(options.device.importFile), { target: { files: [file] } });
    return screen.findByRole('button', { name: /^(Apply|Keep)/ }).catch(() => undefined);
  }
  const imports = () => sent.flatMap((m) => (m.type === 'data.import' ? [m.apply] : []));

  test('shows what would change; cancel asks for nothing more', async () => {
    answer({ 'data.import': () => report });
    await choose();
    await screen.findByText('acme/shop: used');
    const before = sent.length;
    press(options.device.keep);
    await screen.findByText(options.device.kept);
    expect(sent.length).toBe(before);
    expect(imports()).toEqual([false]);
    expect(screen.queryByText('acme/shop: used')).toBeNull();
  });
  test('applies the same file that was shown', async () => {
    answer({ 'data.import': () => report });
    await choose();
    fireEvent.click(await screen.findByRole('button', { name: options.device.apply(4) }));
    await screen.findByText(options.device.applied(4));
    expect(imports()).toEqual([false, true]);
    const texts = sent.flatMap((m) => (m.type === 'data.import' ? [m.text] : []));
    expect(new Set(texts).size).toBe(1);
  });
  test('a broken file says why and offers nothing to apply', async () => {
    answer({
      'data.import': () => ({ ...report, ok: false, problem: `damaged:${HOSTILE[0]}` }),
    });
    await choose();
    await screen.findByText(new RegExp(options.device.broken));
    expect(screen.queryByRole('button', { name: /^Apply/ })).toBeNull();
    expect(document.querySelector('img')).toBeNull();
  });
});

test('clearing needs the word', async () => {
  answer({ 'data.wipe': () => ({ done: true }) });
  open('#device');
  // The button comes together with the warning above it, so that it never moves.
  expect(screen.queryByRole('button', { name: options.device.wipeDo })).toBeNull();
  await screen.findByRole('button', { name: options.device.wipeDo });
  press(options.device.wipeDo);
  await screen.findByText(options.device.wipeType('clear'));
  expect(types()).not.toContain('data.wipe');
  fireEvent.change(screen.getByLabelText(options.device.wipeLabel('clear')), { target: { value: 'clear' } });
  press(options.device.wipeDo);
  await screen.findByText(options.device.wiped);
  expect(types()).toContain('data.wipe');
});

test('the developer switch is put, not assumed', async () => {
  answer({ 'settings.put': ({ patch }) => ({ settings: { developer: patch.developer === true } }) });
  open('#device');
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: options.device.developerLabel });
  expect(box.checked).toBe(false);
  fireEvent.click(box);
  await screen.findByText(options.device.saved);
  expect(box.checked).toBe(true);
  expect(sent).toContainEqual({ type: 'settings.put', patch: { developer: true } });
});

test('a place that was removed comes back with Undo as it was', async () => {
  let places: ChosenPlace[] = [
    { tracker: 'github', site: 'github.com', name: 'acme', scope: 'owner', choice: 'hidden', at: 1 },
  ];
  const before = places;
  answer({
    'settings.get': () => ({
      settings: { developer: false },
      places,
      remembered: [],
      markers: [],
      version: '0.1.0',
    }),
    'place.set': (m) => {
      places = m.choice === 'undo' ? [] : before;
      return { places };
    },
  });
  open('#places');
  fireEvent.click(await screen.findByRole('button', { name: 'Remove all of acme' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByRole('button', { name: 'Remove all of acme' });
  expect(sent.filter((m) => m.type === 'place.set')).toMatchObject([
    { scope: 'owner', choice: 'undo', place: { name: 'acme', owner: 'acme' } },
    { scope: 'owner', choice: 'hidden', place: { name: 'acme', owner: 'acme' } },
  ]);
});

test('what is done in public places without asking is listed, and asks again on a click', async () => {
  const place = { tracker: 'github', site: 'github.com', name: 'acme/open-shop' };
  const fields = ['problem', 'metric', 'unit'] as const;
  answer({
    'settings.get': () => ({
      settings: { developer: false },
      places: [],
      remembered: [{ place, fields: [...fields] }, { place: { ...place, name: 'acme/site' } }],
      markers: [],
      version: '0.1.0',
    }),
    'place.askAgain': () => ({ remembered: [{ place: { ...place, name: 'acme/site' } }] }),
  });
  open('#places');
  await screen.findByText('saving shares problem, metric');
  screen.getByText('keeps everything on this device');
  press('Ask again in acme/open-shop');
  await screen.findByText('It asks again in acme/open-shop.');
  expect(screen.queryByText('saving shares problem, metric')).toBeNull();
  expect(sent).toContainEqual({ type: 'place.askAgain', place });
});

describe('requests made', () => {
  const row = (more: Partial<LedgerRow>): LedgerRow => ({
    id: '1',
    at: 1,
    host: 'api.github.com',
    method: 'GET',
    path: '/repos/acme/shop/issues/1',
    why: 'Read the outcome',
    status: 200,
    sent: 0,
    received: 10,
    ...more,
  });
  test('filter by words and by failure, newest first', () => {
    const rows = [
      row({ id: '1', at: 1 }),
      row({ id: '2', at: 3, status: 'offline', method: 'PATCH' }),
      row({ id: '3', at: 2, status: 304 }),
      row({ id: '4', at: 4, status: 403 }),
      row({ id: '5', at: 5, status: 'pending' }),
    ];
    const ids = (f: string, failed = false) => matching(rows, f, failed).map((r) => r.id);
    expect(ids('')).toEqual(['5', '4', '2', '3', '1']);
    expect(ids('', true)).toEqual(['4', '2']);
    expect(ids('patch OFFLINE')).toEqual(['2']);
    expect(ids('nothing like it')).toEqual([]);
    expect(ids('refused')).toEqual(['4']);
  });
  test('a number says what it means: trackers hide what one may not see', () => {
    expect(statusText(200)).toBe('200');
    expect(statusText(404)).toBe('404 not found, or not visible to you');
    expect(statusText(502)).toBe('502 the tracker fails');
    expect(statusText('offline')).toBe('offline');
  });
  test('texts of other people stay texts', async () => {
    answer({
      'ledger.list': () => ({
        rows: HOSTILE.map((t, i) => row({ id: String(i), why: t, path: t, item: t })),
      }),
    });
    open('#requests');
    const table = await screen.findByRole('table');
    for (const t of HOSTILE)
      expect(within(table).getAllByText((_, el) => el?.textContent === t).length).toBe(3);
    expect(table.querySelector('img, script, a')).toBeNull();
    expect(globalThis).not.toHaveProperty('hit');
  });
  test('a worker that does not answer is told, and tried again', async () => {
    answer({
      'ledger.list': () => {
        throw new Error('the database is closed');
      },
    });
    open('#requests');
    await screen.findByText(/could not be read: the database is closed/);
    answer({ 'ledger.list': () => ({ rows: [] }) });
    press('Try again');
    await waitFor(() => expect(screen.getByText(options.requests.none)).toBeTruthy());
  });
});
