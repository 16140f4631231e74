import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, answer, LABELS, writeOutcome } from '../answers';
import { until } from '../driver';
import { GITHUB, rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(13))('S13: a public repository (%s roots)', (roots) => {
  const stage = stageFor('s13', roots);
  const key = 'acme/open-shop#12';

  test('warned field by field; numbers stay here unless chosen', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite, places: ['acme/open-shop'] });
    const tab = await pm.open(url(key));
    const before = stage.body(key);
    await writeOutcome(tab);
    await tab.ui.reads('Everyone on the internet will see this.', 20_000);
    await tab.ui.reads(/acme\/open-shop is public/);
    await stage.picture(tab, '1-warning');
    expect(stage.body(key)).toBe(before);

    await tab.ui.click({ role: 'button', name: /^Share \d fields? publicly/ });
    await until('the section', () => stage.body(key).includes(ANSWERS.reason), 20_000);
    expect(stage.body(key)).not.toContain('67 %');
    await stage.picture(tab, '2-shared');
  });

  test('without a token nothing is copied, or put into a form, before it was said', async () => {
    const pm = await stage.person('acme-pm', { places: ['acme/open-shop'] });
    const before = stage.playground.log.length;
    const tab = await pm.open(url('acme/open-shop#9'));
    await writeOutcome(tab);
    await tab.ui.click({ role: 'button', name: 'Copy the section' });
    await tab.ui.reads('Everyone on the internet will see this.');
    await tab.ui.click({ role: 'button', name: /^Share \d fields? publicly/ });
    await tab.ui.reads('Watching for the section. Nothing is written for you.');

    await tab.goto(`${GITHUB}/acme/open-shop/issues/new`);
    await tab.page.fill({ selector: 'input[aria-label="Add a title"]' }, 'Gift cards');
    await tab.ui.click({ role: 'button', name: /^Write the outcome/ });
    await tab.ui.see({ label: LABELS.problem });
    await answer(tab, ANSWERS);
    await tab.press('Control+Enter');
    const body = { selector: 'textarea[aria-label="Markdown value"]' };
    await tab.ui.click({ role: 'button', name: 'Put it in the description' });
    await tab.ui.reads('acme/open-shop is public. The section holds every field, with its numbers.');
    await stage.picture(tab, '3-form');
    expect((await tab.page.get(body))?.value).toBe('');
    await tab.ui.click({ role: 'button', name: 'Put it there' });
    await until('the section in the form', async () =>
      (await tab.page.get(body))?.value.includes(ANSWERS.reason),
    );
    const asked = stage.playground.log.slice(before).filter((l) => l.host === 'api.github.com');
    // The page itself says that it is public: nothing is asked for that.
    expect(asked.map((l) => `${l.method} ${l.path}`)).toEqual([]);
  });

  test('keeping it here is the first choice', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite, places: ['acme/open-shop'] });
    const tab = await pm.open(url('acme/open-shop#9'));
    const before = stage.body('acme/open-shop#9');
    await writeOutcome(tab);
    await tab.ui.reads('Everyone on the internet will see this.', 20_000);
    expect((await tab.focus())?.name).toContain('Keep on this device');
    await tab.press('Enter');
    await tab.ui.reads('On this device only.');
    expect(stage.body('acme/open-shop#9')).toBe(before);
  });
});
