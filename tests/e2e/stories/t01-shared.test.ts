import { describe, expect, test } from 'vitest';
import { ANSWERS, answer, openForm } from '../answers';
import { OTHERS } from '../scenes';
import { stageFor } from '../stage';

describe.each(OTHERS)('T1: written and shared in $tracker', (scene) => {
  const stage = stageFor(`t01-${scene.tracker}`, 'closed', {}, scene);
  const key = scene.key(142);

  test('four answers, and everybody who can read the item has them', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.url(key));
    await tab.ui.reads(/Outcome required/);
    await stage.picture(tab, '1-required');
    await openForm(tab);
    await answer(tab, ANSWERS);
    await stage.picture(tab, '2-form');
    await tab.press('Control+Enter');
    await tab.ui.reads(/Shared in this issue/, 20_000);
    await stage.picture(tab, '3-shared');
    const held = stage.body(key);
    for (const text of [ANSWERS.problem, ANSWERS.segment, ANSWERS.metric, '67 %', ANSWERS.reason])
      expect(held).toContain(text);

    const dev = await stage.person('acme-dev', { connected: true });
    const { jiraSettings, linearSettings } = stage.playground;
    jiraSettings.theme = linearSettings.theme = 'dark';
    const theirs = await dev.open(scene.url(key));
    await theirs.ui.reads(/Framed[\s\S]*67 %/, 20_000);
    await stage.picture(theirs, '4-strip-dark');
    await openForm(theirs, /^Edit/);
    await stage.picture(theirs, '5-form-dark');
  });
});
