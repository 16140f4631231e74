/** What a tracker says itself stands inside a sentence of ours, and neither ends nor doubles its punctuation. */
import { expect, test } from 'vitest';
import { trouble } from '../../../lib/strings/pages-trouble';
import { because } from '../../../lib/strings/reason';
import { troubleAt } from '../../../lib/strings/strip';
import { say } from '../../../lib/strings/trouble';
import type { Trouble } from '../../../lib/trackers/tracker';

test.each<[unknown, Partial<Trouble>, string]>([
  ['both', { status: 403, reason: 'Resource not accessible' }, ' (403: Resource not accessible)'],
  [
    'a sentence',
    { status: 403, reason: 'You may not edit this issue.' },
    ' (403: You may not edit this issue)',
  ],
  ['two', { reason: 'No. Ask your admin. ' }, ' (No. Ask your admin)'],
  ['lines', { status: 400, reason: 'Field a:\n  unknown;' }, ' (400: Field a: unknown)'],
  ['a question stays one', { reason: 'Who are you?' }, ' (Who are you?)'],
  ['only a full stop', { status: 500, reason: '.' }, ' (500)'],
  ['nothing', {}, ''],
])('%s', (_, told, words) => {
  expect(because(told)).toBe(words);
});

const CODES: Trouble['code'][] = [
  ...(['offline', 'timeout', 'no-credential', 'credential-expired', 'credential-refused'] as const),
  ...(['not-permitted', 'not-approved', 'hidden', 'gone', 'moved', 'locked', 'too-long'] as const),
  ...(['rate-limited', 'server', 'bad-answer', 'editor-open', 'redirected', 'no-tab', 'signed-out'] as const),
  ...(['other-account', 'no-account', 'maintenance', 'archived', 'other-workspace'] as const),
];
test.each(['GitHub', 'Jira', 'Linear'].flatMap((n) => CODES.map((code) => [n, code] as const)))(
  'of %s: %s',
  (name, code) => {
    const t: Trouble = { code, status: 403, reason: 'You do not have permission to edit issues.' };
    const sentences = [
      say(t, name, 'acme/shop'),
      `${troubleAt(name, t)}.`,
      trouble(t, { tracker: name, owner: 'acme' }),
    ];
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/[.,;:]\)|[.,;:]{2}|\s\s|\s[.,;:)]/);
      expect(sentence).toMatch(/[.?]$/);
    }
  },
);
