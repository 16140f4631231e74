/** The strip on Jira and Linear, and what it says of what stands beside an outcome. */
import { describe, expect, it } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { type Around, type StripModel, stripModel } from '../../../lib/page/strip-model';
import type { Trouble } from '../../../lib/trackers/tracker';
import { HOME, heldBy, jira, LINEAR, linear } from '../../gallery/tracker-views';
import { FOUR, NOW, viewOf } from '../../gallery/views';

const NAMES: Record<string, string> = { github: 'GitHub', jira: 'Jira', linear: 'Linear' };
const model = (view: ItemView, more: Partial<Around> = {}) =>
  stripModel(view, {
    now: NOW,
    tracker: NAMES[view.item.tracker] ?? '',
    narrow: false,
    inDescription: false,
    ...more,
  });
const text = (runs: StripModel['runs']) =>
  runs
    .map((r) => r.text)
    .join('')
    .replace(/\u00a0/g, ' ');
const says = (view: ItemView, more?: Partial<Around>) => text(model(view, more).runs);
const waiting = (trouble: Trouble) => ({ sharing: { state: 'waiting' as const, trouble } });
const keyless = (view: ItemView): ItemView => ({ ...view, account: undefined });

describe('held in another item', () => {
  it('where, with what it says there, and no judgement of its own', () => {
    const m = model(heldBy(jira(null), { ...HOME, form: FOUR }));
    expect(text(m.runs)).toBe('Held in ACME-142. It counts once, there.');
    expect(text(m.plan)).toBe('64.0 → 67 %');
    expect(m.title).toContain('Held in ACME-142. It counts once, there. We believe that solving');
    expect(m).toMatchObject({
      badge: null,
      required: false,
      action: { label: 'Show', act: 'show', look: 'quiet' },
    });
  });

  it('cannot be read: with the title, and the badge that says so; never as none', () => {
    const m = model(heldBy(linear(null), { ...HOME, unread: true }));
    expect(text(m.runs)).toBe(
      'Held in ACME-142. “Let shoppers pay without creating an account” It cannot be read with this access; it may have changed.',
    );
    expect(m.badge).toMatchObject({ text: 'Held elsewhere', state: 'elsewhere' });
    expect(m.plan).toEqual([]);
  });

  it('lost: said, and the panel has the way on', () => {
    const m = model(heldBy(jira(null), { ...HOME, lost: true, unread: true, adoptable: true }));
    expect(text(m.runs)).toBe('ACME-142 has no outcome any more, or cannot be read.');
    expect(m).toMatchObject({ badge: { text: 'Held elsewhere' }, action: { act: 'show', look: 'plain' } });
    expect(m.title).toBe('ACME-142 has no outcome any more, or cannot be read.');
  });

  it('a team is named without its workspace', () => {
    expect(says(heldBy(jira(null), { ref: { ...LINEAR, key: 'acme/ENG-7' } }))).toMatch(/^Held in ENG-7\./);
  });

  it('in a place that is not used: nobody has looked, so nobody says that it counts there', () => {
    const m = model(heldBy(jira(null), { ...HOME, unused: true }));
    expect(text(m.runs)).toBe('Held in ACME-142. It is not looked at: you do not use Sightline there.');
    expect(m).toMatchObject({ badge: { text: 'Held elsewhere' }, action: { label: 'Show', look: 'quiet' } });
    expect(m.title).not.toContain('counts');
  });

  it('what could not be sent goes before it', () => {
    const view = heldBy(jira(null), { ...HOME, form: FOUR });
    expect(says({ ...view, ...waiting({ code: 'signed-out' }) })).toMatch(/^You are signed out of Jira\./);
  });
});

describe('did it reach users', () => {
  const launch = { on: '2026-11-12', why: 'release 1.4' };
  it('the question, and a button that opens the panel', () => {
    const m = model(jira(FOUR, { launch }));
    expect(text(m.runs)).toBe('Did it reach users on 12 Nov? (release 1.4)');
    expect(m.runs[0]).toMatchObject({ strong: true });
    expect(m.action).toEqual({ label: 'Answer', act: 'launch', look: 'plain' });
    expect(text(m.plan)).toBe('64.0 → 67 %');
    expect(says(jira(FOUR, { launch: { ...launch, on: '2026-11-19' } }))).toMatch(
      /^Did it reach users today\?/,
    );
  });

  it('after what is missing, and after where it should go', () => {
    const { reason: _, ...three } = FOUR;
    expect(says(viewOf(three, { launch }))).toMatch(/^Missing: reason\./);
    expect(says(jira(FOUR, { launch, ...waiting({ code: 'no-tab' }) }))).toMatch(/^Waits for an open Jira/);
    expect(says(linear(FOUR, { launch, sharing: { state: 'unasked' } }))).toMatch(/^On this device only/);
    expect(says(linear(FOUR, { launch, sharing: { state: 'here' } }))).toMatch(/^Did it reach users/);
  });
});

it('the signpost is asked about in the panel alone', () => {
  expect(says(jira(FOUR, { signpost: 'ask' }))).toBe(says(jira(FOUR)));
});

describe('troubles of a session', () => {
  it.each([
    [{ code: 'no-tab' }, 'Waits for an open Jira page. Safe here.', 'Show'],
    [{ code: 'signed-out' }, 'You are signed out of Jira. Safe here.', 'Show'],
    [
      { code: 'other-account', reason: 'signed in as Jon Park' },
      'Saved as another Jira account (signed in as Jon Park). Safe here.',
      'Show',
    ],
    [
      { code: 'other-account', by: 'Jon Park', reason: 'signed in as Mara Lind' },
      'Shown with words of Jon Park that are not sent. Safe here.',
      'Show',
    ],
    [
      { code: 'no-account' },
      'Not known as which Jira account it was saved. Safe here; not sent again by itself.',
      'Show',
    ],
    [
      { code: 'not-permitted', status: 403 },
      'Your Jira login may not edit this issue. Safe here; not sent again by itself.',
      'Share another way',
    ],
    [
      { code: 'too-long', over: 40 },
      'The outcome is 40 characters too long. Safe here; not sent again by itself.',
      'Share another way',
    ],
  ] as const)('%j', (trouble, words, label) => {
    const m = model(jira(FOUR, waiting(trouble)));
    expect(text(m.runs)).toBe(words);
    expect(m.action).toMatchObject({ label, act: label === 'Show' ? 'show' : 'share' });
  });

  it('maintenance tells when it is tried again', () => {
    const sharing = {
      state: 'waiting' as const,
      trouble: { code: 'maintenance' as const, status: 503 },
      nextAt: NOW + 300_000,
    };
    expect(says(jira(FOUR, { sharing }))).toBe('Jira is down for maintenance. Safe here; next try in 5 min.');
  });

  it('not read: why, in the words of the tracker', () => {
    const trouble = { trouble: { code: 'signed-out' as const }, since: NOW };
    const m = model(jira(null, { known: 'unread', trouble }));
    expect(text(m.runs)).toBe(
      'You are signed out of Jira, so Sightline does not know whether this has an outcome.',
    );
    expect(m.action).toMatchObject({ act: 'check' });
  });
});

describe('a key', () => {
  it('that is not there yet is no failure', () => {
    const m = model(keyless(linear(FOUR, waiting({ code: 'no-credential' }))));
    expect(text(m.runs)).toBe('Waits for a key for acme. Safe here.');
    expect(m.action).toMatchObject({ label: 'Connect Linear', act: 'connect' });
  });

  it('that opens another workspace, or none, is to be mended', () => {
    const m = model(linear(FOUR, waiting({ code: 'other-workspace', reason: 'Acme Labs' })));
    expect(text(m.runs)).toMatch(/^The Linear key opens another workspace \(Acme Labs\)\. Safe here/);
    expect(m.action?.act).toBe('fix');
    expect(says(linear(FOUR, waiting({ code: 'credential-refused' })))).toMatch(
      /^Linear does not accept the key\./,
    );
  });

  it('without one nothing can be known: not checked, not for ever reading', () => {
    const m = model(keyless(linear(null, { known: 'unread' })));
    expect(text(m.runs)).toBe(
      'Not connected to Linear, so Sightline does not know whether this has an outcome.',
    );
    expect(m).toMatchObject({ badge: { text: 'Not checked' }, action: { act: 'connect' } });
    // With one it is on its way.
    expect(model(linear(null, { known: 'unread' }))).toMatchObject({ badge: null, action: null });
  });
});

describe('words of each tracker', () => {
  it('no description where the home is another thing', () => {
    const gone = { question: { kind: 'gone', keptUntil: '2027-02-19' } } as const;
    expect(says(jira(FOUR, gone))).toBe('The outcome is gone from the issue.');
    const damaged = { question: { kind: 'damaged', text: '', why: 'too-large' } } as const;
    expect(says(linear(null, damaged))).toBe(
      'The outcome cannot be read. It is larger than Sightline reads. Nothing is overwritten.',
    );
    expect(says(jira(FOUR, { sharing: { state: 'here' }, inTracker: true }))).toBe(
      'Your change is on this device only. Team mates still see the version before.',
    );
    expect(says(keyless(linear(FOUR, { sharing: { state: 'watching' } })))).toBe(
      'Watching for it. Nothing is written for you.',
    );
    expect(says(keyless(linear(null, { known: 'removed', inTracker: true })))).toMatch(/without a key\.$/);
  });

  it('a section by hand beside an attachment is not called the same', () => {
    expect(says(linear(FOUR), { inDescription: true })).toMatch(/^Shoppers are sent/);
    // Read with a key that is gone: what is known may be newer than what the page shows.
    expect(says(keyless(linear(FOUR)), { inDescription: true })).toMatch(/^Shoppers are sent/);
    const page = keyless(linear(FOUR, { sharing: { state: 'shared', found: true, where: 'page' } }));
    expect(says(page, { inDescription: true })).toBe(
      'From the description; a key shows whether there are newer words',
    );
  });

  it('one that is not known has words all the same', () => {
    const item = { tracker: 'other', site: 'tracker.example', key: 'OPS-3' };
    const view = { ...viewOf(FOUR, waiting({ code: 'credential-expired' })), item };
    expect(says(view, { tracker: 'Other' })).toMatch(/^The Other connection has expired\./);
    // Names of what every object has are none of a tracker.
    expect(says(view, { tracker: 'constructor' })).toMatch(/connection has expired/);
  });
});

it.each<[string, Partial<ItemView>]>([
  ['a question', { question: { kind: 'conflict', rows: [], merged: 0 } }],
  ['a removal', { known: 'removed', undoUntil: Number.MAX_SAFE_INTEGER }],
])('words of somebody else go before %s', (_, more) => {
  const sharing = { state: 'waiting', trouble: { code: 'other-account', by: 'Jon Park' } } as const;
  expect(says(jira(FOUR, { sharing, ...more }))).toMatch(/^Shown with words of Jon Park that are not sent/);
});
