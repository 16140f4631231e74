/** What an edit history tells of a section that vanished, and when it tells nothing. */
import { describe, expect, test } from 'vitest';
import { removal } from '../../../lib/trackers/github/history';
import { writeSection } from '../../../lib/trackers/github/section';
import type { HomeIo } from '../../../lib/trackers/tracker';
import { FIRST } from '../../support/section';

type Edit = { editedAt: string; editor: { login: string } | null; diff: string | null };

const WITH = `Why\n\n${writeSection(FIRST)}`;
const edit = (login: string | null, diff: string | null, minute: number): Edit => ({
  editedAt: `2026-11-02T10:${minute}:00Z`,
  editor: login === null ? null : { login },
  diff,
});
const io = (status: number, edits: Edit[]): HomeIo => ({
  now: () => 0,
  credentials: async () => [{ id: 'c', label: 'acme' }],
  net: async ({ url }) => ({
    ok: true,
    status,
    headers: { 'content-type': 'application/json' },
    text: JSON.stringify({ data: { node: { userContentEdits: { nodes: edits } } } }),
    url,
    at: 0,
  }),
});
const item = { tracker: 'github', site: 'github.com', key: 'acme/shop#142', id: 'I_1' };
const ask = (edits: Edit[], status = 200) => removal(item, io(status, edits));

describe('who took the section out', () => {
  test('the edit after the newest text that had it', async () => {
    const edits = [edit('c', 'Why?!', 44), edit('b', 'Why?', 43), edit('a', WITH, 42), edit('a', 'Why', 41)];
    expect(await ask(edits)).toEqual({ by: 'b', at: '2026-11-02T10:43:00Z' });
  });
  test.each<[string, Edit[]]>([
    ['no text had it', [edit('b', 'Why?', 43), edit('a', 'Why', 41)]],
    ['a text in between cannot be read', [edit('c', 'Why?', 44), edit('b', null, 43), edit('a', WITH, 42)]],
    ['the account is gone', [edit(null, 'Why?', 43), edit('a', WITH, 42)]],
    ['the newest text has it', [edit('a', WITH, 42)]],
    ['there is no history', []],
  ])('nobody, when %s', async (_, edits) => {
    expect(await ask(edits)).toEqual({});
  });
  test('a refusal is no answer', async () => {
    expect(await ask([], 503)).toMatchObject({ trouble: { code: 'server' } });
  });
});
