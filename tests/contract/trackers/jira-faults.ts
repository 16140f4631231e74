import type { Trouble } from '../../../lib/trackers/tracker';
import type { Fault } from '../../playground/faults';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { problem } from '../../playground/jira/rest/context';
import { setting } from './jira-world';

export const START = setting().io.now();
export const refusal = (status: number, message: string): Fault => ({
  kind: 'answer',
  response: problem(status, message),
});
const after = (value: string, status = 429): Fault => {
  const response = problem(status, 'The request has been rate-limited. Please try again later.');
  return {
    kind: 'answer',
    response: { ...response, headers: { ...response.headers, 'retry-after': value } },
  };
};
const html = (body: string, status = 200): Fault => ({
  kind: 'answer',
  response: { status, headers: { 'content-type': 'text/html;charset=UTF-8' }, body },
});
/** What came of a request, in one word. */
export const code = (
  told: { ok: true } | { ok: false; trouble: Trouble } | { ok: false; changed: unknown },
) => (told.ok ? 'ok' : 'trouble' in told ? told.trouble.code : 'changed');

/** How one request goes wrong, and what is told of it. */
export const FAULTS: [string, Fault, Partial<Trouble>][] = [
  ['no line', { kind: 'offline' }, { code: 'offline' }],
  ['a line that breaks', { kind: 'drop-after' }, { code: 'offline' }],
  ['401', refusal(401, 'You are not authenticated.'), { code: 'signed-out', status: 401 }],
  [
    '404',
    refusal(404, 'Issue does not exist or you do not have permission to see it.'),
    { code: 'hidden', status: 404 },
  ],
  ['403', refusal(403, 'You do not have permission.'), { code: 'not-permitted', status: 403 }],
  [
    '403 of the check of origins',
    jiraAnswers.xsrf(),
    { code: 'bad-answer', status: 403, reason: 'XSRF check failed' },
  ],
  ['archived', refusal(403, "The project 'ACME' is archived."), { code: 'archived', status: 403 }],
  ['archived, said with 400', refusal(400, 'Das Projekt ist archiviert.'), { code: 'archived', status: 400 }],
  ['400', refusal(400, 'No.'), { code: 'bad-answer', status: 400, reason: 'No.' }],
  ['409', jiraAnswers.conflict(), { code: 'server', status: 409 }],
  ['410', refusal(410, ''), { code: 'gone', status: 410 }],
  ['413', refusal(413, 'Too big.'), { code: 'too-long', status: 413 }],
  ['429 with seconds', jiraAnswers.rateLimited(30), { code: 'rate-limited', retryAt: START + 30_000 }],
  [
    '429 with a date',
    after(new Date(START + 90_000).toUTCString()),
    { code: 'rate-limited', retryAt: START + 90_000 },
  ],
  ['429 without', jiraAnswers.rateLimited(null), { code: 'rate-limited', retryAt: START + 60_000 }],
  ['500', jiraAnswers.serverError(), { code: 'server', status: 500 }],
  ['502, a page', html('<html><body>Bad gateway</body></html>', 502), { code: 'server', status: 502 }],
  ['503 as JSON, with a time', after('20', 503), { code: 'server', status: 503, retryAt: START + 20_000 }],
  [
    '503, the page of maintenance',
    jiraAnswers.maintenance(),
    { code: 'maintenance', retryAt: START + 120_000 },
  ],
  [
    'that page without a time',
    html('<html><h1>Down for maintenance</h1></html>', 503),
    { code: 'maintenance', retryAt: START + 300_000 },
  ],
  ['half an answer', { kind: 'truncated' }, { code: 'bad-answer', status: 200 }],
  ['another shape', jiraAnswers.otherShape(), { code: 'bad-answer', status: 200 }],
  ['the login page with status 200', jiraAnswers.loginPage(), { code: 'signed-out', status: 200 }],
  [
    'a page of a proxy',
    html('<html><body>Blocked by policy</body></html>'),
    { code: 'bad-answer', status: 200 },
  ],
  [
    'a redirect',
    {
      kind: 'answer',
      response: { status: 302, headers: { location: 'https://id.atlassian.com/login' }, body: '' },
    },
    { code: 'signed-out' },
  ],
];
