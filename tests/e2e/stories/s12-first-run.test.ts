import { describe, expect, test } from 'vitest';
import { ANSWERS, answer, LABELS } from '../answers';
import { sleep, until } from '../driver';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(12))('S12: the first run (%s roots)', (roots) => {
  const stage = stageFor('s12', roots);

  test('welcome page with a sample ticket that sends nothing', async () => {
    const pm = await stage.person('acme-pm', { places: [] });
    const welcome = await pm.extensionPage('welcome.html');
    await welcome.page.reads('The line of sight from a ticket to what it changed');
    await welcome.page.reads('GitHub');
    const before = stage.playground.log.length;
    await welcome.ui.click({ role: 'button', name: 'Write the outcome' });
    await welcome.ui.see({ label: LABELS.problem });
    await answer(welcome, ANSWERS);
    await welcome.press('Control+Enter');
    await welcome.ui.reads(/67 %/);
    await stage.picture(welcome, '1-sample');
    expect(stage.playground.log.length).toBe(before);
  });

  test('a place is chosen by the mark at the end of the title', async () => {
    const pm = await stage.person('acme-pm', { places: [] });
    const tab = await pm.open(url('acme/shop#142'));
    const mark = await tab.ui.see({ role: 'button', name: /Sightline/ });
    expect(Math.round(mark.width)).toBe(24);
    expect(Math.round(mark.height)).toBe(24);
    expect(await tab.ui.text()).not.toMatch(/Outcome required/);
    await stage.picture(tab, '2-mark');

    await tab.ui.click({ role: 'button', name: /Sightline/ });
    await tab.ui.reads(/silent here: it reads no text and sends nothing/);
    await stage.picture(tab, '3-menu');
    await tab.ui.click({ name: /Use in acme\/shop/, role: 'menuitem' });
    await tab.ui.reads('Outcome required');
    await stage.picture(tab, '4-strip');
    const { places } = await pm.send({ type: 'settings.get' });
    expect(places.map((p) => `${p.name} ${p.choice}`)).toEqual(['acme/shop used']);
  });

  test('“Not here” hides it, and undo brings it back', async () => {
    const pm = await stage.person('acme-pm', { places: [] });
    const tab = await pm.open(url('acme/shop#142'));
    await tab.ui.click({ role: 'button', name: /Sightline/ });
    await tab.ui.click({ role: 'menuitem', name: /Not here/ });
    await tab.ui.reads(/Hidden in acme\/shop/);
    await tab.ui.click({ role: 'button', name: 'Undo' });
    await tab.ui.see({ role: 'button', name: /Sightline/ });
  });
});

describe('S12: the browser’s part (closed roots)', () => {
  const stage = stageFor('s12-browser', 'closed');

  test('the welcome page comes with the installation', async () => {
    const pm = await stage.person('acme-pm', { places: [], lang: 'en-US' });
    const welcomes = () =>
      pm.inExtension<number>(
        `(globalThis.browser ?? chrome).tabs.query({ url: (globalThis.browser ?? chrome).runtime.getURL('welcome.html') }).then((t) => t.length)`,
      );
    await until('the welcome page', async () => (await welcomes()) === 1);
  });

  test('a site that was given back is asked for again, and tabs that are open work at once', async () => {
    // A browser of its own: what was taken back there does not all come back with the one site.
    const pm = await stage.person('acme-pm', { lang: 'en-US' });
    const welcome = await pm.extensionPage('welcome.html');
    await welcome.page.click({ role: 'button', name: 'Take it back: github.com' });
    const { setAccess } = pm.engine;
    try {
      if (setAccess) {
        // Chromium keeps this in its own settings, and the page says so.
        await welcome.page.reads(/The browser does not let an extension give this back/);
        await setAccess('https://github.com/*', false);
      } else await welcome.page.reads('Taken back. Sightline no longer runs on github.com.');
      const tab = await pm.open(url('acme/shop#142'));
      await sleep(800);
      expect(await tab.ui.text()).toBe('');

      await welcome.front();
      await welcome.reload();
      await welcome.page.reads('not allowed');
      if (setAccess) await setAccess('https://github.com/*', true);
      else {
        await welcome.page.click({ role: 'button', name: 'Allow github.com' });
        await welcome.page.reads('Allowed. It runs in the tab you have open there.');
      }
      await tab.front();
      await tab.ui.reads('Outcome required');
    } finally {
      await setAccess?.('https://github.com/*', true);
    }
  });
});
