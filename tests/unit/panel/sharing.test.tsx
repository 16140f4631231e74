// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { publicRows } from '../../../components/panel/public-rows';
import type { ItemView } from '../../../lib/messages/protocol';
import { FOUR, NOW, viewOf } from '../../gallery/views';
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

const unasked = (more: Partial<ItemView> = {}) => viewOf(FOUR, { sharing: { state: 'unasked' }, ...more });
const watching = viewOf(FOUR, { sharing: { state: 'watching' } });

test('what is asked about sharing goes once it has been shared', async () => {
  const trouble = { code: 'server' as const, status: 502 };
  const p = await open({ view: unasked({ sharing: { state: 'waiting', trouble } }) });
  await p.click('Share another way');
  expect(p.ui.getByRole('button', { name: 'Keep on this device' })).toBeTruthy();
  await p.push(viewOf(FOUR));
  expect(p.ui.queryByRole('button', { name: 'Keep on this device' })).toBeNull();
  expect(p.text()).toContain('Shared in this issue');
});

test('the menu copies the sentence as Markdown, and the address', async () => {
  const p = await open({ view: viewOf(FOUR) });
  await p.click('More');
  await p.click('Copy as Markdown', 'menuitem');
  const [[markdown]] = copied.mock.calls as [[string]];
  expect(markdown).toContain('**Outcome**');
  expect(markdown).toContain(`solving this problem — ${FOUR.problem} — for ${FOUR.segment}`);
  expect(p.text()).toContain('Copied.');
  await p.click('More');
  await p.click('Copy link', 'menuitem');
  expect(copied).toHaveBeenLastCalledWith('https://github.com/acme/shop/issues/142');
});

test('the menu copies what is being typed, also while nothing is saved', async () => {
  const p = await open({ view: viewOf({}) }, { intent: 'edit' });
  await p.click('More');
  expect(p.ui.queryByRole('menuitem', { name: 'Copy as Markdown' })).toBeNull();
  await p.click('More');
  await p.type('problem', 'They leave');
  await p.click('More');
  await p.click('Copy as Markdown', 'menuitem');
  expect(copied.mock.calls).toMatchObject([[expect.stringContaining('They leave') as string]]);
});

test('what the browser does not let into the clipboard is shown to be copied by hand', async () => {
  copied.mockRejectedValue(new Error('no'));
  const p = await open({ view: viewOf(FOUR) });
  await p.click('More');
  await p.click('Copy link', 'menuitem');
  expect(p.slot.container.querySelector('textarea')?.value).toBe('https://github.com/acme/shop/issues/142');
});

test('keeping it here can be remembered', async () => {
  const here = viewOf(FOUR, { sharing: { state: 'here' }, isPublic: true });
  const p = await open(
    { view: unasked({ isPublic: true, account: { login: 'acme-pm' } }) },
    { answers: { 'share.choose': () => here } },
  );
  await p.click(/^Remember for/, 'checkbox');
  await p.click('Keep on this device');
  expect(p.sentOf('share.choose')).toMatchObject([{ way: 'here', remember: true }]);
});

describe('three equal ways', () => {
  test('none is a primary button', async () => {
    const p = await open({ view: unasked() });
    for (const name of ['Copy the section', 'Connect GitHub', 'Keep on this device'])
      expect(p.ui.getByRole('button', { name }).className).toBe('btn');
  });

  test('the description: copied by the click, then watched for', async () => {
    const p = await open(
      { view: unasked() },
      { answers: { 'share.choose': () => watching, 'section.text': () => ({ text: '## Outcome' }) } },
    );
    await p.click('Copy the section');
    expect(p.sentOf('share.choose')).toMatchObject([{ way: 'description' }]);
    expect(copied).toHaveBeenCalledWith('## Outcome');
    expect(p.text()).toContain('Section copied');
    expect(p.text()).toContain('Watching for the section. Nothing is written for you.');
    await p.push(viewOf(FOUR, { sharing: { state: 'shared', found: true } }));
    expect(p.text()).toContain('Shared: found in the description');
  });

  test('the tracker holds the version before: replaced, not pasted a second time', async () => {
    const p = await open(
      { view: unasked({ inTracker: true }) },
      {
        answers: {
          'share.choose': () => ({ ...watching, inTracker: true }),
          'section.text': () => ({ text: '## Outcome' }),
        },
      },
    );
    expect(p.text()).toContain(
      'Your change is on this device only. The issue still shows the version before.',
    );
    expect(p.text()).not.toContain('Team mates cannot see it yet');
    await p.click('Copy the section');
    expect(p.text()).toContain(
      'Choose Edit on the description and replace the Outcome section, from ## Outcome to its end',
    );
    expect(p.text()).not.toContain('paste at the end');
    expect(p.text()).toContain('Press Update (or Save)');
  });

  test('what stays on this device is named where it says that it is shared', async () => {
    const p = await open({
      view: viewOf(FOUR, { publicFields: ['problem', 'segment', 'metric', 'by', 'reason'] }),
    });
    expect(p.text()).toContain('Shared in part: baseline and target stay on this device');
    expect(p.text()).not.toContain('Shared in this issue');
  });

  test('what the browser does not let us copy is shown to be copied by hand', async () => {
    copied.mockRejectedValue(new Error('denied'));
    const p = await open(
      { view: unasked() },
      { answers: { 'share.choose': () => watching, 'section.text': () => ({ text: '## Outcome' }) } },
    );
    await p.click('Copy the section');
    expect(p.ui.getByLabelText(/did not let Sightline copy/)).toHaveProperty('value', '## Outcome');
    expect(p.text()).not.toContain('Section copied');
  });

  test('connecting opens the options, unless a token is there', async () => {
    const p = await open({ view: unasked() }, { answers: { 'share.choose': () => unasked() } });
    await p.click('Connect GitHub');
    expect(p.sentOf('page.options')).toMatchObject([{ hash: 'connections/github/acme' }]);
    const account = { login: 'acme-pm' };
    const q = await open(
      { view: unasked({ account }) },
      { answers: { 'share.choose': () => viewOf(FOUR, { account }) } },
    );
    await q.click('Send it now');
    expect(q.sentOf('page.options')).toEqual([]);
  });
});

describe('a public place', () => {
  const view = unasked({ isPublic: true });
  const full = {
    ...FOUR,
    business: 'New-customer revenue',
    guardrail: 'Errors',
    guardrailLimit: 'at most 1 %',
  };

  test('is asked about before anything is written; keeping it here has the focus', async () => {
    const p = await open({ view });
    await p.click('Copy the section');
    expect(p.sentOf('share.choose')).toEqual([]);
    const dialog = p.ui.getByRole('dialog');
    expect(dialog.getAttribute('aria-modal')).toBe('true');
    expect(dialog.textContent).toContain('acme/shop is public');
    expect(p.active()?.textContent).toBe('Keep on this device');
  });

  test('numbers and the business link are off; what is ticked is what is sent', async () => {
    const p = await open(
      { view: { ...viewOf(full), sharing: { state: 'unasked' }, isPublic: true } },
      { answers: { 'share.choose': () => watching, 'section.text': () => ({ text: 's' }) } },
    );
    await p.click('Copy the section');
    const box = (name: string) => p.ui.getByRole('checkbox', { name }) as HTMLInputElement;
    for (const off of ['From, to', 'Business link', 'Guardrail']) expect(box(off).checked).toBe(false);
    for (const on of ['Problem', 'For whom', 'Metric', 'Because']) expect(box(on).checked).toBe(true);
    await p.click('For whom', 'checkbox');
    await p.click('Remember for acme/shop', 'checkbox');
    await p.click('Share 3 fields publicly');
    const [choice] = p.sentOf('share.choose');
    expect(choice).toMatchObject({ way: 'description', remember: true });
    expect([...(choice?.fields ?? [])].sort()).toEqual(['by', 'metric', 'problem', 'reason']);
  });

  test('is asked about even when that was only learnt by asking', async () => {
    const p = await open({ view: unasked() }, { answers: { 'share.choose': () => view } });
    await p.click('Connect GitHub');
    expect(p.ui.getByRole('dialog')).toBeTruthy();
    expect(p.sentOf('page.options')).toEqual([]);
  });

  test('with a token it is the first thing shown', async () => {
    const p = await open({ view: unasked({ isPublic: true, account: { login: 'acme-pm' } }) });
    expect(p.ui.getByRole('dialog')).toBeTruthy();
  });

  test('Tab stays inside, Escape decides nothing', async () => {
    const p = await open({ view });
    await p.click('Connect GitHub');
    expect(await p.key('Tab')).toBe(true);
    expect(p.active()).toBe(p.ui.getByRole('checkbox', { name: 'Problem' }));
    expect(await p.key('Tab', { shiftKey: true })).toBe(true);
    expect(p.active()?.textContent).toBe('Keep on this device');
    await p.key('Escape');
    expect(p.ui.queryByRole('dialog')).toBeNull();
    expect(p.sentOf('share.choose')).toEqual([]);
    expect(p.fold).not.toHaveBeenCalled();
  });

  test('agreed before: not asked again', async () => {
    const p = await open(
      { view: { ...view, publicFields: ['problem'] } },
      { answers: { 'share.choose': () => watching, 'section.text': () => ({ text: 's' }) } },
    );
    await p.click('Copy the section');
    expect(p.sentOf('share.choose')).toHaveLength(1);
  });
});

describe('could not send', () => {
  const trouble = { code: 'not-permitted', status: 403, reason: 'read only' } as const;
  const view = viewOf(FOUR, { sharing: { state: 'waiting', trouble, nextAt: NOW + 240_000 } });

  test('says why, that it is safe, when the next try comes, and what to do', async () => {
    const p = await open({ view }, { answers: { 'share.retry': () => viewOf(FOUR) } });
    expect(p.text()).toContain('Not shared yet.');
    expect(p.text()).toContain('GitHub refused the write (403: read only).');
    expect(p.text()).toContain('Everything is safe on this device; next try in 4 minutes.');
    await p.click('Fix the connection');
    expect(p.sentOf('page.options')).toHaveLength(1);
    await p.click('Try now');
    expect(p.text()).toContain('Shared in this issue · saved 2 hours ago by acme-pm');
  });

  test('another way leads to the others, not to the one that was refused', async () => {
    const p = await open({ view });
    await p.click('Share another way');
    const names = [...p.slot.container.querySelectorAll('.opt button')].map((b) => b.textContent);
    expect(names).toEqual(['Copy the section', 'Keep on this device']);
    await p.click('Back');
    expect(p.ui.getByRole('button', { name: 'Try now' })).toBeTruthy();
  });

  test('a token that is not there yet is no alarm', async () => {
    const p = await open({
      view: viewOf(FOUR, { sharing: { state: 'waiting', trouble: { code: 'no-credential' } } }),
    });
    expect(p.text()).toContain('Waits for a token for acme.');
    expect(p.text()).not.toContain('Not shared yet.');
    expect(p.slot.container.querySelector('.ban.w')).toBeNull();
    await p.click('Connect GitHub');
    expect(p.sentOf('page.options')).toMatchObject([{ hash: 'connections/github/acme' }]);
    await p.click('Share another way');
    expect(p.ui.getByRole('button', { name: 'Copy the section' })).toBeTruthy();
  });

  test('waiting for the network offers no connection to mend', async () => {
    const p = await open({
      view: viewOf(FOUR, { sharing: { state: 'waiting', trouble: { code: 'offline' } } }),
    });
    expect(p.ui.queryByRole('button', { name: 'Fix the connection' })).toBeNull();
  });
});

test('where an answer was remembered, the form says before the save what goes out', async () => {
  const publicFields = ['problem', 'metric'] as const;
  const account = { login: 'acme-pm' };
  const on = { isPublic: true, publicFields: [...publicFields], account };
  const p = await open({ view: viewOf(FOUR, on) }, { intent: 'edit' });
  expect(p.text()).toContain('acme/shop is public. Saving shares problem, metric.');
  // Not asked to remember, kept on this device by choice, brought over by hand, without a token: nothing goes out.
  for (const other of [
    { isPublic: true, account },
    { ...on, sharing: { state: 'here' } as const },
    { ...on, sharing: { state: 'watching' } as const },
    { ...on, account: undefined },
  ]) {
    const q = await open({ view: viewOf(FOUR, other) }, { intent: 'edit' });
    expect(q.text()).not.toContain('Saving shares');
  }
});

test('a conflict that was put off is not told as being sent', async () => {
  const question = {
    kind: 'conflict' as const,
    rows: [{ field: 'target' as const, mine: '67 %', theirs: '70 %' }],
    merged: 0,
  };
  const p = await open({ view: viewOf(FOUR, { question, sharing: { state: 'sending' } }) });
  await p.click('Decide later');
  expect(p.text()).toContain('nothing is sent until you settle it');
  expect(p.text()).not.toContain('sending to this issue');
});

test('the warning of a public place shows the unit and the way that go along with the metric', () => {
  const [row] = publicRows({ metric: 'Time to pay', unit: 's', direction: 'down', by: '2027-03-31' });
  expect(row?.text).toBe('Time to pay, in s, lower is better, by 31 Mar 2027');
});
