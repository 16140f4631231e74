/** The practice tracker itself in a browser without the extension: does it behave as the facts about GitHub say? */
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { findBrowser } from '../../scripts/browsers.mjs';
import { issueAt } from '../playground/github/state';
import { type Playground, startPlayground } from '../playground/server';

interface PracticeWindow {
  __playground: {
    refresh(): Promise<void>;
    rerenderSidebar(which?: 'pane' | 'container'): Promise<void>;
    softNavigate(path: string): Promise<void>;
    hydration: { mismatches: number };
  };
  __shortcuts: { key: string; phase: string }[];
  __events: string[];
}
const EVENTS = [
  'soft-nav:start',
  'soft-nav:payload',
  'soft-nav:react-done',
  'soft-nav:end',
  'turbo:visit',
  'turbo:before-cache',
  'turbo:render',
  'turbo:load',
];
const I142 = 'https://github.com/acme/shop/issues/142';
const LOADED = 'react-app.loaded';

// One browser is enough here: this is about the stand-in, not about the extension. The stories run it in both.
describe.skipIf(inject('kind') !== 'chromium')('practice tracker in a browser', () => {
  let playground: Playground;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    playground = await startPlayground({ livePollMs: 200 });
    browser = await chromium.launch({
      executablePath: findBrowser('chromium') ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', ...playground.chromiumArgs],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.close();
  });
  beforeEach(async () => {
    await page?.context().close();
    page = await (await browser.newContext()).newPage();
    await page.addInitScript((names) => {
      const w = window as unknown as PracticeWindow;
      w.__events = [];
      for (const name of names) document.addEventListener(name, () => w.__events.push(name));
    }, EVENTS);
  });

  const open = async (url: string) => {
    await page.goto(url);
    await page.waitForSelector(`${LOADED}, #memex-root`, { state: 'attached' });
  };
  const plant = (selector: string, where: InsertPosition, id: string) =>
    page
      .locator(selector)
      .first()
      .evaluate(
        (node, [w, name]) => {
          const mine = document.createElement('i');
          mine.id = name as string;
          node.insertAdjacentElement(w as InsertPosition, mine);
        },
        [where, id],
      );
  const has = async (id: string) => (await page.locator(`#${id}`).count()) === 1;
  const events = () => page.evaluate(() => (window as unknown as PracticeWindow).__events.splice(0));
  const menuEdit = async () => {
    await page.locator('[data-testid="issue-body"] button[data-component="IconButton"]').click();
    await page
      .locator('#__primerPortalRoot__ li[data-component="ActionList.Item"]:has(.octicon-pencil)')
      .click();
    await page.waitForSelector('[data-testid="issue-body"] textarea');
  };

  it('late hydration throws foreign nodes away, later ones stay until their parent goes', async () => {
    playground.settings.hydrationMs = 700;
    await page.goto(I142);
    await plant('[data-testid="issue-viewer-metadata-container"]', 'afterbegin', 'early');
    await page.waitForSelector(LOADED);
    expect(await has('early')).toBe(false);
    playground.settings.hydrationMs = 100;
    await open(I142);
    expect(
      await page.evaluate(() => (window as unknown as PracticeWindow).__playground.hydration.mismatches),
    ).toBe(0);
    await plant('[data-testid="issue-viewer-issue-container"]', 'afterend', 'panel');
    await plant('[data-testid="issue-viewer-metadata-container"]', 'afterbegin', 'side');
    await plant('[data-testid="issue-body"] [class*="safe-html-box"]', 'afterbegin', 'body');
    playground.foreign.edit('acme/shop#142', 'acme-dev', 'Changed elsewhere.');
    await page.getByText('Changed elsewhere.').waitFor();
    expect([await has('panel'), await has('side'), await has('body')]).toEqual([true, true, false]);
    await page.evaluate(() => (window as unknown as PracticeWindow).__playground.rerenderSidebar('pane'));
    expect(await has('side')).toBe(true);
    await page.evaluate(() =>
      (window as unknown as PracticeWindow).__playground.rerenderSidebar('container'),
    );
    expect(await has('side')).toBe(false);
  });

  it('soft navigation: address first, content later, metas stale, events in order', async () => {
    await open('https://github.com/acme/shop/issues');
    await events();
    await page.getByRole('link', { name: 'Add gift wrapping to the cart' }).click();
    expect(new URL(page.url()).pathname).toBe('/acme/shop/issues/139');
    expect(await page.title()).toBe('Issues · acme/shop');
    await page.waitForSelector('[data-testid="issue-title"]');
    expect(await events()).toEqual([
      'soft-nav:start',
      'soft-nav:payload',
      'soft-nav:react-done',
      'soft-nav:end',
    ]);
    expect(await page.locator('react-app').getAttribute('initial-path')).toBe('/acme/shop/issues');
    expect(await page.locator('meta[name="hovercard-subject-tag"]').getAttribute('content')).toMatch(
      /^repository:/,
    );
    await plant('[data-testid="issue-viewer-issue-container"]', 'afterend', 'panel');
    playground.settings.softNav = 'reuse';
    await page.evaluate(() =>
      (window as unknown as PracticeWindow).__playground.softNavigate('/acme/shop/issues/137'),
    );
    expect(await has('panel')).toBe(false);
    await open(I142);
    await plant('[data-testid="issue-viewer-issue-container"]', 'afterend', 'panel');
    await page.evaluate(() =>
      (window as unknown as PracticeWindow).__playground.softNavigate('/acme/shop/issues/137'),
    );
    expect([await has('panel'), await page.locator('[data-testid="issue-title"]').innerText()]).toEqual([
      true,
      'Wishlist reminders by e-mail',
    ]);
    playground.settings.softNav = 'remount';
    await page.goBack();
    await page.locator('[data-testid="issue-title"]', { hasText: 'Let shoppers' }).waitFor();
  });

  it('Turbo visits between tabs swap the frame and hydrate what arrives', async () => {
    await open(I142);
    await events();
    await page.getByRole('link', { name: 'Wiki' }).click();
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    expect(await events()).toEqual(
      expect.arrayContaining(['turbo:visit', 'turbo:before-cache', 'turbo:render', 'turbo:load']) as string[],
    );
    await page.getByRole('link', { name: /^Issues/ }).click();
    await page.waitForSelector(LOADED);
    expect(await page.locator('[data-testid="issue-pr-title-link"]').count()).toBeGreaterThan(5);
  });

  it('the editor saves CRLF, is not disturbed by others, and refuses to overwrite them', async () => {
    await open(I142);
    await menuEdit();
    expect(await page.locator('[data-testid="issue-body-viewer"]').count()).toBe(0);
    await page.locator('[data-testid="issue-body"] textarea').fill('one\ntwo');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForSelector('[data-testid="issue-body-viewer"]');
    expect(issueAt(playground.state, 'acme/shop#142').body).toBe('one\r\ntwo');
    await menuEdit();
    await page.locator('[data-testid="issue-body"] textarea').fill('mine');
    playground.foreign.edit('acme/shop#142', 'acme-dev', 'theirs');
    await page.waitForTimeout(600);
    expect(await page.locator('[data-testid="issue-body"] textarea').inputValue()).toBe('mine');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The content you are editing has changed.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('theirs').waitFor();
    expect(issueAt(playground.state, 'acme/shop#142').body).toBe('theirs');
  });

  it('the side panel changes the query only and fires nothing; drafts have no test ids', async () => {
    await open('https://github.com/orgs/acme/projects/1');
    await events();
    await page.locator('[data-board-card-id]', { hasText: 'shop #142' }).click();
    await page.waitForSelector('#__primerPortalRoot__ [data-testid="issue-title"]');
    expect(page.url()).toMatch(/\?pane=issue&itemId=\d+&issue=acme%7Cshop%7C142$/);
    await menuEdit();
    await page.locator('[data-testid="issue-body"] textarea').fill('from the panel');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForSelector('[data-testid="issue-body-viewer"]');
    expect(issueAt(playground.state, 'acme/shop#142').body).toBe('from the panel');
    await plant('[data-testid="issue-viewer-issue-container"]', 'afterend', 'panel');
    await page.evaluate(() => (window as unknown as PracticeWindow).__playground.refresh());
    expect(await has('panel')).toBe(true);
    await page.keyboard.press('Escape');
    expect(page.url()).toBe('https://github.com/orgs/acme/projects/1');
    await page.locator('[data-board-card-id]', { hasText: 'Ask the shop floor' }).click();
    await page.getByText('Call three branches').waitFor();
    expect(page.url()).not.toContain('&issue=');
    expect(await page.locator('#__primerPortalRoot__ [data-testid]').count()).toBe(0);
    await page.goBack();
    await page.waitForSelector('#__primerPortalRoot__ [role="dialog"]', { state: 'detached' });
    expect(await events()).toEqual([]);
  });

  it('dialog and page create issues and go there softly', async () => {
    await open('https://github.com/acme/shop/issues');
    await page.getByRole('link', { name: 'New issue' }).click();
    await page.getByRole('dialog').getByLabel('Add a title').fill('From the dialog');
    expect(page.url()).toBe('https://github.com/acme/shop/issues');
    await page.locator('[data-testid="create-issue-button"]').click();
    await page.locator('[data-testid="issue-title"]', { hasText: 'From the dialog' }).waitFor();
    await open('https://github.com/acme/shop/issues/new?title=Prefilled');
    await page.getByLabel('Markdown value').fill('a\nb');
    await events();
    await page.locator('[data-testid="create-issue-button"]').click();
    await page.locator('[data-testid="issue-title"]', { hasText: 'Prefilled' }).waitFor();
    expect(await events()).toContain('soft-nav:react-done');
    expect(playground.state.issues.at(-1)).toMatchObject({
      title: 'Prefilled',
      body: 'a\r\nb',
      author: 'acme-pm',
    });
  });

  it('single-key shortcuts fire from the page and from inside shadow roots, not from its own fields', async () => {
    await open(I142);
    const fired = () =>
      page.evaluate(() =>
        (window as unknown as PracticeWindow).__shortcuts.splice(0).map((s) => `${s.key} ${s.phase}`),
      );
    await page.locator('#react-issue-comment-composer textarea').pressSequentially('cl/');
    expect(await fired()).toEqual([]);
    await page.evaluate(() => {
      const host = document.body.appendChild(document.createElement('div'));
      host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('input')).focus();
    });
    await page.keyboard.press('l');
    expect(await fired()).toEqual(['l capture', 'l bubble']);
  });

  it("GitHub's content policy keeps page scripts out", async () => {
    await open(I142);
    const ran = await page.evaluate(() => {
      const script = document.head.appendChild(document.createElement('script'));
      script.textContent = 'window.__inline = true';
      return '__inline' in window;
    });
    expect(ran).toBe(false);
  });
});
