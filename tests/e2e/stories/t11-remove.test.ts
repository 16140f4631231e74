import { describe, expect, test } from 'vitest';
import { dropAttachment } from '../../playground/linear/state';
import { ANSWERS, writeOutcome } from '../answers';
import { aWhileLater, until } from '../driver';
import { OTHERS } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe.each(OTHERS)('T11: removed and brought back in $tracker', (scene) => {
  const stage = stageFor(`t11-${scene.tracker}`, 'closed', QUICK, scene);
  const key = scene.key(142);

  test('removed with a reason, undone; gone by another hand, put back', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.url(key));
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);

    await tab.ui.click({ role: 'button', name: 'More' });
    await tab.ui.click({ role: 'menuitem', name: /Remove the outcome/ });
    await tab.ui.reads('Remove the outcome?');
    await tab.ui.fill({ label: /^Why/ }, 'Moved to another team');
    await tab.ui.click({ role: 'button', name: 'Remove' });
    await until('the outcome to go', () => !stage.body(key).includes(ANSWERS.reason), 20_000);
    expect(stage.body(key)).toContain('removed');
    await tab.ui.reads(/Outcome removed/);
    await stage.picture(tab, '1-removed');
    await tab.ui.click({ role: 'button', name: 'Undo' });
    await until('the outcome to come back', () => stage.body(key).includes(ANSWERS.reason), 20_000);
    await tab.ui.reads(/Shared in this issue/, 20_000);

    // Jira's writes are a second apart each; Linear alone tells the rest.
    if (scene.tracker === 'jira') return;
    await aWhileLater();
    dropAttachment(stage.playground.linear, key);
    await tab.reload();
    await tab.ui.reads('The outcome is gone from the issue.', 20_000);
    if (await tab.ui.get({ role: 'button', name: 'Decide' }))
      await tab.ui.click({ role: 'button', name: 'Decide' });
    await stage.picture(tab, '2-gone');
    expect(stage.body(key)).not.toContain(ANSWERS.reason);
    await tab.ui.click({ role: 'button', name: 'Put it back' });
    await until('the outcome', () => stage.body(key).includes(ANSWERS.reason), 20_000);
  });
});
