/** Answers of Linear with a part missing, and writes that are refused or come to nobody knows what. */
import { describe, expect, test } from 'vitest';
import { urlOf } from '../../../lib/trackers/linear/attachment';
import type { HomeIo } from '../../../lib/trackers/tracker';
import { KEY } from './linear-ask';
import {
  answer,
  answering,
  BASE,
  type Fault,
  home,
  item,
  marks,
  outcomeOf,
  refusal,
  setting,
  type World,
} from './linear-world';

const said = (status: number, ...error: Parameters<typeof refusal>): Fault =>
  answer(status, refusal(...error));

describe('an answer with a part missing', () => {
  const issue = {
    id: 'u',
    identifier: 'ENG-12',
    previousIdentifiers: [],
    title: 'One',
    description: null,
    updatedAt: '2026-11-01T00:00:00Z',
    state: { name: 'Todo', type: 'unstarted' },
    attachments: { nodes: [] },
  };
  const organization = { urlKey: 'acme', previousUrlKeys: [] };
  const errorAt = (...path: (string | number)[]) => ({
    message: 'broken',
    path,
    extensions: { type: 'internal error' },
  });
  const read = (data: unknown, ...errors: unknown[]) =>
    home.read(item(KEY), answering(JSON.stringify({ data, errors })));

  test('a description that was kept back is not an empty one', async () => {
    expect(await read({ organization, issue }, errorAt('issue', 'description'))).toMatchObject({
      trouble: { code: 'server', credential: 'pm' },
    });
    expect(await read({ organization, issue })).toMatchObject({ ok: true });
  });

  test('who opened it may be kept back', async () => {
    expect(await read({ organization, issue }, errorAt('issue', 'creator'))).toMatchObject({ ok: true });
  });

  test.each([
    ['no workspace', { issue }],
    ['a workspace without a name', { organization: {}, issue }],
    ['no attachments', { organization, issue: { ...issue, attachments: null } }],
    ['no description', { organization, issue: { ...issue, description: undefined } }],
    ['no issue', { organization }],
  ])('%s', async (_, data) =>
    expect(await read(data)).toMatchObject({ ok: false, trouble: { code: 'bad-answer' } }),
  );

  test('an issue that is null is hidden', async () => {
    expect(await read({ organization, issue: null })).toMatchObject({ trouble: { code: 'hidden' } });
  });

  test('spans that are refused are done without', async () => {
    const s = setting();
    s.issue(12, { state: { name: 'Done', type: 'completed' }, completedAt: '2026-11-09T10:00:00.000Z' });
    const refused = { data: null, errors: [{ ...errorAt('issue', 'stateHistory') }] };
    s.fault(answer(200, refused), 'stateHistory', 1);
    expect(await home.read(item(KEY), s.io)).toMatchObject({
      ok: true,
      read: { launch: { why: 'moved to Done' } },
    });
    expect(s.requests.map((r) => r.variables.spans)).toEqual([true, false]);
  });
});

describe('a write that is refused', () => {
  async function refusedWrite(s: World, fault?: Fault) {
    const it = s.issue(12);
    const seen = await home.read(item(KEY), s.io);
    if (fault) s.fault(fault, 'attachmentCreate');
    const { all, mark } = marks();
    const told = await home.write(item(KEY), outcomeOf(it, 'one'), seen.ok ? seen.read.etag : '', s.io, mark);
    return { told, all, it };
  }

  test('a key without the right to', async () => {
    const { told, all } = await refusedWrite(setting('reader'));
    expect(told).toMatchObject({ ok: false, trouble: { code: 'not-permitted', credential: 'reader' } });
    expect(all).toHaveLength(1);
  });

  test('an issue that was there a moment ago and is not for this write', async () => {
    const fault = said(200, 'Entity not found: Issue', 'invalid input', 'INPUT_ERROR');
    expect((await refusedWrite(setting(), fault)).told).toMatchObject({ trouble: { code: 'not-permitted' } });
  });

  test.each(['not-found', 'forbid', 'allow'] as const)(
    'archived, where the server does: %s',
    async (archivedWrites) => {
      const s = setting('pm', { archivedWrites });
      const it = s.issue(12, { archivedAt: '2026-11-20T08:00:00.000Z' });
      const seen = await home.read(item(KEY), s.io);
      const told = await home.write(
        item(KEY),
        outcomeOf(it, 'x'),
        seen.ok ? seen.read.etag : '',
        s.io,
        marks().mark,
      );
      expect(told).toMatchObject(
        archivedWrites === 'allow' ? { ok: true } : { trouble: { code: 'archived' } },
      );
    },
  );

  test('too long, as the server says', async () => {
    const named = said(
      400,
      'x',
      'invalid input',
      'INPUT_ERROR',
      'metadata must be shorter than 500 characters',
    );
    expect((await refusedWrite(setting(), named)).told).toMatchObject({
      trouble: { code: 'too-long', over: expect.any(Number) },
    });
    const bare = said(400, 'Metadata too large', 'invalid input', 'INPUT_ERROR');
    const { told } = await refusedWrite(setting(), bare);
    expect(told).toMatchObject({ trouble: { code: 'too-long' } });
    expect(told).not.toHaveProperty('trouble.over');
  });

  test('too long, and cut without a word', async () => {
    const { told } = await refusedWrite(setting('pm', { textMax: 50 }));
    expect(told).toMatchObject({ trouble: { code: 'too-long', over: expect.any(Number) } });
  });

  test('kept as something else', async () => {
    const attachment = {
      id: 'a',
      url: 'https://x.example/',
      metadata: {},
      updatedAt: '2026-11-21T09:00:00Z',
      issue: { id: 'b' },
    };
    for (const attachmentCreate of [
      { success: true, attachment },
      { success: false, attachment },
      {},
      null,
    ]) {
      const { told } = await refusedWrite(setting(), answer(200, { data: { attachmentCreate } }));
      expect(told).toMatchObject({ ok: false, trouble: { code: 'bad-answer' } });
    }
  });

  test.each([
    ['no line', { kind: 'offline' }, false],
    ['the answer is lost', { kind: 'drop-after' }, true],
    ['half an answer', { kind: 'truncated' }, true],
    ['the server breaks after it', answer(502, ''), false],
  ] as [string, Fault, boolean][])('%s: looked up later', async (_, fault, landed) => {
    const s = setting();
    const { told, all, it } = await refusedWrite(s, fault);
    expect(told).toMatchObject({
      ok: false,
      trouble: { code: expect.stringMatching(/^(?:offline|bad-answer|server)$/) },
    });
    s.calm();
    const [mark] = all;
    if (!mark) throw new Error('no mark was left');
    expect(await home.check(item(KEY), mark, s.io)).toEqual({ landed });
    expect(s.acme.attachments.some((a) => a.url === urlOf(BASE, it.id))).toBe(landed);
    // Built upon by somebody, it has landed all the same.
    if (!landed) return;
    const first = outcomeOf(it, 'one');
    s.acme.attachments.length = 0;
    s.attach(it, outcomeOf(it, 'two', first));
    expect(await home.check(item(KEY), mark, s.io)).toEqual({ landed: true });
  });

  test('what stands is not readable after it: the answer of the write is good enough', async () => {
    const s = setting();
    const it = s.issue(12);
    const seen = await home.read(item(KEY), s.io);
    const { net } = s.io;
    const io: HomeIo = {
      ...s.io,
      net: (req) =>
        req.why.startsWith('Look whether') ? Promise.resolve({ ok: false, code: 'offline' }) : net(req),
    };
    const one = outcomeOf(it, 'one');
    const told = await home.write(item(KEY), one, seen.ok ? seen.read.etag : '', io, marks().mark);
    expect(told).toMatchObject({
      ok: true,
      settled: true,
      read: { home: { outcome: { version: one.version } } },
    });
    const now = await home.read(item(KEY), s.io);
    expect(told.ok && now.ok && told.read.etag === now.read.etag).toBe(true);
  });
});
