import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, writeOutcome } from '../answers';
import { aWhileLater, until } from '../driver';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(11))('S11: remove and restore (%s roots)', (roots) => {
  const stage = stageFor('s11', roots);
  const key = 'acme/shop#142';

  test('removed with a reason, undone; gone by another hand, put back', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(url(key));
    const before = stage.body(key);
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);
    const shared = stage.body(key);

    await tab.ui.click({ role: 'button', name: 'More' });
    await tab.ui.click({ role: 'menuitem', name: /Remove the outcome/ });
    await tab.ui.reads('Remove the outcome?');
    await tab.ui.fill({ label: /^Why/ }, 'Moved to another team');
    await tab.ui.click({ role: 'button', name: 'Remove' });
    await until('the section to go', () => !stage.body(key).includes(ANSWERS.reason), 20_000);
    await stage.picture(tab, '1-removed');
    expect(stage.body(key).startsWith(before.trimEnd())).toBe(true);

    await tab.ui.click({ role: 'button', name: 'Undo' });
    await until('the section to come back', () => stage.body(key).includes(ANSWERS.reason), 20_000);

    await aWhileLater();
    stage.playground.foreign.edit(key, 'acme-dev', before);
    await tab.reload();
    await tab.ui.reads('The Outcome section is gone from the description.', 20_000);
    // Folded, the strip asks; the answers are in the panel.
    if (await tab.ui.get({ role: 'button', name: 'Decide' })) {
      await tab.ui.click({ role: 'button', name: 'Decide' });
    }
    await stage.picture(tab, '2-gone');
    expect(stage.body(key)).not.toContain(ANSWERS.reason);
    const back = { role: 'button', name: 'Put it back' };
    const clicked = await tab.ui.click(back);
    // Seen twice on a busy machine, cause not found: the click reached nothing. It is said, with where the button was
    // and is and what was busy, and made again once.
    await tab.ui.gone(back, 4000).catch(async () => {
      const busy = (await tab.ui.markup()).match(/aria-(?:busy|disabled)="[^"]*"/g);
      const now = await tab.ui.get(back);
      console.log(
        '“Put it back” did not take the click, clicked again',
        JSON.stringify({ clicked, now, busy }),
      );
      await tab.ui.click(back);
    });
    await until('the section', () => stage.body(key).includes(ANSWERS.reason), 20_000);
    expect(shared).toContain(ANSWERS.reason);
  });
});
