// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lineOf } from '../../../components/popup/ConnectionRows';
import { Popup } from '../../../components/popup/Popup';
import { primaryOf, usePopup } from '../../../components/popup/store';
import type { ItemView, OutboxRow, PendingView, PopupView } from '../../../lib/messages/protocol';
import { popup } from '../../../lib/strings/pages';
import { answer, HOSTILE, pages, sent, types } from './worker';

pages();
const initial = usePopup.getState();
beforeEach(() => {
  usePopup.setState(initial, true);
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async (q) => (q.active ? [{ id: 7 } as never] : []));
  vi.spyOn(fakeBrowser.tabs, 'create').mockResolvedValue({} as never);
  vi.spyOn(fakeBrowser.tabs, 'update').mockResolvedValue({} as never);
});
afterEach(cleanup);

const item = { tracker: 'github', site: 'github.com', key: 'acme/shop#142' };
const view = (more: Partial<ItemView> = {}): ItemView => ({
  item,
  place: 'used',
  known: 'outcome',
  form: {
    problem: 'Shoppers wait',
    segment: 'guests',
    metric: 'Done',
    target: '67 %',
    by: '2027-03-31',
    reason: 'x',
  },
  missing: [],
  editedElsewhere: false,
  sharing: { state: 'shared' },
  ...more,
});
const tab = (v: ItemView, title = 'Let shoppers pay'): PopupView => ({ kind: 'item', title, view: v });
const pending: PendingView = {
  id: 'p1',
  place: { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' },
  choice: 'used',
  form: {},
  title: 'Add gift wrapping',
  saved: true,
  at: Date.now() - 360_000,
  opened: [],
};
const row = (more: Partial<OutboxRow> = {}): OutboxRow => ({
  item,
  state: 'waiting',
  trouble: { code: 'credential-expired', status: 401 },
  since: 1,
  ...more,
});

describe('this tab', () => {
  test('elsewhere: silent, and says so', async () => {
    render(<Popup />);
    expect(await screen.findByText(popup.elsewhere)).toBeTruthy();
    expect(sent).toContainEqual({ type: 'popup.tab', tabId: 7 });
  });
  test('an item: badge, sentence, state; the button has the focus and opens the panel in the page', async () => {
    answer({ 'popup.tab': () => tab(view()), 'popup.showPanel': () => ({ done: true }) });
    render(<Popup />);
    const open = await screen.findByRole('button', { name: popup.open });
    expect(screen.getByText('Framed')).toBeTruthy();
    expect(screen.getByText('Shoppers wait')).toBeTruthy();
    expect(screen.getByText(popup.state.shared)).toBeTruthy();
    expect(document.activeElement).toBe(open);
    fireEvent.click(open);
    await waitFor(() => expect(window.close).toHaveBeenCalled());
    expect(types()).toContain('popup.showPanel');
  });
  test('a page that does not answer: the popup stays and says what to do', async () => {
    answer({ 'popup.tab': () => tab(view()), 'popup.showPanel': () => ({ done: false }) });
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: popup.open }));
    expect(await screen.findByText(popup.notOpened)).toBeTruthy();
    expect(window.close).not.toHaveBeenCalled();
  });
  test('unread is never shown as none', async () => {
    answer({
      'popup.tab': () =>
        tab(view({ known: 'unread', form: {}, trouble: { trouble: { code: 'server' }, since: Date.now() } })),
    });
    render(<Popup />);
    expect(await screen.findByText('Not checked')).toBeTruthy();
    expect(screen.getByText(/has not answered since/)).toBeTruthy();
    expect(screen.queryByText(popup.item.none)).toBeNull();
  });
  test('a place nobody chose: three answers, no outcome shown', async () => {
    answer({
      'popup.tab': () => tab(view({ place: 'unchosen' })),
      'place.set': () => ({ places: [] }),
    });
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: 'Use in all of acme' }));
    expect(screen.queryByText('Shoppers wait')).toBeNull();
    await waitFor(() =>
      expect(sent).toContainEqual({
        type: 'place.set',
        place: pending.place,
        scope: 'owner',
        choice: 'used',
      }),
    );
  });
  test('hostile titles and fields stay texts', async () => {
    const [a = '', b = '', c = ''] = HOSTILE;
    answer({
      'popup.tab': () => tab(view({ form: { problem: b, target: c, metric: a }, missing: ['by'] }), a),
      'pending.list': () => ({ pending: [{ ...pending, title: b }] }),
      'outbox.list': () => ({ rows: [row({ trouble: { code: 'not-permitted', status: 403, reason: a } })] }),
    });
    const { container } = render(<Popup />);
    expect(await screen.findByRole('heading', { name: a })).toBeTruthy();
    await screen.findByText(popup.pending.title(1));
    expect(container.querySelector('img, script, a')).toBeNull();
    expect(globalThis).not.toHaveProperty('hit');
  });
});

describe('outcomes that wait', () => {
  test('not shared yet: how many, that they are safe, and one button that leads to the connections', async () => {
    answer({ 'outbox.list': () => ({ rows: [row(), row({ item: { ...item, key: 'acme/shop#143' } })] }) });
    render(<Popup />);
    expect(await screen.findByText(popup.outbox.title(2))).toBeTruthy();
    expect(screen.getByText(/They are safe on this device/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: popup.outbox.renew('GitHub', 'token') }));
    await waitFor(() =>
      expect(fakeBrowser.tabs.create).toHaveBeenCalledWith({
        url: expect.stringMatching(/options\.html#connections$/),
      }),
    );
  });
  test('what mends itself offers no button', async () => {
    answer({ 'outbox.list': () => ({ rows: [row({ trouble: { code: 'offline' } })] }) });
    render(<Popup />);
    await screen.findByText(popup.outbox.title(1));
    expect(screen.queryByRole('button', { name: /GitHub/ })).toBeNull();
  });
  test('back to the form opens its page', async () => {
    answer({ 'pending.list': () => ({ pending: [pending] }) });
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: popup.pending.back.github ?? '' }));
    await waitFor(() =>
      expect(fakeBrowser.tabs.create).toHaveBeenCalledWith({
        url: 'https://github.com/acme/shop/issues/new',
      }),
    );
  });
  test('attach to: bad addresses are told, the worker’s refusal too', async () => {
    answer({
      'pending.list': () => ({ pending: [pending] }),
      'pending.attachTo': () => ({ ok: false, problem: 'has-outcome' }),
    });
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: popup.pending.attach }));
    const field = screen.getByLabelText(popup.pending.url);
    expect(document.activeElement).toBe(field);
    fireEvent.click(screen.getByRole('button', { name: popup.pending.confirm }));
    await screen.findByText(popup.pending.urlEmpty);
    fireEvent.change(field, { target: { value: 'https://evil.example/acme/shop/issues/1' } });
    fireEvent.click(screen.getByRole('button', { name: popup.pending.confirm }));
    await screen.findByText(popup.pending.urlWrong(popup.pending.example.github ?? ''));
    expect(types()).not.toContain('pending.attachTo');
    fireEvent.change(field, { target: { value: 'https://github.com/acme/shop/issues/151' } });
    fireEvent.click(screen.getByRole('button', { name: popup.pending.confirm }));
    await screen.findByText(popup.pending.problem['has-outcome'] ?? 'no words for it');
  });
  test('the issue of the tab is offered by its number', async () => {
    const question = { kind: 'pending', pendingId: 'p1', title: 'x', place: 'acme/shop' } as const;
    answer({
      'popup.tab': () => tab(view({ known: 'none', form: {}, question })),
      'pending.list': () => ({ pending: [pending] }),
      'pending.attachTo': () => ({ ok: true }),
    });
    render(<Popup />);
    await screen.findByText(popup.pending.asked);
    fireEvent.click(screen.getByRole('button', { name: 'Attach to #142' }));
    await waitFor(() =>
      expect(sent).toContainEqual({
        type: 'pending.attachTo',
        id: 'p1',
        url: 'https://github.com/acme/shop/issues/142',
      }),
    );
  });
  test('discard asks first', async () => {
    answer({
      'pending.list': () => ({ pending: [pending] }),
      'pending.discard': () => ({ pending: [] }),
    });
    render(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: popup.pending.discard }));
    expect(types()).not.toContain('pending.discard');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: popup.pending.keep }));
    fireEvent.click(screen.getByRole('button', { name: popup.pending.discard }));
    await waitFor(() => expect(screen.queryByText(popup.pending.title(1))).toBeNull());
  });
});

test('one primary at most: the most urgent part has it', () => {
  const here = <T,>(value: T) => ({ state: 'here' as const, value });
  const base = { tab: here<PopupView>(tab(view())), pending: here([pending]), outbox: here([row()]) };
  expect(primaryOf(base)).toBe('outbox');
  expect(primaryOf({ ...base, outbox: here<OutboxRow[]>([]) })).toBe('tab');
  expect(primaryOf({ ...base, outbox: here([row({ trouble: { code: 'offline' } })]) })).toBe('tab');
  const asked = tab(view({ question: { kind: 'pending', pendingId: 'p1', title: '', place: '' } }));
  expect(primaryOf({ ...base, tab: here(asked), outbox: here<OutboxRow[]>([]) })).toBe('asked');
  expect(
    primaryOf({ ...base, tab: here<PopupView>({ kind: 'elsewhere' }), outbox: here<OutboxRow[]>([]) }),
  ).toBe('waiting');
});

test('connections in a few words', () => {
  const now = 1_800_000_000_000;
  const c = {
    id: 'a',
    tracker: 'github',
    label: 'acme',
    owner: 'acme',
    origin: 'https://api.github.com',
    tail: '',
  };
  const words = popup.connections;
  expect(lineOf(c, now).text).toBe(words.unchecked('token'));
  expect(lineOf({ ...c, login: 'me' }, now).text).toBe(words.ok('me'));
  expect(lineOf({ ...c, login: 'me', expiresAt: now - 1 }, now).text).toBe('token ran out, reading only');
  expect(lineOf({ ...c, login: 'me', expiresAt: now + 86_400_000 }, now).text).toMatch(/runs out/);
  expect(lineOf({ ...c, trouble: { code: 'not-approved' } }, now).text).toBe(words.unapproved);
});
