/** axe over strip, panel, lists and our list in the colours of Jira and Linear, in both themes. */
import { describe, expect, inject, test } from 'vitest';
import { FIRST_FORM } from '../fixtures/outcome/full';
import { openForm } from './answers';
import { violations } from './axe';
import { sleep } from './driver';
import { OTHERS } from './scenes';
import { stageFor } from './stage';
import { tell } from './told';

const CHIP = { role: 'button', name: /^Without/ };

// axe judges markup and colours, which are the same in both browsers: one of them is enough. It needs open roots.
describe.runIf(inject('kind') === 'chromium').each(OTHERS)('axe finds nothing in $tracker', (scene) => {
  const stage = stageFor(`access-${scene.tracker}`, 'open', {}, scene);

  test('strip, panel, list and our list, in both themes', async () => {
    tell(scene, stage.playground, scene.key(142), FIRST_FORM);
    tell(scene, stage.playground, scene.key(131), { problem: 'They call us', segment: 'Shoppers' });
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open();
    const found: string[] = [];
    for (const theme of ['light', 'dark'] as const) {
      stage.playground.jiraSettings.theme = theme;
      stage.playground.linearSettings.theme = theme;
      await pm.engine.setDark(theme === 'dark');
      const look = async (what: string) => {
        // Opacity changes in 120 ms, and half of a colour is another colour.
        await sleep(150);
        for (const v of await violations(tab, 'ours')) found.push(`${what}, ${theme}: ${v}`);
        await stage.picture(tab, `${what}-${theme}`);
      };
      await tab.goto(scene.url(scene.key(131)));
      await tab.ui.see({ role: 'button', name: /^(Add the metric|Go on|Mend it now)/ });
      await look('strip');
      await openForm(tab, /^(Add the metric|Go on|Mend it now)/);
      await look('panel');
      await tab.goto(scene.list);
      await tab.ui.click(CHIP);
      await tab.ui.see({ role: 'button', name: /^Write / });
      await look('our-list');
    }
    expect(found).toEqual([]);
  });
});
