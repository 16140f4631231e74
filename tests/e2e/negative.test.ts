/** Pages where nothing of ours may appear and nothing may be sent, also where the place is chosen. */
import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../playground/seed';
import { sleep } from './driver';
import { GITHUB, stageFor } from './stage';

const SILENT = [
  '/acme/shop',
  '/acme/shop/pull/145',
  '/acme/shop/pull/145/files',
  '/acme/shop/pulls',
  '/acme/shop/wiki',
  '/acme/shop/settings',
  '/acme/shop/settings/collaboration',
  '/acme/shop/pulse',
  '/acme/shop/graphs/contributors',
  '/acme/shop/actions',
  '/acme/shop/security',
  '/acme/shop/blob/main/README.md',
  '/acme/shop/commits/main',
  '/acme/shop/releases',
  '/acme/shop/discussions/4',
  '/acme/shop/milestones',
  '/acme/shop/issues/145',
  '/acme/shop/issues/99999',
  '/search?q=checkout&type=code',
  '/settings/profile',
  '/notifications',
  '/acme-pm',
];

describe('silent pages', () => {
  const stage = stageFor('negative', 'closed');

  test('show nothing, change nothing, send nothing', async () => {
    // With everything it takes to send: the place chosen, a token that works.
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(`${GITHUB}${SILENT[0]}`);
    const before = (await pm.ledger()).length;
    const loud: string[] = [];
    for (const path of SILENT) {
      const from = stage.playground.log.filter((l) => l.host.startsWith('api.')).length;
      await tab.goto(`${GITHUB}${path}`);
      await sleep(700);
      const text = await tab.ui.text();
      if (text !== '') loud.push(`${path} shows: ${text.slice(0, 80)}`);
      const sent = stage.playground.log.filter((l) => l.host.startsWith('api.')).length - from;
      if (sent > 0) loud.push(`${path} sends ${sent}`);
    }
    expect(loud).toEqual([]);
    expect((await pm.ledger()).length).toBe(before);
    // The same tab is not silent where there is something to say.
    await tab.goto(`${GITHUB}/acme/shop/issues/142`);
    await tab.ui.reads('Outcome required');
    expect((await pm.ledger()).length).toBeGreaterThan(before);
  });

  test('a draft item of a project board', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(`${GITHUB}/orgs/acme/projects/1`);
    await tab.page.click({ text: /Ask the shop floor about gift wrapping/ });
    await sleep(1000);
    expect(await tab.ui.text()).toBe('');
  });
});
