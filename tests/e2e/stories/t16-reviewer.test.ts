import { describe, expect, test } from 'vitest';
import { jiraIssue } from '../../playground/jira/state';
import { linearIssue } from '../../playground/linear/state';
import type { Playground } from '../../playground/server';
import { ANSWERS, answer, LABELS } from '../answers';
import { type Tab, until } from '../driver';
import { OTHERS, type Scene } from '../scenes';
import { stageFor } from '../stage';

/** Comments of an item, as text. */
function comments({ tracker }: Scene, { jira, linear }: Playground, key: string): string[] {
  if (tracker === 'jira') return jiraIssue(jira, key).comments.map((c) => JSON.stringify(c.body));
  const { id } = linearIssue(linear, key);
  return linear.comments.filter((c) => c.issueId === id).map((c) => c.body);
}
function labels({ tracker }: Scene, { jira, linear }: Playground, key: string): string[] {
  if (tracker === 'jira') return jiraIssue(jira, key).labels;
  const { labelIds } = linearIssue(linear, key);
  return linear.labels.filter((l) => labelIds.includes(l.id)).map((l) => l.name);
}

/** A row of our own list, as it is read aloud. */
const ROW = /^(ACME|ENG)-\d+ /;

describe.each(OTHERS)("T16: a reviewer's ten minutes in $tracker", (scene) => {
  const stage = stageFor(`t16-${scene.tracker}`, 'closed', { hydrationMs: 50, softNavMs: 20 }, scene);
  const jira = scene.tracker === 'jira';
  const board = jira ? scene.list : 'https://linear.app/acme/team/ENG/board';
  const list = jira
    ? 'https://acme.atlassian.net/issues/?jql=project%20%3D%20ACME%20AND%20status%20%3D%20%22To%20Do%22'
    : 'https://linear.app/acme/team/ENG/backlog';
  /** As it stands in our list: without its place. */
  const short = (key: string) => key.replace('acme/', '');
  const theme = (to: 'light' | 'dark') => {
    stage.playground.jiraSettings.theme = to;
    stage.playground.linearSettings.theme = to;
  };

  test('from the board to the list of those without: keys, written in place, handed back', async () => {
    const dev = await stage.person('acme-dev', { connected: true });
    const { owner: _, ...place } = scene.place;
    await dev.send({ type: 'marker.set', place, scope: 'place', label: 'outcome' });
    const tab = await dev.open(board);
    const written = scene.key(131);
    const back = scene.key(121);
    await tab.ui.click({ role: 'button', name: /^Without/ });
    await tab.ui.see({ role: 'button', name: `Write ${short(written)}` });
    await stage.picture(tab, '1-list');
    await tab.front();
    await at(tab, ROW);
    const first = (await tab.focus())?.name ?? '';
    await tab.press('j');
    await until('the next row', async () => (await tab.focus())?.name !== first);
    await at(tab, ROW);
    await tab.press('k');
    await until('the row before', async () => (await tab.focus())?.name === first);

    await tab.ui.click({ role: 'button', name: `Write ${short(written)}` });
    await tab.ui.see({ label: LABELS.problem });
    await answer(tab, ANSWERS);
    await stage.picture(tab, '2-writing');
    await tab.press('Control+Enter');
    await until('the outcome in the issue', () => stage.body(written).includes(ANSWERS.problem), 15_000);
    await tab.ui.reads(/1 has an outcome/);
    await until(
      'the marker label',
      () => labels(scene, stage.playground, written).includes('outcome'),
      15_000,
    );

    await tab.ui.click({ role: 'button', name: new RegExp(`^${short(back)} `) });
    await tab.press('h');
    await tab.ui.see({ role: 'button', name: 'Post the comment' });
    await stage.picture(tab, '3-hand-back');
    await tab.ui.click({ role: 'button', name: 'Post the comment' });
    await tab.ui.reads('Handed back.');
    expect(comments(scene, stage.playground, back).at(-1)).toContain('This has no outcome yet');
    await stage.picture(tab, '4-handed-back');
    // None of the tracker's own keys did anything.
    expect(await tab.evaluate('window.__shortcuts')).toEqual([]);
    await tab.press('Escape');
    await tab.press('Escape');
    await tab.ui.gone({ role: 'button', name: `Write ${short(back)}` });

    await tab.ui.click({ role: 'button', name: /^Without/ });
    await at(tab, ROW);
    await tab.press('w');
    await tab.ui.see({ label: LABELS.problem });
    await tab.press('Escape');
    await at(tab, ROW);
    await tab.press('Enter');
    await until('the issue', () => /\/(browse|issue)\/|selectedIssue=/.test(tab.url()));
  });

  test('the sweep: several at once, save and next, needs none, its end', async () => {
    const dev = await stage.person('acme-dev', { connected: true });
    theme('dark');
    const tab = await dev.open(list);
    const before = scene.writes(stage.playground).length;
    await tab.ui.click({ role: 'button', name: /^Without/ });
    await at(tab, ROW);
    await stage.picture(tab, '5-list-dark');
    await tab.press('Escape');
    await tab.ui.click({ role: 'button', name: /^Sweep the/ });
    await tab.ui.see({ role: 'button', name: 'One by one' });
    await stage.picture(tab, '6-several');
    await tab.ui.fill({ label: /^Metric/ }, 'Completed orders');
    await tab.ui.click({ role: 'checkbox', name: /^All \d/ });
    await tab.ui.click({ role: 'button', name: /^Fill in [1-9]/ });
    await tab.ui.reads(/Filled in \d/, 20_000);
    await tab.ui.click({ role: 'button', name: /^(One by one|Next)$/ });
    await tab.ui.see({ label: LABELS.problem });
    await stage.picture(tab, '7-sweep');
    await answer(tab, { ...ANSWERS, problem: 'Swept in passing' });
    await tab.press('Control+Enter');
    await tab.ui.reads(/2 of \d/, 15_000);
    await at(tab, /^Problem/);
    await tab.press('Alt+n');
    await at(tab, /^Chore/);
    await tab.press('Escape');
    await at(tab, /^Problem/);
    await tab.press('Alt+s');
    await tab.ui.reads(/3 of \d/);
    await at(tab, /^Problem/);
    await tab.press('Escape');
    await tab.ui.see({ role: 'button', name: 'Done' });
    await stage.picture(tab, '8-end');
    await until('it is shared', () => scene.writes(stage.playground).length > before, 15_000);
    await tab.ui.click({ role: 'button', name: 'Done' });
    theme('light');
  });
});

/** Waits until the focus is there. */
const at = (tab: Tab, name: RegExp) =>
  until(`the focus at ${name}`, async () => {
    const now = await tab.focus();
    if (name.test(now?.name ?? '')) return true;
    throw new Error(JSON.stringify(now)?.slice(0, 200));
  });
