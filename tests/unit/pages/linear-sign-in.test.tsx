// @vitest-environment happy-dom
/** Signing in at Linear on the options page: the way there, the card, its end, and builds that have none of it. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useConnections } from '../../../components/options/connections/store';
import { Options } from '../../../components/options/Options';
import { deleteAllSecrets, writeSecret } from '../../../lib/store/secret-writer';
import { secrets } from '../../../lib/store/secrets';
import { openSecrets } from '../../../lib/store/secrets-db';
import { options, trouble } from '../../../lib/strings/pages';
import { signInCard as card, linearSignIn as words } from '../../../lib/strings/pages-linear-sign-in';
import type { Trouble } from '../../../lib/trackers/tracker';
import { endGrant } from '../../playground/linear/oauth';
import { LINEAR_KEYS } from '../../playground/linear/seed';
import { API, type Choice, practiceLinear, question, windowOf } from '../../support/signing-in';
import { answer, pages, sent, types } from './worker';

vi.hoisted(() => vi.stubEnv('VITE_LINEAR_CLIENT_ID', 'practice'));
pages();
const initial = useConnections.getState();
beforeEach(async () => {
  useConnections.setState(initial, true);
  await deleteAllSecrets();
});
afterEach(cleanup);

const stored = async () => {
  const db = await openSecrets();
  const all = await db.getAll('secrets');
  db.close();
  return all;
};
/** The practice Linear, a worker that tests as the real one does, and a person who does this in the window. */
function stage(choice: Choice, learned: { login?: string; trouble?: Trouble } = { login: 'mara' }) {
  const p = practiceLinear();
  const worker = p.worker();
  const cards = async () => ({ connections: await secrets().list() });
  answer({
    'connection.list': cards,
    'connection.changed': cards,
    'connection.revoke': async ({ credential }) => ({ done: await worker.revoke(credential) }),
    'connection.test': async ({ credential }) => {
      const told = await worker.net(question(credential));
      const found = told.ok ? learned : { trouble: told.trouble ?? { code: 'offline' as const } };
      await secrets().learn(credential, { ...found, checkedAt: Date.now() }, Date.now() + 1);
      const view = (await secrets().list()).find((c) => c.id === credential);
      if (!view) throw new Error('not there');
      return view;
    },
  });
  const next = { choice };
  const identity = {
    getRedirectURL: () => windowOf(p.world, null).redirectUrl(),
    launchWebAuthFlow: ({ url }: { url: string }) => windowOf(p.world, next.choice).open(url),
  };
  Object.assign(fakeBrowser, { identity });
  const open = (hash = '#connections') => {
    history.replaceState(null, '', hash);
    return render(<Options flowNet={p.net} />);
  };
  const start = async () => fireEvent.click(await screen.findByRole('button', { name: words.start }));
  return { ...p, next, open, start };
}
const cardOf = (name: string) => within(screen.getByRole('region', { name }));

describe('signing in', () => {
  test('beside the form for a key: tokens go to the disk and into no page and no message', async () => {
    const s = stage('Allow in Acme');
    s.open('#connections/linear/acme');
    await screen.findByText(words.none);
    expect(screen.getByRole('form', { name: options.linearKey.add })).toBeTruthy();
    await s.start();
    await screen.findByText(words.me('mara', 'acme'));
    const [grant] = s.oauth.grants;
    expect(await stored()).toMatchObject([
      {
        ...{ tracker: 'linear', owner: 'acme', label: 'acme', origin: API, tail: '', renews: true },
        ...{ value: grant?.access, renewal: { token: grant?.refresh } },
      },
    ]);
    expect((await stored())[0]).not.toHaveProperty('raw');
    const acme = cardOf(card.nameOf('acme'));
    for (const text of [card.tail(), card.as('mara'), card.rights, card.noExpiry]) {
      expect(acme.getByText(text), text).toBeTruthy();
    }
    const told = types().filter((t) => t.startsWith('connection.'));
    expect(told).toEqual(['connection.list', 'connection.test', 'connection.changed']);
    for (const secret of [grant?.access, grant?.refresh, s.oauth.codes[0]?.code]) {
      expect(secret).toBeTruthy();
      expect(JSON.stringify(sent)).not.toContain(secret);
      expect(document.documentElement.outerHTML).not.toContain(secret);
      expect(JSON.stringify(s.rows)).not.toContain(secret);
      expect(JSON.stringify(useConnections.getState())).not.toContain(secret);
    }
  });

  test.each([
    ['the window is closed', null, 'open', words.cancelled],
    ['the person says no', 'Cancel', 'open', words.why.denied],
    ['an admin allows no apps', 'Allow in Acme', 'denied', words.why.denied],
  ] as const)('%s: said, and nothing is kept', async (_, choice, approval, text) => {
    const s = stage(choice);
    s.oauth.approval = approval;
    s.open();
    await s.start();
    await screen.findByText(text);
    expect(await stored()).toEqual([]);
    expect(types()).not.toContain('connection.changed');
    // And it can begin again.
    s.oauth.approval = 'open';
    s.next.choice = 'Allow in Acme';
    await s.start();
    await screen.findByText(words.me('mara', 'acme'));
  });

  test('another workspace than the address asked for: explained, and offered', async () => {
    const s = stage('Allow in Globex');
    s.open('#connections/linear/acme');
    await s.start();
    await screen.findByText(words.other('acme', 'globex'));
    expect(await stored()).toEqual([]);
    expect(s.oauth.grants).toMatchObject([{ ended: true }]);
    fireEvent.click(screen.getByRole('button', { name: words.instead('globex') }));
    await screen.findByText(words.me('mara', 'globex'));
    expect(await stored()).toMatchObject([{ owner: 'globex' }]);
  });

  test('a test that meets a trouble, or cannot be finished', async () => {
    const s = stage('Allow in Acme', { login: 'mara', trouble: { code: 'not-permitted' } });
    s.open();
    await s.start();
    await screen.findByText(words.savedTrouble);
    expect(screen.getByText(/^This sign-in may not write/)).toBeTruthy();
    answer({
      'connection.test': () => {
        throw new Error('The worker went away');
      },
    });
    await s.start();
    await screen.findByText(words.untested('The worker went away'));
    expect(await stored()).toHaveLength(1);
  });

  test('a second time: the first gives way, nothing of it is ended', async () => {
    const s = stage('Allow in Acme');
    s.open();
    await s.start();
    await screen.findByText(words.me('mara', 'acme'));
    const [before] = await stored();
    await s.start();
    await waitFor(async () => expect((await stored())[0]?.value).toBe(s.oauth.grants[1]?.access));
    expect(await stored()).toMatchObject([{ id: before?.id }]);
    expect(s.asked()).not.toContain('/oauth/revoke 200');
  });

  test('beside a key of the workspace: said which one is used', async () => {
    const base = { tracker: 'linear', label: 'acme', owner: 'acme', origin: API };
    await writeSecret({ ...base, value: LINEAR_KEYS.pmWrite, raw: true });
    const s = stage('Allow in Acme');
    s.open();
    await screen.findByRole('region', { name: options.linearKey.card.nameOf('acme') });
    await s.start();
    await screen.findByText(`${words.me('mara', 'acme')} ${words.besideKey('acme')}`);
    expect(await stored()).toHaveLength(2);
  });

  test('a disk that is full: ended again, and said', async () => {
    const s = stage('Allow in Acme');
    s.open();
    await screen.findByText(words.none);
    const db = await openSecrets();
    const put = vi.spyOn(Object.getPrototypeOf(db.transaction('secrets').objectStore('secrets')), 'put');
    put.mockImplementation(() => {
      throw new Error('QuotaExceededError');
    });
    db.close();
    await s.start();
    await screen.findByText(/^The browser did not save the sign-in, so it was ended again/);
    put.mockRestore();
    expect(await stored()).toEqual([]);
    expect(s.oauth.grants).toMatchObject([{ ended: true }]);
  });
});

describe('the card of a sign-in', () => {
  async function signedIn() {
    const s = stage('Allow in Acme');
    const signed = await s.signedIn();
    s.open();
    await screen.findByRole('region', { name: card.nameOf('acme') });
    return { ...s, ...signed };
  }
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  test('ended at Linear: said at the next test, and a new sign-in takes its place', async () => {
    const s = await signedIn();
    endGrant(s.world.linear, s.grant);
    press(card.nameTest('acme'));
    await screen.findByText(/^The sign-in has ended: it was taken back at Linear/);
    const acme = cardOf(card.nameOf('acme'));
    // At its name and where it would say when it runs out.
    expect(acme.getAllByText(card.ended)).toHaveLength(2);
    press(card.nameReplace('acme'));
    expect(acme.getByText(/Choose the workspace acme there/)).toBeTruthy();
    fireEvent.click(acme.getByRole('button', { name: words.start }));
    await waitFor(() => expect(screen.queryByText(/^The sign-in has ended/)).toBeNull());
    expect(await stored()).toMatchObject([{ id: s.id, value: s.oauth.grants[1]?.access }]);
    expect(cardOf(card.nameOf('acme')).getByText(card.as('mara'))).toBeTruthy();
    // The form is closed again.
    expect(screen.getAllByRole('button', { name: words.start })).toHaveLength(1);
  });

  test('a sign-in again for another workspace changes nothing', async () => {
    const s = await signedIn();
    s.next.choice = 'Allow in Globex';
    press(card.nameReplace('acme'));
    fireEvent.click(cardOf(card.nameOf('acme')).getByRole('button', { name: words.start }));
    await screen.findByText(words.other('acme', 'globex'));
    expect(await stored()).toMatchObject([{ id: s.id, value: s.value, owner: 'acme' }]);
    expect(screen.queryByRole('button', { name: words.instead('globex') })).toBeNull();
  });

  test('renewed by the worker while the page is open: nothing changes to see', async () => {
    const s = await signedIn();
    s.clock.advance(2 * 86_400_000);
    press(card.nameTest('acme'));
    await screen.findByText(card.as('mara'));
    expect(await stored()).toMatchObject([{ id: s.id, value: s.grant.access }]);
    expect(s.grant.access).not.toBe(s.value);
  });

  test('deleted after a question, and ended at Linear', async () => {
    const s = await signedIn();
    press(card.nameRemove('acme'));
    expect(screen.getByText(card.sure('acme'))).toBeTruthy();
    press(options.connections.sureYes);
    await screen.findByText(card.removed('acme'));
    expect(s.grant.ended).toBe(true);
    expect(await stored()).toEqual([]);
    expect(screen.queryByRole('link', { name: new RegExp(`^${card.revoke}`) })).toBeNull();
  });

  test('deleted where Linear does not answer: gone here, and where to end it there', async () => {
    const s = await signedIn();
    s.world.faults.on({ path: '/oauth/revoke' }, { kind: 'offline' }, 'always');
    press(card.nameRemove('acme'));
    press(options.connections.sureYes);
    await screen.findByText(card.removedHere('acme'));
    expect(screen.getByRole('link', { name: new RegExp(`^${card.revoke}`) })).toBeTruthy();
    expect(await stored()).toEqual([]);
  });
});

describe('without an app', () => {
  test('in the build: no button, and a key is asked for', async () => {
    vi.stubEnv('VITE_LINEAR_CLIENT_ID', '');
    vi.resetModules();
    const { Options: Plain } = await import('../../../components/options/Options');
    const s = stage('Allow in Acme');
    await s.signedIn();
    history.replaceState(null, '', '#connections');
    render(<Plain flowNet={s.net} />);
    expect(await screen.findByText(options.linearKey.lead)).toBeTruthy();
    // One of a build that had it is still there to be seen, replaced by a key, or deleted.
    await screen.findByRole('region', { name: card.nameOf('acme') });
    expect(screen.queryByRole('button', { name: words.start })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: options.linearKey.card.nameReplace('acme') }));
    expect(screen.getByRole('form', { name: options.linearKey.card.replaceTitle('acme') })).toBeTruthy();
    vi.stubEnv('VITE_LINEAR_CLIENT_ID', 'practice');
  });
  test('nor a network: none', async () => {
    history.replaceState(null, '', '#connections');
    render(<Options />);
    await screen.findByText(options.linearKey.lead);
    expect(screen.queryByRole('button', { name: words.start })).toBeNull();
  });
});

describe('troubles of a sign-in in words', () => {
  test.each<[Trouble, RegExp]>([
    [{ code: 'credential-expired', reason: 'x' }, /has ended.*Sign in again/],
    [{ code: 'credential-refused', status: 401 }, /this sign-in any more \(401\)\. Sign in again/],
    [{ code: 'not-approved' }, /An admin of acme does not allow this app/],
    [{ code: 'hidden', reason: 'acme/ENG' }, /no member of its team/],
    [{ code: 'other-workspace', reason: 'beta' }, /another workspace than acme \(beta\)/],
    [{ code: 'offline' }, /offline/],
  ])('%o', (t, says) => {
    const text = trouble(t, { tracker: 'Linear', owner: 'acme', signIn: true });
    expect(text).toMatch(says);
    expect(text).not.toMatch(/\bkey\b|\btoken\b/);
  });
});
