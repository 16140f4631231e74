import { describe, expect, test } from 'vitest';
import { moveIssue as moveInJira } from '../../playground/jira/state';
import { identifierOf, moveIssue as moveInLinear } from '../../playground/linear/state';
import { ANSWERS, answer, openForm, writeOutcome } from '../answers';
import { until } from '../driver';
import { OTHERS } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe.each(OTHERS)('T14: an issue of $tracker moves while its tab is open', (scene) => {
  const stage = stageFor(`t14-moved-${scene.tracker}`, 'closed', QUICK, scene);
  const key = scene.key(142);

  test('its outcome goes along, and so does what is saved in the old tab', async () => {
    const [from, to] = scene.tracker === 'jira' ? ['ACME', 'PAY'] : ['acme/ENG', 'acme/OPS'];
    const { place } = scene;
    const pm = await stage.person('acme-pm', { connected: true, places: [place, { ...place, name: to }] });
    expect(place.name).toBe(from);
    // This page does not follow changes by itself within the story.
    stage.playground.jiraSettings.livePollMs = 600_000;
    stage.playground.linearSettings.livePollMs = 600_000;
    const tab = await pm.open(scene.url(key));
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);
    await openForm(tab, /^Edit/);
    await answer(tab, { segment: 'Guests' });
    const { jira, linear } = stage.playground;
    const there =
      scene.tracker === 'jira'
        ? moveInJira(jira, key, to)
        : `acme/${identifierOf(linear, moveInLinear(linear, key, 'OPS'))}`;
    await tab.press('Control+Enter');
    await tab.ui.reads(/This issue moved to/, 20_000);
    await stage.picture(tab, '1-told');
    await tab.ui.click({ role: 'button', name: 'Open it there' });
    await until('the page of the issue', () => tab.url().includes(there.replace(/^acme\//, '')));
    await until('what was saved', () => stage.body(there).includes('Guests'), 20_000);
    expect(stage.body(there)).toContain(ANSWERS.reason);
    await tab.ui.reads(/Framed|Shared in this issue/, 20_000);
    await stage.picture(tab, '2-there');
  });
});
