import { describe, expect, test } from 'vitest';
import { ANSWERS, openEditor, saveEditor, writeOutcome } from '../answers';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(2))('S2: shared without a token, through the description (%s roots)', (roots) => {
  const stage = stageFor('s02', roots);

  test('copy, paste, Update: recognised, nothing written by us', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(url('acme/shop#142'));
    await writeOutcome(tab);
    await tab.ui.reads('Saved on this device.');
    await tab.ui.see('Put it in the description');
    await tab.ui.see({ role: 'button', name: 'Connect GitHub' });
    await tab.ui.see({ role: 'button', name: 'Keep on this device' });
    await stage.picture(tab, '1-three-ways');

    await tab.ui.click({ role: 'button', name: 'Copy the section' });
    await tab.ui.reads('Watching for the section. Nothing is written for you.');
    await stage.picture(tab, '2-steps');

    const before = stage.body('acme/shop#142');
    await openEditor(tab);
    await tab.page.click({ selector: 'textarea[aria-label="Markdown value"]' });
    await tab.press('Control+End');
    await tab.press('Enter');
    await tab.press('Enter');
    await tab.press('Control+v');
    await saveEditor(tab);

    await tab.ui.reads(/Shared: found in the description/);
    await stage.picture(tab, '3-found');
    const body = stage.body('acme/shop#142');
    expect(body.startsWith(before.trimEnd())).toBe(true);
    expect(body).toContain(ANSWERS.reason);
    expect(stage.playground.log.filter((l) => l.host === 'api.github.com' && l.wrote)).toEqual([]);
  });
});

describe.each(rootsOf(2))('S2: kept on this device (%s roots)', (roots) => {
  const stage = stageFor('s02-here', roots);

  test('nothing leaves, and the strip says so', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(url('acme/shop#142'));
    const before = stage.body('acme/shop#142');
    await writeOutcome(tab);
    await tab.ui.click({ role: 'button', name: 'Keep on this device' });
    await tab.ui.reads('On this device only.');
    await tab.ui.see({ role: 'button', name: 'Share it…' });
    await stage.picture(tab, '1-here');
    expect(stage.body('acme/shop#142')).toBe(before);
    expect(stage.playground.log.filter((l) => l.host === 'api.github.com' && l.wrote)).toEqual([]);
  });
});
