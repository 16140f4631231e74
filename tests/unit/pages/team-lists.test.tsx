// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { metrics as words } from '../../../lib/strings/pages-team-lists';
import { RHYTHM } from '../../../lib/team/defaults';
import { STARTER } from '../../../lib/team/starter';
import { add, open, press, shown, teamPages, type } from './team-page';
import { checkout, viewOf } from './team-worker';

teamPages();

const saved = {
  id: 'done-rate',
  name: 'Checkout completion',
  unit: '%',
  definitions: [{ version: 1, text: 'Orders over sessions.' }],
};
const metric = (i = 0) => shown()?.metrics?.[i];
const openMetrics = (metrics = [saved]) => open('#metrics', { teams: [viewOf(checkout({ metrics }))] });
const unfold = async (name: string) =>
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));

describe('metrics', () => {
  test('another meaning of a saved metric is a new version; the old one stays', async () => {
    openMetrics();
    await unfold('Checkout completion');
    press('Change the definition…');
    press('Add version 2');
    expect(screen.getByText(words.sameText)).toBeTruthy();
    type('Definition', 'Orders over sessions of people.');
    type(words.change, 'Bots are no longer counted.');
    press('Add version 2');
    expect(metric()?.definitions).toEqual([
      { version: 1, text: 'Orders over sessions.' },
      { version: 2, text: 'Orders over sessions of people.', change: 'Bots are no longer counted.' },
    ]);
    // Not saved yet: nobody has begun with it, so it is edited where it stands, or dropped.
    type('definition v2', 'Orders over sessions of people, a day.');
    expect(metric()?.definitions?.[1]?.text).toBe('Orders over sessions of people, a day.');
    press('Drop version 2');
    expect(metric()?.definitions).toEqual(saved.definitions);
  });
  test('a saved one is retired and offered again, never taken out', async () => {
    openMetrics();
    await unfold('Checkout completion');
    expect(screen.queryByRole('button', { name: words.remove })).toBeNull();
    press('Retire');
    expect(metric()?.retired).toBe(true);
    press(words.restore);
    expect(metric()).toEqual(saved);
  });
  test('a new one is opened, named, and can be taken out again', async () => {
    openMetrics([]);
    await screen.findByText(words.none);
    press('Add a metric');
    type('Name', 'Returns');
    fireEvent.click(screen.getByRole('radio', { name: 'down' }));
    type('Unit: Returns', '%');
    expect(metric()).toMatchObject({ name: 'Returns', goodDirection: 'down', unit: '%' });
    type('Name', '');
    expect(screen.getByText(words.nameEmpty)).toBeTruthy();
    press(words.remove);
    expect(shown()?.metrics).toEqual([]);
  });
  test('a source is a name; its id is made here and shown nowhere', async () => {
    openMetrics();
    await unfold('Checkout completion');
    fireEvent.change(screen.getByLabelText('Source'), { target: { value: '+' } });
    const field = await screen.findByLabelText('Source');
    fireEvent.change(field, { target: { value: 'Our Umami' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(shown()?.sources).toEqual([{ id: 'our-umami', name: 'Our Umami' }]);
    expect(metric()?.source).toBe('our-umami');
    expect(screen.getByLabelText('Source').textContent).toContain('Our Umami');
    expect(document.body.textContent).not.toMatch(/our-umami|done-rate/);
  });
  test('two of one name are told', async () => {
    openMetrics([saved, { id: 'b', name: 'checkout completion', unit: '', definitions: [] }]);
    await unfold('Checkout completion');
    expect(screen.getByText(words.nameTwice('Checkout completion'))).toBeTruthy();
  });
  test('the starter catalogue: by kind, added once', async () => {
    openMetrics([]);
    fireEvent.change(await screen.findByLabelText('Kind of metric'), { target: { value: 'retention' } });
    const kinds = STARTER.filter((m) => m.kind === 'retention');
    const buttons = screen.getAllByRole('button', { name: /^Add / }).filter((b) => b.textContent === 'Add');
    expect(buttons.length).toBe(kinds.length);
    fireEvent.click(buttons[0] as HTMLElement);
    expect(metric()?.definitions).toEqual(kinds[0]?.definitions);
    expect(screen.queryByRole('button', { name: `Add ${kinds[0]?.name}` })).toBeNull();
  });
});

describe('goals and themes', () => {
  test('a goal: metric and theme by name, a link that is none is told', async () => {
    open('#goals', { teams: [viewOf(checkout({ metrics: [saved] }))] });
    fireEvent.click(await screen.findByRole('button', { name: 'Add a goal' }));
    // The next key begins its own name.
    const name = document.activeElement as HTMLInputElement;
    expect([name.value, name.selectionStart, name.selectionEnd]).toEqual(['New goal', 0, 8]);
    add('Name of a theme', 'EMEA');
    type('Name', 'More first orders');
    fireEvent.change(screen.getByLabelText('Measured by: More first orders'), {
      target: { value: 'done-rate' },
    });
    fireEvent.change(screen.getByLabelText('Theme: More first orders'), { target: { value: 'emea' } });
    type('Link', 'javascript:alert(1)');
    expect(screen.getByText('A link begins with https://.')).toBeTruthy();
    type('Link', 'https://acme.example/okr');
    expect(shown()?.goals).toEqual([
      {
        id: 'new-goal',
        name: 'More first orders',
        metric: 'done-rate',
        theme: 'emea',
        link: 'https://acme.example/okr',
      },
    ]);
    expect(shown()?.themes).toEqual([{ id: 'emea', name: 'EMEA' }]);
    press('Take out More first orders');
    expect(shown()?.goals).toEqual([]);
  });
});

describe('words', () => {
  test('another sentence is chosen by name, with a sample in it', async () => {
    open('#words');
    fireEvent.click(await screen.findByRole('radio', { name: 'If, then, because' }));
    expect(shown()?.template).toBe('if-then-because');
    expect(shown()?.templates).toBeUndefined();
    expect(
      screen.getByText(
        (_, el) =>
          el?.className === 'sent' && (el.textContent ?? '').startsWith('If we solve the delivery cost'),
      ),
    ).toBeTruthy();
  });
  test('one’s own: written, checked, taken out', async () => {
    open('#words');
    fireEvent.click(await screen.findByRole('button', { name: 'Write your own' }));
    const [own] = shown()?.templates ?? [];
    // It begins as the one that holds, and does not hold by that.
    expect(shown()?.template).toBeUndefined();
    expect(own?.text).toMatch(/^We believe/);
    type('Sentence', 'We bet that {who} will do it.');
    expect(screen.getByText(/\{who\} in the sentence/)).toBeTruthy();
    press('Take out Own sentence');
    expect(shown()?.templates).toEqual([]);
    // What is in use then is the usual one.
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'We believe' }).checked).toBe(true);
  });
  test('ways to ship: the first change writes down those that held', async () => {
    open('#words');
    await screen.findByLabelText('Name of a way to ship');
    add('Name of a way to ship', 'Dark launch');
    await waitFor(() =>
      expect(shown()?.vehicles?.at(-1)).toEqual({ id: 'dark-launch', name: 'Dark launch' }),
    );
    expect(shown()?.vehicles?.length).toBeGreaterThan(3);
  });
});

describe('stages, people, calendar', () => {
  test('names that mean a stage; two meanings of one are told', async () => {
    open('#stages');
    await screen.findByRole('heading', { level: 1, name: 'Stages' });
    add('State that means Ready', 'Selected');
    add('State that means Building', 'selected');
    expect(shown()?.stages).toEqual([
      { stage: 'ready', states: ['Selected'] },
      { stage: 'building', states: ['selected'] },
    ]);
    expect(screen.getByText(/means Ready and Building/)).toBeTruthy();
  });
  test('people in roles, without the sign before a login', async () => {
    open('#people');
    await screen.findByRole('heading', { name: 'Roles' });
    add('Login or name of a person: Lead', '@acme-lead');
    expect(shown()?.roles?.find((r) => r.id === 'lead')?.people).toEqual(['acme-lead']);
  });
  test('the rhythm that holds without being written is shown; a note that is emptied is not written', async () => {
    open('#people');
    expect((await screen.findByLabelText<HTMLSelectElement>('Every')).value).toBe(RHYTHM.every);
    type('What happens there', 'Thirty minutes.');
    fireEvent.change(screen.getByLabelText('Every'), { target: { value: 'month' } });
    type('What happens there', '');
    expect(shown()?.rhythm).toEqual({ every: 'month' });
  });
  test('a currency is three capitals; the quarter follows the business year', async () => {
    open('#people');
    const setting = await screen.findByLabelText('Currency');
    type('Currency', 'us');
    expect(shown()?.currency).toBeUndefined();
    expect(screen.getByText(/^A currency is three capitals/)).toBeTruthy();
    type('Currency', 'usd');
    expect(shown()?.currency).toBe('USD');
    expect((setting as HTMLInputElement).value).toBe('USD');
    const before = screen.getByText(/^Next quarter:/).textContent;
    fireEvent.change(screen.getByLabelText('Business year begins in'), { target: { value: '2' } });
    expect(shown()?.yearStart).toBe(2);
    expect(screen.getByText(/^Next quarter:/).textContent).not.toBe(before);
  });
  test('links of the brief are https only', async () => {
    open('#people');
    await screen.findByRole('heading', { name: 'One-page brief' });
    add('Address for the brief', 'http://acme.example');
    const part = document.querySelector<HTMLElement>('[data-setting="links"]');
    expect(within(part ?? document.body).getByText('A link begins with https://.')).toBeTruthy();
    expect(shown()?.brief).toBeUndefined();
    add('Address for the brief', 'https://acme.example/how');
    expect(shown()?.brief?.links).toEqual(['https://acme.example/how']);
    expect(screen.getByRole('link', { name: 'Open the brief' }).getAttribute('href')).toBe(
      'chrome-extension://own/brief.html?team=checkout',
    );
  });
});
