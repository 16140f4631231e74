import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../lib/team/defaults';
import { sparedBy } from '../../../lib/team/exempt';

const spared = (
  facts: Parameters<typeof sparedBy>[1]['facts'],
  more: Partial<typeof DEFAULT_POLICY> = {},
  key = 'acme/shop#12',
) => sparedBy({ ...DEFAULT_POLICY, ...more }, { key, facts });

describe('an item is asked nothing', () => {
  it.each([
    'bug',
    'Bug',
    ' BUG ',
    'type: bug',
    'kind/bug',
    'type::bug',
    'Type: Bug',
    'area/type: bug',
    '🐛 bug',
    'bug 🐛',
    'ｂｕｇ',
    'dependencies',
  ])('for the label %j', (label) => {
    expect(spared({ labels: ['good first issue', label] })).toEqual({ why: 'exempt', word: label });
  });

  it('for its type', () => {
    expect(spared({ type: 'Incident', labels: [] })).toEqual({ why: 'exempt', word: 'Incident' });
  });

  it.each(['debug', 'bugfix', 'bug report', 'not a bug', 'bug/feature', 'type:', '/', '', '🐛'])(
    'but not for %j',
    (label) => {
      expect(spared({ labels: [label] })).toBeNull();
    },
  );

  it('for a label that is exempt with its prefix, and for no other prefix then', () => {
    expect(spared({ labels: ['area: docs'] }, { exempt: ['area: docs'] })).not.toBeNull();
    expect(spared({ labels: ['docs'] }, { exempt: ['area: docs'] })).toBeNull();
  });

  it('where it was made before the team began', () => {
    const since = { since: '2026-11-01' };
    expect(spared({ createdAt: '2026-10-31T23:59:59Z' }, since)).toEqual({ why: 'old', word: '2026-11-01' });
    expect(spared({ createdAt: '2026-11-01T00:00:00Z' }, since)).toBeNull();
    expect(spared({}, since)).toBeNull();
    expect(spared(undefined, since)).toBeNull();
  });

  it('where others are the pilot', () => {
    const pilot = { pilot: ['acme/shop#7'] };
    expect(spared({}, pilot)).toEqual({ why: 'not-pilot' });
    expect(spared({}, { pilot: ['ACME/shop#12 '] })).toBeNull();
    // What else is true of it says more.
    expect(spared({ labels: ['bug'] }, pilot)).toEqual({ why: 'exempt', word: 'bug' });
  });

  it('but a pilot is asked, however old and whatever it is called', () => {
    const policy = { pilot: ['acme/shop#12'], since: '2026-11-01' };
    expect(spared({ type: 'Bug', createdAt: '2020-01-01T00:00:00Z' }, policy)).toBeNull();
  });
});
