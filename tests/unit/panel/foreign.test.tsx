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
});
