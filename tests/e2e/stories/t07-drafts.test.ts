import { describe, expect, test } from 'vitest';
import { ANSWERS, answer, LABELS, openForm } from '../answers';
import { type Tab, until } from '../driver';
import { OTHERS } from '../scenes';
import { QUICK, stageFor } from '../stage';

const AGAIN = /^(Write the outcome|Edit|Go on)/;
/** Every letter and sign that either tracker has a shortcut on. */
const KEYS = 'c.e.i/m?j k o a f h l p s t u v x g i 123';

const typed = async (tab: Tab) => (await tab.ui.see({ label: LABELS.problem })).value;

describe.each(OTHERS)('T7: a draft in $tracker', (scene) => {
  const stage = stageFor(`t07-${scene.tracker}`, 'closed', QUICK, scene);

  test('survives Escape, reload and another issue; typing it fires none of the page’s shortcuts', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.url(scene.key(142)));
    const { jiraSettings, linearSettings } = stage.playground;
    for (const phase of ['bubble', 'capture'] as const) {
      Object.assign(scene.tracker === 'jira' ? jiraSettings : linearSettings, { shortcuts: phase });
      await tab.reload();
      await openForm(tab, AGAIN);
      await tab.ui.typeInto({ label: LABELS.problem }, `${KEYS}${phase}`);
      await tab.press('Backspace');
      await tab.press('Tab');
      await tab.type('xyz');
      await tab.ui.reads(/Draft kept on this device/);
      await tab.press('Escape');
      await tab.ui.reads(/Draft kept/);
      expect(await tab.evaluate('JSON.stringify(window.__shortcuts)')).toBe('[]');
      await openForm(tab, AGAIN);
      expect(await typed(tab)).toBe(`${KEYS}${phase}`.slice(0, -1));
    }

    await tab.reload();
    await openForm(tab, AGAIN);
    expect(await typed(tab)).toBe(`${KEYS}captur`);
    await tab.evaluate(`(() => {
      const a = Object.assign(document.createElement('a'), { id: 'next', href: ${JSON.stringify(new URL(scene.url(scene.key(133))).pathname)}, textContent: 'Next' });
      a.style = 'position:fixed;top:0;left:0;z-index:999;padding:8px;background:#fff'; document.body.append(a);
    })()`);
    // Not waited for: the last letters are typed and the page is left at once.
    await answer(tab, { problem: ANSWERS.problem });
    await tab.page.click({ selector: '#next' });
    await tab.ui.see({ role: 'button', name: 'Write the outcome' });
    expect(await tab.ui.text()).not.toContain(ANSWERS.problem);
    await tab.evaluate('history.back()');
    await until('the first issue', () => tab.url().includes('142'));
    await tab.ui.reads(/Draft kept/);
    await openForm(tab, AGAIN);
    expect(await typed(tab)).toBe(ANSWERS.problem);
    await stage.picture(tab, '1-draft');
    // A program goes on, and nothing was clicked before: the letters arrive from the next issue's address.
    await tab.ui.typeInto({ label: LABELS.problem }, `${ANSWERS.problem} Twice.`);
    await tab.evaluate(
      `void window.__playground.navigate(${JSON.stringify(new URL(scene.url(scene.key(133))).pathname)})`,
    );
    await tab.ui.see({ role: 'button', name: 'Write the outcome' });
    await tab.evaluate('history.back()');
    await until('the first issue again', () => tab.url().includes('142'));
    await tab.ui.reads(/Draft kept/);
    await openForm(tab, AGAIN);
    expect(await typed(tab)).toBe(`${ANSWERS.problem} Twice.`);
    expect(scene.writes(stage.playground)).toEqual([]);
  });
});
