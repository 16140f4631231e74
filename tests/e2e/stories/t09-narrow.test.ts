import { describe, expect, test } from 'vitest';
import { ANSWERS, writeOutcome } from '../answers';
import { until } from '../driver';
import { JIRA_SCENE, LINEAR_SCENE } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe('T9: the side panel of a Jira board', () => {
  const scene = JIRA_SCENE;
  const stage = stageFor('t09-jira', 'closed', { ...QUICK, jira: { issueView: 'panel' } }, scene);
  const key = scene.key(142);

  test('strip and panel in one column', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(scene.list);
    await until('the page', () => tab.evaluate('window.__playground.hydrated'));
    await tab.page.click({ selector: `#card-${key} [data-practice="open"]` });
    await tab.ui.see({ role: 'button', name: 'Write the outcome' });
    await stage.picture(tab, '1-strip');
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);
    expect(stage.body(key)).toContain(ANSWERS.reason);
    await stage.picture(tab, '2-written');
  });
});

describe('T9: Linear’s inbox', () => {
  const scene = LINEAR_SCENE;
  const stage = stageFor('t09-linear', 'closed', QUICK, scene);
  const key = scene.key(142);

  test('strip and panel beside the notifications; another notification has its own', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open('https://linear.app/acme/inbox');
    for (const inboxUrl of ['issue', 'inbox'] as const) {
      stage.playground.linearSettings.inboxUrl = inboxUrl;
      if (inboxUrl === 'inbox') await tab.goto('https://linear.app/acme/inbox');
      await tab.page.click({ selector: '[data-list-key^="issueNewComment"][data-list-row] .notice-why' });
      if (inboxUrl === 'issue') {
        await tab.ui.see({ role: 'button', name: 'Write the outcome' });
        await stage.picture(tab, '1-strip');
        await writeOutcome(tab);
        await tab.ui.reads(/Shared in this issue/, 20_000);
        expect(stage.body(key)).toContain(ANSWERS.reason);
        await stage.picture(tab, '2-written');
      } else await tab.ui.reads(/Framed[\s\S]*67 %/, 20_000);
      await tab.page.click({ selector: '[data-list-key^="issueMention"] .notice-why' });
      await tab.ui.see({ role: 'button', name: 'Write the outcome' });
    }
  });
});
