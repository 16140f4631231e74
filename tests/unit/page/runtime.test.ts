import { beforeEach, expect, it, vi } from 'vitest';

/** The module as a page script finds it when it begins. */
async function begin(browser: object) {
  vi.stubGlobal('browser', browser);
  return import('../../../lib/page/runtime');
}

beforeEach(() => vi.resetModules());

it('is kept: a page whose extension was removed can still ask whether it is there', async () => {
  const own: { id?: string } = { id: 'own' };
  const browser: { runtime?: object } = { runtime: own };
  const { installed, runtime } = await begin(browser);
  expect(installed()).toBe(true);
  delete browser.runtime;
  delete own.id;
  expect(installed()).toBe(false);
  expect(runtime()).toBe(own);
});

it('an extension removed before it was first asked for: not installed, and asking says so', async () => {
  const { installed, runtime } = await begin({});
  expect(installed()).toBe(false);
  expect(runtime).toThrow('the extension is gone');
});

it('is not asked for before it is needed', async () => {
  const get = vi.fn(() => ({ id: 'own' }));
  const { runtime } = await begin(Object.defineProperty({}, 'runtime', { get }));
  expect(get).not.toHaveBeenCalled();
  runtime();
  runtime();
  expect(get).toHaveBeenCalledTimes(1);
});
