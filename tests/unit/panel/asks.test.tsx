// @vitest-environment happy-dom
/** Launch and signpost: asked over a shared outcome, one at a time. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HOME, heldBy, JIRA, jira, linear } from '../../gallery/tracker-views';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const release = { on: '2026-11-12', why: 'release 1.4' };

describe('did it reach users', () => {
  const view = jira(FOUR, { launch: release });
  const answers = { 'launch.confirm': () => jira(FOUR) };
  const names = (p: Awaited<ReturnType<typeof open>>) =>
    [...p.slot.container.querySelectorAll('.ban .do button')].map((b) => b.textContent);

  test('day and why, four answers, one of them primary', async () => {
    const p = await open({ view });
    expect(p.text()).toContain('Did it reach users on 12 Nov? (release 1.4)');
    expect(names(p)).toEqual(['Yes, 12 Nov', 'Today', 'Another day…', 'Not yet']);
    expect(p.slot.container.querySelectorAll('.btn.p')).toHaveLength(1);
  });

  test.each([
    ['Yes, 12 Nov', '2026-11-12'],
    ['Today', '2026-11-19'],
    ['Not yet', null],
  ])('%s', async (name, on) => {
    const p = await open({ view }, { answers });
    p.ui.getByRole('button', { name }).focus();
    await p.click(name);
    expect(p.sentOf('launch.confirm')).toEqual([{ type: 'launch.confirm', item: JIRA, on }]);
    expect(p.text()).not.toContain('Did it reach users');
    expect(p.active()?.localName).toBe('section');
  });

  test('proposed for today: today is not offered twice', async () => {
    const p = await open({ view: jira(FOUR, { launch: { on: '2026-11-19', why: 'moved to Done' } }) });
    expect(p.text()).toContain('Did it reach users today? (moved to Done)');
    expect(names(p)).toEqual(['Yes, today', 'Another day…', 'Not yet']);
  });

  test('in another year the year is said', async () => {
    const p = await open({ view: jira(FOUR, { launch: { ...release, on: '2025-11-12' } }) });
    expect(p.text().replace(/\u00a0/g, ' ')).toContain('on 12 Nov 2025?');
  });

  async function another(value: string) {
    const p = await open({ view }, { answers });
    await p.click('Another day…');
    const el = p.slot.container.querySelector<HTMLInputElement>('#sl-launch-day');
    if (!el) throw new Error('no field');
    expect(p.active()).toBe(el);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(el, value);
    el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await p.settle();
    return { p, el };
  }

  test('another day: read as it is typed, and sent by Enter', async () => {
    const { p } = await another('2026-11-10');
    expect(p.text()).toContain('Reads as 10 Nov 2026.');
    expect(await p.key('Enter')).toBe(true);
    expect(p.sentOf('launch.confirm')).toMatchObject([{ on: '2026-11-10' }]);
  });

  test.each([
    ['24 Dec 2026', 'That day is still to come.'],
    ['soon', 'Name one day'],
    ['', 'Name one day'],
  ])('%s is no day that has been', async (value, words) => {
    const { p, el } = await another(value);
    await p.click('It was then');
    expect(p.text()).toContain(words);
    expect(el.getAttribute('aria-invalid')).toBe('true');
    expect(p.active()).toBe(el);
    expect(p.sentOf('launch.confirm')).toEqual([]);
    await p.click('Back');
    expect(p.active()?.textContent).toBe('Another day…');
  });

  test('the tracker’s own words are only text', async () => {
    const p = await open({ view: jira(FOUR, { launch: { ...release, why: '<img src=x>' } }) });
    expect(p.text()).toContain('(<img src=x>)');
    expect(p.slot.container.querySelector('img')).toBeNull();
  });

  test('asked on any tracker, over what is kept here as well; not over a question', async () => {
    for (const other of [
      linear(FOUR, { launch: release }),
      viewOf(FOUR, { launch: release, sharing: { state: 'here' } }),
    ])
      expect((await open({ view: other })).text()).toContain('Did it reach users on 12 Nov?');
    const gone = jira(FOUR, { launch: release, question: { kind: 'gone', keptUntil: '2027-02-19' } });
    expect((await open({ view: gone })).text()).not.toContain('Did it reach users');
    const unasked = linear(FOUR, { launch: release, sharing: { state: 'unasked' } });
    expect((await open({ view: unasked })).text()).not.toContain('Did it reach users');
    const held = { ...heldBy(jira(null), HOME), launch: undefined };
    expect((await open({ view: held })).text()).not.toContain('Did it reach users');
  });
});

describe('shown to everybody', () => {
  const view = jira(FOUR, { signpost: 'ask' });

  test('what was done, what is asked, and what it means for the project', async () => {
    const p = await open({ view });
    expect(p.text()).toContain('Shared through your Jira login. Show it on the ticket for everyone?');
    expect(p.text()).toContain(
      'A web link under the issue, with the sentence. Everyone who can read the issue sees it.',
    );
    expect(p.text()).toContain('The answer holds for all of ACME.');
    expect(p.ui.getByRole('button', { name: 'Show it' }).className).toBe('btn p');
  });

  test.each([
    ['Show it', true],
    ['Not now', false],
  ])('%s', async (name, on) => {
    const p = await open({ view }, { answers: { 'signpost.choose': () => jira(FOUR) } });
    p.ui.getByRole('button', { name }).focus();
    await p.click(name);
    expect(p.sentOf('signpost.choose')).toEqual([{ type: 'signpost.choose', item: JIRA, on }]);
    expect(p.text()).not.toContain('Show it on the ticket');
    expect(p.active()?.localName).toBe('section');
  });

  test('in a public project everyone means everyone', async () => {
    const p = await open({ view: { ...view, isPublic: true } });
    expect(p.text()).toContain('Everyone on the internet sees it.');
  });

  test.each([
    ['on', 'Shown on the ticket for everyone, as in all of ACME.', 'Stop showing it', false],
    [
      'theirs',
      'Shown on the ticket for everyone, though not by your choice. Whoever edits keeps it up to date.',
      'Stop showing it',
      false,
    ],
    ['missing', 'Not shown on this ticket for everyone.', 'Show it on the ticket for everyone', true],
    [
      'off',
      'Not shown on the ticket for everyone; that answer holds for all of ACME.',
      'Show it on the ticket for everyone',
      true,
    ],
  ] as const)('answered %s: said with the sharing, with the way back', async (signpost, words, name, on) => {
    const answer = jira(FOUR, { signpost: on ? 'on' : 'off' });
    const p = await open(
      { view: jira(FOUR, { signpost }) },
      { answers: { 'signpost.choose': () => answer } },
    );
    expect(p.ui.queryByRole('button', { name: 'Show it' })).toBeNull();
    expect(p.text()).toContain(words);
    await p.click(name);
    expect(p.sentOf('signpost.choose')).toEqual([{ type: 'signpost.choose', item: JIRA, on }]);
    expect(p.text()).not.toContain(words);
    // The other answer stands in the same place, and keeps the focus.
    expect(p.ui.getByRole('button', { name: on ? 'Stop showing it' : /^Show it on/ })).toBeTruthy();
  });

  test('while it is not known whether it stands there, nothing is said of it', async () => {
    const p = await open({ view: jira(FOUR) });
    expect(p.text()).not.toMatch(/hown on|Show it/);
  });

  test('the launch is asked about afterwards: one question, one primary button', async () => {
    const p = await open(
      { view: { ...view, launch: release } },
      { answers: { 'signpost.choose': () => jira(FOUR, { launch: release }) } },
    );
    expect(p.text()).not.toContain('Did it reach users');
    expect(p.slot.container.querySelectorAll('.btn.p')).toHaveLength(1);
    await p.click('Not now');
    expect(p.text()).toContain('Did it reach users on 12 Nov?');
  });
});
