import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, writeOutcome } from '../answers';
import { until } from '../driver';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(5))('S5: offline and back (%s roots)', (roots) => {
  const stage = stageFor('s05', roots);

  test('safe at once, sent when the network is back, also by a fresh worker', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(url('acme/shop#142'));
    await tab.ui.reads('Outcome required');
    const before = stage.body('acme/shop#142');

    await pm.offline(true);
    await writeOutcome(tab);
    await tab.ui.reads(/Not shared yet|not sent|offline/i, 20_000);
    await stage.picture(tab, '1-offline');
    const kept = JSON.stringify((await pm.storage()).databases);
    expect(kept).toContain(ANSWERS.reason);
    expect(stage.body('acme/shop#142')).toBe(before);

    await pm.quiet();
    await pm.killWorker();
    await pm.offline(false);
    await until(
      'the section in the issue',
      async () => {
        // "Try now", as a person would press it who does not want to wait for the next try.
        if (stage.body('acme/shop#142') !== before) return true;
        if (await tab.ui.get({ role: 'button', name: 'Try now' })) {
          await tab.ui.click({ role: 'button', name: 'Try now' }, 1000).catch(() => {});
        }
        return stage.body('acme/shop#142') !== before;
      },
      40_000,
    );
    expect(stage.body('acme/shop#142')).toContain(ANSWERS.reason);
    await tab.ui.reads(/Shared in this issue|Framed/, 20_000);
    await stage.picture(tab, '2-back');
  });
});
