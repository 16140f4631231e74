/** Lists by keyboard alone: into the bar, through our list and the sweep, and back to where it began. */
import { describe, expect, inject, test } from 'vitest';
import { PRACTICE_TOKENS } from '../playground/seed';
import { ANSWERS, answer } from './answers';
import { type Tab, until } from './driver';
import { GITHUB, stageFor, url } from './stage';

const LIST = `${GITHUB}/acme/shop/issues`;
/** In Firefox it is the browser's own: it looks for text in the page. */
const SLASH = inject('kind') === 'firefox' ? [] : ['/'];

describe('lists by keyboard', () => {
  const stage = stageFor('keys', 'closed');

  async function opened(): Promise<Tab> {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(LIST);
    await tab.ui.see({ role: 'button', name: /^Sweep the/ });
    await tab.front();
    return tab;
  }
  const fired = (tab: Tab) => tab.evaluate<{ key: string }[]>('window.__shortcuts');

  test('bar, chip, our list: J, K, W, Esc, Enter', async () => {
    const tab = await opened();
    await reach(tab, /^Without an outcome/);
    await tab.press('Tab');
    await at(tab, /^Sweep the 9/);
    await tab.press('Shift+Tab');
    await tab.press('Enter');
    await at(tab, /^#142 /);
    for (const [key, title] of [
      ['j', /^#139 /],
      ['j', /^#137 /],
      ['k', /^#139 /],
    ] as const) {
      await tab.press(key);
      await at(tab, title);
    }
    await stage.picture(tab, 'our-list');
    await tab.press('w');
    await at(tab, /^Problem/);
    // Letters are text here, and no way to another row.
    await tab.type('jkw people buy elsewhere');
    expect((await tab.focus())?.value).toBe('jkw people buy elsewhere');
    await tab.press('Escape');
    await at(tab, /^#139 /);
    // What GitHub would do with these, it does not do while our list has the focus.
    for (const key of ['c', 's', 'g', 'i', '?', ...SLASH]) await tab.press(key);
    expect(await fired(tab)).toEqual([]);
    await tab.press('Escape');
    await at(tab, /^Without an outcome/);
    expect(await tab.ui.get({ role: 'button', name: 'Write #139' })).toBeNull();

    // With the focus in the page its keys are GitHub's again, also over an open list.
    await tab.press('Enter');
    await at(tab, /^#142 /);
    await tab.raw.click(4, 300);
    await until('the focus in the page', async () => (await tab.focus())?.ours !== true);
    await tab.press('l');
    expect((await fired(tab)).map((f) => f.key)).toContain('l');
    await tab.evaluate('window.__shortcuts.length = 0');

    await tab.ui.click({ role: 'button', name: /^#137 / });
    await tab.press('Enter');
    await until('the issue', () => tab.url() === url('acme/shop#137'));
  });

  test('the sweep: one by one, skip, needs none and back, undo, stop', async () => {
    const tab = await opened();
    await reach(tab, /^Sweep the/);
    await tab.press('Enter');
    await at(tab, 'One by one');
    // Tab goes round inside.
    await tab.press('Tab');
    await at(tab, 'Stop here');
    await tab.press('Shift+Tab');
    await at(tab, 'One by one');
    for (const key of ['c', 's', 'n', ...SLASH]) await tab.press(key);
    await tab.press('Enter');
    await at(tab, /^Problem/);
    await tab.ui.reads('#142');
    await tab.press('Alt+s');
    await tab.ui.reads('#139');
    await at(tab, /^Problem/);
    await answer(tab, ANSWERS);
    await tab.ui.click({ label: /^Problem/ });
    await tab.press('Alt+n');
    await at(tab, 'Chore');
    await tab.press('Escape');
    await at(tab, /^Problem/);
    expect((await tab.focus())?.value).toBe(ANSWERS.problem);
    await tab.press('Control+Enter');
    await tab.ui.reads('#137');
    await at(tab, /^Problem/);
    await tab.press('Alt+z');
    await tab.ui.reads(/acme\/shop\s*#139/);
    expect(await fired(tab)).toEqual([]);
    await at(tab, /^Problem/);
    await tab.press('Escape');
    await at(tab, 'Done');
    await stage.picture(tab, 'swept');
    await tab.press('Enter');
    await at(tab, /^Sweep the 9/);
  });
});

/** Waits until the focus is there. */
async function at(tab: Tab, name: RegExp | string) {
  await until(`the focus at ${name}`, async () => {
    const now = await tab.focus();
    if (typeof name === 'string' ? now?.name === name : name.test(now?.name ?? '')) return true;
    throw new Error(JSON.stringify(now)?.slice(0, 200));
  });
}

/** Goes on with Tab until the focus is there. */
async function reach(tab: Tab, name: RegExp) {
  for (let i = 0; i < 60; i += 1) {
    await tab.press('Tab');
    if (name.test((await tab.focus())?.name ?? '')) return;
  }
  throw new Error(`${name} cannot be reached`);
}
