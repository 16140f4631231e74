// @vitest-environment happy-dom
/** Connecting with a code, as the person sees it. */
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeviceFlow } from '../../../components/options/connections/DeviceFlow';
import type { ConnectionView } from '../../../lib/messages/protocol';
import { deleteAllSecrets } from '../../../lib/store/secret-writer';
import { openSecrets } from '../../../lib/store/secrets-db';
import { options } from '../../../lib/strings/pages';
import type { Net } from '../../../lib/trackers/tracker';
import { answer, pages, sent } from './worker';

pages();
beforeEach(deleteAllSecrets);
afterEach(cleanup);

const words = options.deviceFlow;
const TOKEN = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';
const CODE = { device_code: 'dev', user_code: 'WDJB-MJHT', expires_in: 900, interval: 0.01 };

/** A network that gives a code and then these answers, the last one for ever. */
function flow(code: object | null, ...polls: object[]) {
  const asked: string[] = [];
  const net = (async (req: Parameters<Net>[0]) => {
    asked.push(new URL(req.url).pathname);
    const first = req.url.endsWith('/code');
    if (first && !code) return { ok: false, code: 'offline' };
    const body = first ? code : polls.length > 1 ? polls.shift() : polls[0];
    return { ok: true, status: 200, headers: {}, text: JSON.stringify(body), url: req.url, at: 0 };
  }) as Net;
  return { net, asked };
}
const view = (more: Partial<ConnectionView> = {}): ConnectionView => ({
  id: 'a',
  tracker: 'github',
  label: 'GitHub',
  owner: '',
  origin: 'https://api.github.com',
  tail: '8B4a',
  ...more,
});
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const begin = (net: Net) => {
  render(<DeviceFlow net={net} clientId="Iv1.x" />);
  press(words.start);
};

test('the code stands there with the way to GitHub; the token goes to the disk and into no message', async () => {
  answer({ 'connection.test': () => view({ login: 'acme-pm' }) });
  const { net } = flow(CODE, { error: 'authorization_pending' }, { access_token: TOKEN });
  begin(net);
  await screen.findByText('WDJB-MJHT');
  expect(screen.getByRole('link', { name: new RegExp(words.open) }).getAttribute('href')).toBe(
    'https://github.com/login/device',
  );
  await screen.findByText(words.done);
  expect(screen.queryByText('WDJB-MJHT')).toBeNull();
  const db = await openSecrets();
  expect((await db.getAll('secrets')).map((s) => s.value)).toEqual([TOKEN]);
  expect(JSON.stringify(sent)).not.toContain(TOKEN);
});

test.each([
  ['access_denied', words.why.denied],
  ['expired_token', words.why.expired],
  ['device_flow_disabled', words.why.disabled],
  ['something new', words.why.answer],
])('%s ends it with its sentence, and it can begin again', async (error, sentence) => {
  const { net } = flow(CODE, { error });
  begin(net);
  await screen.findByText(sentence);
  expect(screen.getByRole('button', { name: words.start })).toBeTruthy();
  const db = await openSecrets();
  expect(await db.getAll('secrets')).toEqual([]);
});

test('without a network it says so', async () => {
  begin(flow(null).net);
  await screen.findByText(words.why.network);
});

test('“Stop” asks no more', async () => {
  const { net, asked } = flow(CODE, { error: 'authorization_pending' });
  begin(net);
  await screen.findByText('WDJB-MJHT');
  press(words.stop);
  const after = asked.length;
  await new Promise((done) => setTimeout(done, 80));
  // One question may have been on its way.
  expect(asked.length).toBeLessThanOrEqual(after + 1);
  expect(screen.getByRole('button', { name: words.start })).toBeTruthy();
});

test('saved and not tested is not called connected', async () => {
  answer({
    'connection.test': () => {
      throw new Error('The worker went away');
    },
  });
  begin(flow(CODE, { access_token: TOKEN }).net);
  await waitFor(() => expect(screen.getByText(/The worker went away/)).toBeTruthy());
  expect(screen.queryByText(words.done)).toBeNull();
});

test('a token that was refused is saved, and not called connected', async () => {
  answer({ 'connection.test': () => view({ trouble: { code: 'credential-refused' } }) });
  begin(flow(CODE, { access_token: TOKEN }).net);
  await screen.findByText(options.connections.savedTrouble);
  expect(screen.queryByText(words.done)).toBeNull();
});
