import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { answer, openForm, writeOutcome } from '../answers';
import { until } from '../driver';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(4))('S4: two people change one outcome (%s roots)', (roots) => {
  const stage = stageFor('s04', roots);

  test('what fits is merged, what differs is asked, nothing is lost', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const dev = await stage.person('acme-dev', { token: PRACTICE_TOKENS.devWrite });
    const mine = await pm.open(url('acme/shop#142'));
    await writeOutcome(mine);
    await mine.ui.reads(/Shared in this issue/, 20_000);

    const theirs = await dev.open(url('acme/shop#142'));
    await theirs.ui.reads(/Framed/, 20_000);

    // Both open the form on the same version; the second one is away from the network while saving.
    await openForm(mine, /^Edit/);
    await openForm(theirs, /^Edit/);
    await dev.offline(true);
    await answer(theirs, { segment: 'Guests with one article', reason: 'Two interviews said so' });
    await theirs.press('Control+Enter');
    await answer(mine, { segment: 'Everybody without an account', metric: 'Paid orders' });
    await mine.press('Control+Enter');
    await until('the first version', () => stage.body('acme/shop#142').includes('Paid orders'), 20_000);

    await dev.offline(false);
    await theirs.ui.reads(/Two people changed this outcome/, 40_000);
    await stage.picture(theirs, '1-conflict');
    await theirs.ui.reads(/Everybody without an account/);
    await theirs.ui.reads(/Guests with one article/);

    await theirs.ui.click({ role: 'radio', name: /Guests with one article/ });
    await theirs.ui.click({ role: 'button', name: /^Save the merged outcome/ });
    await until(
      'the merged version',
      () => stage.body('acme/shop#142').includes('Guests with one article'),
      20_000,
    );
    const body = stage.body('acme/shop#142');
    expect(body).toContain('Paid orders');
    expect(body).toContain('Two interviews said so');
    expect(body).not.toMatch(/^\|[^\n]*Everybody without an account/m);
    await mine.ui.reads(/Guests with one article|67 %/, 20_000);
    await stage.picture(theirs, '2-settled');
  });
});
