/** One issue's outcome in Linear: read, written, moved, merged, removed. */
import { describe, expect, test } from 'vitest';
import { type Outcome } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { urlOf } from '../../../lib/trackers/linear/attachment';
import { makeLinearHome } from '../../../lib/trackers/linear/home';
import type { HomeRead, HomeWrite, TrackerHome } from '../../../lib/trackers/tracker';
import { FULL } from '../../fixtures/outcome/full';
import { BASE, FORMER, type FakeIssue, home, item, marks, outcomeOf, setting, START, uuid, type World } from './linear-world';

const KEY = 'acme/ENG-12';

async function readOf(s: World, key = KEY, h: TrackerHome = home): Promise<HomeRead> {
  const told = await h.read(item(key), s.io);
  if (!told.ok) throw new Error(`${told.trouble.code} ${told.trouble.reason}`);
  return told.read;
}
const outcomeIn = (read: HomeRead): Outcome => {
  if (read.home.kind !== 'outcome') throw new Error(read.home.kind);
  return read.home.outcome;
};
const write = (s: World, outcome: Outcome, seen: string, how = {}, key = KEY, h: TrackerHome = home) =>
  h.write(item(key), outcome, seen, s.io, marks().mark, how);
const taken = (told: HomeWrite): HomeRead => {
  if (!told.ok) throw new Error(JSON.stringify('trouble' in told ? told.trouble : 'changed'));
  return told.read;
};

describe('reading', () => {
  test('an issue without an outcome: what it is, who opened it, what it says', async () => {
    const s = setting();
    s.issue(12, { description: '# Guests\n\n* Guests **leave** at the [form](https://x.example)' });
    expect(await readOf(s)).toEqual({
      item: { tracker: 'linear', site: 'linear.app', key: KEY, id: uuid(12) },
      title: 'Issue 12 of acme',
      home: { kind: 'none' },
      etag: expect.stringMatching(/^[\da-f]{32}$/),
      author: 'acme-dev',
      excerpt: { text: 'Guests Guests leave at the form', cut: false, openedAt: '2026-11-21T06:30:00.000Z' },
      at: START,
    });
    expect(s.ledger).toEqual([
      expect.objectContaining({ why: 'Read the outcome', item: KEY, host: 'api.linear.app', path: '/graphql', method: 'POST' }),
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
    for (const url of ['https://sightline.example/', `https://sightline.example.evil/#linear/${it.id}`, 'https://pr.example/1'])
      s.attach(it, outcomeOf(it, 'x'), { url });
    expect((await readOf(s)).home).toEqual({ kind: 'none' });
  });

  test.each([
    ['one shipped twice', [['2026-11-03', 'Done', 'completed'], ['2026-11-09', 'Released', 'completed']], '2026-11-03', 'Done'],
    ['spans in any order', [['2026-11-09', 'Released', 'completed'], ['2026-11-03', 'Done', 'completed']], '2026-11-03', 'Done'],
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
    const it = s.issue(12, { state: { name: 'Done', type: 'completed' }, completedAt: '2026-11-09T10:00:00.000Z' });
    expect((await readOf(s)).launch).toEqual({ at: '2026-11-09T10:00:00.000Z', why: 'moved to Done' });
    it.state = { name: 'Todo', type: 'unstarted' };
    expect((await readOf(s)).launch).toBeUndefined();
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
    expect(told).toMatchObject({ ok: false, trouble: { code: 'moved', movedTo: 'acme/OPS-3', credential: 'pm' } });
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
    expect(read.home).toMatchObject({ kind: 'damaged', why: 'doubled', text: expect.stringMatching(/of a[^]*of b/) });
    const mine = outcomeOf(it, 'mine');
    expect(await write(s, mine, read.etag)).toMatchObject({ ok: false, changed: { home: { kind: 'damaged' } } });
    expect(outcomeIn(taken(await write(s, mine, read.etag, { repair: true }))).version).toBe(mine.version);
  });
});

describe('writing', () => {
  test('what was there is read, a mark is left, and what stands is looked at', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    const { all, mark } = marks();
    const before = await readOf(s);
    const told = await home.write(item(KEY), one, before.etag, s.io, mark);
    expect(told).toMatchObject({ ok: true, settled: true });
    const read = taken(told);
    expect(outcomeIn(read)).toEqual(one);
    expect(read.etag).toBe((await readOf(s)).etag);
    expect(all).toEqual([{ before: before.etag, sent: one.version }]);
    expect(s.acme.attachments).toMatchObject([{ issueId: it.id, url: urlOf(BASE, it.id), title: 'Outcome: framed' }]);
    expect(s.ledger.slice(1, 4).map((r) => r.why)).toEqual([
      'Read the outcome before writing',
      'Write the outcome',
      'Look whether the outcome arrived',
    ]);
    expect(s.ledger.every((r) => r.item === KEY)).toBe(true);
  });

  test('the full record comes back whole', async () => {
    const s = setting();
    const it = s.issue(12);
    const full = { ...FULL, home: { ...item(KEY), id: it.id } };
    expect(outcomeIn(taken(await write(s, full, (await readOf(s)).etag)))).toEqual(full);
  });

  test('the same again is not sent', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    s.attach(it, one);
    const { all, mark } = marks();
    expect(await home.write(item(KEY), one, (await readOf(s)).etag, s.io, mark)).toMatchObject({ ok: true, settled: true });
    expect([all, s.sent('mutation')]).toEqual([[], []]);
  });

  test('somebody wrote since: nothing is sent, the new state comes back', async () => {
    const s = setting();
    const it = s.issue(12);
    const before = await readOf(s);
    const theirs = outcomeOf(it, 'theirs');
    s.attach(it, theirs);
    const told = await write(s, outcomeOf(it, 'mine'), before.etag);
    expect(told).toMatchObject({ ok: false, changed: { home: { outcome: { version: theirs.version } } } });
    expect(s.sent('mutation')).toHaveLength(0);
  });

  test.each(['replace', 'merge'] as const)('metadata that the server does %s: what went is gone', async (metadata) => {
    const s = setting('pm', { metadata });
    const it = s.issue(12);
    const with_ = { ...FULL, home: { ...item(KEY), id: it.id } };
    const first = taken(await write(s, with_, (await readOf(s)).etag));
    s.acme.attachments[0]?.metadata && Object.assign(s.acme.attachments[0].metadata, { foreign: 'kept?' });
    expect((await readOf(s)).etag).toBe(first.etag);
    const { evidence, readings, amendments, setAside, ...rest } = with_.content;
    const { verdict: _, registration: __, ...less } = rest;
    const without = stamp(with_, less, { id: with_.id, home: with_.home });
    const read = taken(await write(s, without, first.etag));
    expect(outcomeIn(read)).toEqual(without);
    expect(s.acme.attachments[0]?.metadata).toMatchObject({ sightlineHistory: '' });
    expect(s.acme.attachments[0]?.metadata.foreign).toBe(metadata === 'merge' ? 'kept?' : undefined);
    expect(evidence && readings && amendments && setAside).toBeTruthy();
  });

  test('values of other kinds may be dropped: the record is none of them', async () => {
    const s = setting('pm', { nested: 'drop' });
    const it = s.issue(12);
    const full = { ...FULL, home: { ...item(KEY), id: it.id } };
    expect(outcomeIn(taken(await write(s, full, (await readOf(s)).etag)))).toEqual(full);
    expect(s.acme.attachments[0]?.metadata.attributes).toBeUndefined();
  });

  test('a removed outcome leaves its tombstone', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    s.attach(it, one);
    const gone = stamp(one, { removed: { at: '2026-11-21T09:00:00Z' } }, { id: one.id, home: one.home });
    const read = taken(await write(s, gone, (await readOf(s)).etag));
    expect(outcomeIn(read).content).toEqual({ removed: { at: '2026-11-21T09:00:00Z' } });
    expect(s.acme.attachments).toMatchObject([{ title: 'Outcome: removed', metadata: { attributes: [] } }]);
  });

  test('somebody writes in the same second: what stands comes back', async () => {
    const s = setting();
    const it = s.issue(12);
    const before = await readOf(s);
    const theirs = outcomeOf(it, 'theirs');
    const { net } = s.io;
    const io = {
      ...s.io,
      net: async (req: Parameters<typeof net>[0]) => {
        const told = await net(req);
        if (req.why === 'Write the outcome') {
          s.acme.attachments.length = 0;
          s.attach(it, theirs);
        }
        return told;
      },
    };
    const told = await home.write(item(KEY), outcomeOf(it, 'mine'), before.etag, io, marks().mark);
    expect(told).toMatchObject({ ok: true, settled: true, read: { home: { outcome: { version: theirs.version } } } });
  });

  test('a read that lags behind the write does not count against it', async () => {
    const s = setting('pm', { stale: true });
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    const read = taken(await write(s, one, (await readOf(s)).etag));
    expect(outcomeIn(read)).toEqual(one);
    s.thaw();
    expect((await readOf(s)).etag).toBe(read.etag);
  });

  test('a record that is too large is not sent', async () => {
    const s = setting();
    const it = s.issue(12);
    const long = outcomeOf(it, 'x'.repeat(7_000));
    expect(await write(s, long, (await readOf(s)).etag)).toMatchObject({
      trouble: { code: 'too-long', over: expect.any(Number) },
    });
    expect(s.sent('mutation')).toHaveLength(0);
  });
});

describe('what cannot be read', () => {
  const damaged = async (s: World, it: FakeIssue, metadata: Record<string, unknown>) => {
    s.attach(it, outcomeOf(it, 'old'), { metadata });
    return readOf(s);
  };

  test.each([
    ['somebody else’s metadata', { build: 7 }],
    ['half a record', { sightline: '{"format":"1.0",', sightlineVersion: 1 }],
    ['no metadata', {}],
  ])('%s is shown, and only a repair writes over it', async (_, metadata) => {
    const s = setting();
    const it = s.issue(12);
    const read = await damaged(s, it, metadata);
    expect(read.home).toMatchObject({ kind: 'damaged', why: 'malformed' });
    const mine = outcomeOf(it, 'mine');
    expect(await write(s, mine, read.etag)).toMatchObject({ ok: false, changed: { home: { kind: 'damaged' } } });
    expect(s.sent('mutation')).toHaveLength(0);
    const after = taken(await write(s, mine, read.etag, { repair: true }));
    expect(outcomeIn(after)).toEqual(mine);
    const kept = JSON.stringify(metadata);
    expect(s.acme.attachments[0]?.metadata.sightlineDamaged).toContain(kept);
    // It stays with later versions.
    taken(await write(s, outcomeOf(it, 'later', mine), after.etag));
    expect(s.acme.attachments[0]?.metadata.sightlineDamaged).toContain(kept);
  });

  test('what is kept of it has an end, and begins with what people saw', async () => {
    const s = setting();
    const it = s.issue(12);
    const attributes = [{ name: 'Problem', value: 'p' }, 7, { name: 'x' }];
    const read = await damaged(s, it, { attributes, noise: '😀'.repeat(9_000) });
    expect(read.home).toMatchObject({ text: expect.stringMatching(/^\* \*\*Problem:\*\* p\n\n\{"attributes"/) });
    expect(read.home.kind === 'damaged' && home.section.salvage(read.home.text)).toEqual({ problem: 'p' });
    taken(await write(s, outcomeOf(it, 'x'), read.etag, { repair: true }));
    const kept = String(s.acme.attachments[0]?.metadata.sightlineDamaged);
    expect([Array.from(kept).length, kept.isWellFormed()]).toEqual([8_000, true]);
  });

  test('a newer record is shown and never written over, not even to repair', async () => {
    const s = setting();
    const it = s.issue(12);
    const read = await damaged(s, it, { sightlineVersion: 2, sightline: '{"format":"2.0"}' });
    expect(read.home).toMatchObject({ kind: 'newer', format: '2.0' });
    for (const how of [{}, { repair: true }])
      expect(await write(s, outcomeOf(it, 'x'), read.etag, how)).toMatchObject({ changed: { home: { kind: 'newer' } } });
    expect(s.sent('mutation')).toHaveLength(0);
  });

  test('a content that was changed under its old version is a version of its own', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    const attachment = s.attach(it, one);
    attachment.metadata.sightline = String(attachment.metadata.sightline).replace('"one"', '"two"');
    const read = await readOf(s);
    expect(read.home).toMatchObject({ kind: 'outcome', handEdited: true });
    const theirs = outcomeIn(read);
    expect([theirs.byHand, theirs.content.hypothesis?.problem, theirs.parents]).toEqual([true, 'two', [one.version]]);
    expect(theirs.version).not.toBe(one.version);
  });
});

describe('a new base', () => {
  const moved = makeLinearHome({ base: BASE, formerBases: [FORMER] });

  test('what stands under the former one is read, written anew, and goes once the new one stands', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    s.attach(it, one, { base: FORMER });
    expect((await readOf(s)).home.kind).toBe('none');
    const before = await readOf(s, KEY, moved);
    expect(outcomeIn(before)).toEqual(one);
    const two = outcomeOf(it, 'two', one);
    const read = taken(await write(s, two, before.etag, {}, KEY, moved));
    expect(outcomeIn(read)).toEqual(two);
    expect(s.acme.attachments.map((a) => a.url)).toEqual([urlOf(BASE, it.id)]);
    expect(s.ledger.map((r) => r.why).slice(-3)).toEqual([
      'Write the outcome',
      'Look whether the outcome arrived',
      'Take the outcome off its former address',
    ]);
    expect((await readOf(s, KEY, moved)).etag).toBe(read.etag);
  });

  test('cut off between the two: both stand, the new one counts, and the former goes with the next write', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    s.attach(it, one, { base: FORMER });
    s.fault({ kind: 'offline' }, 'attachmentDelete', 1);
    const two = outcomeOf(it, 'two', one);
    const read = taken(await write(s, two, (await readOf(s, KEY, moved)).etag, {}, KEY, moved));
    expect(s.acme.attachments).toHaveLength(2);
    expect((await readOf(s, KEY, moved)).etag).toBe(read.etag);
    taken(await write(s, two, read.etag, {}, KEY, moved));
    expect(s.acme.attachments.map((a) => a.url)).toEqual([urlOf(BASE, it.id)]);
  });

  test('an old program goes on under the former one: what it built on counts', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    s.attach(it, one);
    const two = outcomeOf(it, 'two', one);
    s.attach(it, two, { base: FORMER });
    expect(outcomeIn(await readOf(s, KEY, moved)).version).toBe(two.version);
  });

  test('both went on apart: doubled, nothing is thrown away unasked', async () => {
    const s = setting();
    const it = s.issue(12);
    const one = outcomeOf(it, 'one');
    s.attach(it, outcomeOf(it, 'here', one));
    s.attach(it, outcomeOf(it, 'there', one), { base: FORMER });
    const read = await readOf(s, KEY, moved);
    expect(read.home).toMatchObject({ kind: 'damaged', why: 'doubled' });
    const mine = outcomeOf(it, 'mine', one);
    expect(outcomeIn(taken(await write(s, mine, read.etag, { repair: true }, KEY, moved)))).toEqual(mine);
    expect(s.acme.attachments).toMatchObject([
      { url: urlOf(BASE, it.id), metadata: { sightlineDamaged: expect.stringContaining('there') } },
    ]);
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
    expect(await who('outsider', 'acme/ENG')).toMatchObject({ ok: true, trouble: { code: 'hidden', reason: 'acme/ENG' } });
    expect(await who('revoked')).toMatchObject({ ok: false, trouble: { code: 'credential-refused', credential: 'revoked' } });
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
