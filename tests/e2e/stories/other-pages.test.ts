/** The main job on the issue page as others see it: another language, the markup of old servers, nobody logged in. */
import { describe, expect, test } from 'vitest';
import type { PlaygroundSettings } from '../../playground/github/pages/view';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, answer, LABELS, openForm, writeOutcome } from '../answers';
import { until } from '../driver';
import { stageFor, url } from '../stage';

const KEY = 'acme/shop#142';
const OTHER = 'acme/shop#139';

const PAGES: [string, Partial<PlaygroundSettings>][] = [
  ['Japanese, dark', { lang: 'ja', theme: 'dark' }],
  ['German', { lang: 'de' }],
  ['classic markup', { classic: true }],
];

describe.each(PAGES)('the main job, %s', (name, settings) => {
  const stage = stageFor(`pages-${name.toLowerCase().replace(/\W+/g, '-')}`, 'closed', settings);

  test('written by keyboard, shared, and found in the description by the page itself', async () => {
    const pm = await stage.person('acme-pm', {
      token: PRACTICE_TOKENS.pmWrite,
      dark: settings.theme === 'dark',
    });
    const tab = await pm.open(url(KEY));
    await tab.ui.reads('Outcome required');
    await stage.picture(tab, '1-required');
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);
    expect(stage.body(KEY)).toContain(ANSWERS.reason);
    // Read from the page: nothing that was kept here helps.
    await tab.reload();
    await tab.ui.reads(/Framed/);
    await tab.ui.reads(/67 %/);
    await stage.picture(tab, '2-shared');
  });
});

describe('classic markup, where the editor is in the page all the time', () => {
  const stage = stageFor('pages-classic-editor', 'closed', { classic: true });

  test('nothing is written while it is open; it is when it closes', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(url(KEY));
    await tab.ui.reads('Outcome required');
    await tab.page.click({ selector: '[data-practice="classic-edit"]' });
    await writeOutcome(tab);
    await tab.ui.reads(/The description is open in an editor\./);
    expect(stage.body(KEY)).not.toContain(ANSWERS.reason);
    await tab.page.click({ selector: '[data-practice="classic-cancel"]' });
    await until('the section', () => stage.body(KEY).includes(ANSWERS.reason), 20_000);
  });
});

describe('the main job when a page keeps its nodes from issue to issue', () => {
  const stage = stageFor('pages-kept-nodes', 'closed', { softNav: 'reuse' });

  test('each issue has its own strip and its own answers', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(url(KEY));
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);
    const go = (key: string) =>
      tab.evaluate(
        `(() => { const a = document.createElement('a'); a.href = ${JSON.stringify(new URL(url(key)).pathname)}; document.body.append(a); a.click(); a.remove(); })()`,
      );
    await go(OTHER);
    await until('the other issue', () => tab.url().endsWith('/139'));
    await tab.ui.reads('Outcome required');
    expect(await tab.ui.text()).not.toContain('67 %');
    await openForm(tab);
    await answer(tab, { problem: 'Of the other issue' });
    await tab.ui.reads(/Draft kept on this device/);
    await go(KEY);
    await until('the first issue', () => tab.url().endsWith('/142'));
    await tab.ui.reads(/Framed/);
    expect(await tab.ui.text()).not.toContain('Of the other issue');
    expect(stage.body(OTHER)).not.toContain(ANSWERS.reason);
  });
});

describe('the main job with nobody logged in', () => {
  const stage = stageFor('pages-logged-out', 'closed');

  test('the strip is there, and what is written waits with its person, not under another name', async () => {
    const pm = await stage.person('', { places: ['acme/open-shop'] });
    const tab = await pm.open(url('acme/open-shop#12'));
    // A bug: nothing is asked of it, and whoever wants to may write one.
    await tab.ui.reads('Not asked');
    await stage.picture(tab, '1-not-asked');
    await openForm(tab);
    await tab.ui.see({ label: LABELS.problem });
    await answer(tab, ANSWERS);
    await tab.press('Control+Enter');
    await tab.ui.reads('Saved on this device.');
    await stage.picture(tab, '2-saved');
    expect(stage.playground.log.filter((l) => l.host === 'api.github.com')).toEqual([]);
  });
});
