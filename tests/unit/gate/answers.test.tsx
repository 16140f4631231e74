// @vitest-environment happy-dom
/** The dialog before a held press: what it shows, and mending what is missing. */
import { describe, expect, test } from 'vitest';
import { asksAtOnce, gateForm, gateItem, team } from '../../gallery/gate-slot';
import { answered, eachOnItsOwn, open, REASON, TWO, without } from './open';

eachOnItsOwn();

describe('what it shows', () => {
  test('how many answers, what moves where, who asks, and only what is missing', async () => {
    const g = await open();
    expect(g.title()).toBe('Two answers before this closes');
    expect(g.text()).toContain('acme/shop#142Building→Shipped');
    expect(g.text()).toContain('Team Checkout asks for a target with its date and a reason at this stage.');
    expect(g.fields()).toEqual(['baseline', 'target', 'by', 'reason']);
    expect(g.field('baseline')?.value).toBe('64.0 %');
    expect(g.field('by')?.value).toBe('31 Mar 2027');
    expect(g.text()).toContain('This check runs in your browser.');
  });

  test('is a modal dialog with a name; the first empty slot has the focus', async () => {
    const g = await open();
    const dialog = g.dialog();
    expect(dialog?.open).toBe(true);
    expect(dialog?.getAttribute('aria-modal')).toBe('true');
    expect(g.root.getElementById(dialog?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(g.title());
    expect(g.active()).toBe('target');
  });

  test('never more than three asks, and how many are left', async () => {
    const g = await open({ ...TWO, form: null });
    expect(g.title()).toBe('Three answers before this closes');
    expect(g.text()).toContain('3 more after those.');
    expect(g.ui.getAllByText(/\?$/)).toHaveLength(3);
  });

  test('a weak one, with what makes it weak', async () => {
    const g = await open({ ...TWO, form: { ...without('by'), by: 'soon enough', target: 'a lot' } });
    expect(g.title()).toBe('This closes with a weak hypothesis');
    expect(g.text()).toMatch(/\d+ of 100\. Team Checkout asks for 50 here\./);
    expect(g.fields()).toContain('target');
    expect(g.field('target')?.getAttribute('aria-invalid')).toBe('true');
  });

  test('what is to be made, by its title', async () => {
    const settings = asksAtOnce('nudge');
    const g = await open({ act: 'create', settings, form: null, title: 'Gift wrapping' });
    expect(g.title()).toBe('Three answers before this is created');
    expect(g.text()).toContain('“Gift wrapping”→Backlog');
    expect(g.buttons()).toEqual(['Go back', 'Waive…', 'Go on without', 'Save and create']);
  });
});

describe('mend', () => {
  test('names what is missing when it is pressed too early, and goes there', async () => {
    const g = await open();
    await g.type('target', '67 %');
    await g.press('Save and close');
    expect(g.sentOf('outcome.save')).toEqual([]);
    expect(g.status()).toContain('Not saved yet. Still missing: reason.');
    expect(g.active()).toBe('reason');
    expect(g.field('reason')?.getAttribute('aria-invalid')).toBe('true');
  });

  test('follows with the strength while somebody types', async () => {
    const g = await open();
    const meter = () => Number(g.ui.getByRole('meter').getAttribute('aria-valuenow'));
    const before = meter();
    await g.type('target', '67 %');
    await g.type('reason', REASON);
    expect(meter()).toBe(before);
    await g.settle(400);
    expect(meter()).toBeGreaterThan(before);
    expect(g.status()).toContain('Strength is strong now');
    expect(g.sentOf('outcome.judge').at(-1)?.form).toMatchObject({ target: '67 %', by: '2027-03-31' });
  });

  test('saves, lets the next press through and says what to press', async () => {
    const g = await answered();
    await g.press('Save and close');
    expect(g.sentOf('outcome.save')).toMatchObject([
      { form: { target: '67 %', by: '2027-03-31', reason: REASON }, from: 'v1' },
    ]);
    expect(g.told).toEqual(['pass']);
    expect(g.dialog()).toBeNull();
    expect(document.activeElement).toBe(g.control);
    expect(g.status()).toBe('Saved. Press “Close issue” again: it goes through now.');
    await g.settle(30_000);
    expect(g.status()).toBe('');
    expect(g.told).toEqual(['pass']);
  });

  test.each([
    ['Vorgang schließen', 'Press “Vorgang schließen” again'],
    ['  Close\n  issue  ', 'Press “Close issue” again'],
    ['Close with a comment that has just been written', 'Press Close again'],
    ['', 'Press Close again'],
  ])('calls the button what the page calls it: %j', async (text, said) => {
    const g = await answered();
    g.control.textContent = text;
    await g.press('Save and close');
    expect(g.status()).toContain(said);
  });

  test('by Ctrl+Enter', async () => {
    const g = await answered();
    expect(await g.key('Enter', { ctrlKey: true })).toBe(true);
    expect(g.told).toEqual(['pass']);
  });

  test('asks what is next where all of it is required', async () => {
    const g = await open({ ...TWO, form: without('problem', 'segment', 'business', 'reason') });
    expect(g.buttons()).toContain('Save, then the next');
    await g.type('problem', 'Shoppers are sent to a sign-up form');
    await g.type('segment', 'First-time shoppers on mobile');
    await g.type('business', 'More first orders: new-customer revenue, by 31 March 2027');
    await g.press('Save, then the next');
    expect(g.told).toEqual([]);
    expect(g.title()).toBe('One answer before this closes');
    expect(g.fields()).toEqual(['reason']);
    expect(g.active()).toBe('reason');
    expect(g.status()).toContain('Saved. One more before this closes.');
    await g.type('reason', REASON);
    await g.settle(400);
    await g.press('Save and close');
    expect(g.told).toEqual(['pass']);
  });

  test('goes through with one round where it is only asked', async () => {
    const g = await open({
      ...TWO,
      settings: team('nudge'),
      form: without('problem', 'segment', 'business', 'reason'),
    });
    for (const f of ['problem', 'segment', 'business'] as const) await g.type(f, 'Shoppers leave at sign-up');
    await g.press('Save and close');
    expect(g.told).toEqual(['pass']);
  });

  test('is not enough where it stays weak and the team requires more', async () => {
    const g = await open();
    await g.type('target', 'a lot');
    await g.type('reason', 'we believe it');
    await g.settle(400);
    await g.press('Save and close');
    expect(g.sentOf('outcome.save')).toEqual([]);
    expect(g.status()).toMatch(/Not saved yet\. Strength is \d+, and 50 is asked here\./);
  });

  test('of a form waits for its issue', async () => {
    const g = await open({
      act: 'create',
      settings: asksAtOnce('require'),
      form: { segment: 'New buyers' },
      title: 'Gift',
    });
    await g.type('problem', 'Gifts look bare');
    await g.type('metric', 'Gift orders');
    await g.press('Save and create');
    expect(g.sentOf('pending.put').at(-1)).toMatchObject({
      saved: true,
      title: 'Gift',
      form: { problem: 'Gifts look bare', metric: 'Gift orders', segment: 'New buyers' },
    });
    expect(g.told).toEqual(['pass']);
    expect(g.status()).toContain('Press “Create” again');
  });
});

describe('what was typed before in the panel', () => {
  test('is saved along where nothing stood, and changes of what stood stay a draft', async () => {
    const typed = {
      form: {
        ...without('target', 'reason'),
        by: '31 Mar 2027',
        owner: 'acme-pm',
        problem: 'Quite another one',
      },
      opened: ['owner'],
      from: 'v1',
    };
    const g = await open(TWO, { typed });
    expect(g.text()).toContain('Saved with it, because it was typed before: owner.');
    await g.type('target', '67 %');
    await g.type('reason', REASON);
    await g.settle(400);
    await g.press('Save and close');
    const [saved] = g.sentOf('outcome.save');
    expect(saved?.form).toMatchObject({ owner: 'acme-pm', problem: TWO.form?.problem, target: '67 %' });
    const draft = g.sentOf('draft.put').at(-1);
    expect(draft?.form.problem).toBe('Quite another one');
    const part = g.slot.part;
    expect(part.mode === 'item' && part.view.get().draft?.form.problem).toBe('Quite another one');
  });

  test('is in the fields', async () => {
    const g = await open(TWO, { typed: { form: { ...TWO.form, reason: 'What we saw' }, opened: [] } });
    expect(g.field('reason')?.value).toBe('What we saw');
    expect(g.active()).toBe('target');
  });
});

test('a new word of the worker changes nothing of what is typed', async () => {
  const g = await open();
  await g.type('reason', 'Half a thought');
  const { part } = g.slot;
  if (part.mode === 'item') part.view.set({ ...gateItem(TWO), editedElsewhere: true });
  await g.settle();
  expect(g.field('reason')?.value).toBe('Half a thought');
});

test('a form that was saved meanwhile is let through', async () => {
  const world = { act: 'create' as const, settings: asksAtOnce('require'), form: null, title: 'Gift' };
  const done = { 'pending.put': () => ({ ...gateForm(world), gate: {} }) };
  const g = await open(world, { answers: done });
  for (const f of ['problem', 'segment', 'metric'] as const) await g.type(f, 'Gifts look bare');
  await g.press('Save and create');
  expect(g.told).toEqual(['pass']);
});
