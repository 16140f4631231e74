/** Pages where nothing of ours may appear and nothing may be sent, also where the place is chosen. */
import { describe, expect, test } from 'vitest';
import { NEGATIVE_PAGES } from '../playground/github/pages/negative-pages';
import { PRACTICE_TOKENS } from '../playground/seed';
import { sleep, type Tab } from './driver';
import { GITHUB, stageFor } from './stage';

const SILENT = [
  // A draft's panel says nothing of its own; the board under it does.
  ...NEGATIVE_PAGES.filter(([name]) => name !== 'draft').map(([, address]) => address),
  // Addresses that look like one of an issue, or lead away from one.
  `${GITHUB}/acme/shop/pull/145/files`,
  `${GITHUB}/acme/shop/issues/99999`,
  `${GITHUB}/acme/shop/settings/collaboration`,
  `${GITHUB}/acme/shop/graphs/contributors`,
];
/** So many are looked at side by side: most of the time is waiting whether something comes. */
const SIDE_BY_SIDE = 6;

describe('silent pages', () => {
  const stage = stageFor('negative', 'closed');

  test('show nothing, change nothing, send nothing', async () => {
    // With everything it takes to send: the place chosen, a token that works.
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tabs: Tab[] = [];
    for (let i = 0; i < SIDE_BY_SIDE; i++) tabs.push(await pm.open(`${GITHUB}/acme/shop`));
    const before = (await pm.ledger()).length;
    const loud: string[] = [];
    for (let i = 0; i < SILENT.length; i += SIDE_BY_SIDE) {
      const from = stage.playground.log.filter((l) => l.host.startsWith('api.')).length;
      const shown = SILENT.slice(i, i + SIDE_BY_SIDE);
      await Promise.all(shown.map((address, n) => tabs[n]?.goto(address)));
      await sleep(700);
      for (const [n, address] of shown.entries()) {
        const text = await tabs[n]?.ui.text();
        if (text !== '') loud.push(`${address} shows: ${text?.slice(0, 80)}`);
      }
      const sent = stage.playground.log.filter((l) => l.host.startsWith('api.')).length - from;
      if (sent > 0) loud.push(`${shown.join(', ')} send ${sent}`);
    }
    expect(loud).toEqual([]);
    expect((await pm.ledger()).length).toBe(before);
    // The same tab is not silent where there is something to say.
    const [tab] = tabs;
    await tab?.goto(`${GITHUB}/acme/shop/issues/142`);
    await tab?.ui.reads('Outcome required');
    expect((await pm.ledger()).length).toBeGreaterThan(before);
  });

  test('a draft item of a project board', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(`${GITHUB}/orgs/acme/projects/1`);
    await tab.page.click({ text: /Ask the shop floor about gift wrapping/ });
    await tab.ui.reads('12 not checked');
    await sleep(1000);
    // The board's own rows and bar, and nothing about the draft.
    const text = await tab.ui.text();
    expect(text).not.toMatch(/Outcome required|Write the outcome|Framed/);
  });
});
