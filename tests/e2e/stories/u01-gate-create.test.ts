/** The gate before an item is made, on every tracker: one press is held, then mended, waived or let through. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Policy } from '../../../lib/team/team';
import { type Person, type Tab, until } from '../driver';
import { setRules } from '../rules';
import { GITHUB_SCENE, JIRA_SCENE, LINEAR_SCENE, type Scene } from '../scenes';
import { GITHUB, QUICK, type Stage, stageFor } from '../stage';

const PROBLEM = 'People buy presents elsewhere because we do not wrap';
const ASKING: Policy = { asks: { problem: { backlog: 'asked' } } };
const TITLE = /title|Titel/i;

type Form = {
  scene: Scene;
  open(tab: Tab, title: string): Promise<void>;
  press(tab: Tab): Promise<unknown>;
  /** Titles of all items there are. */
  titles(stage: Stage): string[];
};

const submit = { selector: '[role="dialog"] button[type="submit"]' };
const FORMS: Form[] = [
  {
    scene: GITHUB_SCENE,
    async open(tab, title) {
      await tab.goto(`${GITHUB}/acme/shop/issues/new`);
      await tab.page.fill({ selector: 'input[aria-label]', label: TITLE }, title);
    },
    press: (tab) => tab.page.click({ selector: '[data-testid="create-issue-button"]' }),
    titles: ({ playground }) => playground.state.issues.map((i) => i.title),
  },
  {
    scene: JIRA_SCENE,
    async open(tab, title) {
      await tab.goto(JIRA_SCENE.list);
      await until('the page', () => tab.evaluate('window.__playground.hydrated'));
      await tab.page.click({ selector: '[data-practice="create"]' });
      await tab.page.fill({ selector: '[role="dialog"] input[name="summary"]' }, title);
    },
    press: (tab) => tab.page.click(submit),
    titles: ({ playground }) => playground.jira.issues.map((i) => i.summary),
  },
  {
    scene: LINEAR_SCENE,
    async open(tab, title) {
      await tab.goto(LINEAR_SCENE.list);
      await tab.page.click({ selector: '[data-practice="compose"]' });
      await tab.page.click({ selector: '[role="dialog"] [data-practice-editor="new-title"]' });
      await tab.type(title);
    },
    press: (tab) => tab.page.click(submit),
    titles: ({ playground }) => playground.linear.issues.map((i) => i.title),
  },
];

const HELD = 'One answer before this is created';
const AGAIN = /again: it goes through now/;

describe.each(FORMS)('U1: creating is held, $scene.tracker', ({ scene, open, press, titles }) => {
  const stage = stageFor(`u01-${scene.tracker}`, 'closed', QUICK, scene);
  /** Nothing of ours depends on the tracker's words, where it speaks several languages; Linear speaks one. */
  const speak = (lang: 'en' | 'de') => {
    stage.playground.settings.lang = lang;
    stage.playground.jiraSettings.language = lang;
  };

  afterEach(() => speak('en'));

  async function begun(): Promise<{ pm: Person; tab: Tab }> {
    const pm = await stage.person('acme-pm', { connected: true });
    await setRules(pm, scene, ASKING);
    return { pm, tab: await pm.open() };
  }
  const made = (title: string) => titles(stage).includes(title);
  /** Fills the form and presses; the dialog stands, and nothing was made. */
  async function held(tab: Tab, title: string) {
    await open(tab, title);
    await tab.ui.see({ role: 'button', name: /^Write the outcome/ });
    await press(tab);
    await tab.ui.see({ role: 'dialog' });
    await tab.ui.reads(HELD);
    expect(made(title)).toBe(false);
  }
  /** The same press again goes through. */
  async function through(tab: Tab, title: string) {
    await tab.ui.reads(AGAIN);
    await press(tab);
    await until(`“${title}”`, () => made(title));
  }

  test('mend: the answer is kept with the form, and the next press goes through', async () => {
    const { tab } = await begun();
    await held(tab, 'Wrap gifts');
    await stage.picture(tab, '1-held');
    await tab.ui.fill({ label: /What gets in whose way/ }, PROBLEM);
    await tab.ui.click({ role: 'button', name: 'Save and create' });
    await stage.picture(tab, '2-mended');
    await through(tab, 'Wrap gifts');
  });

  test('waive, in German: why and until when; the exception waits with the form', async () => {
    const { pm, tab } = await begun();
    speak('de');
    await held(tab, 'Wrap more gifts');
    await tab.ui.click({ role: 'button', name: 'Waive…' });
    await tab.ui.fill({ label: /^Why/ }, 'Christmas comes first');
    await tab.ui.click({ role: 'button', name: '2 weeks' });
    await stage.picture(tab, '3-waiver');
    await tab.ui.click({ role: 'button', name: 'Create with the waiver' });
    await through(tab, 'Wrap more gifts');
    const { pending } = await pm.send({ type: 'pending.list' });
    expect(pending.some((p) => p.waiver?.why === 'Christmas comes first')).toBe(true);
  });

  test('go on: nothing is kept; back: nothing happens, and the next press is held again', async () => {
    const { tab } = await begun();
    await held(tab, 'Wrap all gifts');
    await tab.press('Escape');
    await tab.ui.gone({ role: 'dialog' });
    expect(made('Wrap all gifts')).toBe(false);
    await press(tab);
    await tab.ui.reads(HELD);
    await tab.ui.click({ role: 'button', name: 'Go on without' });
    await through(tab, 'Wrap all gifts');
  });
});

describe('U1: Sightline ends over the dialog, GitHub', () => {
  const [github] = FORMS as [Form];
  const { scene, open, press, titles } = github;
  const stage = stageFor('u01-ends', 'closed', QUICK, scene);
  const made = (title: string) => titles(stage).includes(title);

  test('the person goes on', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    await setRules(pm, scene, ASKING);
    const tab = await pm.open();
    await open(tab, 'Wrap no gifts');
    await tab.ui.see({ role: 'button', name: /^Write the outcome/ });
    await press(tab);
    await tab.ui.see({ role: 'dialog' });
    await pm.engine.update();
    // What is left of the older one closes by itself or by its own buttons; the newer one may hold it once more.
    await until(
      'it is made',
      async () => {
        if (made('Wrap no gifts')) return true;
        const on = { role: 'button', name: 'Go on without' };
        if (await tab.ui.get(on)) await tab.ui.click(on, 2_000).catch(() => undefined);
        else await press(tab).catch(() => undefined);
        return made('Wrap no gifts');
      },
      30_000,
    );
  });
});
