import { describe, expect, test } from 'vitest';
import { setProperty } from '../../playground/jira/state';
import { changeIssue, editDescription, linearIssue } from '../../playground/linear/state';
import { ANSWERS, answer, openForm, writeOutcome } from '../answers';
import { until } from '../driver';
import { JIRA_SCENE, LINEAR_SCENE } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe('T10: somebody changes the Linear issue itself', () => {
  const scene = LINEAR_SCENE;
  const stage = stageFor('t10-linear', 'closed', QUICK, scene);
  const key = scene.key(142);

  test('title and description are theirs, the outcome stays', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.url(key));
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);
    await openForm(tab, /^Edit/);
    await answer(tab, { segment: 'Guests' });
    const { linear } = stage.playground;
    changeIssue(linear, linearIssue(linear, key), { title: 'Pay as a guest' }, 'acme-dev');
    editDescription(linear, key, 'Another text.');
    await tab.page.see({ text: 'Pay as a guest' });
    await tab.press('Control+Enter');
    await until('the next version', () => stage.body(key).includes('Guests'), 20_000);
    expect(stage.body(key)).toContain(ANSWERS.reason);
    await tab.ui.reads(/Shared in this issue/);
    expect(linearIssue(linear, key)).toMatchObject({ title: 'Pay as a guest', description: 'Another text.' });
  });
});

describe('T10: somebody else writes the property of a Jira issue', () => {
  const scene = JIRA_SCENE;
  const stage = stageFor('t10-property', 'closed', QUICK, scene);

  test('newer, not ours: each its sentence, and repair keeps what stood there', async () => {
    const pm = await stage.person('acme-pm');
    const { jira } = stage.playground;
    const tab = await pm.open();
    const cases: [number, unknown, RegExp][] = [
      [131, { v: 2, core: { future: true } }, /Written by a newer Sightline/],
      [
        142,
        { deploys: ['not ours'] },
        /The outcome cannot be read[\s\S]*Its data are damaged\. Nothing is overwritten/,
      ],
    ];
    for (const [number, value, sentence] of cases) {
      const key = scene.key(number);
      setProperty(jira, key, 'sightline.outcome', value, 'acme-dev');
      const before = stage.body(key);
      await tab.goto(scene.url(key));
      await tab.ui.reads(sentence, 20_000);
      expect(stage.body(key)).toBe(before);
    }
    const key = scene.key(142);
    await tab.ui.click({ role: 'button', name: 'Repair' });
    // The press in the strip opens the panel, which has one of its own.
    await tab.ui.reads('Repair begins anew');
    await stage.picture(tab, '1-damaged');
    await tab.ui.click({ role: 'button', name: 'Repair' });
    await answer(tab, ANSWERS);
    await stage.picture(tab, '2-repair');
    await tab.press('Control+Enter');
    await until('the outcome', () => stage.body(key).includes(ANSWERS.reason), 20_000);
    expect(stage.body(key)).toContain('not ours');
    await tab.ui.reads(/Shared in this issue/, 20_000);
  });
});
