import { describe, expect, test } from 'vitest';
import { writeSection } from '../../../lib/trackers/github/section';
import { FIRST_FORM } from '../../fixtures/outcome/full';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { outcomeOf } from '../../support/section';
import { sleep, until } from '../driver';
import { GITHUB, rootsOf, stageFor } from '../stage';

const HOME = { tracker: 'github', site: 'github.com', key: 'acme/shop#142' };
const SECTION = writeSection({ ...outcomeOf(FIRST_FORM), home: HOME });
const FRAMED = /→ ?67 %|to 67 %/;

/** Every kind of list, and what our part of it has to say. */
const KINDS: [kind: string, path: string, says: (string | RegExp)[]][] = [
  [
    'issues of a repository',
    '/acme/shop/issues',
    ['1 has an outcome · 8 none', 'of all 11', FRAMED, 'No outcome'],
  ],
  ['a label', '/acme/shop/labels/checkout', ['1 has an outcome', 'of all 3', FRAMED]],
  ['a milestone', '/acme/shop/milestone/1', ['0 have an outcome · 3 none', 'of the 3 rows seen here']],
  ['issues of mine', '/issues', ['1 has an outcome', 'rows seen here', FRAMED]],
  ['a search', '/search?q=is%3Aissue+cart&type=issues', ['rows seen here', 'No outcome']],
  ['a board', '/orgs/acme/projects/1', ['1 has an outcome', 'items seen here', FRAMED, 'No outcome']],
  ['a table', '/orgs/acme/projects/1/views/2', ['1 has an outcome', 'items seen here']],
  ['a roadmap', '/orgs/acme/projects/1/views/3', ['1 has an outcome', 'items seen here']],
  ['an issue with sub-issues', '/acme/shop/issues/131', ['Outcome required', 'No outcome']],
  ['pull requests', '/acme/shop/pulls', [FRAMED, 'No outcome']],
  ['a pull request', '/acme/shop/pull/143', ['Closes', '#142', FRAMED, String(FIRST_FORM.problem)]],
];

// In the faster of the two browsers once more with open roots, for all its number.
describe.each(rootsOf(16))('S15: lists of every kind (%s roots)', (roots) => {
  const stage = stageFor('s15', roots, { seed: { sections: { [HOME.key]: SECTION } } });

  test('each says which items have an outcome', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(`${GITHUB}/acme/shop`);
    for (const [kind, path, says] of KINDS) {
      await tab.goto(GITHUB + path);
      for (const part of says)
        await tab.ui.reads(part, 15_000).catch((e: unknown) => {
          throw new Error(`${kind}: ${e instanceof Error ? e.message : e}`);
        });
      await stage.picture(tab, kind.replace(/ /g, '-'));
    }
    // Pull requests as the newer page shows them.
    stage.playground.settings.pulls = 'react';
    for (const path of ['/acme/shop/pulls', '/acme/shop/pull/143']) {
      await tab.goto(GITHUB + path);
      await tab.ui.reads(FRAMED, 15_000);
    }
    stage.playground.settings.pulls = 'classic';
  });

  test('from list to list without a reload, over an issue and back', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(`${GITHUB}/acme/shop/issues`);
    await tab.ui.reads('of all 11');
    await tab.page.click({ text: 'Wishlist reminders by e-mail' });
    await until('the issue', () => tab.url().endsWith('/issues/137'));
    await tab.ui.reads('Outcome required');
    expect(await tab.ui.text()).not.toContain('of all 11');
    await tab.evaluate('history.back()');
    await tab.ui.reads('of all 11');
    await tab.goto(`${GITHUB}/issues`);
    await tab.ui.reads('rows seen here');
    await tab.page.click({ text: 'Wishlist reminders by e-mail' });
    await tab.ui.reads('Outcome required');
    expect(await tab.ui.text()).toContain('rows seen here');
    await tab.press('Escape');
    await tab.ui.gone({ text: 'Outcome required' });
  });

  test('the sentence comes when somebody points at a badge', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(`${GITHUB}/acme/shop/issues`);
    const badge = { role: 'button', name: /^Outcome: Checkout completion/ };
    await tab.ui.see(badge);
    expect(await tab.ui.text()).not.toContain(FIRST_FORM.problem);
    await tab.ui.click(badge);
    await tab.ui.reads(String(FIRST_FORM.problem));
    await stage.picture(tab, 'sentence');
    await tab.press('Escape');
    // The row was not opened by that click.
    expect(tab.url()).toBe(`${GITHUB}/acme/shop/issues`);
  });

  test('without a token: not checked, never none; and nothing where nobody uses the place', async () => {
    const pm = await stage.person('acme-pm');
    const sent = () => stage.playground.log.filter((l) => l.host.startsWith('api.')).length;
    const before = sent();
    const tab = await pm.open(`${GITHUB}/acme/shop/issues`);
    await tab.ui.reads('11 not checked');
    await tab.ui.reads('No token covers acme.');
    expect(await tab.ui.text()).not.toContain('No outcome');
    await stage.picture(tab, 'no-token');
    expect(sent()).toBe(before);
    await tab.goto(`${GITHUB}/acme/shop/pull/143`);
    await tab.ui.reads('What this closes is not checked. No token covers acme.');
    await stage.picture(tab, 'no-token-pull-request');
    expect(sent()).toBe(before);
    await tab.goto(`${GITHUB}/acme/payments/issues`);
    await sleep(1500);
    expect(await tab.ui.text()).toBe('');
    expect(sent()).toBe(before);
    // Chosen while the list is open: it speaks at once.
    await pm.choosePlace('acme/payments');
    await tab.ui.reads(/not checked/);
  });
});
