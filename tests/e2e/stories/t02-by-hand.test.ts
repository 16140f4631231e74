import { describe, expect, test } from 'vitest';
import { setRights } from '../../playground/jira/state';
import { ANSWERS, writeOutcome } from '../answers';
import { until } from '../driver';
import { JIRA_SCENE, LINEAR_SCENE } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe('T2: Linear without a key', () => {
  const scene = LINEAR_SCENE;
  const stage = stageFor('t02-linear', 'closed', QUICK, scene);
  const key = scene.key(142);

  test('copied, pasted into the description and recognised; a key that comes later takes it over', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(scene.url(key));
    await tab.ui.reads(/Without a key|Not connected to Linear/);
    await stage.picture(tab, '1-not-connected');
    await tab.ui.click({ role: 'button', name: /^(Open|Unfold|Show)/ });
    await stage.picture(tab, '1-opened');
    await writeOutcome(tab);
    await tab.ui.reads('Saved on this device.');
    await stage.picture(tab, '2-three-ways');
    await tab.ui.click({ role: 'button', name: 'Copy the section' });
    await tab.ui.reads(/Nothing is written for you/);
    await stage.picture(tab, '3-steps');
    expect(stage.body(key)).not.toContain(ANSWERS.reason);

    await tab.page.click({ selector: '[data-practice-editor="description"]' });
    await tab.press('Control+End');
    await tab.press('Enter');
    await tab.press('Control+v');
    await tab.press('Escape');
    await until('the section', () => stage.body(key).includes(ANSWERS.reason), 10_000);
    await tab.ui.reads(/From the description; with a key/, 20_000);
    await stage.picture(tab, '4-found');
    expect(scene.writes(stage.playground)).toEqual([]);

    await scene.connect(pm, 'acme-pm');
    await tab.reload();
    await tab.ui.reads(/Framed[\s\S]*67 %/, 20_000);
    await stage.picture(tab, '5-with-a-key');
  });
});

describe('T2: Jira without the right to edit', () => {
  const scene = JIRA_SCENE;
  const stage = stageFor('t02-jira', 'closed', QUICK, scene);

  test('kept with a comment; without that right too it stays here and says so', async () => {
    const design = await stage.person('acme-design');
    const tab = await design.open(scene.url(scene.key(142)));
    await tab.ui.reads(/Outcome required/);
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in a comment/, 20_000);
    // A link for everybody is more than this person may put there.
    expect(await tab.ui.text()).not.toContain('Show it on the ticket');
    await stage.picture(tab, '1-comment');
    const [properties, comments] = JSON.parse(stage.body(scene.key(142)));
    expect(properties).toEqual({});
    expect(JSON.stringify(comments.at(-1))).toContain(ANSWERS.reason);
    await tab.reload();
    await tab.ui.reads(/Framed[\s\S]*67 %/, 20_000);

    setRights(stage.playground.jira, 'acme-design', { comment: false, project: 'ACME' });
    const before = stage.body(scene.key(133));
    await tab.goto(scene.url(scene.key(133)));
    await writeOutcome(tab);
    await tab.ui.reads(/Your Jira login may not edit/, 20_000);
    await stage.picture(tab, '2-no-right');
    expect(stage.body(scene.key(133))).toBe(before);
    await tab.ui.click({ role: 'button', name: 'Share another way' });
    await tab.ui.click({ role: 'button', name: 'Copy the outcome' });
    await tab.ui.reads(/Copied\. Paste it into a comment/);
    await stage.picture(tab, '3-copied');
  });
});
