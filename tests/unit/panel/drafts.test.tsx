// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import { FOUR, ITEM, outcomeOf, viewOf } from '../../gallery/views';
import { FRAME, open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('drafts', () => {
  test('kept at most 300 ms after the last key, once for several keys', async () => {
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit' });
    await p.type('reason', 'a');
    await p.settle(150);
    await p.type('reason', 'ab');
    await p.settle(299 - 2 * FRAME);
    expect(p.sentOf('draft.put')).toHaveLength(0);
    await p.settle(2);
    expect(p.sentOf('draft.put')).toMatchObject([{ item: ITEM, from: 'v1', form: { reason: 'ab' } }]);
    expect(p.text()).toContain('Draft kept on this device · just now');
  });

  test('at once when the page goes', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    await p.type('problem', 'Forced');
    dispatchEvent(new Event('pagehide'));
    await p.settle();
    expect(p.sentOf('draft.put')).toHaveLength(1);
  });

  test('restored with the version it was opened on, and saved against that one', async () => {
    const draft = { form: { ...FOUR, reason: 'mine' }, at: 0, opened: ['owner'], from: 'v0' };
    const p = await open(
      { view: viewOf(FOUR, { draft }) },
      { answers: { 'outcome.save': () => viewOf(FOUR) } },
    );
    expect(p.field('reason')?.value).toBe('mine');
    expect(p.field('owner')).toBeTruthy();
    expect(p.text()).toContain('Changed elsewhere while you type.');
    await p.click(/^Save/);
    expect(p.sentOf('outcome.save')[0]?.from).toBe('v0');
  });

  test('typing back to what is saved drops the draft', async () => {
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit' });
    await p.type('reason', 'x');
    await p.settle(300);
    await p.type('reason', FOUR.reason ?? '');
    await p.settle(300);
    expect(p.sentOf('draft.drop')).toHaveLength(1);
  });

  test('a second editor is told', async () => {
    const p = await open(
      { view: viewOf(null) },
      { intent: 'edit', answers: { 'draft.put': () => ({ kept: true, editedElsewhere: true }) } },
    );
    await p.type('problem', 'x');
    await p.settle(300);
    expect(p.text()).toContain('This issue is also open for editing in another tab.');
  });

  test('what is typed stays when somebody else saves, and is saved against the version it was opened on', async () => {
    const view = viewOf(FOUR);
    const p = await open({ view }, { intent: 'edit', answers: { 'outcome.save': () => viewOf(FOUR) } });
    await p.type('reason', 'mine');
    const theirs = { ...FOUR, target: '66 %' };
    await p.push({ ...viewOf(theirs), outcome: { ...outcomeOf(theirs), version: 'v2' } });
    await p.settle();
    expect(p.field('reason')?.value).toBe('mine');
    expect(p.field('target')?.value).toBe('67 %');
    expect(p.text()).toContain('Changed elsewhere while you type.');
    await p.click(/^Save/);
    expect(p.sentOf('outcome.save')[0]?.from).toBe('v1');
  });

  test('an answer that stays on this device follows another tab, unless it was typed into', async () => {
    const p = await open(
      { view: { ...viewOf(FOUR), form: { ...FOUR, owner: 'Ada' } } },
      { intent: 'edit', answers: { 'outcome.save': () => viewOf(FOUR) } },
    );
    await p.type('reason', 'mine');
    // Nothing but the kept answer has changed: the version is the same.
    await p.push({ ...viewOf(FOUR), form: { ...FOUR, owner: 'Grace' } });
    expect(p.field('owner')?.value).toBe('Grace');
    expect(p.text()).not.toContain('Changed elsewhere');
    await p.type('owner', 'Grace H.');
    await p.push({ ...viewOf(FOUR), form: { ...FOUR, owner: 'Edith' } });
    expect(p.field('owner')?.value).toBe('Grace H.');
    expect(p.text()).toContain('Changed elsewhere while you type.');
    await p.click(/^Save/);
    expect(p.sentOf('outcome.save')[0]?.form).toMatchObject({ reason: 'mine', owner: 'Grace H.' });
  });

  test('one that cannot be kept keeps the form open, and says why', async () => {
    const refuse = () => {
      throw new Refused('invalid', 'form');
    };
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit', answers: { 'draft.put': refuse } });
    await p.type('reason', 'mine');
    await p.settle(300);
    expect(p.text()).toContain('a text is longer than 20,000 characters');
    const tried = p.sentOf('draft.put').length;
    await p.key('Escape');
    await p.click('Fold to one line');
    expect(p.fold).not.toHaveBeenCalled();
    expect(p.sentOf('draft.put').length).toBe(tried + 2);
    expect(p.field('reason')?.value).toBe('mine');
    await p.click('Discard');
    await p.click('Discard');
    expect(p.text()).toContain('We believe that solving this problem');
  });

  test('one that could not be kept at first is tried again by Escape', async () => {
    let full = true;
    const put = () => {
      if (full) throw new Refused('failed', 'quota');
      return { kept: true as const, editedElsewhere: false };
    };
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit', answers: { 'draft.put': put } });
    await p.type('reason', 'mine');
    await p.settle(300);
    expect(p.text()).toContain('the browser refused the storage');
    full = false;
    await p.key('Escape');
    await p.settle(300);
    expect(p.fold).toHaveBeenCalledOnce();
  });

  test('after a save the panel has the focus, and says where it stands', async () => {
    const saved = viewOf({ ...FOUR, reason: 'mine' }, { sharing: { state: 'sending' } });
    const p = await open(
      { view: viewOf(FOUR, { sharing: { state: 'here' } }) },
      { intent: 'edit', answers: { 'outcome.save': () => saved } },
    );
    await p.type('reason', 'mine');
    expect(p.active()).toBe(p.field('reason'));
    await p.key('Enter', { ctrlKey: true });
    await p.settle(300);
    expect(p.active()?.tagName).toBe('SECTION');
    const said = () => p.slot.container.querySelector('p[role=status].vh')?.textContent;
    expect(said()).toBe('Saved on this device.');
    await p.push(viewOf({ ...FOUR, reason: 'mine' }));
    expect(said()).toBe('Shared in this issue.');
  });

  test('a kept answer follows also beside a new version', async () => {
    const p = await open({ view: { ...viewOf(FOUR), form: { ...FOUR, owner: 'Ada' } } }, { intent: 'edit' });
    await p.type('reason', 'mine');
    const theirs = { ...FOUR, target: '66 %' };
    const outcome = { ...outcomeOf(theirs), version: 'v2' };
    await p.push({ ...viewOf(theirs), outcome, form: { ...theirs, owner: 'Grace' } });
    expect(p.field('owner')?.value).toBe('Grace');
    expect(p.field('target')?.value).toBe('67 %');
  });

  test('an untouched form follows silently', async () => {
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit' });
    const theirs = { ...FOUR, target: '66 %' };
    await p.push({ ...viewOf(theirs), outcome: { ...outcomeOf(theirs), version: 'v2' } });
    await p.settle();
    expect(p.field('target')?.value).toBe('66 %');
    expect(p.text()).not.toContain('Changed elsewhere');
  });

  test('a save that fails leaves the form and keeps the draft', async () => {
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit' });
    await p.type('reason', 'mine');
    await p.click(/^Save/);
    await p.settle(300);
    expect(p.text()).toContain('Sightline could not do this.');
    expect(p.field('reason')?.value).toBe('mine');
    expect(p.sentOf('draft.put').at(-1)?.form.reason).toBe('mine');
  });

  test('nothing is put as a draft after a save', async () => {
    const p = await open(
      { view: viewOf(FOUR) },
      { intent: 'edit', answers: { 'outcome.save': () => viewOf(FOUR) } },
    );
    await p.type('reason', 'mine');
    await p.click(/^Save/);
    await p.settle(1000);
    const types = p.sent.map((m) => m.type);
    expect(types.lastIndexOf('draft.put')).toBeLessThan(types.indexOf('outcome.save'));
  });
});

describe('the end of work on a page', () => {
  test('another issue: said, nothing written, what was typed still there to be seen', async () => {
    const p = await open(
      { view: viewOf(FOUR) },
      {
        intent: 'edit',
        answers: {
          'draft.put': () => {
            throw new Refused('moved', 'another item');
          },
        },
      },
    );
    await p.type('reason', 'mine');
    await p.settle(300);
    expect(p.text()).toContain('This page shows another issue now. Your draft is kept.');
    await p.click(/^Save/);
    expect(p.sentOf('outcome.save')).toEqual([]);
  });

  test('an updated extension: an alert that says to reload, fields locked', async () => {
    const p = await open(
      { view: viewOf(FOUR) },
      {
        intent: 'edit',
        answers: {
          'draft.put': () => {
            throw new Refused('gone', 'context invalidated');
          },
        },
      },
    );
    await p.type('reason', 'mine');
    await p.settle(300);
    expect(p.ui.getByRole('alert').textContent).toContain(
      'Sightline was updated. Reload the page; your draft is kept.',
    );
    expect(p.field('reason')?.readOnly).toBe(true);
    expect(p.field('reason')?.value).toBe('mine');
  });
});
