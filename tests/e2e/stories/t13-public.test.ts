import { describe, expect, test } from 'vitest';
import { ANSWERS, writeOutcome } from '../answers';
import { until } from '../driver';
import { JIRA_SCENE } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe('T13: a Jira project open to the internet', () => {
  const scene = JIRA_SCENE;
  const stage = stageFor('t13-jira', 'closed', QUICK, scene);
  const [first, second] = ['OPEN-9', 'OPEN-12'];

  test('warned field by field; numbers stay here unless chosen; keeping it here is the first choice', async () => {
    const open = { ...scene.place, name: 'OPEN' };
    const pm = await stage.person('acme-pm', { places: [open] });
    const tab = await pm.open(scene.url(first));
    const before = [stage.body(first), stage.body(second)];
    await writeOutcome(tab);
    await tab.ui.reads('Everyone on the internet will see this.', 20_000);
    await stage.picture(tab, '1-warning');
    expect(stage.body(first)).toBe(before[0]);
    expect((await tab.focus())?.name).toContain('Keep on this device');
    await tab.ui.click({ role: 'button', name: /^Share \d fields? publicly/ });
    await until('the outcome', () => stage.body(first).includes(ANSWERS.reason), 20_000);
    expect(stage.body(first)).not.toContain('67 %');

    await tab.goto(scene.url(second));
    await writeOutcome(tab);
    await tab.ui.reads('Everyone on the internet will see this.', 20_000);
    await tab.ui.click({ role: 'button', name: 'Keep on this device' });
    await tab.ui.reads('On this device only.');
    expect(stage.body(second)).toBe(before[1]);
  });
});
