/**
 * Signing in at Linear in a real browser, through its window. Needs a build that names an app, which nothing else is
 * tested with: it is made here, and the file runs by hand only (see CONTRIBUTING). Chromium: the driver sees the
 * window there as one more page.
 */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endGrant, PRACTICE_APP } from '../playground/linear/oauth';
import { ANSWERS, answer, openForm } from './answers';
import { aWhileLater, type Person, until } from './driver';
import { OTHERS, type Scene } from './scenes';
import { stageFor } from './stage';
import { makeTemporary, removeTemporary } from './temporary';

const scene = OTHERS.find((s) => s.tracker === 'linear') as Scene;
const SECRETS = /lin_oauth_|lin_refresh_|code_[0-9a-f]{20}/;
let folder = '';

beforeAll(() => {
  folder = makeTemporary('signing-in');
  // As by hand: what the runner of tests says of itself would make another build.
  const env = {
    ...process.env,
    ...{ NODE_ENV: 'production', VITE_LINEAR_CLIENT_ID: PRACTICE_APP, SIGHTLINE_OUT: folder },
  };
  execFileSync(process.execPath, [resolve('node_modules/wxt/bin/wxt.mjs'), 'build'], {
    env,
    stdio: 'ignore',
  });
}, 120_000);
afterAll(() => removeTemporary(folder));

const START = { role: 'button', name: 'Sign in with Linear' } as const;

describe('signing in at Linear', () => {
  const stage = stageFor('signing-in', 'closed', { hydrationMs: 50 }, scene);
  const person = () => stage.person('acme-pm', { build: join(folder, 'chrome-mv3') });
  /** Presses the button, and does this in the window. */
  async function inWindow(pm: Person, work: (page: Page) => Promise<unknown>) {
    const { context } = pm.engine as unknown as { context: BrowserContext };
    const find = () => context.pages().find((p) => p.url().startsWith('https://linear.app/oauth/'));
    const options = await pm.page();
    await until('the end of the window before', () => find() === undefined);
    await options.evaluate(`location.hash = '#connections/linear/acme'; true`);
    await options.front();
    await options.page.click(START);
    await until('the window', () => find() !== undefined);
    const page = find();
    if (page) await work(page);
    return options;
  }
  /** The browser closes the window on the way back, often before the click is told as done. */
  const allow = (words: string) => (page: Page) =>
    page
      .getByText(words)
      .click()
      .catch((e: Error) => {
        if (!/has been closed/.test(e.message)) throw e;
      });
  const oauth = () => stage.playground.linear.oauth;

  test('shares with it, renews it under a worker that ended, and ends it with the connection', async () => {
    const pm = await person();
    const options = await inWindow(pm, allow('Allow in Acme'));
    await options.page.see(/Linear answered: you are mara, in the workspace acme\./);
    await stage.picture(options, '1-signed-in');
    const [grant] = oauth().grants;
    const first = [grant?.access, grant?.refresh];

    const tab = await pm.open(scene.url(scene.key(142)));
    await openForm(tab);
    await answer(tab, ANSWERS);
    await tab.press('Control+Enter');
    await tab.ui.reads(/Shared in this issue/, 20_000);
    expect(stage.body(scene.key(142))).toContain(ANSWERS.problem);

    await aWhileLater();
    await pm.killWorker();
    for (const key of stage.playground.linear.keys) if (key.secret === first[0]) key.revoked = true;
    await tab.goto(scene.url(scene.key(142)));
    await until('the renewal', () => oauth().grants[0]?.access !== first[0], 20_000);

    // In one database of ours, and in nothing that leaves it.
    const { local, sync } = await pm.storage();
    const told: unknown[] = [local, sync, await pm.ledger()];
    for (const type of ['data.export', 'connection.list'] as const) told.push(await pm.send({ type }));
    told.push(await tab.evaluate('document.documentElement.outerHTML + document.cookie'));
    told.push(await options.evaluate('document.documentElement.outerHTML'));
    expect(JSON.stringify(told)).toContain('/oauth/token');
    expect(JSON.stringify(told)).not.toMatch(SECRETS);

    await options.front();
    await options.page.click({ role: 'button', name: 'Delete the sign-in for acme' });
    await options.page.click({ role: 'button', name: 'Delete it' });
    await options.page.see(/deleted here and ended at Linear/);
    expect(oauth().grants).toMatchObject([{ ended: true }]);
  });

  test('a window that is closed, an admin who says no, another workspace', async () => {
    const pm = await person();
    const options = await inWindow(pm, (page) => page.close());
    await options.page.see(/Cancelled; nothing was changed/);
    await inWindow(pm, allow('Cancel'));
    await options.page.see(/It was declined at Linear/);
    await inWindow(pm, allow('Allow in Globex'));
    await options.page.see(/You chose globex at Linear, not acme/);
    oauth().approval = 'denied';
    await options.page.click(START);
    await options.page.see(/an admin of the workspace does not allow this app/);
    oauth().approval = 'page';
    await inWindow(pm, (page) => page.close());
    await options.page.see(/ask an admin, or use a key/);
    oauth().approval = 'open';
    expect((await pm.send({ type: 'connection.list' })).connections).toEqual([]);
  });

  test('ended at Linear: the card says so, and a new sign-in takes its place', async () => {
    const pm = await person();
    const options = await inWindow(pm, allow('Allow in Acme'));
    await options.page.see(/Linear answered/);
    const grant = oauth().grants.at(-1);
    if (grant) endGrant(stage.playground.linear, grant);
    await options.page.click({ role: 'button', name: 'Test the sign-in for acme' });
    await options.page.see(/The sign-in has ended/);
    await stage.picture(options, '2-ended');
    await inWindow(pm, allow('Allow in Acme'));
    await until('the end of the trouble', async () =>
      (await pm.send({ type: 'connection.list' })).connections.every((c) => !c.trouble && c.login === 'mara'),
    );
    expect((await pm.send({ type: 'connection.list' })).connections).toHaveLength(1);
  });
});
