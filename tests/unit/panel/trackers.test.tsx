// @vitest-environment happy-dom
/** The same states on trackers that keep an outcome in their own ways. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { JIRA, jira, LINEAR, linear, waitingOn } from '../../gallery/tracker-views';
import { CONFLICT, FOUR, ITEM, NOW, viewOf } from '../../gallery/views';
import { open } from './open';

const copied = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  copied.mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: copied } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Waiting = Extract<ItemView['sharing'], { state: 'waiting' }>;
const waiting = (trouble: Waiting['trouble']) => ({ sharing: { state: 'waiting' as const, trouble } });
const keyless = (view: ItemView): ItemView => ({ ...view, account: undefined });

/** Words of GitHub's ways, which no other tracker has. */
const FOREIGN_WORDS = /token|repository|Update|## Outcome|markers/i;

describe('Jira', () => {
  test('shared: through whose login, said once', async () => {
    const p = await open({ view: jira(FOUR) });
    expect(p.text()).toContain(
      'Shared in this issue · through your Jira login · saved 2 hours ago by Mara Lind',
    );
    expect(p.text()).not.toContain('Writes as');
    await p.push(jira(FOUR, { sharing: { state: 'shared', at: NOW - 3_600_000, by: 'Jon Park' } }));
    expect(p.text()).toContain('Shared in this issue · saved 1 hour ago by Jon Park');
    expect(p.text()).toContain('Writes as Mara Lind, through your Jira login');
  });

  test('before Jira has told whose login it is, the sentence does without a name', async () => {
    const p = await open({ view: jira(FOUR, { account: { login: 'yourself' } }) }, { intent: 'edit' });
    expect(p.text()).toContain('Writes through your Jira login');
    expect(p.text()).not.toContain('yourself');
    await p.push(jira(FOUR, { account: { login: 'yourself', pageLogin: 'Mara Lind' } }));
    expect(p.text()).toContain('Writes as Mara Lind, through your Jira login');
    expect(p.text()).not.toContain('signed in as');
  });

  test('by hand: a text for a comment, copied by the click; nothing is watched for', async () => {
    const p = await open(
      { view: jira(FOUR, { sharing: { state: 'here' } }) },
      { answers: { 'section.text': () => ({ text: 'Outcome\nProblem: x' }) } },
    );
    await p.click('Share it…');
    const titles = [...p.slot.container.querySelectorAll('.opt h3')].map((h) => h.textContent);
    expect(titles).toEqual(['Send it to the issue', 'Copy it into a comment', 'Keep it here']);
    expect(p.text()).not.toMatch(FOREIGN_WORDS);
    expect(p.text()).not.toContain('description');
    await p.click('Copy the outcome');
    expect(copied).toHaveBeenCalledWith('Outcome\nProblem: x');
    expect(p.text()).toContain('Copied. Paste it into a comment of the issue.');
    expect(p.sentOf('share.choose')).toEqual([]);
    // News of the item does not take the words away again.
    await p.push(jira(FOUR, { sharing: { state: 'here' }, editedElsewhere: true }));
    expect(p.text()).toContain('Paste it into a comment');
  });

  test('by hand in a public project: the card says who may read comments', async () => {
    const p = await open({
      view: jira(FOUR, { sharing: { state: 'here' }, isPublic: true, publicFields: ['problem'] }),
    });
    await p.click('Share it…');
    expect(p.text()).toContain('ACME is public: everyone on the internet may read its comments.');
  });

  test('the public warning speaks of no edit history', async () => {
    const p = await open({ view: jira(FOUR, { sharing: { state: 'unasked' }, isPublic: true }) });
    expect(p.ui.getByRole('dialog').textContent).toContain(
      'ACME is public. What is taken out again may have been read before.',
    );
    expect(p.text()).not.toContain('history');
  });

  test('sends with the login', async () => {
    const p = await open(
      { view: jira(FOUR, { sharing: { state: 'here' } }) },
      { answers: { 'share.choose': () => jira(FOUR) } },
    );
    await p.click('Share it…');
    expect(p.text()).toContain('Now · through your Jira login');
    await p.click('Send it now');
    expect(p.sentOf('share.choose')).toMatchObject([{ way: 'connect' }]);
    expect(p.sentOf('page.options')).toEqual([]);
  });

  test.each([
    ['no-tab', 'Sightline reaches Jira through an open page of it, and none is open.'],
    ['signed-out', 'You are signed out of Jira. Sign in there, and it goes on.'],
  ] as const)('%s: Jira is opened beside, by a plain link', async (code, words) => {
    const p = await open({ view: jira(FOUR, waiting({ code })) });
    expect(p.text()).toContain(words);
    const link = p.ui.getByRole('link', { name: 'Open Jira' }) as HTMLAnchorElement;
    expect(link.getAttribute('href')).toBe('https://acme.atlassian.net/');
    expect(link.target).toBe('_blank');
    expect(link.rel).toBe('noreferrer');
    expect(p.ui.queryByRole('button', { name: 'Fix the connection' })).toBeNull();
  });

  test('a site that is no plain host is not led to', async () => {
    const view = jira(FOUR, waiting({ code: 'no-tab' }));
    const p = await open({ view: { ...view, item: { ...JIRA, site: 'acme.example/evil?' } } });
    expect(p.ui.queryByRole('link', { name: 'Open Jira' })).toBeNull();
  });

  test.each([
    [
      { code: 'other-account', reason: 'signed in as Jon Park' },
      'another Jira account (signed in as Jon Park)',
    ],
    [{ code: 'maintenance', status: 503 }, 'Jira is down for maintenance (503). It is tried again.'],
    [{ code: 'archived' }, 'The issue is archived and takes no changes. Restore it, then try again.'],
    [{ code: 'not-permitted' }, 'Your Jira login may not edit issues in ACME.'],
    [{ code: 'too-long', over: 12 }, 'The outcome is 12 characters too long. Shorten it.'],
  ] as const)('%j is said in its own words', async (trouble, words) => {
    const p = await open({ view: jira(FOUR, waiting(trouble)) });
    expect(p.text()).toContain(words);
    expect(p.text()).not.toMatch(FOREIGN_WORDS);
    expect(p.ui.queryByRole('link')).toBeNull();
  });

  test('not checked while signed out: the way to sign in stands beside', async () => {
    const trouble = { trouble: { code: 'signed-out' as const }, since: NOW };
    const p = await open({ view: jira(null, { known: 'unread', trouble }) });
    expect(p.ui.getByRole('link', { name: 'Open Jira' })).toBeTruthy();
    expect(p.ui.getByRole('button', { name: 'Check now' })).toBeTruthy();
  });

  test('gone, damaged, removed, in conflict: no description is spoken of', async () => {
    const gone = jira(FOUR, { question: { kind: 'gone', keptUntil: '2027-02-19' } });
    const p = await open({ view: gone });
    expect(p.text()).toContain('The outcome is gone from the issue. The last version is kept');
    await p.push(jira(null, { question: { kind: 'damaged', why: 'malformed', text: '{' } }));
    expect(p.text()).toContain('The outcome cannot be read. Its data are damaged. Nothing is overwritten.');
    expect(p.text()).toContain('the broken record is kept in the issue beside it');
    await p.push(jira(FOUR, { question: CONFLICT }));
    expect(p.text()).toContain('the version you leave stays on this device.');
    await p.push(jira(FOUR));
    await p.click('More');
    await p.click('Remove the outcome…', 'menuitem');
    expect(p.text()).toContain('It is taken out of the issue; a web link that shows it goes too.');
    expect(p.text()).not.toMatch(/description|section/);
  });

  test('a form for a new issue takes no part of it', async () => {
    const p = await open({ pending: waitingOn('jira', 'ACME') });
    expect(p.text()).toContain('It joins the issue when you press Create');
    expect(p.ui.queryByRole('button', { name: /description|section/ })).toBeNull();
  });
});

describe('Linear', () => {
  test('three ways without a key', async () => {
    const p = await open(
      { view: keyless(linear(FOUR, { sharing: { state: 'unasked' } })) },
      { answers: { 'share.choose': () => keyless(linear(FOUR, { sharing: { state: 'unasked' } })) } },
    );
    expect(p.text()).toContain('Linear needs a key, one minute');
    expect(p.text()).toContain('Now · no key');
    expect(p.text()).not.toMatch(FOREIGN_WORDS);
    await p.click('Connect Linear');
    expect(p.sentOf('page.options')).toMatchObject([{ hash: 'connections/linear/acme' }]);
  });

  test('by hand: click, paste, nothing to press', async () => {
    const watching = keyless(linear(FOUR, { sharing: { state: 'watching' } }));
    const p = await open(
      { view: keyless(linear(FOUR, { sharing: { state: 'unasked' } })) },
      { answers: { 'share.choose': () => watching, 'section.text': () => ({ text: '### Outcome' }) } },
    );
    await p.click('Copy the section');
    expect(copied).toHaveBeenCalledWith('### Outcome');
    const steps = [...p.slot.container.querySelectorAll('.steps li > span')].map((s) => s.textContent);
    expect(steps).toEqual([
      'Section copied',
      'Click into the description and paste at the end',
      'Nothing to press: Linear saves by itself',
    ]);
    expect(p.text()).toContain('Watching for it. Nothing is written for you.');
    expect(p.text()).not.toMatch(/Choose Edit|Press/);
    await p.push(keyless(linear(FOUR, { sharing: { state: 'shared', found: true, where: 'page' } })));
    expect(p.text()).toContain(
      'From the description; with a key Sightline sees whether there are newer words · saved 2 hours ago',
    );
  });

  test('an older version stands there: pasted over it', async () => {
    const p = await open({
      view: keyless(linear(FOUR, { sharing: { state: 'watching' }, inTracker: true })),
    });
    expect(p.text()).toContain('paste over the Outcome section there, or at the end');
  });

  test('with a key: attached, and the team is named without its workspace', async () => {
    const p = await open({ view: linear(FOUR, { sharing: { state: 'here' } }) });
    await p.click('Share it…');
    expect(p.text()).toContain('Sightline attaches it to the issue, as mara');
    await p.push(linear(FOUR));
    expect(p.text()).toContain('Writes as mara');
    expect(p.text()).toContain('Shared in this issue · saved 2 hours ago by mara');
  });

  test('nothing can be known without a key: not checked, never none, never for ever reading', async () => {
    const p = await open({ view: keyless(linear(null, { known: 'unread' })) });
    expect(p.text()).toContain('Without a key Sightline cannot ask Linear whether this has an outcome.');
    expect(p.text()).not.toMatch(/No outcome|Reading/);
    expect(p.slot.container.querySelector('[aria-busy=true]')).toBeNull();
    await p.click('Connect Linear');
    expect(p.sentOf('page.options')).toMatchObject([{ hash: 'connections/linear/acme' }]);
  });

  test.each([
    [{ code: 'credential-expired' }, 'The Linear key has expired. Replace it.'],
    [
      { code: 'other-workspace', reason: 'Acme Labs' },
      'The Linear key opens another workspace (Acme Labs). Add a key of the workspace that ENG is in.',
    ],
    [{ code: 'not-approved' }, 'An admin of this workspace does not allow personal keys.'],
  ] as const)('%j leads to the connections', async (trouble, words) => {
    const p = await open({ view: linear(FOUR, waiting(trouble)) });
    expect(p.text()).toContain(words);
    expect(p.text()).not.toMatch(FOREIGN_WORDS);
    await p.click('Fix the connection');
    expect(p.sentOf('page.options')).toMatchObject([{ hash: 'connections' }]);
  });

  test('a key that is not there yet is no alarm', async () => {
    const p = await open({ view: keyless(linear(FOUR, waiting({ code: 'no-credential' }))) });
    expect(p.text()).toContain('Waits for a key for acme.');
    expect(p.slot.container.querySelector('.ban.w')).toBeNull();
  });

  test('removed without a key: what stands there has to go by hand', async () => {
    const p = await open({ view: keyless(linear(FOUR)) });
    await p.click('More');
    await p.click('Remove the outcome…', 'menuitem');
    expect(p.text()).toContain('What stands in the issue has to be deleted there');
    expect(p.text()).toContain('cannot write there without a key');
  });

  test('the section for a new issue is copied, and the words say where it goes', async () => {
    const p = await open(
      { pending: waitingOn('linear', 'acme/ENG') },
      { answers: { 'pending.text': () => ({ text: '### Outcome' }) } },
    );
    Object.assign(p.slot, { insert: () => false });
    // As the button in Linear is called.
    expect(p.text()).toContain('when you press Create issue');
    await p.click('Copy the section');
    expect(copied).toHaveBeenCalledWith('### Outcome');
    expect(p.text()).toContain('Section copied. Paste it into the description.');
    // It may be needed once more.
    expect(p.ui.getByRole('button', { name: 'Copy the section' }).getAttribute('aria-disabled')).not.toBe(
      'true',
    );
  });

  test('what goes into an attachment leaves the description as it was: nothing there is out of date', async () => {
    const words = 'still shows the description from before';
    const there = await open({ view: viewOf(FOUR), behind: true });
    await there.settle(4_000);
    expect(there.text()).toContain(words);
    const p = await open({ view: linear(FOUR), behind: true });
    await p.settle(4_000);
    expect(p.text()).not.toContain(words);
  });

  test('keys are said without the workspace', async () => {
    const p = await open({ view: linear(FOUR, { attached: true }) });
    expect(p.text()).toContain('Attached to ENG-12.');
    await p.push(linear(FOUR, { question: { kind: 'moved', to: 'acme/OPS-3' } }));
    expect(p.text()).toContain('This issue moved to OPS-3.');
    await p.push(linear(FOUR, { question: { kind: 'copied', from: { ...LINEAR, key: 'acme/ENG-2' } } }));
    expect(p.text()).toContain('Copied from ENG-2.');
  });
});

test('a tracker that has no words of its own gets such as fit any', async () => {
  const item = { ...ITEM, tracker: 'other', site: 'tracker.example', key: 'OPS-3' };
  const p = await open({ view: { ...viewOf(FOUR, { sharing: { state: 'unasked' } }), item } });
  expect(p.text()).toContain('Sightline shares it itself');
  expect(p.text()).not.toMatch(FOREIGN_WORDS);
  expect(p.text()).not.toMatch(/undefined|GitHub|Jira|Linear/);
});
