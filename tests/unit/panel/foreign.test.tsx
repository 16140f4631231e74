// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NOW, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a heading of their own begins the form, and only when it is asked to', async () => {
  const text = `Guests <b>leave</b>\n${'word '.repeat(60)}`;
  const foreign = { known: 'none', foreign: text } as const;
  const draft = { form: { problem: 'Guests leave' }, at: NOW, opened: [] };
  const p = await open(
    { view: viewOf(null, foreign) },
    { answers: { 'foreign.begin': () => viewOf(null, { ...foreign, draft }) } },
  );
  expect(p.text()).toContain('“Guests <b>leave</b> word');
  expect(p.text()).toContain('word…”');
  expect(p.field('problem')).toBeNull();
  await p.click('Begin with its words');
  expect(p.field('problem')?.value).toBe('Guests leave');
  expect(p.text()).not.toContain('Begin with its words');
});

test('also above the form that the strip opens at once; what was typed is kept first', async () => {
  const foreign = { known: 'none', foreign: 'For whom: guests' } as const;
  const p = await open(
    { view: viewOf(null, foreign) },
    {
      intent: 'edit',
      answers: {
        'foreign.begin': () =>
          viewOf(null, {
            ...foreign,
            draft: { form: { problem: 'Mine', segment: 'guests' }, at: NOW, opened: [] },
          }),
      },
    },
  );
  await p.type('problem', 'Mine');
  await p.click('Begin with its words');
  const order = p.sent.map((m) => m.type);
  expect(order.indexOf('draft.put')).toBeLessThan(order.indexOf('foreign.begin'));
  expect(p.sentOf('draft.put')[0]?.form).toMatchObject({ problem: 'Mine' });
  expect(p.field('segment')?.value).toBe('guests');
  expect(p.active()).toBe(p.field('metric'));
});
