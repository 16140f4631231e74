import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, writeOutcome } from '../answers';
import { until } from '../driver';
import { ROOTS, stageFor, url } from '../stage';

describe.each(ROOTS)('S13: a public repository (%s roots)', (roots) => {
  const stage = stageFor('s13', roots);
  const key = 'acme/open-shop#12';

  test('warned field by field; numbers stay here unless chosen', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite, places: ['acme/open-shop'] });
    const tab = await pm.open(url(key));
    const before = stage.body(key);
    await writeOutcome(tab);
    await tab.ui.reads('Everyone on the internet will see this.', 20_000);
    await tab.ui.reads(/acme\/open-shop is public/);
    await stage.picture(tab, '1-warning');
    expect(stage.body(key)).toBe(before);

    await tab.ui.click({ role: 'button', name: /^Share \d fields? publicly/ });
    await until('the section', () => stage.body(key).includes(ANSWERS.reason), 20_000);
    expect(stage.body(key)).not.toContain('67 %');
    await stage.picture(tab, '2-shared');
  });

  test('keeping it here is the first choice', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite, places: ['acme/open-shop'] });
    const tab = await pm.open(url('acme/open-shop#9'));
    const before = stage.body('acme/open-shop#9');
    await writeOutcome(tab);
    await tab.ui.reads('Everyone on the internet will see this.', 20_000);
    expect((await tab.focus())?.name).toContain('Keep on this device');
    await tab.press('Enter');
    await tab.ui.reads('On this device only.');
    expect(stage.body('acme/open-shop#9')).toBe(before);
  });
});
