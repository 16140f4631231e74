// @vitest-environment happy-dom
/** A key of Linear's: what is taken for one, how it is saved and tested, and that one of another workspace is not kept. */
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KEY_ORIGIN, readKey, readWorkspace } from '../../../components/options/connections/key';
import { useConnections } from '../../../components/options/connections/store';
import { Options } from '../../../components/options/Options';
import { connectionIn, readHash } from '../../../components/options/section';
import { useSites } from '../../../components/page/sites';
import type { ConnectionView } from '../../../lib/messages/protocol';
import { deleteAllSecrets, writeSecret } from '../../../lib/store/secret-writer';
import { openSecrets } from '../../../lib/store/secrets-db';
import { options, trouble } from '../../../lib/strings/pages';
import type { Trouble } from '../../../lib/trackers/tracker';
import { answer, HOSTILE, pages, sent, types } from './worker';

pages();
const KEY = 'lin_api_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789wxyz';
const OTHER = `${KEY.slice(0, -4)}9999`;
const words = options.linearKey;
const { wrong } = words;
const stores = [useConnections, useSites].map((store) => {
  const initial = store.getState();
  return () => (store as { setState(s: unknown, all: true): void }).setState(initial, true);
});
beforeEach(async () => {
  for (const again of stores) again();
  await deleteAllSecrets();
});
afterEach(cleanup);

const stored = async () => {
  const db = await openSecrets();
  const all = await db.getAll('secrets');
  db.close();
  return all;
};
/** A worker that lists what is on the disk, and is told this about whatever it tests. */
function linear(told: Partial<ConnectionView> | (() => never)) {
  const views = async (): Promise<ConnectionView[]> => {
    const db = await openSecrets();
    const all = await db.getAll('facts');
    db.close();
    return all.map(({ addedAt: _, ...card }) => ({ ...card, ...(typeof told === 'object' && told) }));
  };
  answer({
    'connection.list': async () => ({ connections: await views(), sessions: [] }),
    'connection.changed': async () => ({ connections: await views() }),
    'connection.test': async ({ credential }) => {
      if (typeof told === 'function') return told();
      const view = (await views()).find((v) => v.id === credential);
      if (!view) throw new Error('not there');
      return view;
    },
  });
}
const fine = { login: 'mia', checkedAt: Date.now() };
const elsewhere = (reason?: string) => ({
  login: 'mia',
  checkedAt: Date.now(),
  trouble: { code: 'other-workspace' as const, ...(reason !== undefined && { reason }) },
});

function open(hash: string) {
  history.replaceState(null, '', hash);
  return render(<Options />);
}
const form = (name: string = words.add) => within(screen.getByRole('form', { name }));
async function give(workspace: string | null, key = KEY, name: string = words.add) {
  await screen.findByRole('form', { name });
  if (workspace !== null) {
    fireEvent.change(form(name).getByLabelText(words.workspaceLabel), { target: { value: workspace } });
  }
  fireEvent.input(form(name).getByLabelText(words.keyLabel), { target: { value: key } });
  fireEvent.click(form(name).getByRole('button', { name: words.save }));
}

describe('the address of the page', () => {
  test.each([
    ['#connections/linear/acme', 'linear', 'acme'],
    ['#connections/linear%2Facme', 'linear', 'acme'],
    ['#connections/linear/', 'linear', ''],
    ['#connections/linear', 'linear', ''],
    ['#connections/jira', 'jira', ''],
    ['#connections/jira/acme.atlassian.net', 'jira', 'acme.atlassian.net'],
    ['#connections/github/linear', 'github', 'linear'],
    ['#connections/github', 'github', 'github'],
    ['#connections/acme', 'github', 'acme'],
    ['#connections/acme.ghe.com%2Facme', 'github', 'acme.ghe.com/acme'],
    ['#connections', 'github', ''],
    ['#connections/__proto__/x', 'github', '__proto__/x'],
  ])('%s', (hash, tracker, owner) => {
    expect(connectionIn(readHash(hash).rest)).toEqual({ tracker, owner });
  });
  test('leads to the part, with the workspace filled in', async () => {
    open('#connections/linear/acme');
    await screen.findByText(words.none);
    expect(form().getByLabelText<HTMLInputElement>(words.workspaceLabel).value).toBe('acme');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2, name: 'Linear' }));
    // The other form is left alone.
    expect(screen.getByLabelText<HTMLInputElement>(options.connections.ownerLabel).value).toBe('');
  });
});

describe('a key as it is pasted', () => {
  test.each(['acme', ' Acme ', 'acme/ENG', 'linear.app/acme', 'https://linear.app/acme/team/ENG/active'])(
    'the workspace of “%s”',
    (text) => {
      expect(readKey(` ${KEY}\n`, text)).toEqual({ ok: true, value: KEY, workspace: 'acme' });
    },
  );
  test.each([
    ['', wrong.empty],
    ['https://linear.app/settings/account/security', wrong.address],
    ['lin_api_ abc', wrong.characters],
    ['lin_api_ümlaut', wrong.characters],
    [`lin_api_${'a'.repeat(1000)}`, wrong['too-long']],
    ['lin_oauth_AbCdEfGhIjKlMnOpQrStUvWxYz', wrong.oauth],
    ['github_pat_11AAAAAAA0abcdefghijkl', wrong.github],
    ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', wrong.github],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', wrong.github],
    ['ATATT3xFfGF0abcdefghijklmnop', wrong.jira],
    ['hunter2', wrong.other],
    ['lin_api_', wrong.short],
  ])('%s is told what is wrong, without repeating it', (key, why) => {
    expect(readKey(key, 'acme')).toEqual({ ok: false, field: 'key', why });
    if (key.length > 8) expect(why).not.toContain(key);
  });
  test.each([
    ['', wrong.workspaceNeeded],
    ['my company', wrong.workspace('my company')],
    ['settings', wrong.workspace('settings')],
    ['acme?x', wrong.workspace('acme?x')],
    ['https://github.com/acme', wrong.elsewhere],
    ['https://linear.app/login', wrong.elsewhere],
    ['http://linear.app/acme', wrong.elsewhere],
    ['javascript:alert(1)', wrong.elsewhere],
  ])('the workspace “%s” is told what is wrong', (text, why) => {
    expect(readWorkspace(text)).toEqual({ why });
  });
  test('hostile texts name no workspace', () => {
    for (const text of HOSTILE) expect(readWorkspace(text), text).toHaveProperty('why');
  });
});

describe('saving', () => {
  test('bound to Linear’s API, sent as it is, tested, and told whose it is; in no page and no message', async () => {
    linear(fine);
    open('#connections');
    await give('https://linear.app/acme/team/ENG/active');
    await screen.findByText(words.me('mia', 'acme'));
    expect(await stored()).toMatchObject([
      { tracker: 'linear', owner: 'acme', label: 'acme', origin: KEY_ORIGIN, value: KEY, raw: true },
    ]);
    expect(KEY_ORIGIN).toBe('https://api.linear.app');
    const card = within(screen.getByRole('region', { name: words.card.nameOf('acme') }));
    expect(card.getByText('connected as mia')).toBeTruthy();
    expect(card.getByText(words.card.rights)).toBeTruthy();
    expect(JSON.stringify(sent)).not.toContain(KEY.slice(0, 20));
    expect(document.documentElement.outerHTML).not.toContain(KEY.slice(0, 20));
    for (const input of document.querySelectorAll('input')) expect(input.value).not.toContain('lin_api');
    // It is no token of GitHub's.
    expect(screen.getByText(options.connections.none)).toBeTruthy();
  });
  test('a key of another workspace is not kept, and says which it opens', async () => {
    linear(elsewhere('beta'));
    open('#connections/linear/acme');
    await give(null);
    await screen.findByText(words.other('acme', 'beta'));
    expect(await stored()).toEqual([]);
    expect(screen.getByText(words.none)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: words.nameOther('beta') }));
    expect(form().getByLabelText<HTMLInputElement>(words.workspaceLabel).value).toBe('beta');
    expect(document.activeElement).toBe(form().getByLabelText(words.keyLabel));
    expect(form().getByLabelText<HTMLInputElement>(words.keyLabel).value).toBe('');
  });
  test('also where it is not told which', async () => {
    linear(elsewhere());
    open('#connections');
    await give('acme');
    await screen.findByText(words.other('acme', ''));
    expect(await stored()).toEqual([]);
    expect(screen.queryByRole('button', { name: /^Name / })).toBeNull();
  });
  test('an admin who allows no keys: it is kept, and the card explains', async () => {
    const t: Trouble = { code: 'not-approved', reason: 'API keys are disabled' };
    linear({ checkedAt: Date.now(), trouble: t });
    open('#connections');
    await give('acme');
    await screen.findByText(words.savedTrouble);
    expect(
      screen.getByText(/An admin of acme allows no personal keys \(API keys are disabled\)/),
    ).toBeTruthy();
    expect(await stored()).toHaveLength(1);
  });
  test('a test that cannot be finished says so; the key stays saved', async () => {
    linear(() => {
      throw new Error('The worker went away');
    });
    open('#connections');
    await give('acme');
    await screen.findByText(words.failed('The worker went away'));
    expect(await stored()).toHaveLength(1);
  });
  test('a wrong one is told at its field, and nothing is saved', async () => {
    linear(fine);
    open('#connections');
    await give('acme', 'lin_oauth_AbCdEfGhIjKlMnOpQrStUvWxYz');
    await screen.findByText(wrong.oauth);
    expect(document.activeElement).toBe(form().getByLabelText(words.keyLabel));
    await give('', KEY);
    await screen.findByText(wrong.workspaceNeeded);
    expect(document.activeElement).toBe(form().getByLabelText(words.workspaceLabel));
    expect(await stored()).toEqual([]);
    expect(types()).not.toContain('connection.test');
  });
  test('a second one for the same workspace is asked about, and kept when it is pressed again', async () => {
    linear(fine);
    open('#connections');
    await give('acme');
    await screen.findByText(words.me('mia', 'acme'));
    await give('acme', OTHER);
    await screen.findByText(words.hasKey('acme'));
    expect(await stored()).toHaveLength(1);
    fireEvent.click(form().getByRole('button', { name: words.save }));
    await waitFor(async () => expect(await stored()).toHaveLength(2));
  });
});

describe('one that is there', () => {
  const present = (id?: string) =>
    writeSecret({
      tracker: 'linear',
      label: 'acme',
      owner: 'acme',
      origin: KEY_ORIGIN,
      value: KEY,
      raw: true,
    }).then((made) => id ?? made);
  async function replace(told: Partial<ConnectionView>, workspace: string | null = null) {
    const id = await present();
    linear(told);
    open('#connections');
    fireEvent.click(await screen.findByRole('button', { name: words.card.nameReplace('acme') }));
    await give(workspace, OTHER, words.card.replaceTitle('acme'));
    return id;
  }
  test('is replaced under its own name', async () => {
    const id = await replace(fine);
    await waitFor(async () => expect(await stored()).toMatchObject([{ id, value: OTHER, raw: true }]));
    await waitFor(() =>
      expect(screen.queryByRole('form', { name: words.card.replaceTitle('acme') })).toBeNull(),
    );
  });
  test('stays when the new one opens another workspace', async () => {
    const id = await replace(elsewhere('beta'));
    await screen.findByText(words.other('acme', 'beta'));
    expect(await stored()).toMatchObject([{ id, value: KEY }]);
  });
  test('is deleted after a question, with the way to end it everywhere', async () => {
    await present();
    linear(fine);
    open('#connections');
    fireEvent.click(await screen.findByRole('button', { name: words.card.nameRemove('acme') }));
    expect(screen.getByText(words.card.sure('acme'))).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: options.connections.sureYes }));
    await screen.findByText(words.card.removed('acme'));
    expect(screen.getByRole('link', { name: new RegExp(`^${words.revoke}`) }).getAttribute('href')).toBe(
      'https://linear.app/settings/account/security',
    );
    expect(await stored()).toEqual([]);
  });
});

describe('troubles of a key in words', () => {
  const about = { tracker: 'Linear', owner: 'acme' };
  test.each<[Trouble, RegExp]>([
    [{ code: 'credential-refused', status: 401 }, /does not accept this key \(401\)/],
    [{ code: 'credential-expired' }, /^This key ran out\./],
    [{ code: 'not-permitted' }, /Read and Write/],
    [{ code: 'hidden', reason: 'acme/ENG' }, /\(acme\/ENG\)\. Its team is not among those the key covers/],
    [{ code: 'other-workspace', reason: 'beta' }, /another workspace than acme \(beta\)/],
    [{ code: 'offline' }, /offline/],
    [{ code: 'bad-answer' }, /could not be read/],
  ])('%o', (t, says) => {
    expect(trouble(t, about)).toMatch(says);
    expect(trouble(t, about)).not.toMatch(/token/);
  });
  test('a token’s are as before', () => {
    const t: Trouble = { code: 'not-approved' };
    expect(trouble(t, { tracker: 'GitHub', owner: 'acme' })).toMatch(
      /An owner of acme has to approve this token/,
    );
  });
});
