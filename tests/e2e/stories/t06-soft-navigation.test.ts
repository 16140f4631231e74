import { describe, expect, test } from 'vitest';
import { ANSWERS, answer, openForm } from '../answers';
import { sleep, type Tab, until } from '../driver';
import { JIRA_SCENE, LINEAR_SCENE, OTHERS } from '../scenes';
import { stageFor } from '../stage';

/** The tracker's own way from page to page: the address changes at once, what stands there follows. */
const softly = (tab: Tab, url: string) =>
  tab.evaluate(`void window.__playground.navigate(${JSON.stringify(new URL(url).pathname)})`);

const NEW = { role: 'button', name: /^(Write the outcome|Edit|Go on)/ };

describe.each(OTHERS)('T6: a save while the page goes to another issue of $tracker', (scene) => {
  const stage = stageFor(`t06-${scene.tracker}`, 'closed', {}, scene);
  const [key, other] = [scene.key(142), scene.key(133)];

  test('never reaches the other issue', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.url(key));
    const before = stage.body(other);
    await openForm(tab);
    await answer(tab, ANSWERS);
    await tab.ui.reads(/Draft kept on this device/);
    await softly(tab, scene.url(other));
    await sleep(60);
    await tab.press('Control+Enter');
    await tab.page.see({ text: /Wishlist reminders|Photos in reviews/ });
    await tab.ui.reads(/Outcome required/);
    await sleep(600);
    expect(stage.body(other)).toBe(before);
    expect(await tab.ui.text()).not.toContain(ANSWERS.reason);
    await softly(tab, scene.url(key));
    await tab.ui.see(NEW);
    // What was typed is with its own issue: saved, or still a draft.
    await until(
      'outcome or draft on its own issue',
      async () => stage.body(key).includes(ANSWERS.reason) || /Draft kept/.test(await tab.ui.text()),
    );
    expect(JSON.stringify(await pm.storage())).toContain(ANSWERS.reason);
  });
});

describe('T6: over a board of Jira', () => {
  const scene = JIRA_SCENE;
  const stage = stageFor('t06-jira-modal', 'closed', {}, scene);

  test('a dialog gets its strip, and takes it along', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(scene.list);
    await until('the page', () => tab.evaluate('window.__playground.hydrated'));
    for (const number of [142, 131]) {
      await tab.page.click({ selector: `#card-${scene.key(number)} [data-practice="open"]` });
      await tab.ui.reads(/Outcome required/);
      if (number === 142) {
        await stage.picture(tab, '1-dialog');
        await openForm(tab);
        await answer(tab, ANSWERS);
        await stage.picture(tab, '2-form');
        await tab.press('Control+Enter');
        await tab.ui.reads(/Shared in this issue/, 20_000);
        expect(stage.body(scene.key(142))).toContain(ANSWERS.reason);
      }
      await tab.page.click({ selector: '[data-practice="close-issue"]' });
      await tab.page.gone({ selector: '[role="dialog"]' });
      await until('no strip', async () => !/Outcome required|Shared in/.test(await tab.ui.text()));
    }
    await tab.evaluate('history.back()');
    await tab.page.see({ selector: '[role="dialog"]' });
    await tab.ui.reads(/Outcome required/);
    await tab.evaluate('history.go(-2)');
    await tab.ui.reads(/Framed[\s\S]*67 %/, 20_000);
  });
});

describe('T6: from a list of Linear', () => {
  const scene = LINEAR_SCENE;
  const stage = stageFor('t06-linear-list', 'closed', {}, scene);

  test('to an issue and back', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.list);
    const row = (n: number) => `a[data-list-row][href^="${new URL(scene.url(scene.key(n))).pathname}"]`;
    // The rows move down once, for the line above them.
    await tab.ui.reads(/of all 12/, 20_000);
    await tab.page.click({ selector: `${row(142)} [title^="Guests"]` });
    await tab.ui.reads(/Outcome required/);
    await openForm(tab);
    await answer(tab, ANSWERS);
    await tab.press('Control+Enter');
    await tab.ui.reads(/Shared in this issue/, 20_000);
    expect(stage.body(scene.key(142))).toContain(ANSWERS.reason);
    await tab.evaluate('history.back()');
    await tab.page.gone({ selector: '[data-view-id="issue-view"]' });
    await until('no strip', async () => !/Shared in this issue/.test(await tab.ui.text()));
    await tab.page.click({ selector: `${row(133)} [title^="Photos"]` });
    await tab.ui.reads(/Outcome required/);
  });
});
