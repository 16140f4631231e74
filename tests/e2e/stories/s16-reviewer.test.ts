import { describe, expect, test } from 'vitest';
import { issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, answer, LABELS } from '../answers';
import { type Tab, until } from '../driver';
import { GITHUB, rootsOf, stageFor, url } from '../stage';

/** Three issues of the board's backlog, and what is written for each. */
const WRITTEN: [key: string, problem: string][] = [
  ['acme/shop#139', 'People buy presents elsewhere because we do not wrap'],
  ['acme/shop#137', 'People put things aside and forget them'],
  ['acme/shop#121', 'A parcel label costs more than the return is worth'],
];
const BACK = 'acme/shop#133';

describe.each(rootsOf(16))("S16: a reviewer's ten minutes (%s roots)", (roots) => {
  const stage = stageFor('s16', roots);

  test('from the board to the list of those without, three written, one handed back, the pull request', async () => {
    const dev = await stage.person('acme-dev', { token: PRACTICE_TOKENS.devWrite });
    const tab = await dev.open(`${GITHUB}/orgs/acme/projects/1`);
    await tab.ui.reads('11 none');
    await stage.picture(tab, '1-board');
    // It floats over the cards, and gets out of their way.
    await tab.ui.click({ role: 'button', name: 'Fold' });
    await until('it is folded', async () => !(await tab.ui.text()).includes('Sweep'));
    await stage.picture(tab, '1-folded');
    await tab.ui.click({ role: 'button', name: 'Unfold' });

    await tab.ui.click({ role: 'button', name: /^Without/ });
    await tab.ui.see({ role: 'button', name: 'Write #139' });
    await stage.picture(tab, '2-list');
    for (const [key, problem] of WRITTEN) {
      const short = key.replace(/^.*#/, '#');
      await tab.ui.click({ role: 'button', name: `Write ${short}` });
      await tab.ui.see({ label: LABELS.problem });
      await answer(tab, { ...ANSWERS, problem });
      if (key === WRITTEN[0]?.[0]) await stage.picture(tab, '3-writing');
      await tab.press('Control+Enter');
      await until(
        `the outcome of ${key} in the issue`,
        async () => stage.body(key).includes(problem),
        15_000,
      );
    }
    await tab.ui.reads('3 have an outcome');
    await stage.picture(tab, '4-written');

    await hand(tab);
    expect(issueAt(stage.playground.state, BACK).comments.at(-1)).toMatchObject({ author: 'acme-dev' });
    await stage.picture(tab, '5-handed-back');
    await tab.press('Escape');

    // The change that closes another issue says what it is for, before anybody merges it.
    await tab.goto(`${GITHUB}/acme/shop/pull/143`);
    await tab.ui.reads('Nobody has said yet what this should change.');
    await stage.picture(tab, '6-pull-request');
    await tab.ui.click({ role: 'button', name: 'Write the outcome' });
    await until('the issue', () => tab.url() === url('acme/shop#142'));
    // The form is open: that is what the press was for.
    await tab.ui.see({ label: LABELS.problem });

    // In the dark, and on the list, what was written stands.
    stage.playground.settings.theme = 'dark';
    await tab.goto(`${GITHUB}/acme/shop/issues`);
    await tab.ui.reads('3 have an outcome · 6 none');
    await stage.picture(tab, '7-issues-dark');
    await tab.ui.click({ role: 'button', name: /^Without/ });
    await tab.ui.see({ role: 'button', name: 'Write #142' });
    await stage.picture(tab, '8-list-dark');
    await tab.press('Escape');
    await tab.ui.click({ role: 'button', name: /^Sweep the/ });
    await tab.ui.click({ role: 'button', name: 'One by one' });
    await tab.ui.see({ label: LABELS.problem });
    await stage.picture(tab, '9-sweep-dark');
    stage.playground.settings.theme = 'light';
  });
});

async function hand(tab: Tab) {
  await tab.ui.click({ role: 'button', name: 'Hand back #133' });
  await tab.ui.click({ role: 'button', name: 'Post the comment' });
  await tab.ui.reads('Handed back.');
}
