import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, answer, LABELS, openForm } from '../answers';
import { until } from '../driver';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(1))('S1: from empty to shared, with a token (%s roots)', (roots) => {
  const stage = stageFor('s01', roots);

  test('the PM writes four answers and everybody who can read the issue has them', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite, byHand: true });
    // This page does not follow changes by itself within the story.
    stage.playground.settings.livePollMs = 600_000;
    const before = stage.body('acme/shop#142');
    const tab = await pm.open(url('acme/shop#142'));

    await tab.ui.reads('Outcome required');
    await tab.ui.reads(/Nobody has said yet what this should change/);
    await stage.picture(tab, '1-required');

    await openForm(tab);
    await tab.ui.typeInto({ label: LABELS.problem }, ANSWERS.problem);
    // The sentence composes itself while typing, and what is missing is named.
    await tab.ui.reads(new RegExp(`solving this problem — ${ANSWERS.problem}`));
    await answer(tab, { ...ANSWERS, problem: ANSWERS.problem });
    await tab.ui.reads(/will (raise|move) Checkout completion/);
    await stage.picture(tab, '2-form');

    await tab.press('Control+Enter');
    await tab.ui.reads(/Shared in this issue/, 20_000);
    await stage.picture(tab, '3-shared');

    const body = stage.body('acme/shop#142');
    expect(body.startsWith(before.trimEnd())).toBe(true);
    for (const text of [ANSWERS.problem, ANSWERS.segment, ANSWERS.metric, '67 %', ANSWERS.reason]) {
      expect(body).toContain(text);
    }
    const writes = stage.playground.log.filter((l) => l.host === 'api.github.com' && l.wrote);
    expect(writes.map((w) => w.method)).toEqual(['PATCH']);

    // The page still has the old description, and that is said; its own way out is one click.
    await tab.ui.reads(/This page still shows the description from before/);
    await stage.picture(tab, '5-behind');
    await tab.ui.click({ role: 'button', name: 'Reload' });
    await tab.page.see({ text: ANSWERS.reason });
    await tab.ui.reads(/Framed/);
  });

  test('the strip says it after a reload, without asking the form again', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(url('acme/shop#142'));
    await until(
      'the strip',
      async () => /Framed/.test(await tab.ui.text()) && /67 %/.test(await tab.ui.text()),
    );
    await stage.picture(tab, '4-strip');
  });
});
