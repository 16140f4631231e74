import { describe, expect, test } from 'vitest';
import { issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, answer, LABELS } from '../answers';
import { type Tab, until } from '../driver';
import { GITHUB, rootsOf, stageFor } from '../stage';

const TITLE = 'Add a gift card to the cart';

async function writePending(tab: Tab) {
  await tab.page.fill({ selector: 'input[aria-label="Add a title"]' }, TITLE);
  await tab.ui.click({ role: 'button', name: /^Write the outcome/ });
  await tab.ui.see({ label: LABELS.problem });
  await answer(tab, ANSWERS);
  await tab.press('Control+Enter');
  await tab.ui.reads('Waits for the issue.');
}

describe.each(rootsOf(8))('S8: an outcome before the issue exists (%s roots)', (roots) => {
  const stage = stageFor('s08', roots);
  const created = () => stage.playground.state.issues.find((i) => i.title === TITLE);

  test('new-issue page: attached to the issue this tab reaches', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(`${GITHUB}/acme/shop/issues/new`);
    await writePending(tab);
    await stage.picture(tab, '1-waits');
    await tab.page.click({ selector: '[data-testid="create-issue-button"]' });
    const issue = await until('the new issue', created);
    await tab.ui.reads(`Attached to #${issue.number}.`, 20_000);
    await until(
      'the section',
      () =>
        (issueAt(stage.playground.state, `acme/shop#${issue.number}`).body ?? '').includes(ANSWERS.reason),
      20_000,
    );
    await stage.picture(tab, '2-attached');
  });

  test('create dialog, no token: into the body by the person’s own click', async () => {
    const pm = await stage.person('acme-pm');
    stage.playground.state.issues.splice(
      0,
      stage.playground.state.issues.length,
      ...stage.playground.state.issues.filter((i) => i.title !== TITLE),
    );
    const tab = await pm.open(`${GITHUB}/acme/shop/issues`);
    await tab.page.click({ selector: '.loaded [data-practice="new-issue-dialog"]' });
    await tab.page.see({ selector: '[role="dialog"] input' });
    await writePending(tab);
    await tab.ui.click({ role: 'button', name: 'Put it in the description' });
    await until('the section in the form', async () =>
      (await tab.page.get({ selector: 'textarea[aria-label="Markdown value"]' }))?.value.includes(
        ANSWERS.problem,
      ),
    );
    await stage.picture(tab, '3-dialog');
    await tab.page.click({ selector: '[data-testid="create-issue-button"]' });
    const issue = await until('the new issue', created);
    expect(issue.body).toContain(ANSWERS.reason);
  });

  test('a draft whose issue did not come is offered in the popup', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(`${GITHUB}/acme/shop/issues/new`);
    await writePending(tab);
    await tab.goto(`${GITHUB}/acme/shop/issues`);
    const popup = await pm.extensionPage('popup.html');
    await popup.page.reads('1 outcome waits for its issue');
    await popup.page.reads(TITLE);
    await stage.picture(popup, '4-popup');
  });
});
