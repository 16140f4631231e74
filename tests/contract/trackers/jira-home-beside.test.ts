/** A Jira outcome elsewhere than in its property: in a comment, under another name of the site, as a link and as text. */
import { describe, expect, test } from 'vitest';
import { addComment, jiraIssue, setRights } from '../../playground/jira/state';
import { FIRST, item, later, outcomeIn, outcomeOn, PLAN, setting, stored } from './jira-world';

const withFirst = (more: Parameters<typeof setting>[0] = {}) =>
  setting({ ...more, properties: { 'ACME-142': stored(FIRST) } });

describe('somebody who may comment and edits nothing', () => {
  const looker = () => setting({ login: 'acme-design' });

  test('the record goes into a comment that people can read, and is found there', async () => {
    const s = looker();
    const told = await s.write(FIRST, 'none', { account: '712020:ines' });
    expect(told).toMatchObject({
      ok: true,
      settled: true,
      read: { via: 'comment', home: { kind: 'outcome' } },
    });
    expect(told.marks).toHaveLength(1);
    const [comment] = jiraIssue(s.state, 'ACME-142').comments.slice(-1);
    const words = JSON.stringify(comment?.body);
    expect(words).toContain('Outcome (Sightline keeps it with this comment)');
    expect(words).toContain('Metric: Checkout completion');
    expect(comment?.properties.get('sd.public.comment')?.value).toEqual({ internal: true });
    expect(s.property('ACME-142')).toBeUndefined();
    if (told.ok) expect(await s.read('ACME-142')).toEqual(told.read);
    s.described();
  });

  test('also where a list of comments shows no properties', async () => {
    const s = looker();
    s.state.settings.api.commentProperties = false;
    addComment(s.state, 'ACME-142', 'acme-dev', 'Outcome: none so far');
    const told = await s.write(FIRST, 'none');
    expect(told).toMatchObject({ ok: true, read: { via: 'comment' } });
    const asked = s.asked().filter((a) => a.startsWith('GET /rest/api/3/comment/'));
    expect(asked).toHaveLength(1);
  });

  test('a later version goes into the person’s own comment', async () => {
    const s = looker();
    await s.write(FIRST, 'none');
    const { length } = jiraIssue(s.state, 'ACME-142').comments;
    const next = later(FIRST, { owner: 'Ines' });
    const told = await s.write(next, (await s.read('ACME-142')).etag);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { version: next.version } } } });
    const { comments } = jiraIssue(s.state, 'ACME-142');
    expect(comments).toHaveLength(length);
    expect(JSON.stringify(comments.at(-1)?.body)).toContain('Owner: Ines');
    s.described();
  });

  test('somebody else’s comment stays theirs; the version that came from it counts', async () => {
    const s = looker();
    await s.write(FIRST, 'none');
    setRights(s.state, 'acme-dev', { project: 'ACME', edit: false, editAllComments: true });
    s.present.login = 'acme-dev';
    const next = later(FIRST, { owner: 'Jonas' });
    const told = await s.write(next, (await s.read('ACME-142')).etag);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { version: next.version } } } });
    const held = jiraIssue(s.state, 'ACME-142').comments.filter((c) => c.properties.has('sightline.outcome'));
    expect(held.map((c) => c.author)).toEqual(['acme-design', 'acme-dev']);
    // The older one is written again, later: it is still the one that the other came from.
    const older = held[0];
    if (older) older.updatedAt = s.state.clock.now() + 5_000;
    expect(outcomeIn(await s.read('ACME-142')).version).toBe(next.version);
  });

  test('the issue’s own record counts more than a comment’s', async () => {
    const s = looker();
    await s.write(FIRST, 'none');
    const theirs = outcomeOn('ACME-142', { owner: 'Mara' });
    s.foreign('ACME-142', theirs);
    const read = await s.read('ACME-142');
    expect([outcomeIn(read).version, read.via]).toEqual([theirs.version, undefined]);
    expect(await s.write(later(theirs, { owner: 'Ines' }), read.etag)).toMatchObject({
      ok: false,
      trouble: { code: 'not-permitted', status: 403 },
    });
  });

  test('neither edit nor comment: not permitted', async () => {
    const s = looker();
    setRights(s.state, 'acme-design', { project: 'ACME', comment: false });
    expect(await s.write(FIRST, 'none')).toMatchObject({ trouble: { code: 'not-permitted', status: 403 } });
    expect(s.asked().some((a) => a.startsWith('POST'))).toBe(false);
  });

  test('one issue that nobody may edit is no such project', async () => {
    const s = setting();
    jiraIssue(s.state, 'ACME-142').readOnly = true;
    expect(await s.write(FIRST, 'none')).toMatchObject({ trouble: { code: 'not-permitted' } });
    expect(s.asked().some((a) => a.startsWith('POST'))).toBe(false);
  });

  test('what came of it is found in the comment', async () => {
    const s = looker();
    const { marks } = await s.write(FIRST, 'none');
    expect(await s.home.check(item('ACME-142'), marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({
      landed: true,
    });
  });
});

describe('one site, two names', () => {
  const DOMAIN = 'jira.acme.example';
  const there = (key: string) => ({ ...item(key), site: DOMAIN });

  test('a record that names the first name is at home under the company’s domain, and the other way round', async () => {
    const s = withFirst();
    for (const [home, site] of [
      ['acme.atlassian.net', DOMAIN],
      [DOMAIN, 'acme.atlassian.net'],
    ] as const) {
      s.foreign('ACME-142', { ...FIRST, home: { ...FIRST.home, site: home } });
      const told = await s.home.read({ ...item('ACME-142'), site }, s.io);
      expect(told).toMatchObject({ read: { item: { site }, home: { outcome: { home: { site } } } } });
    }
    // Once an hour for each name.
    expect(s.asked().filter((a) => a.endsWith('serverInfo'))).toHaveLength(2);
    await s.home.read(there('ACME-142'), s.io);
    expect(s.asked().filter((a) => a.endsWith('serverInfo'))).toHaveLength(2);
    s.described();
  });

  test('written by the name that stays', async () => {
    const s = setting();
    const mine = { ...FIRST, home: there('ACME-142') };
    const told = await s.home.write(there('ACME-142'), mine, 'none', s.io, async () => undefined);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { home: { site: DOMAIN } } } } });
    expect(s.property('ACME-142')).toMatchObject({
      core: { home: { site: 'acme.atlassian.net', key: 'ACME-142' } },
    });
  });

  test('another company’s record is a copy, and stays so', async () => {
    const s = withFirst();
    s.foreign('ACME-142', { ...FIRST, home: { ...FIRST.home, site: 'other.atlassian.net' } });
    expect(outcomeIn(await s.read('ACME-142')).home.site).toBe('other.atlassian.net');
  });

  test('while the names cannot be asked for, nothing is called a copy', async () => {
    const s = withFirst();
    s.fault('GET', '/rest/api/3/serverInfo', { kind: 'offline' });
    expect(await s.home.read(there('ACME-142'), s.io)).toMatchObject({ trouble: { code: 'offline' } });
    expect(await s.home.read(there('ACME-142'), s.io)).toMatchObject({ ok: true });
  });
});

describe('for everybody else', () => {
  test('a link on the issue, brought up to date and never doubled', async () => {
    const s = withFirst();
    expect(await s.home.signpost?.(item('ACME-142'), FIRST, s.io)).toEqual({ ok: true });
    const { id, remoteLinks } = jiraIssue(s.state, 'ACME-142');
    expect(remoteLinks).toMatchObject([
      {
        globalId: `sightline=${id}`,
        application: { type: 'sightline', name: 'Sightline' },
        relationship: 'outcome',
        object: {
          url: `https://sightline.example/#jira/${id}`,
          title: 'Outcome: framed',
          summary: expect.stringMatching(/^We believe that solving this problem/),
          status: { resolved: false },
        },
      },
    ]);
    const verdict = { kind: 'improved' as const, at: '2027-04-01' };
    const known = { ...item('ACME-142'), id: String(id) };
    await s.home.signpost?.(known, later(FIRST, { verdict }), s.io);
    expect(remoteLinks).toMatchObject([
      { object: { title: 'Outcome: improved', status: { resolved: true } } },
    ]);
    await s.home.signpost?.(known, later(FIRST, { verdict: { kind: 'too early', at: '2027-04-01' } }), s.io);
    expect(remoteLinks).toMatchObject([{ object: { status: { resolved: false } } }]);
    s.described();
  });

  test('whether it stands there, whoever put it', async () => {
    const s = withFirst();
    const stands = () => s.home.signposted?.(item('ACME-142'), s.io);
    expect(await stands()).toEqual({ ok: true, stands: false });
    await s.home.signpost?.(item('ACME-142'), FIRST, s.io);
    expect(await stands()).toEqual({ ok: true, stands: true });
    s.fault('GET', /remotelink/, { kind: 'offline' });
    expect(await stands()).toMatchObject({ ok: false, trouble: { code: 'offline' } });
    s.described();
  });

  test('a removed outcome takes it along, also twice', async () => {
    const s = withFirst();
    await s.home.signpost?.(item('ACME-142'), FIRST, s.io);
    const gone = { ...FIRST, content: { removed: { at: '2026-11-21T09:00:00Z' } } };
    for (let i = 0; i < 2; i++)
      expect(await s.home.signpost?.(item('ACME-142'), gone, s.io)).toEqual({ ok: true });
    expect(jiraIssue(s.state, 'ACME-142').remoteLinks).toEqual([]);
    s.described();
  });

  test('no right to link', async () => {
    const s = setting({ login: 'acme-design' });
    expect(await s.home.signpost?.(item('ACME-142'), FIRST, s.io)).toMatchObject({
      ok: false,
      trouble: { code: 'not-permitted' },
    });
  });

  test('text to copy', () => {
    const { section } = setting().home;
    expect(section.write(FIRST)).toBe(
      [
        'Outcome',
        'Problem: Shoppers are sent to a sign-up form before they can pay',
        'For whom: First-time shoppers on mobile',
        'Metric: Checkout completion',
        'Target: 67 %',
        'By: 2027-03-31',
        'Because: 31 of 84 checkout tickets in October named the account step',
      ].join('\n'),
    );
    expect(section.read(section.write(FIRST), item('ACME-142'))).toEqual({ kind: 'none' });
    expect(section.begin(section.write(FIRST))).toMatchObject({
      metric: 'Checkout completion',
      target: '67 %',
    });
    expect(section.begin('Fewer sign-ups lost')).toEqual({ problem: 'Fewer sign-ups lost' });
  });

  test('what can still be read of a damaged record begins the form', async () => {
    const damaged = { v: 1, core: { content: { ...PLAN, hypothesis: { problem: 'P', segment: 7 } } } };
    const s = setting({ properties: { 'ACME-142': { 'sightline.outcome': damaged } } });
    const { home } = await s.read('ACME-142');
    if (home.kind !== 'damaged') throw new Error(home.kind);
    expect(s.home.section.salvage(home.text)).toEqual({
      problem: 'P',
      metric: 'Checkout completion',
      target: '67 %',
      by: '2027-03-31',
    });
    expect(s.home.section.salvage('not even JSON')).toEqual({});
  });
});
