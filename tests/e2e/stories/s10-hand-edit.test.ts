import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, answer, LABELS, openForm, writeOutcome } from '../answers';
import { aWhileLater, until } from '../driver';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(10))('S10: somebody edits the section by hand (%s roots)', (roots) => {
  const stage = stageFor('s10', roots);
  const key = 'acme/shop#142';

  test('the visible value wins and the next save keeps it', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(url(key));
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);

    await aWhileLater();
    stage.playground.foreign.edit(key, 'acme-dev', (body) => body.replaceAll('67 %', '70 %'));
    await tab.reload();
    await tab.ui.reads(/70 %/, 20_000);
    await stage.picture(tab, '1-hand-edit');

    await openForm(tab, /^Edit/);
    await answer(tab, { segment: 'Guests' });
    await tab.press('Control+Enter');
    await until('the next version', () => stage.body(key).includes('Guests'), 20_000);
    expect(stage.body(key)).toContain('70 %');
  });

  test('a damaged section is shown as text and not overwritten', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const body = stage.body(key);
    const start = body.indexOf('<!--');
    const section = body.slice(start);
    stage.playground.foreign.edit(key, 'acme-dev', `${body}\n\n${section}`);
    const doubled = stage.body(key);
    const tab = await pm.open(url(key));
    await tab.ui.reads(/The Outcome section cannot be read|It stands in the description twice/, 20_000);
    await stage.picture(tab, '2-doubled');
    expect(stage.body(key)).toBe(doubled);
  });
});

describe('S10: people have an Outcome heading of their own (closed roots)', () => {
  const stage = stageFor('s10-foreign', 'closed');
  const key = 'acme/shop#142';

  test('its words begin the form, and it stays as it is', async () => {
    const own =
      '## Outcome\n\n- **Problem:** Guests leave at the form\n- **For whom:** guests\n\n## Notes\n\nNone.';
    stage.playground.foreign.edit(key, 'acme-dev', own, 'api');
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(url(key));
    await openForm(tab);
    await tab.ui.click({ role: 'button', name: 'Begin with its words' });
    await until(
      'the words in the form',
      async () => (await tab.ui.see({ label: LABELS.problem })).value === 'Guests leave at the form',
    );
    await stage.picture(tab, '1-begun');
    const { metric, target, by, reason } = ANSWERS;
    await answer(tab, { metric, target, by, reason });
    await tab.press('Control+Enter');
    await until('the section', () => stage.body(key).includes('| For whom | guests |'), 20_000);
    expect(stage.body(key).startsWith(own)).toBe(true);
  });
});
