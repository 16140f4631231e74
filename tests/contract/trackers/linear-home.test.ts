/** One issue's outcome in Linear: read, written, moved, merged, removed. */
import { describe, expect, test } from 'vitest';
import { urlOf } from '../../../lib/trackers/linear/attachment';
import { KEY, outcomeIn, readOf, taken, write } from './linear-ask';
import { BASE, home, item, outcomeOf, START, setting, uuid } from './linear-world';

describe('reading', () => {
  test('an issue without an outcome: what it is, who opened it, what it says', async () => {
    const s = setting();
    s.issue(12, { description: '# Guests\n\n* Guests **leave** at the [form](https://x.example)' });
    expect(await readOf(s)).toEqual({
      item: { tracker: 'linear', site: 'linear.app', key: KEY, id: uuid(12) },
      title: 'Issue 12 of acme',
      launch: null,
      home: { kind: 'none' },
      etag: expect.stringMatching(/^[\da-f]{32}$/),
      author: 'acme-dev',
      facts: { status: 'In Progress', kind: 'doing', labels: [], createdAt: '2026-11-21T06:30:00.000Z' },
      excerpt: { text: 'Guests Guests leave at the form', cut: false, openedAt: '2026-11-21T06:30:00.000Z' },
      at: START,
    });
    expect(s.ledger).toEqual([
      expect.objectContaining({
        why: 'Read the outcome',
        item: KEY,
        host: 'api.linear.app',
        path: '/graphql',
        method: 'POST',
      }),
    ]);
  });

  test('the outcome of the attachment, and a mark that changes with it alone', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    const attachment = s.attach(it, one);
    const read = await readOf(s);
    expect(outcomeIn(read)).toEqual(one);
    expect(read.home).toMatchObject({ handEdited: false });
    it.title = 'Other';
    it.description = 'words';
    attachment.title = 'renamed by hand';
    expect((await readOf(s)).etag).toBe(read.etag);
    Object.assign(attachment.metadata, JSON.parse(JSON.stringify({ sightline: '' })));
    expect((await readOf(s)).etag).not.toBe(read.etag);
  });

  test('links of other kinds are none of ours', async () => {
    const s = setting();
    const it = s.issue(12);
    for (const url of [
      'https://sightline.example/',
      `https://sightline.example.evil/#linear/${it.id}`,
      'https://pr.example/1',
    ])
      s.attach(it, outcomeOf(it, 'x'), { url });
    expect((await readOf(s)).home).toEqual({ kind: 'none' });
  });

  test.each([
    [
      'one shipped twice',
      [
        ['2026-11-03', 'Done', 'completed'],
        ['2026-11-09', 'Released', 'completed'],
      ],
      '2026-11-03',
      'Done',
    ],
    [
      'spans in any order',
      [
        ['2026-11-09', 'Released', 'completed'],
        ['2026-11-03', 'Done', 'completed'],
      ],
      '2026-11-03',
      'Done',
    ],
  ] as const)('the day of launch: %s', async (_, spans, day, name) => {
    const s = setting();
    s.issue(12, {
      state: { name: 'Released', type: 'completed' },
      completedAt: '2026-11-09T10:00:00.000Z',
      spans: spans.map(([at, n, type]) => ({ startedAt: `${at}T10:00:00.000Z`, name: n, type })),
    });
    expect((await readOf(s)).launch).toEqual({ at: `${day}T10:00:00.000Z`, why: `moved to ${name}` });
  });

  test('without spans the moment of completion; without either nothing', async () => {
    const s = setting();
    const it = s.issue(12, {
      state: { name: 'Done', type: 'completed' },
      completedAt: '2026-11-09T10:00:00.000Z',
    });
    expect((await readOf(s)).launch).toEqual({ at: '2026-11-09T10:00:00.000Z', why: 'moved to Done' });
    it.state = { name: 'Todo', type: 'unstarted' };
    expect((await readOf(s)).launch).toBeNull();
  });

  test('archived with its issue it is still there; taken off it is not', async () => {
    const s = setting();
    const archivedAt = '2026-11-21T08:00:00.000Z';
    const it = s.issue(12, { archivedAt });
    const attachment = s.attach(it, outcomeOf(it, 'x'), { archivedAt });
    expect((await readOf(s)).home.kind).toBe('outcome');
    attachment.archivedAt = '2026-11-01T08:00:00.000Z';
    expect((await readOf(s)).home.kind).toBe('none');
    it.archivedAt = null;
    attachment.archivedAt = archivedAt;
    expect((await readOf(s)).home.kind).toBe('none');
  });

  test('a section in the description counts where there is no attachment', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'by hand');
    it.description = `Words before.\n\n${home.section.write(one)}`;
    const before = await readOf(s);
    expect(outcomeIn(before).content.hypothesis?.problem).toBe('by hand');
    const two = outcomeOf(it, 'by key', one);
    const after = taken(await write(s, two, before.etag));
    expect(outcomeIn(after).version).toBe(two.version);
    expect(outcomeIn(await readOf(s)).content.hypothesis?.problem).toBe('by key');
    expect(it.description).toContain('by hand');
  });

  test('moved to another team: read by its old name, told by the new one', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'x');
    s.attach(it, one);
    Object.assign(it, { team: 'OPS', number: 3, previousIdentifiers: ['ENG-12'] });
    const read = await readOf(s);
    expect(read.item).toEqual({ ...item('acme/OPS-3'), id: it.id });
    expect(outcomeIn(read).home.id).toBe(it.id);
    const told = await write(s, outcomeOf(it, 'y', one), read.etag);
    expect(told).toMatchObject({
      ok: false,
      trouble: { code: 'moved', movedTo: 'acme/OPS-3', credential: 'pm' },
    });
    expect(s.sent('mutation')).toHaveLength(0);
  });

  test('the workspace was renamed: its old name leads to the new one', async () => {
    const s = setting();
    s.issue(12);
    Object.assign(s.acme, { urlKey: 'acme-inc', previousUrlKeys: ['acme'] });
    expect((await readOf(s)).item.key).toBe('acme-inc/ENG-12');
  });
});

describe('attachments that came along, or stand twice', () => {
  test('of a merged issue: told with the home it names', async () => {
    const s = setting();
    const [it, other] = [s.issue(12), s.issue(13)];
    const theirs = outcomeOf(other, 'theirs');
    s.attach(it, theirs, { url: urlOf(BASE, other.id) });
    const read = await readOf(s);
    expect(outcomeIn(read).home).toMatchObject({ key: 'acme/ENG-13', id: other.id });
    // Taken over: it gets an attachment of its own, which counts from then on.
    const mine = { ...theirs, home: { ...item(KEY), id: it.id } };
    const after = taken(await write(s, mine, read.etag));
    expect(outcomeIn(after).home.id).toBe(it.id);
    expect(s.acme.attachments.map((a) => a.url)).toEqual([urlOf(BASE, other.id), urlOf(BASE, it.id)]);
  });

  test('the one whose address names the issue counts', async () => {
    const s = setting();
    const [it, other] = [s.issue(12), s.issue(13)];
    s.attach(it, outcomeOf(other, 'theirs'), { url: urlOf(BASE, other.id) });
    s.attach(it, outcomeOf(it, 'mine'));
    expect(outcomeIn(await readOf(s)).content.hypothesis?.problem).toBe('mine');
  });

  test('two of other issues that differ are doubled; a repair writes one of its own', async () => {
    const s = setting();
    const [it, a, b] = [s.issue(12), s.issue(13), s.issue(14)];
    s.attach(it, outcomeOf(a, 'of a'), { url: urlOf(BASE, a.id) });
    s.attach(it, outcomeOf(b, 'of b'), { url: urlOf(BASE, b.id) });
    const read = await readOf(s);
    expect(read.home).toMatchObject({
      kind: 'damaged',
      why: 'doubled',
      text: expect.stringMatching(/of a[\s\S]*of b/),
    });
    const mine = outcomeOf(it, 'mine');
    expect(await write(s, mine, read.etag)).toMatchObject({
      ok: false,
      changed: { home: { kind: 'damaged' } },
    });
    expect(outcomeIn(taken(await write(s, mine, read.etag, { repair: true }))).version).toBe(mine.version);
  });
});

describe('beside the record', () => {
  test('who a key speaks for, and which workspace it opens', async () => {
    const s = setting();
    const who = (key: string, place?: string, origin?: string) => home.whoAmI(key, place, s.io, origin);
    expect(await who('pm')).toEqual({ ok: true, login: 'acme-pm' });
    expect(await who('pm', 'acme/ENG', 'https://api.linear.app')).toEqual({ ok: true, login: 'acme-pm' });
    expect(await who('pm', 'ACME')).toEqual({ ok: true, login: 'acme-pm' });
    expect(await who('beta', 'acme/ENG')).toEqual({
      ok: true,
      login: 'beta-dev',
      trouble: { code: 'other-workspace', reason: 'beta', credential: 'beta' },
    });
    expect(await who('outsider', 'acme/ENG')).toMatchObject({
      ok: true,
      trouble: { code: 'hidden', reason: 'acme/ENG' },
    });
    expect(await who('revoked')).toMatchObject({
      ok: false,
      trouble: { code: 'credential-refused', credential: 'revoked' },
    });
    const asked = s.requests.length;
    expect(await who('pm', 'acme/ENG', 'https://api.linear.app.evil.example')).toMatchObject({ ok: false });
    expect(await who('pm', 'acme/ENG', 'https://api.github.com')).toMatchObject({ ok: false });
    expect(s.requests).toHaveLength(asked);
  });

  test('a place is for its members, and who took an outcome off is not told; neither is asked', async () => {
    const s = setting();
    expect(await home.visibility({ name: 'acme/ENG', site: 'linear.app' }, s.io)).toBe('restricted');
    expect(await home.removal(item(KEY), s.io)).toEqual({});
    expect(s.requests).toEqual([]);
  });
});
