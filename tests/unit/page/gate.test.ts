// @vitest-environment happy-dom
/** One press of a person is held before the page hears of it; all others, and whatever goes wrong, pass. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import { held } from './gate-held';
import { CLOSING, watched } from './gate-press';
import { pass } from './world';

/** The prototype that holds what `el` does by that name. */
function ownerOf(el: Element, name: 'dispatchEvent'): Element {
  let at = el;
  while (!Object.hasOwn(at, name)) at = Object.getPrototypeOf(at) as Element;
  return at;
}

let w: ReturnType<typeof watched> | undefined;
const on = (options?: Parameters<typeof watched>[0]) => {
  w = watched(options);
  return w;
};
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  w?.finish();
  w = undefined;
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('passes untouched, and nothing is asked of the worker', () => {
  it.each<[string, Parameters<typeof watched>[0]]>([
    ['nothing is known of the act', { item: { known: 'outcome' } }],
    ['another act is held', { item: { gate: { create: held('create') } } }],
    ['the team only observes', { item: { gate: { close: held('close', { level: 'observe' }) } } }],
    ['it is none of the acts', { actOf: () => null }],
    [
      'telling the act fails',
      {
        actOf: () => {
          throw new Error('another page');
        },
      },
    ],
    ['the extension is gone', { alive: () => false }],
    [
      'asking whether it is gone fails',
      {
        alive: () => {
          throw new Error('context invalidated');
        },
      },
    ],
  ])('%s', async (_, options) => {
    const p = on(options);
    expect(p.click()).toBe(false);
    expect(p.heard).toHaveBeenCalledTimes(1);
    await pass(2_000);
    expect(p.sent).toEqual([]);
    expect(p.hosts()).toEqual([]);
  });

  it('a press that no person made, and one beside the button', () => {
    const p = on();
    expect(p.click(p.button, false)).toBe(false);
    expect(p.click(p.area)).toBe(false);
    expect(p.sent).toEqual([]);
  });

  it('a press in something of ours', () => {
    const p = on({ actOf: () => 'close' });
    bridge().hosts.set(p.area, { handler: null });
    expect(p.click(p.area)).toBe(false);
    expect(p.click()).toBe(true);
  });

  it('other keys than the ones that send a form', () => {
    const p = on();
    for (const [key, more] of [
      ['Enter', {}],
      ['Enter', { shiftKey: true }],
      ['k', { ctrlKey: true }],
      ['s', { metaKey: true }],
    ] as const)
      expect(p.key(key, more)).toBe(false);
    expect(p.sent).toEqual([]);
  });
});

describe('is held', () => {
  it('at once, by what is in memory: before any answer of the worker', () => {
    const p = on({ inject: () => new Promise(() => {}) });
    expect(p.click()).toBe(true);
    expect(p.heard).not.toHaveBeenCalled();
  });

  it('once: then the dialog is brought, and stands in a host of its own', async () => {
    const p = on();
    expect(p.click()).toBe(true);
    await pass(10);
    expect(p.sent.map((m) => m.type)).toEqual(['gate.inject']);
    expect(p.opens).toHaveBeenCalledTimes(1);
    expect(p.slots).toHaveLength(1);
    expect(p.slots[0]?.gate).toEqual(CLOSING.gate?.close);
    expect(p.slots[0]?.control).toBe(p.button);
    expect(p.hosts()).toHaveLength(1);
  });

  it('by Ctrl+Enter and Cmd+Enter where the tracker says so', async () => {
    const p = on({ on: 'new' });
    expect(p.key('Enter', { ctrlKey: true })).toBe(true);
    await pass(10);
    expect(p.slots[0]?.control).toBe(p.area);
    p.slots[0]?.close();
    expect(p.key('Enter', { metaKey: true })).toBe(true);
  });

  it('from a form with its place, and by the nudge of a team too', async () => {
    const p = on({ on: 'new', form: { gate: { create: held('create', { level: 'nudge' }) } } });
    expect(p.click()).toBe(true);
    await pass(10);
    expect(p.sent[0]).toMatchObject({ type: 'gate.inject', place: { name: 'acme/shop' } });
  });

  it('again after going back, without bringing the script again', async () => {
    const p = on();
    p.click();
    await pass(10);
    p.slots[0]?.close();
    expect(p.unmounted).toHaveBeenCalledTimes(1);
    expect(p.hosts()).toEqual([]);
    expect(document.activeElement).toBe(p.button);
    await pass(600);
    expect(p.click()).toBe(true);
    await pass(10);
    expect(p.slots).toHaveLength(2);
    expect(p.sent).toHaveLength(1);
  });
});

describe('exactly one press', () => {
  it('is stopped: once let through, each one passes', async () => {
    const p = on();
    expect(p.click()).toBe(true);
    await pass(10);
    p.slots[0]?.pass();
    expect(p.hosts()).toHaveLength(1);
    expect([p.click(), p.click(), p.click()]).toEqual([false, false, false]);
    expect(p.heard).toHaveBeenCalledTimes(3);
    // What was said beside the button goes with the press.
    expect(p.hosts()).toEqual([]);
    expect(p.unmounted).toHaveBeenCalledTimes(1);
  });

  it('takes what was said beside the button along when it passes, mended as it is', async () => {
    const p = on();
    p.click();
    await pass(10);
    p.slots[0]?.pass();
    p.itemCell.set({ ...p.itemCell.get(), gate: {} });
    expect(p.click()).toBe(false);
    expect(p.unmounted).toHaveBeenCalledTimes(1);
  });

  it('is a double click too, with one dialog', async () => {
    const p = on({ inject: () => new Promise((done) => setTimeout(done, 700)) });
    expect(p.click()).toBe(true);
    await pass(200);
    expect(p.click()).toBe(true);
    await pass(600);
    expect(p.slots).toHaveLength(1);
  });

  it('and not a second one of somebody who will not wait: it passes, and no dialog comes', async () => {
    const p = on({ inject: () => new Promise((done) => setTimeout(done, 900)) });
    expect(p.click()).toBe(true);
    await pass(600);
    expect(p.click()).toBe(false);
    await pass(1_000);
    expect(p.slots).toEqual([]);
    expect(p.hosts()).toEqual([]);
    expect(p.failed).not.toHaveBeenCalled();
  });

  it('is about one form: the next one is held again', async () => {
    const p = on({ on: 'new' });
    p.click();
    await pass(10);
    p.slots[0]?.pass();
    expect(p.click()).toBe(false);
    p.formCell.set({ ...p.formCell.get(), id: '2' });
    expect(p.click()).toBe(true);
  });

  it('is never made by us', async () => {
    const made = ['click', 'submit', 'requestSubmit'] as const;
    const spies = made.flatMap((name) =>
      [HTMLElement.prototype, HTMLFormElement.prototype]
        .filter((proto) => name in proto)
        .map((proto) => vi.spyOn(proto as never, name)),
    );
    const p = on();
    const dispatched = vi.spyOn(ownerOf(p.button, 'dispatchEvent'), 'dispatchEvent');
    p.click();
    await pass(10);
    p.slots[0]?.pass();
    p.slots[0]?.close();
    p.click();
    await pass(2_000);
    // The two of the test; moving the focus tells of itself.
    const own = dispatched.mock.calls.filter(([e]) => !/^focus/.test(e.type));
    expect(own.map(([e]) => e.type)).toEqual(['click', 'click']);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
});

describe('the dialog does not come', () => {
  it.each<[string, Parameters<typeof watched>[0], number]>([
    ['within a second', { inject: () => new Promise(() => {}) }, 1_000],
    ['because the worker refuses', { inject: () => Promise.reject(new Error('gone')) }, 10],
    ['because its script is not there', { mount: null }, 10],
    [
      'because it cannot be mounted',
      {
        mount: () => {
          throw new Error('no dialog here');
        },
      },
      10,
    ],
  ])('%s: said once, and the next press passes', async (_, options, ms) => {
    const p = on(options);
    expect(p.click()).toBe(true);
    await pass(ms);
    expect(p.failed).toHaveBeenCalledTimes(1);
    expect(p.hosts()).toEqual([]);
    expect(p.click()).toBe(false);
    await pass(2_000);
    expect(p.failed).toHaveBeenCalledTimes(1);
  });

  it('or gives up while it is being mounted', async () => {
    const unmounted = vi.fn();
    const p = on({
      mount: (slot) => {
        slot.fail();
        return unmounted;
      },
    });
    p.click();
    await pass(10);
    expect(unmounted).toHaveBeenCalledTimes(1);
    expect(p.failed).toHaveBeenCalledTimes(1);
    expect(p.click()).toBe(false);
  });
});

describe('what was typed in the panel', () => {
  const form = { reason: 'What we saw' };
  const put = { type: 'draft.put' as const, form, opened: ['owner'], from: 'v1' };

  it('is in the dialog, until it is saved', async () => {
    const p = on();
    const { item } = p.itemCell.get();
    await p.guarded({ ...put, item });
    p.click();
    await pass(10);
    expect(p.slots[0]?.typed).toMatchObject({ form, opened: ['owner'], from: 'v1' });
    p.slots[0]?.close();
    await p.guarded({ type: 'outcome.save', item, form, from: 'v1' });
    await pass(600);
    p.click();
    await pass(10);
    expect(p.slots[1]?.typed).toBeNull();
  });

  it('is not of the next form', async () => {
    const p = on({ on: 'new' });
    const { place } = p.formCell.get();
    await p.guarded({ type: 'pending.put', place, form, opened: [], title: 'A', saved: false });
    p.formCell.set({ ...p.formCell.get(), id: '2' });
    p.click();
    await pass(10);
    expect(p.slots[0]?.typed).toBeNull();
  });
});

it('the end of the stay takes the dialog down, leaves the focus where it is, and holds nothing more', async () => {
  const p = on();
  p.click();
  await pass(10);
  p.area.focus();
  p.end.abort();
  expect(p.unmounted).toHaveBeenCalledTimes(1);
  expect(p.hosts()).toEqual([]);
  expect(document.activeElement).toBe(p.area);
  expect(p.click()).toBe(false);
});
