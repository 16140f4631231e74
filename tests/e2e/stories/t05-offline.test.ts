import { describe, expect, test } from 'vitest';
import { ANSWERS, writeOutcome } from '../answers';
import { until } from '../driver';
import { OTHERS } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe.each(OTHERS)('T5: offline in $tracker', (scene) => {
  const stage = stageFor(`t05-${scene.tracker}`, 'closed', QUICK, scene);
  const key = scene.key(142);

  test('safe here, also when the page is closed; sent once a page of the site is open again', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.url(key));
    await tab.ui.reads(/Outcome required/);
    const before = stage.body(key);
    await pm.offline(true);
    await writeOutcome(tab);
    await tab.ui.reads(/Not shared yet[\s\S]*offline/i, 20_000);
    await stage.picture(tab, '1-offline');
    expect(JSON.stringify((await pm.storage()).databases)).toContain(ANSWERS.reason);
    expect(stage.body(key)).toBe(before);

    await pm.closeTabs();
    await pm.quiet();
    await pm.killWorker();
    await pm.offline(false);
    if (scene.tracker === 'jira') {
      // Nobody can ask for the person where no page of the site is open.
      await pm.send({ type: 'connection.changed' });
      const popup = await pm.extensionPage('popup.html');
      await until('the reason', async () => {
        await popup.reload();
        return /through an open page of it, and none is open/.test(await popup.page.text());
      });
      await stage.picture(popup, '2-popup');
      expect(stage.body(key)).toBe(before);
    }
    // Another item of the same site is as good.
    const other = await pm.open(scene.url(scene.key(133)));
    await until('the outcome', () => stage.body(key).includes(ANSWERS.reason), 20_000);
    await other.goto(scene.url(key));
    await other.ui.reads(/Framed[\s\S]*67 %/, 20_000);
  });
});
