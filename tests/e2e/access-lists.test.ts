/** Lists, our list, the sweep and pull request lines: axe in both themes; narrow, forced colours, other languages. */
import { describe, expect, inject, test } from 'vitest';
import { writeSection } from '../../lib/trackers/github/section';
import { FIRST_FORM } from '../fixtures/outcome/full';
import { PRACTICE_TOKENS } from '../playground/seed';
import { outcomeOf } from '../support/section';
import { violations } from './axe';
import { sleep, type Tab, until } from './driver';
import { pageOf } from './heard';
import { GITHUB, stageFor } from './stage';
import type { Look } from './surface';

const LIST = `${GITHUB}/acme/shop/issues`;
const at = (number: number) => ({ tracker: 'github', site: 'github.com', key: `acme/shop#${number}` });
const { problem, segment } = FIRST_FORM;
/** One with an outcome, one begun, the others without. */
const seed = {
  sections: {
    'acme/shop#142': writeSection({ ...outcomeOf(FIRST_FORM), home: at(142) }),
    'acme/shop#137': writeSection({ ...outcomeOf({ problem, segment }), home: at(137) }),
  },
};
const CHIP = { role: 'button', name: /^Without/ };
const SWEEP = { role: 'button', name: /^Sweep the/ };
// What stands apart and is the same in both browsers is looked at in one.
const once = test.runIf(inject('kind') === 'chromium');

// The same style in both browsers: every theme in one of them, the darker one in the other as well.
const THEMES = inject('kind') === 'chromium' ? (['light', 'dark'] as const) : (['dark'] as const);

describe('axe finds nothing in lists, in either theme', () => {
  const stage = stageFor('access-lists', 'open', { theme: THEMES[0], seed });

  async function opened(path: string, token: string | undefined = PRACTICE_TOKENS.pmWrite): Promise<Tab> {
    const pm = await stage.person('acme-pm', { dark: THEMES[0] === 'dark', ...(token !== '' && { token }) });
    return pm.open(path);
  }
  /** Nothing is found, and a picture is kept. */
  async function clean(tab: Tab, name: string) {
    for (const theme of [...THEMES.slice(1), THEMES[0]]) {
      // Ours follows the tracker's theme as it changes.
      await tab.evaluate(`document.documentElement.dataset.colorMode = '${theme}'; true`);
      await tab.ui.see({ selector: `.sl-theme[data-mode="${theme}"]` });
      // Opacity changes in 120 ms, and half of a colour is another colour.
      await sleep(200);
      expect(await violations(tab, 'ours'), `${name}, ${theme}`).toEqual([]);
      await stage.picture(tab, `${name}-${theme}`);
    }
  }

  test('badges, bar, our list, written in place, handed back', async () => {
    const tab = await opened(LIST);
    await tab.ui.see(CHIP);
    await clean(tab, 'list');
    await tab.ui.click(CHIP);
    await tab.ui.see({ role: 'button', name: 'Write #139' });
    await clean(tab, 'our-list');
    await tab.press('w');
    await tab.ui.see({ label: /^Problem/ });
    await clean(tab, 'in-place');
    await tab.press('Escape');
    await tab.ui.click({ role: 'button', name: /^Hand back/ });
    await tab.ui.see({ role: 'button', name: 'Post the comment' });
    await clean(tab, 'hand-back');
  });

  test('the sweep, each step and its end', async () => {
    const tab = await opened(LIST);
    await tab.ui.click(SWEEP);
    await tab.ui.see({ role: 'button', name: 'One by one' });
    await clean(tab, 'sweep-several');
    await tab.ui.click({ role: 'button', name: 'One by one' });
    await tab.ui.see({ label: /^Problem/ });
    await clean(tab, 'sweep-one');
    await tab.press('Alt+n');
    await tab.ui.click({ text: 'Waive until…' });
    await tab.ui.see({ label: 'Until' });
    await clean(tab, 'sweep-none');
    await tab.press('Escape');
    await tab.press('Alt+s');
    await tab.ui.reads('2 of 8');
    await tab.press('Escape');
    await tab.ui.see({ role: 'button', name: 'Done' });
    await clean(tab, 'sweep-end');
  });

  once('lines of a pull request, board with its bar, a list without a token', async () => {
    const tab = await opened(`${GITHUB}/acme/shop/pull/143`);
    await tab.ui.see({ role: 'button', name: 'Details' });
    // A badge within a line is as high as everywhere.
    expect((await tab.ui.see({ selector: '.lines .b' })).height).toBeLessThanOrEqual(20);
    await clean(tab, 'pull');
    await tab.goto(`${GITHUB}/orgs/acme/projects/1`);
    await tab.ui.see(CHIP);
    await clean(tab, 'board');
    const other = await opened(LIST, '');
    await other.ui.reads('11 not checked');
    await clean(other, 'no-token');
  });

  once('in a page in another language', async () => {
    for (const lang of ['de', 'ja'] as const) {
      stage.playground.settings.lang = lang;
      const tab = await opened(LIST);
      await tab.ui.reads('1 has an outcome');
      await tab.ui.click(CHIP);
      await tab.ui.see({ role: 'button', name: 'Write #139' });
      expect(await tab.evaluate('document.documentElement.lang')).toBe(lang);
      await clean(tab, `list-${lang}`);
    }
    stage.playground.settings.lang = 'en';
  });
});

describe('lists where there is little room, and in forced colours', () => {
  const stage = stageFor('access-lists', 'closed', { seed });

  /** 480 px, and 1280 × 800 at 200 %. */
  test.each([
    ['narrow', 480, 800],
    ['zoomed', 640, 400],
  ] as const)('%s: everything can be reached, nothing hangs out', async (name, width, height) => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open();
    await tab.size(width, height);
    await tab.goto(LIST);
    const inside = async (look: Look) => {
      const hit = await tab.ui.see(look);
      expect(hit.x - hit.width / 2, `${name}: left of ${hit.name}`).toBeGreaterThanOrEqual(0);
      expect(hit.x + hit.width / 2, `${name}: right of ${hit.name}`).toBeLessThanOrEqual(width);
      expect(hit.covered, hit.name).toBeNull();
      return hit;
    };
    await inside(CHIP);
    await inside(SWEEP);
    await stage.picture(tab, `${name}-bar`);
    await tab.ui.click(CHIP);
    for (const verb of ['Open #139', 'Write #139', 'Close']) await inside({ role: 'button', name: verb });
    await stage.picture(tab, `${name}-list`);
    await tab.press('w');
    await tab.ui.see({ label: /^Problem/ });
    // What has the focus lies under nothing, however little is shown of the form.
    for (const label of [/^Problem/, /^For whom/, /^Metric/, /^Target value/, /^Target date/, /^Because/]) {
      await until(`the cursor in ${label}`, async () => (await tab.ui.get({ label }))?.focused);
      await inside({ label });
      await tab.press('Tab');
    }
    await inside({ role: 'button', name: /^Save/ });
    await stage.picture(tab, `${name}-in-place`);
    await tab.press('Escape');
    await tab.press('Escape');
    await tab.ui.click(SWEEP);
    await tab.ui.click({ role: 'button', name: 'One by one' });
    await inside({ label: /^Problem/ });
    for (const verb of ['Stop here', 'Skip', /^Needs none/, /^Save and next/])
      await inside({ role: 'button', name: verb });
    await stage.picture(tab, `${name}-sweep`);
  });

  once('forced colours: what has a frame keeps it, what has none gets none', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const tab = await pm.open(LIST);
    await tab.ui.see(CHIP);
    const page = pageOf(pm, tab);
    try {
      await page.emulateMedia({ forcedColors: 'active' });
      await tab.ui.click(CHIP);
      await tab.ui.see({ role: 'button', name: 'Write #139' });
      await stage.picture(tab, 'forced-list');
      const seen = (await tab.raw.inRoots(forced.toString(), null)) as Awaited<ReturnType<typeof forced>>;
      expect(seen.frames.length).toBeGreaterThan(5);
      expect(seen.frames.filter((f) => !f.shown)).toEqual([]);
      expect(seen.frames.map((f) => f.style)).toContain('dashed');
      expect(seen.coverage.map((c) => c.shown)).toEqual([true, true, true]);
      expect(seen.chip).toBe(true);
      await tab.press('Escape');
      await tab.ui.click(SWEEP);
      await tab.ui.click({ role: 'button', name: 'One by one' });
      await tab.ui.see({ label: /^Problem/ });
      await stage.picture(tab, 'forced-sweep');
      await tab.goto(`${GITHUB}/acme/shop/pull/143`);
      await tab.ui.see({ role: 'button', name: 'Details' });
      await stage.picture(tab, 'forced-pull');
    } finally {
      await page.emulateMedia({ forcedColors: null });
    }
  });
});

/** Runs in the page, in our roots: which frames and lines can be told from what lies behind them. */
async function forced(_: unknown, roots: ShadowRoot[] = []) {
  const all = (selector: string) => roots.flatMap((r) => [...r.querySelectorAll(selector)]);
  const bar = all('.bar')[0];
  if (!bar) return { frames: [], coverage: [], chip: false };
  const behind = getComputedStyle(bar).backgroundColor;
  return {
    frames: all('button.b:not(.small, .bare)').map((b) => {
      const { borderTopColor, borderTopStyle, borderTopWidth } = getComputedStyle(b);
      return { style: borderTopStyle, shown: borderTopColor !== behind && borderTopWidth !== '0px' };
    }),
    coverage: all('.cov i').map((i) => {
      const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(i);
      const filled = backgroundColor !== behind && !backgroundColor.startsWith('rgba(0, 0, 0, 0');
      return { shown: filled || (borderTopWidth !== '0px' && borderTopColor !== behind) };
    }),
    chip: all('.chip[aria-expanded="true"]').every((c) => getComputedStyle(c).outlineStyle === 'solid'),
  };
}
