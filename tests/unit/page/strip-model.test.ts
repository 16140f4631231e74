import { describe, expect, it } from 'vitest';
import type { ItemView, Question } from '../../../lib/messages/protocol';
import { applyForm, type Field, type Form, missing } from '../../../lib/outcome/fields';
import { connectHash } from '../../../lib/page/standing';
import { type Around, type StripModel, stripModel } from '../../../lib/page/strip-model';
import type { Trouble } from '../../../lib/trackers/tracker';

const NOW = new Date(2026, 9, 28, 10, 42).getTime();
const around: Around = { now: NOW, tracker: 'GitHub', narrow: false, inDescription: false };
const FORM: Form = {
  problem: 'Shoppers are sent to a sign-up form before they can pay',
  segment: 'first-time shoppers on mobile',
  metric: 'Checkout completion',
  baseline: '64.0 %',
  target: '67 %',
  by: '2027-03-31',
  reason: '31 of 84 checkout tickets in October named the account step',
};

const view = (more: Partial<ItemView> = {}): ItemView => {
  const form = more.form ?? (more.known === undefined || more.known === 'outcome' ? FORM : {});
  return {
    item: { tracker: 'github', site: 'github.com', key: 'acme/shop#151' },
    place: 'used',
    known: 'outcome',
    editedElsewhere: false,
    sharing: { state: 'shared' },
    ...more,
    form,
    missing: missing(form),
  };
};
const text = (runs: StripModel['runs']) =>
  runs
    .map((r) => r.text)
    .join('')
    .replace(/\u00a0/g, ' ');
const bold = (m: StripModel) => m.runs.filter((r) => r.strong).map((r) => r.text);
const model = (more: Partial<ItemView> = {}, a: Partial<Around> = {}) =>
  stripModel(view(more), { ...around, ...a });
const ask = (question: Question) => model({ question });

describe('what the strip says', () => {
  it('nothing yet: required, one primary action', () => {
    const m = model({ known: 'none' });
    expect(text(m.runs)).toBe('Nobody has said yet what this should change. Missing: hypothesis, metric.');
    expect(m).toMatchObject({
      required: true,
      badge: { state: 'none', text: 'Outcome required' },
      action: { label: 'Write the outcome', act: 'edit', look: 'primary' },
      plan: [],
    });
    expect(model({ known: 'none' }, { narrow: true }).badge?.text).toBe('Required');
  });

  it('begun: the missing parts by name, before the sentence', () => {
    const { metric: _m, target: _t, by: _b, baseline: _f, reason: _r, ...form } = FORM;
    const m = model({ form });
    expect(text(m.runs)).toMatch(/^Missing: metric, reason\. Shoppers are sent to a sign-up form/);
    expect(bold(m)).toEqual(['metric', 'reason']);
    expect(m).toMatchObject({ required: true, action: { label: 'Add the metric', look: 'primary' } });
    expect(m.badge?.text).toBe('Outcome required');
  });

  it('a metric without target or date names those', () => {
    const { target: _t, by: _b, ...form } = FORM;
    expect(bold(model({ form }))).toEqual(['target', 'date']);
  });

  it('framed: sentence from the problem on, from and to, a quiet edit', () => {
    const m = model();
    expect(m.badge).toMatchObject({ text: 'Framed', notShared: false });
    expect(text(m.runs)).toMatch(/^Shoppers are sent to a sign-up form before they can pay — for first-time/);
    expect(bold(m)).toEqual([FORM.problem]);
    expect(text(m.plan)).toBe('Checkout completion 64.0 → 67 % by 31 Mar');
    expect(m.action).toMatchObject({ label: 'Edit', look: 'quiet' });
    expect(m.title.replace(/\u00a0/g, ' ')).toMatch(
      /^We believe that solving this problem — .* by 31 March 2027 because/,
    );
  });

  it('the section stands in the description: not repeated', () => {
    const m = model({}, { inDescription: true });
    expect(text(m.runs)).toBe('Same as in the description');
    expect(text(m.plan)).toContain('64.0 → 67 %');
    // On this device it is not the same.
    expect(text(model({ sharing: { state: 'unasked' } }, { inDescription: true }).runs)).toMatch(
      /^On this device/,
    );
  });

  it('saved here and not shared yet', () => {
    const m = model({ sharing: { state: 'unasked' } });
    expect(text(m.runs)).toBe('On this device only. Team mates cannot see this outcome yet.');
    expect(m.badge).toMatchObject({ text: 'Framed', notShared: true });
    expect(m.action).toMatchObject({ label: 'Share it…', act: 'share' });
  });

  it('kept here by choice: says so after a reload too', () => {
    const m = model({ sharing: { state: 'here' } });
    expect(text(m.runs)).toBe('On this device only. Team mates cannot see this outcome yet.');
    expect(m).toMatchObject({ badge: { notShared: true }, action: { label: 'Share it…', act: 'share' } });
  });

  it('changed here while the tracker holds the version before', () => {
    for (const state of ['unasked', 'here'] as const) {
      const m = model({ sharing: { state }, inTracker: true });
      expect(text(m.runs)).toBe(
        'Your change is on this device only. The issue still shows the version before.',
      );
      expect(m.action?.label).toBe('Share it…');
    }
  });

  it('shared in part: names what stays, at most three', () => {
    const content = applyForm({}, FORM, () => 'g');
    const outcome = { format: '1.0', id: 'o', home: view().item, version: 'v', parents: [], content };
    const part = (publicFields: Field[], more: Partial<ItemView> = {}) =>
      text(model({ outcome, publicFields, ...more }, { inDescription: true }).runs);
    const all = Object.keys(FORM) as Field[];
    expect(part(all)).toBe('Same as in the description');
    expect(part(all.filter((f) => f !== 'target'))).toBe('Shared in part: target stays on this device.');
    expect(part(['problem', 'metric', 'by'])).toBe(
      'Shared in part: for whom, baseline, target and 1 more stay on this device.',
    );
    // Kept out of the record that was shared, whatever the place remembers.
    const { target: _t, ...less } = FORM;
    const lean = { ...outcome, content: applyForm({}, less, () => 'g') };
    expect(text(model({ outcome: lean }, { inDescription: true }).runs)).toContain('target stays on');
    expect(text(model({ outcome: lean }).runs)).toMatch(/^Shared in part: .* Shoppers are sent/);
  });

  it('a closed draft is not forgotten', () => {
    const draft = { form: { problem: 'Half a thought' }, at: NOW, opened: [] };
    const m = model({ known: 'none', draft });
    expect(text(m.runs)).toBe('Draft kept on this device.');
    expect(m.action).toMatchObject({ label: 'Go on', act: 'edit' });
    expect(model({ known: 'none', draft: { ...draft, form: { problem: ' ' } } }).action?.label).toBe(
      'Write the outcome',
    );
    const over = model({ draft: { ...draft, form: { ...FORM, target: '70 %' } } });
    expect(text(over.runs)).toMatch(/^Draft kept · Shoppers are sent/);
    expect(over.action?.label).toBe('Go on');
    // The same words, the day as it is typed: no draft worth a word.
    const same = model({ draft: { ...draft, form: { ...FORM, by: '31 Mar 2027' } } });
    expect(text(same.runs)).toMatch(/^Shoppers are sent/);
  });

  it('a token that is not there yet is no failure; a wrong one is to be mended', () => {
    const waits = (trouble: Trouble) => model({ sharing: { state: 'waiting', trouble } });
    const none = waits({ code: 'no-credential' });
    expect(text(none.runs)).toBe('Waits for a token for acme. Safe here.');
    expect(none).toMatchObject({
      badge: { text: 'Framed', notShared: true },
      action: { label: 'Connect GitHub', act: 'connect' },
    });
    const wrong = waits({ code: 'credential-refused' });
    expect(text(wrong.runs)).toMatch(/^GitHub does not accept the token\. Safe here/);
    expect(wrong.action).toMatchObject({ label: 'Fix the connection', act: 'fix' });
    expect(waits({ code: 'credential-expired' }).action?.act).toBe('fix');
  });

  it('the options open with the owner filled in, unless it would be cut', () => {
    const item = (key: string) => ({ tracker: 'github', site: 'github.com', key });
    expect(connectHash(item('acme/shop#1'))).toBe('connections/github/acme');
    // The longest name an owner can have.
    expect(connectHash(item(`${'a'.repeat(39)}/shop#1`))).toBe(`connections/github/${'a'.repeat(39)}`);
    expect(connectHash(item(`${'a'.repeat(49)}/shop#1`))).toBe('connections');
    expect(connectHash(item('SHOP-12'))).toBe('connections');
  });

  it('sending, watching', () => {
    expect(model({ sharing: { state: 'sending' } }).badge?.notShared).toBe(true);
    expect(text(model({ sharing: { state: 'watching' } }).runs)).toBe(
      'Watching for the section. Nothing is written for you.',
    );
  });

  it('could not send: why, that it is safe, and when the next try is', () => {
    const m = model({
      sharing: {
        state: 'waiting',
        trouble: { code: 'not-permitted', status: 403, reason: 'the token may only read' },
        nextAt: NOW + 4 * 60_000,
      },
    });
    expect(text(m.runs)).toBe('GitHub refused (403: the token may only read). Safe here; next try in 4 min.');
    expect(m.badge?.text).toBe('Not shared yet');
    expect(m.action?.label).toBe('Share another way');
    expect(text(m.plan)).toBe('64.0 → 67 %');
  });

  it('not checked is never shown as none', () => {
    const since = new Date(2026, 9, 28, 9, 12).getTime();
    const m = model({ known: 'unread', trouble: { trouble: { code: 'timeout' }, since } });
    expect(text(m.runs)).toBe(
      'GitHub has not answered since 09:12, so Sightline does not know whether this has an outcome.',
    );
    expect(m).toMatchObject({ required: false, badge: { text: 'Not checked' }, action: { act: 'check' } });
    const loading = model({ known: 'unread' });
    expect(loading.badge).toBe(null);
    expect(loading.required).toBe(false);
    expect(loading.action).toBe(null);
  });

  it('questions come before everything, with nothing decided', () => {
    const from = { tracker: 'github', site: 'github.com', key: 'acme/shop#12' };
    expect(text(ask({ kind: 'copied', from }).runs)).toBe('Copied from acme/shop#12. Which is meant?');
    const at = new Date(NOW).toISOString();
    expect(text(ask({ kind: 'gone', by: 'acme-dev', at, keptUntil: '2027-01-26' }).runs)).toBe(
      'The Outcome section is gone from the description. acme-dev edited it today at 10:42.',
    );
    expect(ask({ kind: 'gone', keptUntil: '2027-01-26' }).badge?.notShared).toBe(true);
    const moved = ask({ kind: 'moved', to: 'acme/payments#7' });
    expect(text(moved.runs)).toMatch(/^This issue moved to acme\/payments#7\. Shoppers are sent/);
    expect(moved.action).toMatchObject({ label: 'Open it there', act: 'leave' });
    expect(text(ask({ kind: 'overwritten', by: 'acme-dev', at, text: 'two days' }).runs)).toBe(
      'An edit by acme-dev was overwritten at 10:42. “two days”',
    );
    expect(bold(ask({ kind: 'conflict', rows: [{ field: 'problem' }], merged: 5 }))).toEqual([
      'Two people changed this outcome.',
    ]);
    expect(bold(ask({ kind: 'damaged', text: 'x', why: 'doubled' }))).toEqual([
      'The Outcome section cannot be read.',
    ]);
    expect(text(ask({ kind: 'newer', format: '2.0', text: '' }).runs)).toContain('Format 2.0');
    for (const kind of ['damaged', 'newer'] as const) {
      const q: Question =
        kind === 'damaged' ? { kind, text: '', why: 'malformed' } : { kind, format: '2', text: '' };
      expect(model({ question: q, known: 'unread' }).runs.length).toBeGreaterThan(0);
    }
    const p = ask({ kind: 'pending', pendingId: '1', title: 'Gift', place: 'acme/shop' });
    expect(p.action).toMatchObject({ label: 'Attach to #151', act: 'attach' });
  });

  it('removed: undo while it can be undone, then as none', () => {
    const m = model({ known: 'removed', undoUntil: NOW + 1000 });
    expect(m.action).toMatchObject({ label: 'Undo', act: 'undo' });
    expect(model({ known: 'removed', undoUntil: NOW - 1 }).action?.label).toBe('Write the outcome');
  });

  it('removed without a token: the section has to go by hand', () => {
    const words =
      'Removed on this device. Delete the Outcome section from the description by hand; Sightline cannot write there without a token.';
    const m = model({ known: 'removed', undoUntil: NOW + 1000, inTracker: true });
    expect(text(m.runs)).toBe(words);
    expect(m.action?.act).toBe('undo');
    expect(text(model({ known: 'none', inTracker: true }).runs)).toBe(words);
    const account = { login: 'acme-pm' };
    expect(text(model({ known: 'removed', undoUntil: NOW + 1, inTracker: true, account }).runs)).toMatch(
      /^Outcome removed/,
    );
  });

  it('attached to the new issue', () => {
    const m = model({ attached: true, sharing: { state: 'unasked' } });
    expect(text(m.runs)).toBe('Attached to #151. On this device only.');
    expect(m.action?.label).toBe('Share it…');
    expect(text(model({ attached: true }).runs)).toBe('Attached to #151. Shared in this issue.');
    expect(text(model({ attached: true, sharing: { state: 'sending' } }).runs)).toBe('Attached to #151.');
  });
});

describe('a record that only points to another one', () => {
  const outcome = {
    content: { links: [{ ref: { tracker: 'github', site: 'github.com', key: 'acme/shop#12' } }] },
  } as ItemView['outcome'] & object;
  it('says where the outcome is held, and judges nothing', () => {
    const m = model({ outcome, form: {} });
    expect(text(m.runs)).toBe('Held in acme/shop#12. It counts once, there.');
    expect(m.badge).toBeNull();
    expect(m.required).toBe(false);
  });
  it('counts as an outcome again once something is written', () => {
    expect(text(model({ outcome, form: { problem: 'p' } }).runs)).not.toContain('Held in');
  });
});
