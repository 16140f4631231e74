import { describe, test } from 'vitest';
import { ANSWERS, answer, LABELS } from '../answers';
import { type Tab, until } from '../driver';
import { JIRA_SCENE, LINEAR_SCENE } from '../scenes';
import { QUICK, stageFor } from '../stage';

const title = 'Add a gift card to the cart';

async function writeBeside(tab: Tab) {
  await tab.ui.click({ role: 'button', name: /^Write the outcome/ });
  await tab.ui.see({ label: LABELS.problem });
  await answer(tab, ANSWERS);
  await tab.press('Control+Enter');
  await tab.ui.reads('Waits for the issue.');
}

describe('T8: beside Jira’s create dialogs', () => {
  const scene = JIRA_SCENE;
  const stage = stageFor('t08-jira', 'closed', QUICK, scene);

  test('joins the new issue', async () => {
    const pm = await stage.person('acme-pm');
    const { jira, jiraSettings } = stage.playground;
    for (const create of ['classic', 'modernised'] as const) {
      jiraSettings.create = create;
      const summary = `${title}, ${create}`;
      const tab = await pm.open(scene.list);
      await until('the page', () => tab.evaluate('window.__playground.hydrated'));
      await tab.page.click({ selector: '[data-practice="create"]' });
      await tab.page.fill({ selector: '[role="dialog"] input[name="summary"]' }, summary);
      await writeBeside(tab);
      await stage.picture(tab, `1-${create}`);
      await tab.page.click({ selector: '[role="dialog"] button[type="submit"]' });
      const issue = await until('the new issue', () => jira.issues.find((i) => i.summary === summary));
      // The dialog leaves no trace of the issue but a link that goes away; whoever follows it has the outcome there.
      await tab.page.click({ selector: `[role="alert"] a[href$="/${scene.key(issue.number)}"]` });
      await tab.ui.reads(new RegExp(`Attached to ${scene.key(issue.number)}`), 20_000);
      await until('the outcome', () => stage.body(scene.key(issue.number)).includes(ANSWERS.reason), 20_000);
      await stage.picture(tab, `2-${create}-made`);
    }
  });
});

describe('T8: beside Linear’s composer', () => {
  const scene = LINEAR_SCENE;
  const stage = stageFor('t08-linear', 'closed', QUICK, scene);

  test('joins the new issue', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.list);
    await tab.page.click({ selector: '[data-practice="compose"]' });
    await tab.page.click({ selector: '[role="dialog"] [data-practice-editor="new-title"]' });
    await tab.type(title);
    await writeBeside(tab);
    await stage.picture(tab, '1-waits');
    await tab.page.click({ selector: '[role="dialog"] button[type="submit"]' });
    const issue = await until('the new issue', () =>
      stage.playground.linear.issues.find((i) => i.title === title),
    );
    const key = scene.key(issue.number);
    await tab.page.click({ selector: `.toasts a[href*="ENG-${issue.number}"]` });
    await tab.ui.reads(new RegExp(`Attached to ENG-${issue.number}`), 20_000);
    await until('the outcome', () => stage.body(key).includes(ANSWERS.reason), 20_000);
    await stage.picture(tab, '2-made');
  });
});
