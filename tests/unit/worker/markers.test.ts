/** The marker label: off until somebody turns it on, per repository or owner; on this device, in an export. */
import { describe, expect, test } from 'vitest';
import { markers } from '../../../lib/store/markers';
import type { Place } from '../../../lib/trackers/tracker';
import { memoryArea } from '../../support/memory-area';
import { setting } from '../../support/setting';

const at = (name: string, site = 'github.com'): Place => ({
  tracker: 'github',
  site,
  name,
  owner: name.split('/')[0] ?? '',
});
const SHOP = at('acme/shop');
const { owner: _, ...OF_SHOP } = SHOP;

describe('which label holds', () => {
  test('none by default', async () => {
    expect(await markers(memoryArea()).labelOf(SHOP)).toBeUndefined();
  });
  test('its own, in any case of letters; no other place’s', async () => {
    const m = markers(memoryArea());
    await m.set(SHOP, ' has-outcome ');
    expect(await m.labelOf(at('Acme/SHOP'))).toBe('has-outcome');
    expect(await m.labelOf(at('acme/shop', 'acme.ghe.com'))).toBeUndefined();
    expect(await m.labelOf(at('acme/payments'))).toBeUndefined();
  });
  test('without one the owner’s; turned off it stays off', async () => {
    const m = markers(memoryArea());
    await m.set({ ...SHOP, name: 'acme' }, 'outcome', 'owner');
    expect(await m.labelOf(SHOP)).toBe('outcome');
    await m.set(SHOP, null);
    expect(await m.labelOf(SHOP)).toBeUndefined();
    expect(await m.labelOf(at('acme/payments'))).toBe('outcome');
    await m.set(SHOP, 'framed');
    expect(await m.labelOf(SHOP)).toBe('framed');
  });
  test('a repository that is called like an owner is no owner', async () => {
    const m = markers(memoryArea());
    await m.set({ ...SHOP, name: 'acme' }, 'x');
    expect(await m.labelOf(SHOP)).toBeUndefined();
  });
  test.each(['', '   ', 'a"b', 'a\nb', 'a\u202eb', 'a'.repeat(51)])(
    '%j is no name of a label',
    async (label) => {
      const area = memoryArea();
      await expect(markers(area).set(SHOP, label)).rejects.toThrow();
      expect(area.dump()).toEqual({});
    },
  );
  test('what is damaged on the disk is not used', async () => {
    const area = memoryArea();
    await area.set({ 'marker:github|github.com|place|acme/shop': { label: 'a"b' } });
    expect(await markers(area).labelOf(SHOP)).toBeUndefined();
    expect(await markers(area).all()).toEqual([]);
  });
});

describe('the options', () => {
  test('set it and see every choice', async () => {
    const { d } = setting();
    const row = { ...OF_SHOP, scope: 'place' as const, label: 'has-outcome' };
    expect((await d.own({ type: 'settings.get' })).markers).toEqual([]);
    const set = { type: 'marker.set', place: OF_SHOP, scope: 'place', label: 'has-outcome' } as const;
    expect(await d.own(set)).toEqual({ markers: [row] });
    expect((await d.own({ type: 'settings.get' })).markers).toEqual([row]);
    expect(await d.own({ ...set, label: null })).toEqual({ markers: [{ ...row, label: null }] });
  });
  test('a name that cannot be one is refused, and nothing is kept', async () => {
    const { d } = setting();
    const set = { type: 'marker.set', place: OF_SHOP, scope: 'place', label: 'a"b' } as const;
    await expect(d.own(set)).rejects.toThrow('invalid');
    expect((await d.own({ type: 'settings.get' })).markers).toEqual([]);
  });
  test('a page script may not set it', async () => {
    const { d } = setting();
    const set = { type: 'marker.set', place: OF_SHOP, scope: 'place', label: 'x' } as const;
    expect(await d.fromTab(1, set)).toMatchObject({ ok: false, code: 'refused' });
  });
});

describe('another device', () => {
  async function exported() {
    const { d } = setting();
    await d.own({ type: 'marker.set', place: OF_SHOP, scope: 'place', label: 'has-outcome' });
    return (await d.own({ type: 'data.export' })).text;
  }
  test('takes it from the file, after showing it', async () => {
    const text = await exported();
    const { d } = setting();
    const shown = await d.own({ type: 'data.import', text, apply: false });
    expect(shown).toMatchObject({ ok: true, settings: ['acme/shop: marker label has-outcome'] });
    expect((await d.own({ type: 'settings.get' })).markers).toEqual([]);
    await d.own({ type: 'data.import', text, apply: true });
    expect((await d.own({ type: 'settings.get' })).markers).toMatchObject([{ label: 'has-outcome' }]);
  });
  test('keeps what it chose itself', async () => {
    const text = await exported();
    const { d } = setting();
    await d.own({ type: 'marker.set', place: OF_SHOP, scope: 'place', label: null });
    expect(await d.own({ type: 'data.import', text, apply: true })).toMatchObject({ settings: [] });
    expect((await d.own({ type: 'settings.get' })).markers).toMatchObject([{ label: null }]);
  });
  test('a file from before there were any still comes in; one with a bad name changes nothing', async () => {
    const { d } = setting();
    const { markers: __, ...before } = JSON.parse(await exported());
    const take = (file: unknown) => d.own({ type: 'data.import', text: JSON.stringify(file), apply: true });
    expect(await take(before)).toMatchObject({ ok: true });
    const bad = { ...before, markers: [{ ...OF_SHOP, scope: 'place', label: 'a"b' }] };
    expect(await take(bad)).toMatchObject({ ok: false, problem: 'damaged:markers.0.label' });
  });
});
