import { describe, expect, test } from 'vitest';
import { OTHERS } from '../scenes';
import { QUICK, stageFor } from '../stage';

describe.each(OTHERS)('T12: a place of $tracker is chosen by the mark', (scene) => {
  const stage = stageFor(`t12-${scene.tracker}`, 'closed', QUICK, scene);

  test('silent before; used, or hidden and taken back', async () => {
    const pm = await stage.person('acme-pm', { places: [], connected: scene.tracker === 'linear' });
    const tab = await pm.open(scene.url(scene.key(142)));
    const mark = { role: 'button', name: /Sightline/ };
    const { width, height } = await tab.ui.see(mark);
    expect([Math.round(width), Math.round(height)]).toEqual([24, 24]);
    expect(await tab.ui.text()).not.toMatch(/Outcome required/);
    const asked = () =>
      stage.playground.log.filter((l) => scene.api.test(l.host) && /^\/(rest|graphql)/.test(l.path)).length;
    const before = asked();
    await tab.ui.click(mark);
    await tab.ui.reads(/silent here: it reads no text and sends nothing/);
    await stage.picture(tab, '1-menu');
    await tab.ui.click({ role: 'menuitem', name: /Not here/ });
    await tab.ui.reads(/Hidden in/);
    await tab.ui.click({ role: 'button', name: 'Undo' });
    expect(asked()).toBe(before);
    await tab.ui.click(mark);
    await tab.ui.click({ role: 'menuitem', name: /^Use in (ACME|ENG)/ });
    await tab.ui.reads('Outcome required');
    const { places } = await pm.send({ type: 'settings.get' });
    expect(places.map((p) => `${p.name} ${p.choice}`)).toEqual([`${scene.place.name} used`]);
  });
});
