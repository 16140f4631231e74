/**
 * Lists as a screen reader is given them: names, roles, states and order, in our own words. The whole transcript goes to
 * `test-results/transcripts/list.txt`.
 */
import { afterAll, describe, expect, inject, test } from 'vitest';
import { writeSection } from '../../lib/trackers/github/section';
import { FIRST_FORM } from '../fixtures/outcome/full';
import { PRACTICE_TOKENS } from '../playground/seed';
import { outcomeOf } from '../support/section';
import { ANSWERS, answer } from './answers';
import { type Person, sleep, type Tab, until } from './driver';
import { announced, type Heard, heard, keep, line, under } from './heard';
import { GITHUB, stageFor } from './stage';

const LIST = `${GITHUB}/acme/shop/issues`;
const at = (number: number) => ({ tracker: 'github', site: 'github.com', key: `acme/shop#${number}` });
const { problem, segment } = FIRST_FORM;
const SECTIONS = {
  'acme/shop#142': writeSection({ ...outcomeOf(FIRST_FORM), home: at(142) }),
  'acme/shop#137': writeSection({ ...outcomeOf({ problem, segment }), home: at(137) }),
};

// The tree can be had from outside in Chromium only; both browsers get the same page scripts.
describe.runIf(inject('kind') === 'chromium')('what a screen reader is given', () => {
  const stage = stageFor('heard', 'closed', { seed: { sections: SECTIONS } });
  const parts: [string, Heard[]][] = [];
  afterAll(() => keep('test-results/transcripts/list.txt', parts));

  /** One part of the page, kept for the transcript, as lines. */
  async function part(
    [pm, tab]: [Person, Tab],
    title: string,
    role: string,
    name: string | RegExp,
  ): Promise<string[]> {
    const told = under(await heard(pm, tab), role, name);
    parts.push([title, told]);
    return told.map(line);
  }

  async function opened(token?: string): Promise<[Person, Tab]> {
    const pm = await stage.person('acme-pm', token === undefined ? {} : { token });
    return [pm, await pm.open(LIST)];
  }

  const BAR = [
    'region “Sightline: outcomes of this list”',
    'StaticText “1 has an outcome”',
    'StaticText “·”',
    'StaticText “1 begun”',
    'StaticText “·”',
    'StaticText “7 none”',
    'image “Coverage: 1 of 9”',
    'StaticText “of all 11”',
    'button “Without an outcome 8” (expanded false)',
    'button “Sweep the 8…” (hasPopup dialog)',
    'status',
  ];

  test('bar and badges', async () => {
    const [pm, tab] = await opened(PRACTICE_TOKENS.pmWrite);
    await tab.ui.reads('1 has an outcome');
    // Said once when it stands; afterwards the counts are met once on the way, not twice.
    await until('the counts to be said', async () => (await heard(pm, tab)).some(isSaid));
    await until('silence', async () => !(await heard(pm, tab)).some(isSaid), 10_000);
    const all = await heard(pm, tab);
    parts.push(['The whole page: a list with badges and bar', all]);
    expect(under(all, 'region', /^Sightline/).map(line)).toEqual(BAR);
    const where = (role: string, name: string) => all.findIndex((h) => h.role === role && h.name === name);
    const bar = where('region', 'Sightline: outcomes of this list');
    expect(bar).toBeGreaterThan(where('combobox', 'Search Issues'));
    expect(bar).toBeLessThan(where('heading', 'results'));

    // One button a row, after the title and before the next row, named as the badge table says.
    const rows = all.map((h, i) => ({ ...h, i })).filter((h) => h.role === 'listitem' && h.i > bar);
    expect(rows).toHaveLength(11);
    const badge = (row: (typeof rows)[number]) =>
      under(all.slice(row.i), 'listitem', row.name).filter((h) => h.name.startsWith('Outcome:'));
    const names = rows.map((row) => badge(row).map(line));
    expect(names[0]).toEqual(['button “Outcome: Checkout completion to 67 percent by 31 March”']);
    expect(names[2]).toEqual(['button “Outcome: incomplete, needs a metric”']);
    // Two are bugs: nothing is asked of them, and nothing is said.
    const others = names.filter((_, i) => i !== 0 && i !== 2);
    expect(others.filter((n) => n.length === 0)).toHaveLength(2);
    for (const name of others.filter((n) => n.length > 0))
      expect(name).toEqual(['button “Outcome: none yet”']);
    for (const row of rows) {
      const inside = under(all.slice(row.i), 'listitem', row.name);
      const title = inside.findIndex((h) => h.role === 'heading');
      const at = inside.findIndex((h) => h.name.startsWith('Outcome:'));
      if (badge(row).length > 0) expect(at).toBeGreaterThan(title);
    }
  });

  const isSaid = (h: Heard) => h.role === 'StaticText' && h.name === '1 has an outcome, 1 begun, 7 none';

  test('the sentence of a badge once it has the focus', async () => {
    const [pm, tab] = await opened(PRACTICE_TOKENS.pmWrite);
    await tab.ui.see({ role: 'button', name: /^Outcome: Checkout/ });
    await tab.ui.see({ role: 'button', name: /^Sweep the/ });
    await reach(tab, /^Sweep the/);
    await reach(tab, /^Outcome: Checkout/);
    const badge = await until('its sentence', async () =>
      (await heard(pm, tab)).find((h) => h.name.startsWith('Outcome: Checkout') && h.more.length > 1),
    );
    parts.push(['A badge with the focus', [{ ...badge, depth: 0 }]]);
    expect(badge.more).toContain('focused true');
    expect(line(badge)).toMatch(/described We believe|described Shoppers/);
    expect(line(badge)).toContain(String(FIRST_FORM.problem));
  });

  test('without a token nothing is told as none', async () => {
    const of = await opened();
    await of[1].ui.reads('11 not checked');
    const bar = await part(of, 'The bar without a token', 'region', /^Sightline/);
    expect(bar).toContain('StaticText “11 not checked”');
    expect(bar).toContain('image “Coverage: 0 of 11”');
    expect(bar).toContain('button “Not checked 11” (expanded false)');
    expect(bar.join()).not.toMatch(/Without an outcome|Sweep/);
    const badges = (await heard(...of)).filter((h) => h.name.startsWith('Outcome:')).map(line);
    expect(new Set(badges)).toEqual(new Set(['button “Outcome: not checked”']));
  });

  test('the sweep, step by step', async () => {
    const of = await opened(PRACTICE_TOKENS.pmWrite);
    const [, tab] = of;
    await tab.ui.click({ role: 'button', name: /^Sweep/ });
    await tab.ui.see({ role: 'button', name: 'One by one' });
    const several = await part(of, 'Sweep: same for several', 'dialog', 'Sweep');
    expect(several[0]).toBe(
      'dialog “Sweep” (described Same for several? Metric, owner and business link can be filled in for several at once. What is written already stays. Where there is no outcome yet it waits as a draft.; modal true)',
    );
    expect(several).toContain('group “For which”');
    expect(several).toContain('checkbox “All 8” (checked false)');
    expect(several).toContain('checkbox “#139 Add gift wrapping to the cart” (checked false)');
    expect(several).toContain('button “One by one” (focused true)');

    await tab.press('Enter');
    await tab.ui.see({ label: /^Problem/ });
    const one = await part(of, 'Sweep: one', 'dialog', 'Sweep');
    expect(one.slice(0, 3)).toEqual([
      'dialog “Sweep” (modal true)',
      'heading “Sweep” (level 2)',
      'progressbar “Sweep” (value 1)',
    ]);
    const progress = await tab.ui.see({ role: 'progressbar' });
    expect(progress.attributes).toMatchObject({ 'aria-valuetext': '1 of 8', 'aria-valuemax': '8' });
    // The fields are the same for each item; whose they are is said with the first of them.
    const group = one.indexOf('group “Add gift wrapping to the cart”');
    expect(one.indexOf('textbox “Problem” (focused true)')).toBeGreaterThan(group);
    expect(one).toContain('button “Skip” (keyshortcuts Alt+S)');
    expect(one).toContain('button “Needs none…” (keyshortcuts Alt+N)');

    await tab.press('Alt+n');
    await until('the first reason', async () => (await tab.focus())?.name === 'Chore');
    const none = await part(of, 'Sweep: needs none', 'group', 'Why does this need no outcome?');
    expect(none.slice(0, 3)).toEqual([
      'group “Why does this need no outcome?”',
      'radiogroup “Reason”',
      'radio “Chore” (focused true; checked false)',
    ]);
    await tab.press('Escape');
    await until('the form again', async () => (await tab.focus())?.name === 'Problem');
    await announced(tab);
    await tab.press('Alt+s');
    await until('the next', async () => /2 of 8/.test(await tab.ui.text()));
    await tab.ui.see({ label: /^Problem/ });
    const next = await part(of, 'Sweep: the next', 'group', 'Vouchers that cover the delivery cost');
    expect(next).toContain('textbox “Problem” (focused true)');
    await tab.press('Escape');
    await tab.ui.see({ role: 'button', name: 'Done' });
    await until('the way out', async () => (await tab.focus())?.name === 'Done');
    const end = await part(of, 'Sweep: the end', 'dialog', /^Swept/);
    expect(end[0]).toBe('dialog “Swept: 0 written, 1 skipped” (modal true)');
    expect(end).toContain('button “Write #139”');
    expect(end).toContain('button “Done” (focused true)');
    expect(await announced(tab)).toContain('Swept: 0 written, 1 skipped');
  });

  test('the lines of a pull request, and the bar of a board', async () => {
    const of = await opened(PRACTICE_TOKENS.pmWrite);
    const [, tab] = of;
    await tab.goto(`${GITHUB}/acme/shop/pull/143`);
    await tab.ui.see({ role: 'button', name: 'Details' });
    const lines = await part(of, 'A pull request', 'region', 'Sightline: what this change is for');
    expect(lines.slice(1, 4)).toEqual([
      'StaticText “Closes”',
      'link “#142” (described Let shoppers pay without creating an account)',
      'image “Outcome: Checkout completion to 67 percent by 31 March”',
    ]);
    // Which of several lines a button belongs to.
    expect(lines.at(-1)).toBe('button “Details” (described #142)');
    await tab.goto(`${GITHUB}/orgs/acme/projects/1`);
    await tab.ui.reads('1 has an outcome');
    const bar = await part(of, 'The bar of a board', 'region', /^Sightline/);
    expect(bar).toContain('StaticText “of the 11 items seen here”');
  });

  // The last: what it writes stays.
  test('our list, written in place, handed back', async () => {
    const of = await opened(PRACTICE_TOKENS.pmWrite);
    const [, tab] = of;
    await tab.ui.click({ role: 'button', name: /^Without/ });
    await tab.ui.see({ role: 'button', name: 'Write #139' });
    await sleep(300);
    const bar = await part(of, 'The bar while our list is open', 'region', /outcomes of this list/);
    expect(bar).toContain('button “Without an outcome 8” (expanded true)');
    const list = await part(of, 'Our list', 'region', 'Sightline list');
    expect(list.slice(0, 9)).toEqual([
      'region “Sightline list”',
      'heading “Without an outcome” (level 2)',
      'StaticText “1 of 8”',
      'button “Close”',
      'list',
      'listitem (level 1)',
      'button “#139 Add gift wrapping to the cart , No outcome” (focused true)',
      'button “Open #139”',
      'button “Write #139”',
    ]);
    // Where the badge says more than the list's own name, it is read as it stands in the page.
    expect(list.join('\n')).toMatch(
      /button “#137 Wishlist reminders by e-mail”\nimage “Outcome: incomplete, needs a metric”/,
    );
    expect(list.at(-1)).toBe('StaticText “8 without an outcome.”');
    await announced(tab);

    await tab.press('w');
    await tab.ui.see({ label: /^Problem/ });
    const form = await part(of, 'Written in place', 'region', 'Sightline list');
    expect(form).toContain('textbox “Problem” (focused true)');
    expect(form.filter((l) => l.startsWith('textbox')).map((l) => l.replace(/ \(.*/, ''))).toEqual(
      ['Problem', 'For whom', 'Metric', 'Target value', 'Target date', 'Because'].map(
        (n) => `textbox “${n}”`,
      ),
    );
    await answer(tab, ANSWERS);
    await tab.press('Control+Enter');
    await tab.ui.reads('2 have an outcome');
    const all: string[] = [];
    const said = await until('what is said', async () => {
      const next = (await announced(tab)) ?? [];
      all.push(...next);
      return all.some((s) => s.startsWith('2 have')) ? all : null;
    });
    expect(said).toEqual([
      '#139 saved: to 67 % by 31 Mar, on its way to the issue',
      '2 have an outcome, 1 begun, 6 none',
    ]);

    await tab.ui.click({ role: 'button', name: /^Hand back/ });
    await tab.ui.see({ role: 'button', name: 'Post the comment' });
    const hand = await part(of, 'Handed back', 'group', 'Hand it back with a comment');
    expect(hand[1]).toMatch(
      /^textbox “Comment” \(value This has no outcome yet: .*; described Posted as acme-pm; everyone who can see the issue sees it\.; focused true\)$/,
    );
    expect(hand.slice(-2)).toEqual(['button “Cancel”', 'button “Post the comment”']);
  });
});

/** Goes on with Tab until the focus is there. */
async function reach(tab: Tab, name: RegExp) {
  for (let i = 0; i < 60; i += 1) {
    await tab.press('Tab');
    if (name.test((await tab.focus())?.name ?? '')) return;
  }
  throw new Error(`${name} cannot be reached`);
}
