/** A team's file in a repository: found, read for nothing while it stands; whatever goes wrong is told. */
import { describe, expect, test } from 'vitest';
import { base64Of, textOf as decoded } from '../../../lib/trackers/github/contents';
import type { Fault } from '../../playground/faults';
import { answers } from '../../playground/github/fault-answers';
import { commitFile, filesOf } from '../../playground/github/files';
import { addRepository, renameRepository } from '../../playground/github/state';
import { answering, place, setting } from './github-lists-world';

import {
  CONTENTS,
  code,
  files,
  markIn,
  ONE,
  PATH,
  put,
  read,
  repository,
  SHOP,
  standing,
  TWO,
  write,
} from './github-team-file-world';

describe('where it is', () => {
  test('in the repository, else in the one of its owner', () => {
    expect(files.places(SHOP).map((p) => p.name)).toEqual(['acme/shop', 'acme/.github']);
    expect(files.places(place('acme/.github')).map((p) => p.name)).toEqual(['acme/.github']);
    expect(files.nameOf(SHOP)).toBe('acme/shop · .github/sightline.json');
  });

  test('read, in bytes as they stand, and asked again for nothing', async () => {
    const s = setting('pmRead');
    put(s, `\uFEFF${ONE}`);
    const told = await read(s);
    expect(told).toMatchObject({
      ok: true,
      found: { text: ONE, url: `https://github.com/acme/shop/blob/main/${PATH}` },
    });
    const mark = await markIn(s);
    const used = () => s.world.state.buckets.get('acme-pm/core')?.used;
    const before = used();
    expect(await read(s, mark)).toEqual({ ok: true, same: true, at: expect.any(Number) });
    expect(used()).toBe(before);
    expect(s.requests.at(-1)?.headers['if-none-match']).toMatch(/^W\/"/);
    s.described();
  });

  test('a change is told with who made it, and when', async () => {
    const s = setting();
    put(s, ONE);
    const mark = await markIn(s);
    s.world.state.clock.advance(60_000);
    const commit = put(s, TWO, 'acme-design');
    expect(await read(s, mark)).toMatchObject({ found: { text: TWO, by: 'acme-design', at: commit.at } });
    // Another change of the repository is none of the file.
    put(s, 'x', 'acme-dev', 'src/index.ts');
    expect(await read(s, await markIn(s))).toMatchObject({ same: true });
    s.described();
  });

  test('who made it is not needed to read it', async () => {
    const s = setting();
    put(s, ONE);
    const mark = await markIn(s);
    put(s, TWO);
    s.world.faults.on({ path: '/repos/acme/shop/commits' }, { kind: 'offline' });
    const told = await read(s, mark);
    expect(told).toMatchObject({ ok: true, found: { text: TWO } });
    expect(told.ok && 'found' in told && told.found.by).toBeUndefined();
  });

  test('none is told apart from no access, where there was one', async () => {
    const s = setting('pmOneRepository');
    expect(await read(s, 'x|"y"')).toMatchObject({ ok: true, none: true });
    expect(await read(s, 'x|"y"', place('acme/payments'))).toMatchObject({ trouble: { code: 'hidden' } });
    expect(await read(s, 'x|"y"', place('acme/.github'))).toMatchObject({ trouble: { code: 'hidden' } });
    const before = s.requests.length;
    expect(await read(s, undefined, place('acme/payments'))).toMatchObject({ ok: true, none: true });
    expect(s.requests).toHaveLength(before + 1);
    filesOf(repository(s)).branches.clear();
    expect(await read(s)).toMatchObject({ ok: true, none: true });
    s.described();
  });

  test('without a token: public repositories yes, others are said to need one', async () => {
    const s = setting(null);
    commitFile(s.world.state, repository(s, 'open-shop'), PATH, ONE, { author: 'acme-dev' });
    expect(await read(s, undefined, place('acme/open-shop'))).toMatchObject({ found: { text: ONE } });
    expect(await read(s)).toMatchObject({ trouble: { code: 'no-credential' } });
    s.described();
  });

  test('a token that may not read files says so', async () => {
    const s = setting();
    for (const t of s.world.state.tokens) t.contents = 'none';
    put(s, ONE);
    expect(await read(s)).toMatchObject({ trouble: { code: 'not-permitted', status: 403 } });
  });

  test('after a rename it is said where it is now', async () => {
    const s = setting();
    put(s, ONE);
    renameRepository(repository(s), 'store');
    expect(await read(s)).toMatchObject({ trouble: { code: 'moved', movedTo: 'acme/store' } });
    expect(await read(s, undefined, place('acme/store'))).toMatchObject({ found: { text: ONE } });
    s.described();
  });

  test('a folder, a file of a megabyte, other bytes than text', async () => {
    const folder = setting();
    put(folder, ONE, 'acme-dev', `${PATH}/inside.json`);
    expect(await read(folder)).toMatchObject({
      trouble: { code: 'bad-answer', reason: 'there is something else than a file' },
    });
    const long = setting();
    put(long, Buffer.alloc(1024 * 1024 + 1, 'x'));
    expect(await read(long)).toMatchObject({ trouble: { code: 'too-long' } });
    const bytes = setting();
    put(bytes, Buffer.from('{"a":"\xff\xfe"}', 'latin1'));
    expect(await read(bytes)).toMatchObject({
      trouble: { code: 'bad-answer', reason: 'it is not written in UTF-8' },
    });
    for (const s of [folder, long, bytes]) s.described();
  });

  test('base64 in lines, and back', () => {
    const text = `${'é👋\u0000 '.repeat(9_000)}\r\n`;
    expect(decoded(base64Of(text).replace(/(.{60})/g, '$1\n'))).toBe(text);
  });

  test.each(['acme', '../secrets', 'acme/..', 'acme/shop/issues', 'acme/shop?x'])(
    'a place of another form is asked nothing: %s',
    async (name) => {
      const s = setting();
      const at = { ...SHOP, name };
      expect(await files.read(at, undefined, s.io)).toMatchObject({ trouble: { code: 'bad-answer' } });
      expect(await files.write(at, ONE, undefined, 'direct', 'x', s.io)).toMatchObject({ ok: false });
      expect(s.requests).toEqual([]);
    },
  );
});

describe('whatever goes wrong is a trouble, and nothing is half written', () => {
  const FAULTS: [string, Fault, string][] = [
    ['no line', { kind: 'offline' }, 'offline'],
    ['401', answers.badCredentials(), 'credential-refused'],
    ['403', answers.notByToken(), 'not-permitted'],
    ['single sign-on', answers.singleSignOn('acme'), 'not-approved'],
    ['410', answers.gone(), 'gone'],
    ['429', answers.secondaryLimit(30, 429), 'rate-limited'],
    ['a limit', answers.secondaryLimit(20), 'rate-limited'],
    ['500', answers.serverError(500), 'server'],
    ['502', answers.serverError(502), 'server'],
    ['a page of a network', { kind: 'html' }, 'bad-answer'],
    ['half an answer', { kind: 'truncated' }, 'bad-answer'],
  ];
  test.each(FAULTS)('reading: %s', async (_, fault, expected) => {
    const s = setting();
    put(s, ONE);
    s.world.faults.on({ path: CONTENTS }, fault);
    expect(await read(s)).toMatchObject({ ok: false, trouble: { code: expected } });
  });

  test.each(FAULTS)('writing: %s', async (name, fault, expected) => {
    for (const way of ['direct', 'proposal'] as const) {
      const s = setting();
      put(s, ONE);
      const mark = await markIn(s);
      s.world.faults.on({ method: 'PUT' }, fault);
      const told = await write(s, TWO, mark, way);
      // Half an answer of a write that was carried out: it stands there, and that is looked up.
      if (name === 'half an answer') expect(told).toMatchObject({ ok: true });
      else expect(code(told)).toBe(expected);
      if (told.ok === false) expect(standing(s)).toBe(ONE);
    }
  });

  test('409 and 422 with nothing changed are no change', async () => {
    for (const [fault, expected] of [
      [answers.conflict(), 'locked'],
      [answers.unprocessable('No.'), 'bad-answer'],
    ] as const) {
      const s = setting();
      put(s, ONE);
      const mark = await markIn(s);
      s.world.faults.on({ method: 'PUT' }, fault);
      expect(code(await write(s, TWO, mark))).toBe(expected);
    }
  });

  test('an answer of 304 to a question without a mark is no answer', async () => {
    const told = await files.read(SHOP, undefined, answering('', { status: 304 }));
    expect(told.ok).toBe(false);
  });

  test('a company site is asked at its own API', async () => {
    const s = setting('pmWrite', {}, 'acme.ghe.com');
    put(s, ONE);
    expect(await read(s, undefined, place('acme/shop', 'acme.ghe.com'))).toMatchObject({
      found: { text: ONE },
    });
    expect(new Set(s.requests.map((r) => r.host))).toEqual(new Set(['api.acme.ghe.com']));
  });

  test('the repository of the owner is read the same way', async () => {
    const s = setting();
    const shared = addRepository(s.world.state, 'acme', '.github', { collaborators: { 'acme-pm': 'read' } });
    commitFile(s.world.state, shared, PATH, ONE, { author: 'acme-dev' });
    expect(await read(s, undefined, place('acme/.github'))).toMatchObject({ found: { text: ONE } });
    s.described();
  });
});
