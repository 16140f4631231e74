import { describe, expect, test } from 'vitest';
import { firstOf, mendingOf } from '../../../components/popup/mending';
import type { OutboxRow } from '../../../lib/messages/protocol';
import type { ItemRef } from '../../../lib/outcome/record';
import type { Trouble } from '../../../lib/trackers/tracker';

const ITEM: Record<'github' | 'jira' | 'linear', ItemRef> = {
  github: { tracker: 'github', site: 'github.com', key: 'acme/shop#142' },
  jira: { tracker: 'jira', site: 'acme.atlassian.net', key: 'ACME-12' },
  linear: { tracker: 'linear', site: 'linear.app', key: 'acme/ENG-12' },
};
const row = (tracker: keyof typeof ITEM, trouble: Trouble): OutboxRow => ({
  item: ITEM[tracker],
  state: 'waiting',
  trouble,
  since: 1,
});
const of = (tracker: keyof typeof ITEM, code: Trouble['code'], more: Partial<Trouble> = {}) =>
  mendingOf(row(tracker, { code, ...more }));

describe('what a person can do about it', () => {
  const JIRA = 'https://acme.atlassian.net/browse/ACME-12';
  test.each<[Trouble['code'], string]>([
    ['no-tab', 'Open acme.atlassian.net'],
    ['signed-out', 'Sign in at acme.atlassian.net'],
    ['other-account', 'Open acme.atlassian.net'],
    ['no-account', 'Open ACME-12'],
    ['archived', 'Open ACME-12'],
    ['locked', 'Open ACME-12'],
    ['not-permitted', 'Open ACME-12'],
    ['hidden', 'Open ACME-12'],
  ])('Jira, %s: on its page', (code, label) => {
    expect(of('jira', code)).toEqual({ label, to: 'page', url: JIRA });
  });
  test.each<[Trouble['code'], string]>([
    ['no-credential', 'Connect Linear'],
    ['credential-expired', 'Renew the Linear key'],
    ['credential-refused', 'Fix the Linear connection'],
    ['other-workspace', 'Add a key'],
    ['not-approved', 'Fix the Linear connection'],
  ])('Linear, %s: at the key of that workspace', (code, label) => {
    expect(of('linear', code)).toEqual({ label, to: 'options', section: 'connections/linear/acme' });
  });
  test('GitHub: at the connection, as before', () => {
    expect(of('github', 'credential-expired')).toEqual({
      label: 'Renew the GitHub token',
      to: 'options',
      section: 'connections',
    });
  });
  test('what moved is opened where it is now', () => {
    expect(of('github', 'moved', { movedTo: 'acme/payments#7' })).toEqual({
      label: 'Open #7',
      to: 'page',
      url: 'https://github.com/acme/payments/issues/7',
    });
    expect(of('linear', 'moved', { movedTo: 'acme/PAY-7' })).toMatchObject({
      label: 'Open PAY-7',
      url: 'https://linear.app/acme/issue/PAY-7',
    });
  });
  test.each<[Trouble['code']]>([
    ['offline'],
    ['timeout'],
    ['rate-limited'],
    ['server'],
    ['maintenance'],
    ['gone'],
    ['bad-answer'],
    // It is open already.
    ['editor-open'],
  ])('nothing about %s', (code) => {
    for (const tracker of ['github', 'jira', 'linear'] as const) expect(of(tracker, code)).toBeUndefined();
  });
  test('nothing while it is being sent, or where its key leads nowhere', () => {
    expect(mendingOf({ ...row('jira', { code: 'no-tab' }), state: 'sending' })).toBeUndefined();
    const item = { ...ITEM.jira, key: 'javascript:alert(1)' };
    expect(mendingOf({ ...row('jira', { code: 'no-tab' }), item })).toBeUndefined();
    const nobody = { tracker: 'nobody', site: 'x', key: 'A-1' };
    expect(mendingOf({ ...row('jira', { code: 'no-tab' }), item: nobody })).toBeUndefined();
  });
});

test('a connection to mend is told before a page, and that before what mends itself', () => {
  const waits = row('github', { code: 'offline' });
  const page = row('jira', { code: 'no-tab' });
  const key = row('linear', { code: 'no-credential' });
  expect(firstOf([waits, page, key])).toBe(key);
  expect(firstOf([waits, page])).toBe(page);
  expect(firstOf([waits])).toBe(waits);
  expect(firstOf([])).toBeUndefined();
});
