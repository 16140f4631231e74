/** An outcome written to Linear: guarded, looked at afterwards, over what is damaged, and under another base. */
import { describe, expect, test } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { urlOf } from '../../../lib/trackers/linear/attachment';
import { makeLinearHome } from '../../../lib/trackers/linear/home';
import { FULL } from '../../fixtures/outcome/full';
import { KEY, outcomeIn, readOf, taken, write } from './linear-ask';
import {
  BASE,
  type FakeIssue,
  FORMER,
  home,
  item,
  marks,
  outcomeOf,
  setting,
  type World,
} from './linear-world';

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
    expect(s.acme.attachments).toMatchObject([
      { issueId: it.id, url: urlOf(BASE, it.id), title: 'Outcome: framed' },
    ]);
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
    expect(await home.write(item(KEY), one, (await readOf(s)).etag, s.io, mark)).toMatchObject({
      ok: true,
      settled: true,
    });
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

  test.each(['replace', 'merge'] as const)(
    'metadata that the server does %s: what went is gone',
    async (metadata) => {
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
    },
  );

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
    expect(told).toMatchObject({
      ok: true,
      settled: true,
      read: { home: { outcome: { version: theirs.version } } },
    });
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
    expect(await write(s, mine, read.etag)).toMatchObject({
      ok: false,
      changed: { home: { kind: 'damaged' } },
    });
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
    expect(read.home).toMatchObject({
      text: expect.stringMatching(/^\* \*\*Problem:\*\* p\n\n\{"attributes"/),
    });
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
      expect(await write(s, outcomeOf(it, 'x'), read.etag, how)).toMatchObject({
        changed: { home: { kind: 'newer' } },
      });
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
    expect([theirs.byHand, theirs.content.hypothesis?.problem, theirs.parents]).toEqual([
      true,
      'two',
      [one.version],
    ]);
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
    const read = taken(await write(s, two, before.etag, {}, moved));
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
    const read = taken(await write(s, two, (await readOf(s, KEY, moved)).etag, {}, moved));
    expect(s.acme.attachments).toHaveLength(2);
    expect((await readOf(s, KEY, moved)).etag).toBe(read.etag);
    taken(await write(s, two, read.etag, {}, moved));
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
    expect(outcomeIn(taken(await write(s, mine, read.etag, { repair: true }, moved)))).toEqual(mine);
    expect(s.acme.attachments).toMatchObject([
      { url: urlOf(BASE, it.id), metadata: { sightlineDamaged: expect.stringContaining('there') } },
    ]);
  });
});
