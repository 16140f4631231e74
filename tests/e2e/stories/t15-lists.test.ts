import { describe, expect, test } from 'vitest';
import { FIRST_FORM } from '../../fixtures/outcome/full';
import { fillJiraBoard } from '../../playground/jira/seed-board';
import { fillLinear } from '../../playground/linear/seed';
import { badgesIn, listenForPresses, movedBy, scrolled, type Told } from '../badges-page';
import { type Person, sleep, until } from '../driver';
import { pageOf } from '../heard';
import { OTHERS } from '../scenes';
import { stageFor } from '../stage';
import { call, type Tab } from '../surface';
import { tell } from '../told';

/** What stands in front of everything: nothing, or a bar that counts. */
type Kind = { name: string; path: string; bar: string | null; rows: readonly number[] };

const BOARD = '/jira/software/c/projects/ACME/boards/1';
const QUERY = '?jql=project%20%3D%20ACME';
const LISTS: Record<string, readonly Kind[]> = {
  jira: [
    { name: 'board', path: BOARD, bar: 'of the 8 items seen here', rows: [142, 131, 121, 118] },
    {
      name: 'team-board',
      path: '/jira/software/projects/PAY/boards/2',
      bar: 'of the 2 items seen',
      rows: [],
    },
    { name: 'backlog', path: `${BOARD}/backlog`, bar: 'of the 12 rows seen here', rows: [142, 131, 133] },
    { name: 'beside', path: `${BOARD}/backlog?selectedIssue=ACME-133`, bar: 'rows seen here', rows: [142] },
    { name: 'navigator', path: `/issues/${QUERY}`, bar: 'of all 16', rows: [143, 142, 131] },
    { name: 'detail', path: `/issues/ACME-142${QUERY}`, bar: null, rows: [143, 142, 131] },
    { name: 'list', path: '/jira/software/c/projects/ACME/list', bar: 'of all 16', rows: [101, 142] },
    { name: 'children', path: '/browse/ACME-101', bar: null, rows: [111, 131, 142] },
  ],
  linear: [
    { name: 'team', path: '/acme/team/ENG/all', bar: 'of all 12', rows: [142, 131, 127] },
    { name: 'board', path: '/acme/team/ENG/board', bar: 'items seen here', rows: [142, 131, 137] },
    { name: 'mine', path: '/acme/my-issues/created', bar: 'of the 8 rows seen here', rows: [142, 131, 137] },
    {
      name: 'project',
      path: '/acme/project/faster-checkout-3f0c9a7b12de/issues',
      bar: 'of the 5 rows',
      rows: [142],
    },
    { name: 'inbox', path: '/acme/inbox', bar: null, rows: [142, 133, 127, 131] },
    { name: 'sub-issues', path: '/acme/issue/ENG-142', bar: null, rows: [141, 140] },
  ],
};
const ROW =
  '[data-practice-row], [data-testid$="ui.issue-row"], [data-testid$="line-card.card-container"], a.row, a.card';
const ours = (tab: Tab) => tab.raw.inRoots(badgesIn.toString(), ROW) as Promise<Told[]>;

describe.each(OTHERS)('T15: lists of every kind in $tracker', (scene) => {
  const options = {
    hydrationMs: 50,
    softNavMs: 20,
    jira: { recycle: true, api: { signedOutPost: 401 as const } },
  };
  const stage = stageFor(`t15-${scene.tracker}`, 'closed', options, scene);
  const { site } = scene.place;
  const kinds = LISTS[scene.tracker] ?? [];

  /** One with an outcome, one begun whose work is in progress already; the others have none. */
  function shared() {
    tell(scene, stage.playground, scene.key(142), FIRST_FORM);
    tell(scene, stage.playground, scene.key(131), { problem: 'They call us', segment: 'Shoppers' });
  }
  const says = (key: string) =>
    key.endsWith('-142')
      ? /^Outcome: Checkout completion to 67 percent/
      : key.endsWith('-131')
        ? /^Outcome: paused, strength 20 of 100/
        : /none/;

  /** Somebody points at a badge: the sentence, and the row is neither opened nor followed nor dragged. */
  async function pointed(pm: Person, tab: Tab) {
    const badge = { role: 'button', name: /^Outcome: Checkout completion/ };
    const count = '(globalThis.browser ?? chrome).tabs.query({}).then((all) => all.length)';
    // Cards beside an issue are links in Jira, all rows are in Linear.
    for (const list of scene.tracker === 'jira'
      ? [scene.list, `https://${site}/issues/ACME-133${QUERY}`]
      : [scene.list]) {
      await tab.goto(list);
      await tab.ui.see(badge);
      expect(await tab.ui.text()).not.toContain(FIRST_FORM.problem);
      const tabs = await pm.inExtension<number>(count);
      await tab.front();
      await tab.evaluate(call(listenForPresses));
      const at = await tab.ui.click(badge);
      await tab.ui.reads(String(FIRST_FORM.problem));
      await stage.picture(tab, 'sentence');
      for (const key of ['Control', 'Shift']) {
        await tab.raw.down(key);
        await tab.ui.click(badge);
        await tab.raw.up(key);
      }
      if (pm.browser === 'chromium') {
        const { mouse } = pageOf(pm, tab);
        await mouse.click(at.x, at.y, { button: 'middle' });
        await mouse.move(at.x, at.y);
        await mouse.down();
        await mouse.move(at.x + 60, at.y + 90, { steps: 4 });
        await mouse.up();
      }
      await tab.press('Escape');
      await tab.ui.gone({ text: String(FIRST_FORM.problem) });
      expect(await tab.evaluate('window.presses'), 'what the page heard').toEqual([]);
      expect(tab.url()).toBe(list);
      expect(await pm.inExtension<number>(count)).toBe(tabs);
    }
  }

  test('from list to list without a reload, each says which items have an outcome, nothing moves, and a badge keeps presses to itself', async () => {
    shared();
    const places = scene.tracker === 'jira' ? [scene.place, { ...scene.place, name: 'PAY' }] : [scene.place];
    const pm = await stage.person('acme-pm', { connected: true, places });
    const tab = await pm.open();
    // All rows of each list are in sight: others get their badges back when they come.
    await tab.size(1440, 1000);
    await tab.goto(`https://${site}${kinds[0]?.path}`);
    await tab.evaluate('window.__same = true');
    for (const [i, { name, path, bar, rows }] of kinds.entries()) {
      if (i > 0) await tab.evaluate(`window.__playground.navigate(${JSON.stringify(path)})`);
      if (bar !== null) await tab.ui.reads(bar, 15_000);
      const seen = await until(`badges of ${name}`, async () => {
        const told = await ours(tab);
        const wrong = told.filter(({ key, label }) => !says(key).test(label));
        if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
        return rows.every((n) => told.some(({ key }) => key.endsWith(`-${n}`))) ? told : null;
      });
      await stage.picture(tab, name);
      expect(new Set(seen.map(({ row }) => row)).size, `${name}: no row twice`).toBe(seen.length);
      if (bar === null) expect(await tab.ui.text()).not.toContain('seen here');
      expect(await tab.evaluate(call(movedBy, ROW)), name).toEqual([]);
      await until(
        'badges that were taken away come back',
        async () => (await ours(tab)).length >= seen.length,
      );
    }
    expect(await tab.evaluate('window.__same')).toBe(true);
    await pointed(pm, tab);
  });

  test('no row moves under somebody’s pointer: the bar comes once it is elsewhere', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    // Firefox is driven without a way to rest the pointer somewhere.
    if (pm.browser !== 'chromium') return;
    const tab = await pm.open();
    await tab.size(1440, 900);
    const { mouse } = pageOf(pm, tab);
    const top = () =>
      tab.evaluate<number | null>(
        `document.querySelector(${JSON.stringify(ROW)})?.getBoundingClientRect().top ?? null`,
      );
    await mouse.move(600, 400);
    await tab.goto(scene.list);
    await until('rows', async () => (await top()) !== null);
    await mouse.move(601, 400);
    const first = await top();
    for (let i = 0; i < 15; i += 1) {
      await mouse.move(600 + (i % 2), 400);
      expect(await top()).toBe(first);
      await sleep(100);
    }
    await mouse.move(600, 10);
    await tab.ui.reads(kinds[0]?.bar ?? '');
  });

  test('rows that are used again never show the badge of another item', async () => {
    const { playground } = stage;
    if (scene.tracker === 'linear') fillLinear(playground.linear, 'acme/ENG', 60);
    const keys =
      scene.tracker === 'jira'
        ? fillJiraBoard(playground.jira, 70)
        : playground.linear.issues.slice(-60).map((i) => `acme/ENG-${i.number}`);
    shared();
    const short = (key: string) => key.replace('acme/', '');
    const of: Record<string, string> = {
      [short(scene.key(142))]: 'to 67 %',
      [short(scene.key(131))]: 'Paused 20',
    };
    for (const [i, key] of keys.entries()) {
      if (i % 2 > 0) continue;
      // No other item says the same.
      of[short(key)] = `to ${i} orders`;
      tell(scene, playground, key, { ...FIRST_FORM, target: `${i} orders` });
    }
    const pm = await stage.person('acme-pm', { connected: true, roots: 'open' });
    const jira = scene.tracker === 'jira';
    const tab = await pm.open(jira ? `https://${site}${BOARD}/backlog` : scene.list);
    await tab.ui.reads(/to \d+ orders|rows seen|of all/, 15_000);
    const box = jira ? '.backlog-scroll' : '.list-wrapper';
    const seen = await tab.evaluate<{ frames: number; most: number; wrong: string[] }>(
      call(scrolled, { box, row: ROW, of }),
    );
    expect(seen.wrong).toEqual([]);
    expect(seen.frames).toBeGreaterThan(40);
    expect(seen.most).toBeGreaterThan(8);
  });

  test('what cannot be read is not checked, never none; and nothing where nobody uses the place', async () => {
    const jira = scene.tracker === 'jira';
    const start = stage.playground.log.length;
    const sent = () => stage.playground.log.length - start;
    // Without a key; in Jira signed out, on a board that everybody may see.
    const open = { ...scene.place, name: 'OPEN' };
    const own = jira ? `https://${site}/jira/software/c/projects/OPEN/boards/3` : scene.list;
    const pm = await stage.person(jira ? 'nobody' : 'acme-pm', { places: jira ? [open] : [scene.place] });
    const tab = await pm.open(own);
    await tab.ui.reads(/\d+ not checked/, 15_000);
    expect(await tab.ui.text()).not.toMatch(/No outcome|\d+ none/);
    await stage.picture(tab, 'not-checked');
    if (!jira) expect(sent()).toBe(0);
    const before = sent();
    const other = jira ? `https://${site}${BOARD}` : 'https://linear.app/acme/team/OPS/all';
    if (jira) await scene.signIn(pm, 'acme-pm');
    await tab.goto(other);
    await sleep(900);
    expect(await tab.ui.text()).toBe('');
    expect(sent()).toBe(before);
    // Chosen while the list is open: it speaks at once.
    await pm.choosePlace(jira ? scene.place : { ...scene.place, name: 'acme/OPS' });
    await tab.ui.reads(jira ? /none/ : /not checked/);
  });
});
