import { describe, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, writeOutcome } from '../answers';
import { until } from '../driver';
import { GITHUB, rootsOf, stageFor } from '../stage';

describe.each(rootsOf(9))('S9: the side panel of a project (%s roots)', (roots) => {
  const stage = stageFor('s09', roots);

  test('strip and panel in the narrow column', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(`${GITHUB}/orgs/acme/projects/1`);
    await tab.page.click({ text: /Let shoppers pay without creating an account/ });
    await tab.ui.see({ role: 'button', name: 'Write the outcome' }, 15_000);
    await stage.picture(tab, '1-strip');
    await writeOutcome(tab);
    await until('the section', () => stage.body('acme/shop#142').includes(ANSWERS.reason), 20_000);
    await stage.picture(tab, '2-written');
  });
});
