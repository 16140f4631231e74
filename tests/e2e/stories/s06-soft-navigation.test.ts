import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, answer, LABELS, openForm } from '../answers';
import { sleep, until } from '../driver';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(6))('S6: a save while the page goes to another issue (%s roots)', (roots) => {
  const stage = stageFor('s06', roots);

  test('never reaches the other issue', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(url('acme/shop#142'));
    const others = () => ['acme/shop#139', 'acme/shop#137'].map((k) => stage.body(k)).join('\n');
    const before = others();

    for (const wait of [0, 30, 120, 300]) {
      await tab.goto(url('acme/shop#142'));
      await tab.ui.see({ role: 'button', name: /^(Write the outcome|Edit|Go on)/ });
      await openForm(tab, /^(Write the outcome|Edit|Go on)/);
      // What was typed the time before is there again, saved or as a draft: the form is whole and can be saved.
      if (wait > 0) expect((await tab.ui.see({ label: LABELS.problem })).value).toBe(ANSWERS.problem);
      await answer(tab, { ...(wait === 0 && ANSWERS), reason: `${ANSWERS.reason}, ${wait}` });
      await tab.ui.reads(/Draft kept on this device/);
      // The tracker's own link is followed and the save pressed almost at once.
      await tab.evaluate(
        `(() => { const a = document.createElement('a'); a.href = '/acme/shop/issues/139'; document.body.append(a); a.click(); a.remove(); })()`,
      );
      if (wait > 0) await sleep(wait);
      await tab.press('Control+Enter');
      await until('the other issue', () => tab.url().endsWith('/139'));
      await sleep(1200);
      expect(others()).toBe(before);
    }
    const kept = JSON.stringify(await pm.storage());
    expect(kept).toContain(ANSWERS.reason);
    await tab.ui.reads(/Outcome required/);
    expect(await tab.ui.text()).not.toContain(ANSWERS.reason);
    await stage.picture(tab, '1-other-issue');

    // What was typed is with its own issue: saved, or still a draft.
    await tab.goto(url('acme/shop#142'));
    await until(
      'outcome or draft on its own issue',
      async () =>
        stage.body('acme/shop#142').includes(ANSWERS.reason) ||
        // The words themselves were found in storage above; the strip says that they wait.
        /Draft kept on this device/.test(await tab.ui.text()),
    );
  });
});
