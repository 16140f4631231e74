/** Pages of Jira and Linear where nothing of ours may appear and nothing may be sent, also where all may be used. */
import { describe, expect, test } from 'vitest';
import { NEGATIVE_JIRA_PAGES } from '../playground/jira/pages/negative-pages';
import { sleep, type Tab } from './driver';
import { OTHERS } from './scenes';
import { stageFor } from './stage';

const linear = (path: string) => `https://linear.app${path}`;
const SILENT: Record<string, readonly string[]> = {
  jira: [
    ...NEGATIVE_JIRA_PAGES.map(([, address]) => address),
    // Like an issue's address, and none.
    'https://acme.atlassian.net/browse/ACME',
    'https://acme.atlassian.net/browse/ACME-99999',
    'https://acme.atlassian.net/wiki/browse/ACME-142',
    'https://id.atlassian.com/login',
  ],
  linear: [
    ...['/login', '/docs', '/docs/issues', '/changelog', '/pricing', '/settings/account/preferences'].map(
      linear,
    ),
    ...['settings/api', 'projects/all', 'initiatives', 'views/issues', 'roadmap'].map((p) =>
      linear(`/acme/${p}`),
    ),
    linear('/acme/project/faster-checkout-3f0c9a7b12de/overview'),
    linear('/acme/issue/ENG-99999'),
    // A workspace that this key does not open.
    linear('/docs/issue/ENG-142'),
  ],
};
/** So many are looked at side by side: most of the time is waiting whether something comes. */
const SIDE_BY_SIDE = 6;
/** An element of ours in a page has neither name nor content of its own. */
const OURS = `[...document.querySelectorAll('div')].filter((d) => !d.hasAttributes() && d.childNodes.length === 0 && !d.closest('#jira-frontend, #root')).length`;

describe.each(OTHERS)('silent pages of $tracker', (scene) => {
  const stage = stageFor(`negative-${scene.tracker}`, 'closed', { hydrationMs: 50 }, scene);
  const addresses = SILENT[scene.tracker] ?? [];

  test('show nothing, change nothing, send nothing', async () => {
    // With everything it takes to send: the whole site or workspace chosen, a session or a key that works.
    const pm = await stage.person('acme-pm', { connected: true });
    await pm.choosePlace(scene.place, 'owner');
    const tabs: Tab[] = [];
    for (let i = 0; i < SIDE_BY_SIDE; i++) tabs.push(await pm.open());
    const start = { log: stage.playground.log.length, ledger: (await pm.ledger()).length };
    const loud: string[] = [];
    for (let i = 0; i < addresses.length; i += SIDE_BY_SIDE) {
      const shown = addresses.slice(i, i + SIDE_BY_SIDE);
      await Promise.all(shown.map((address, n) => tabs[n]?.goto(address)));
      await sleep(600);
      for (const [n, address] of shown.entries()) {
        const text = await tabs[n]?.ui.text();
        const hosts = await tabs[n]?.evaluate<number>(OURS);
        if (text !== '' || hosts !== 0) loud.push(`${address} shows (${hosts}): ${text?.slice(0, 80)}`);
      }
    }
    expect(loud).toEqual([]);
    expect(stage.playground.log.slice(start.log).map((l) => `${l.method} ${l.path}`)).toEqual([]);
    expect((await pm.ledger()).length).toBe(start.ledger);
    // The same tab is not silent where there is something to say.
    const [tab] = tabs;
    await tab?.goto(scene.url(scene.key(142)));
    await tab?.ui.reads('Outcome required');
  });
});
