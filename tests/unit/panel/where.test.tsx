// @vitest-environment happy-dom
/** Where an outcome is kept, and what else stands there, by the tracker's own words. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { jira, linear } from '../../gallery/tracker-views';
import { FOUR, NOW } from '../../gallery/views';
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

describe('Jira', () => {
  test('where it is kept: in the issue, or in a comment, whoever put it there', async () => {
    const by = { state: 'shared' as const, at: NOW - 3_600_000, by: 'Jon Park' };
    const p = await open({ view: jira(FOUR, { sharing: { ...by, found: true } }) });
    expect(p.text()).toContain('Shared: found in the issue · saved');
    await p.push(jira(FOUR, { sharing: { ...by, found: true, where: 'comment' } }));
    expect(p.text()).toContain('Shared: found in a comment · saved');
    await p.push(jira(FOUR, { sharing: { ...by, by: 'Mara Lind', where: 'comment' } }));
    expect(p.text()).toContain('Shared in a comment · through your Jira login · saved 1 hour ago');
    expect(p.text()).not.toContain('description');
  });
});

describe('Linear', () => {
  test('found with a key: attached, or in the description where nothing is attached', async () => {
    const p = await open({ view: linear(FOUR, { sharing: { state: 'shared', found: true } }) });
    expect(p.text()).toContain('Shared: attached to the issue · saved');
    await p.push(linear(FOUR, { sharing: { state: 'shared', found: true, where: 'description' } }));
    expect(p.text()).toContain('Shared: found in the description · saved');
  });

  test.each([
    ['older', 'The description still holds older words; whoever has no key reads those.'],
    ['other', 'The description holds other words than these; whoever has no key reads those.'],
  ] as const)('pasted before, and %s now: said, with the section to paste over it', async (pasted, words) => {
    const p = await open(
      { view: linear(FOUR, { pasted }) },
      { answers: { 'section.text': () => ({ text: '### Outcome' }) } },
    );
    expect(p.text()).toContain(words);
    await p.click('Copy the section as it is now');
    expect(copied).toHaveBeenCalledWith('### Outcome');
    expect(p.text()).toContain('Copied. Paste it over the Outcome section in the description.');
    await p.push(linear(FOUR));
    expect(p.text()).not.toContain('description');
  });
});
