// @vitest-environment happy-dom
/** The line of sight. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a long target breaks like any other text; a short one stays whole', async () => {
  const numbers = async (target: string) => {
    const p = await open({ view: viewOf({ ...FOUR, baseline: undefined, target }) });
    return p.slot.container.querySelector('.los b')?.className.split(' ');
  };
  expect(await numbers('67 %')).toContain('nw');
  expect(await numbers('from 64.0 % to at least 67.5 %')).not.toContain('nw');
});
