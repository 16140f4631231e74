/** The gate before an issue is closed as done, and what is noticed after the act where nothing can be held. */
import { beforeEach, describe, expect, test } from 'vitest';
import { issueAt } from '../../playground/github/state';
import { transition } from '../../playground/jira/state';
import { ANSWERS, writeOutcome } from '../answers';
import { type Tab, until } from '../driver';
import { setRules } from '../rules';
import { GITHUB_SCENE, JIRA_SCENE } from '../scenes';
import { QUICK, stageFor, url } from '../stage';

const KEY = 'acme/shop#142';
const CLOSE = { selector: '[data-practice="set-state"]' };
const AGAIN = /again: it goes through now/;

describe.each(['en', 'de'] as const)('U2: closing is held, GitHub in %s', (lang) => {
  const stage = stageFor(`u02-${lang}`, 'closed', { ...QUICK, lang });
  const state = () => issueAt(stage.playground.state, KEY).state;
  const closed = () => until('it is closed', () => state() === 'closed');

  beforeEach(() => {
    const issue = issueAt(stage.playground.state, KEY);
    Object.assign(issue, {
      state: 'open',
      stateReason: null,
      closedAt: null,
      body: 'Guests have to sign up.',
    });
  });

  async function held(tab: Tab) {
    await tab.page.click(CLOSE);
    await tab.ui.see({ role: 'dialog' });
    expect(state()).toBe('open');
  }

  test('without an outcome: three answers at once, the rest after; then it closes', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(url(KEY));
    await tab.ui.reads('Outcome required');
    await held(tab);
    await tab.ui.reads('Three answers before this closes');
    await stage.picture(tab, '1-held');
    await tab.ui.click({ role: 'button', name: 'Go on without' });
    await tab.ui.reads(AGAIN);
    await stage.picture(tab, '2-again');
    await tab.page.click(CLOSE);
    await closed();
  });

  test('required: no way on but to mend or to waive; a waiver is told to everybody', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    await setRules(pm, GITHUB_SCENE, { levels: { shipped: 'require' } });
    const tab = await pm.open(url(KEY));
    await tab.ui.reads('Outcome required');
    await held(tab);
    expect(await tab.ui.get({ role: 'button', name: 'Go on without' })).toBeNull();
    await tab.ui.click({ role: 'button', name: 'Waive…' });
    await tab.ui.fill({ label: /^Why/ }, 'Provider ends the old form');
    await tab.ui.click({ role: 'button', name: '1 month' });
    await tab.ui.click({ role: 'button', name: 'Close with the waiver' });
    await tab.ui.reads(AGAIN);
    await tab.page.click(CLOSE);
    await closed();
    await until(
      'the waiver in the issue',
      () => stage.body(KEY).includes('Provider ends the old form'),
      20_000,
    );
    await tab.ui.reads(/Waived/);
    await stage.picture(tab, '3-waived');
  });

  test('mended: what is missing is written in the dialog, and stands in the issue', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const no = { backlog: 'no' } as const;
    const asks = { segment: no, business: no, metric: no, target: no, reason: no, launch: no };
    await setRules(pm, GITHUB_SCENE, { asks, levels: { shipped: 'require' }, threshold: 0 });
    const tab = await pm.open(url(KEY));
    await tab.ui.reads('Outcome required');
    await held(tab);
    await tab.ui.reads('One answer before this closes');
    await tab.ui.fill({ label: /What gets in whose way/ }, ANSWERS.problem);
    await stage.picture(tab, '4-mend');
    await tab.ui.click({ role: 'button', name: 'Save and close' });
    await tab.ui.reads(AGAIN);
    await tab.page.click(CLOSE);
    await closed();
    await until('the answer in the issue', () => stage.body(KEY).includes(ANSWERS.problem), 20_000);
  });

  test('a whole and strong outcome is not held at all', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    await setRules(pm, GITHUB_SCENE, { asks: { business: { backlog: 'no' } } });
    const tab = await pm.open(url(KEY));
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);
    // The page grows by it.
    await tab.page.see({ text: /Sightline data/ });
    await tab.page.click(CLOSE);
    await closed();
  });
});

describe('U2: after the act', () => {
  const stage = stageFor('u02-after', 'closed', QUICK, JIRA_SCENE);

  test('work that was begun by a status menu, a drag or the API is noticed, and nothing is undone', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const key = JIRA_SCENE.key(121);
    transition(stage.playground.jira, key, 'In Progress', 'acme-dev');
    const tab = await pm.open(JIRA_SCENE.url(key));
    await tab.ui.reads(/Started without an outcome/, 20_000);
    await stage.picture(tab, '1-started');
    await tab.ui.click({ role: 'button', name: /Waive|Write the outcome|Mend/ });
    await stage.picture(tab, '2-panel');
  });
});
