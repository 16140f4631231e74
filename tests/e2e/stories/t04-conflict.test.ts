import { describe, expect, test } from 'vitest';
import { answer, openForm, writeOutcome } from '../answers';
import { until } from '../driver';
import { OTHERS } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe.each(OTHERS)('T4: two people change one outcome in $tracker', (scene) => {
  const stage = stageFor(`t04-${scene.tracker}`, 'closed', QUICK, scene);
  const key = scene.key(142);

  test('what fits is merged, what differs is asked, nothing is lost', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const dev = await stage.person('acme-dev', { connected: true });
    const mine = await pm.open(scene.url(key));
    await writeOutcome(mine);
    await mine.ui.reads(/Shared in this issue/, 20_000);
    const theirs = await dev.open(scene.url(key));
    await theirs.ui.reads(/Framed/, 20_000);

    // Both open the form on the same version; the second one is away from the network while saving.
    await openForm(mine, /^Edit/);
    await openForm(theirs, /^Edit/);
    await dev.offline(true);
    await answer(theirs, { segment: 'Guests with one article', reason: 'Two interviews said so' });
    await theirs.press('Control+Enter');
    await answer(mine, { segment: 'Everybody without an account', metric: 'Paid orders' });
    await mine.press('Control+Enter');
    // The metric alone would not do: Jira's line for lists has it before the record.
    await until('the first version', () => stage.body(key).includes('Everybody without an account'), 20_000);

    await dev.offline(false);
    await theirs.ui.reads(/Two people changed this outcome/, 40_000);
    await theirs.ui.reads(/Everybody without an account/);
    await stage.picture(theirs, '1-conflict');
    expect(stage.body(key)).not.toContain('Guests with one article');
    await theirs.ui.click({ role: 'radio', name: /Guests with one article/ });
    await theirs.ui.click({ role: 'button', name: /^Save the merged outcome/ });
    await until('the merged version', () => stage.body(key).includes('Guests with one article'), 20_000);
    const held = stage.body(key);
    expect(held).toContain('Paid orders');
    expect(held).toContain('Two interviews said so');
    await theirs.ui.reads(/Framed|Shared in this issue/);
  });
});
