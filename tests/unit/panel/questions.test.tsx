// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CONFLICT, FOUR, ITEM, NOW, pendingOf, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('two people changed it', () => {
  const view = viewOf(FOUR, { question: CONFLICT });

  test('nothing preselected, differing words marked, nothing sent before every field is chosen', async () => {
    const p = await open({ view }, { answers: { 'conflict.settle': () => viewOf(FOUR) } });
    const radios = p.ui.getAllByRole('radio') as HTMLInputElement[];
    expect(radios.map((r) => r.checked)).toEqual([false, false, false, false]);
    const marks = [...p.slot.container.querySelectorAll('mark')].map((m) => m.textContent);
    expect(marks).toEqual(['67 %', '66 %', 'in October', '; so did 5 of 8 interviews']);
    expect(p.text()).toContain('Five other fields fit together and are merged. Choose these two;');
    await p.click('Save the merged outcome');
    expect(p.sentOf('conflict.settle')).toEqual([]);
    expect(p.text()).toContain('Still to choose: Target, Because.');
    await p.click(/67 %/, 'radio');
    await p.click(/so did 5 of 8/, 'radio');
    expect(p.text()).toContain('2 of 2 chosen');
    await p.click('Save the merged outcome');
    expect(p.sentOf('conflict.settle')).toMatchObject([
      { item: ITEM, choices: { target: 'mine', reason: 'theirs' } },
    ]);
  });

  test('a choice belongs to the question that was shown', async () => {
    const p = await open({ view: viewOf(FOUR, { question: { ...CONFLICT, id: 'one' } }) });
    await p.click(/66 %/, 'radio');
    expect(p.text()).toContain('1 of 2 chosen');
    const [first, ...others] = CONFLICT.rows;
    if (!first) throw new Error('no row');
    const rows = [{ ...first, theirs: '75 %' }, ...others];
    await p.push(viewOf(FOUR, { question: { ...CONFLICT, id: 'two', rows } }));
    expect((p.ui.getByRole('radio', { name: /75 %/ }) as HTMLInputElement).checked).toBe(false);
    expect(p.text()).toContain('0 of 2 chosen');
  });

  test('may be decided later, and comes back', async () => {
    const p = await open({ view });
    await p.click('Decide later');
    expect(p.sent).toEqual([]);
    expect(p.text()).toContain('We believe that solving this problem');
    await p.click('Settle it');
    expect(p.ui.getAllByRole('radiogroup')).toHaveLength(2);
  });

  test('each field is a group named after it', async () => {
    const p = await open({ view });
    expect(p.ui.getByRole('radiogroup', { name: 'Target' })).toBeTruthy();
    expect(p.ui.getByRole('radiogroup', { name: 'Because' })).toBeTruthy();
  });
});

test('a copied record: three answers, none preselected, the outcome not shown as this one’s', async () => {
  const p = await open(
    { view: viewOf(FOUR, { question: { kind: 'copied', from: { ...ITEM, key: 'acme/shop#12' } } }) },
    { answers: { 'copied.settle': () => viewOf(FOUR) } },
  );
  expect(p.text()).toContain('Copied from acme/shop#12.');
  expect(p.text()).not.toContain('We believe');
  expect(p.text()).not.toContain('64 → 67');
  await p.click('Link to #12');
  expect(p.sentOf('copied.settle')).toMatchObject([{ choice: 'link' }]);
});

test('a section that is gone: put back, or removed after a second question', async () => {
  const question = {
    kind: 'gone',
    by: 'acme-dev',
    at: '2026-11-19T10:42:00',
    keptUntil: '2027-02-19',
  } as const;
  const p = await open(
    { view: viewOf(FOUR, { question }) },
    { answers: { 'gone.settle': () => viewOf(null, { known: 'removed' }) } },
  );
  expect(p.text()).toContain('acme-dev edited it today 10:42.');
  expect(p.text()).toContain('until 19 Feb 2027.');
  await p.click('Remove the outcome…');
  expect(p.sentOf('gone.settle')).toEqual([]);
  expect(p.active()?.textContent).toBe('Keep it');
  await p.click('Remove');
  expect(p.sentOf('gone.settle')).toMatchObject([{ choice: 'remove' }]);
});

test('an overwritten edit shows its text and a way back', async () => {
  const question = {
    kind: 'overwritten',
    by: 'acme-dev',
    at: '2026-11-19T10:42:00',
    text: 'Only <b>€ 200</b>.',
  } as const;
  const p = await open(
    { view: viewOf(FOUR, { question }) },
    { answers: { 'overwritten.settle': () => viewOf(FOUR) } },
  );
  expect(p.text()).toContain('An edit by acme-dev was overwritten at 10:42.');
  expect(p.text()).toContain('“Only <b>€ 200</b>.”');
  await p.click('Restore it');
  expect(p.sentOf('overwritten.settle')).toMatchObject([{ choice: 'restore' }]);
});

test.each([
  ['damaged', { kind: 'damaged', why: 'malformed', text: 'raw <i>text</i>' }],
  ['newer', { kind: 'newer', format: '2.0', text: 'raw <i>text</i>' }],
] as const)('%s: shown as text, never as none, no way to edit', async (kind, question) => {
  const p = await open({ view: viewOf(null, { question }) }, { intent: 'edit' });
  expect(p.slot.container.querySelector('pre')?.textContent).toBe('raw <i>text</i>');
  expect(p.field('problem')).toBeNull();
  expect(p.text()).not.toContain('No outcome');
  expect(p.ui.queryByRole('button', { name: 'Repair' }) !== null).toBe(kind === 'damaged');
});

test('repair begins a form from what can be read; nothing is saved by it', async () => {
  const question = { kind: 'damaged', why: 'doubled', text: 'raw' } as const;
  const draft = { form: { problem: 'Read out of it' }, at: NOW, opened: [] };
  const p = await open(
    { view: viewOf(null, { question }) },
    { answers: { 'damaged.repair': () => viewOf(null, { draft }) } },
  );
  await p.click('Repair');
  expect(p.field('problem')?.value).toBe('Read out of it');
  expect(p.sentOf('outcome.save')).toEqual([]);
});

test('not checked is never none', async () => {
  const trouble = { trouble: { code: 'server', status: 503 }, since: NOW - 3_600_000 } as const;
  const p = await open(
    { view: viewOf(null, { known: 'unread', trouble }) },
    { answers: { 'item.check': () => viewOf(null) } },
  );
  expect(p.text()).toContain('so Sightline does not know whether this has an outcome.');
  expect(p.text()).not.toMatch(/No outcome/);
  await p.click('Check now');
  expect(p.text()).toContain('No outcome');
});

test('removing: by the menu, with a reason; undo brings it back', async () => {
  const p = await open(
    { view: viewOf(FOUR) },
    {
      answers: {
        'outcome.remove': () => viewOf(null, { known: 'removed', undoUntil: NOW + 10_000 }),
        'outcome.undo': () => viewOf(FOUR),
      },
    },
  );
  await p.click('More');
  expect(p.active()?.getAttribute('role')).toBe('menuitem');
  await p.key('End');
  expect(p.active()?.textContent).toBe('Remove the outcome…');
  await p.click('Remove the outcome…', 'menuitem');
  await p.click('Remove');
  expect(p.sentOf('outcome.remove')).toMatchObject([{ why: '' }]);
  await p.click('Undo');
  expect(p.text()).toContain('We believe that solving this problem');
});

test('removing without a token says what it cannot do', async () => {
  const gone = viewOf(null, { known: 'removed', undoUntil: NOW + 60_000, inTracker: true });
  const p = await open(
    { view: viewOf(FOUR, { inTracker: true }) },
    { answers: { 'outcome.remove': () => gone } },
  );
  await p.click('More');
  await p.click('Remove the outcome…', 'menuitem');
  expect(p.text()).toContain('The section has to be deleted from the description by hand');
  await p.click('Remove');
  expect(p.text()).toContain(
    'Removed on this device. Delete the Outcome section from the description by hand',
  );
  expect(p.ui.getByRole('button', { name: 'Undo' })).toBeTruthy();
  await p.push({ ...gone, known: 'none', undoUntil: undefined });
  expect(p.text()).toContain('Delete the Outcome section from the description by hand');
  const local = await open({ view: viewOf(FOUR, { sharing: { state: 'here' } }) });
  await local.click('More');
  await local.click('Remove the outcome…', 'menuitem');
  expect(local.text()).toContain('It stands on this device only.');
});

test('a stage is shown only when the record says one', async () => {
  const p = await open({ view: viewOf(FOUR) });
  expect(p.ui.queryByRole('img', { name: /^Stage/ })).toBeNull();
  const view = viewOf(FOUR);
  const { outcome } = view;
  if (!outcome) throw new Error('no outcome');
  const content = { ...outcome.content, launch: { date: '2026-09-14' } };
  const q = await open({ view: { ...view, outcome: { ...outcome, content } } });
  expect(q.ui.getAllByRole('img', { name: 'Stage Shipped, 4 of 6' }).length).toBeGreaterThan(0);
});

test('Escape closes the menu first', async () => {
  const p = await open({ view: viewOf(FOUR) });
  await p.click('More');
  await p.key('Escape');
  expect(p.ui.queryByRole('menu')).toBeNull();
  expect(p.fold).not.toHaveBeenCalled();
  await p.key('Escape');
  expect(p.fold).toHaveBeenCalledOnce();
});

describe('an issue that does not exist yet', () => {
  test('the form is kept as it is typed and saved as waiting', async () => {
    const p = await open(
      { pending: pendingOf({}, false) },
      { intent: 'edit', answers: { 'pending.put': (m) => pendingOf(m.form, m.saved) } },
    );
    await p.type('problem', 'People buy presents elsewhere');
    await p.settle(300);
    expect(p.sentOf('pending.put')).toMatchObject([{ saved: false, title: 'Add gift wrapping to the cart' }]);
    for (const f of ['segment', 'metric', 'target', 'by', 'reason'] as const) await p.type(f, FOUR[f] ?? '');
    await p.key('Enter', { metaKey: true });
    expect(p.sentOf('pending.put').at(-1)).toMatchObject({ saved: true });
    expect(p.text()).toContain('Waits for the issue.');
  });

  test('goes into the description by a click; discarding is asked once more', async () => {
    const insert = vi.fn(() => true);
    const p = await open(
      { pending: pendingOf(FOUR, true) },
      { answers: { 'pending.text': () => ({ text: '## Outcome' }), 'pending.drop': () => ({ done: true }) } },
    );
    Object.assign(p.slot, { insert });
    await p.click('Put it in the description');
    expect(insert).toHaveBeenCalledWith('## Outcome');
    expect(p.text()).toContain('It stands in the description now.');
    // A second section beside the first would make both unreadable.
    await p.click('Put it in the description');
    expect(insert).toHaveBeenCalledOnce();
    await p.click('Discard');
    expect(p.sentOf('pending.drop')).toEqual([]);
    await p.click('Discard');
    expect(p.sentOf('pending.drop')).toHaveLength(1);
    expect(p.text()).toContain('Write the outcome');
  });

  test('in a public place it goes into the description only after that was said', async () => {
    const insert = vi.fn(() => true);
    const p = await open(
      { pending: { ...pendingOf(FOUR, true), id: 'p-public' } },
      {
        answers: { 'pending.text': (m) => (m.sure ? { text: '## Outcome' } : { text: '', isPublic: true }) },
      },
    );
    Object.assign(p.slot, { insert });
    await p.click('Put it in the description');
    expect(p.text()).toContain('Everyone on the internet will see this.');
    await p.click('Keep on this device');
    expect(insert).not.toHaveBeenCalled();
    expect(p.active()?.textContent).toBe('Put it in the description');
    await p.click('Put it in the description');
    await p.click('Put it there');
    expect(insert).toHaveBeenCalledWith('## Outcome');
    expect(p.text()).toContain('It stands in the description now.');
  });

  test('an issue it may have waited for is asked about', async () => {
    const question = {
      kind: 'pending',
      pendingId: 'p9',
      title: 'Gift wrapping',
      place: 'acme/shop',
    } as const;
    const p = await open(
      { view: viewOf(null, { question }) },
      { answers: { 'pending.attach': () => viewOf(FOUR, { attached: true }) } },
    );
    await p.click('Attach to #142');
    expect(p.sentOf('pending.attach')).toMatchObject([{ pendingId: 'p9' }]);
    expect(p.text()).toContain('Attached to #142.');
  });
});

test('a page login that differs is said', async () => {
  const p = await open({ view: viewOf(FOUR, { account: { login: 'acme-pm', pageLogin: 'acme-dev' } }) });
  expect(p.text()).toContain('The page is signed in as acme-dev; Sightline writes as acme-pm.');
});

test('a missing link of the line of sight leads to its field', async () => {
  const p = await open({ view: viewOf(FOUR) });
  const links = p.ui.getAllByRole('button', { name: 'Say it' });
  expect(links).toHaveLength(3);
  links.at(-1)?.click();
  await p.settle(50);
  expect(p.active()).toBe(p.field('business'));
});
