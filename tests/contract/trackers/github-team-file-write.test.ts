/** A team's file in a repository, written at once or proposed, and never over what others wrote. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_BRANCH, filesOf, mergeProposal } from '../../playground/github/files';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { setting, type TokenName } from './github-lists-world';

import {
  code,
  markIn,
  ONE,
  PATH,
  put,
  read,
  repository,
  type Setting,
  standing,
  TWO,
  write,
} from './github-team-file-world';

describe('written at once', () => {
  test('made, then changed, each as a commit; the mark of a write holds for the next', async () => {
    const s = setting();
    const made = await write(s, ONE);
    expect(made).toMatchObject({ ok: true, url: expect.stringContaining(PATH) });
    const mark = made.ok ? made.mark : undefined;
    expect(await read(s, mark)).toMatchObject({ same: true });
    expect(await write(s, TWO, mark)).toMatchObject({ ok: true });
    expect(standing(s)).toBe(TWO);
    const commits = filesOf(repository(s)).branches.get(DEFAULT_BRANCH)?.commits.slice(-2);
    expect(commits).toMatchObject([{ author: 'acme-pm' }, { message: expect.stringContaining('So says') }]);
    s.described();
  });

  test('the first file of an empty repository', async () => {
    const s = setting();
    filesOf(repository(s)).branches.clear();
    expect(await write(s, ONE)).toMatchObject({ ok: true });
    expect(standing(s)).toBe(ONE);
  });

  test('what somebody else wrote meanwhile is never written over', async () => {
    const s = setting();
    put(s, ONE);
    const mark = await markIn(s);
    put(s, '{"theirs":1}');
    expect(await write(s, TWO, mark)).toEqual({ ok: false, changed: true });
    expect(await write(s, TWO, undefined)).toEqual({ ok: false, changed: true });
    put(s, null);
    expect(await write(s, TWO, mark)).toEqual({ ok: false, changed: true });
    // Between the last look and the write.
    put(s, ONE);
    s.world.foreign.before({ method: 'PUT' }, () => put(s, '{"theirs":2}'));
    expect(await write(s, TWO, await markIn(s))).toEqual({ ok: false, changed: true });
    expect(standing(s)).toBe('{"theirs":2}');
    const none = setting();
    none.world.foreign.before({ method: 'PUT' }, () => put(none, '{"theirs":3}'));
    expect(await write(none, ONE)).toEqual({ ok: false, changed: true });
    expect(standing(none)).toBe('{"theirs":3}');
    s.described();
    none.described();
  });

  test('what stands there already is not written again', async () => {
    const s = setting();
    put(s, ONE);
    expect(await write(s, ONE, 'old|')).toMatchObject({ ok: true });
    expect(s.requests.every((r) => r.method === 'GET')).toBe(true);
  });

  test('an answer that got lost is looked up', async () => {
    const s = setting();
    s.world.faults.on({ method: 'PUT' }, { kind: 'drop-after' });
    expect(await write(s, ONE)).toMatchObject({ ok: true, mark: expect.any(String) });
    expect(standing(s)).toBe(ONE);
  });

  test.each<[string, TokenName, Partial<{ contents: 'read'; archived: boolean; protect: boolean }>, string]>([
    ['a token that only reads', 'pmWrite', { contents: 'read' }, 'not-permitted'],
    ['a person who only reads', 'strangerClassic', {}, 'not-permitted'],
    ['a repository that is read-only', 'pmWrite', { archived: true }, 'locked'],
    ['a branch that takes proposals only', 'pmWrite', { protect: true }, 'locked'],
    ['a token that is not approved', 'pmUnapproved', {}, 'not-permitted'],
    ['a token that was revoked', 'pmRevoked', {}, 'credential-refused'],
  ])('%s', async (_, token, how, expected) => {
    const s = setting(token);
    const known = s.world.state.tokens.find((t) => t.secret === PRACTICE_TOKENS[token]);
    if (known && how.contents) known.contents = how.contents;
    repository(s).archived = how.archived === true;
    if (how.protect) filesOf(repository(s)).protectedBranch = DEFAULT_BRANCH;
    expect(code(await write(s, ONE))).toBe(expected);
    expect(standing(s)).toBeUndefined();
  });

  test('nobody is connected', async () => {
    const s = setting(null);
    expect(await write(s, ONE)).toMatchObject({ trouble: { code: 'no-credential' } });
    expect(s.requests).toEqual([]);
  });
});

describe('proposed', () => {
  const pulls = (s: Setting) =>
    s.world.state.issues.filter((i) => i.kind === 'pull_request' && i.title === TITLE);
  const TITLE = 'Raise the threshold';

  test('a branch, a commit and a request; the file itself stays until others agree', async () => {
    const s = setting();
    put(s, ONE);
    const told = await write(s, TWO, await markIn(s), 'proposal');
    expect(told).toMatchObject({ ok: true, url: expect.stringMatching(/\/acme\/shop\/pull\/\d+$/) });
    expect(standing(s)).toBe(ONE);
    const [pull] = filesOf(repository(s)).proposed;
    expect(standing(s, pull?.head)).toBe(TWO);
    expect(pulls(s)).toMatchObject([{ body: expect.stringContaining('So says the lead.') }]);
    mergeProposal(s.world.state, repository(s), pull?.number ?? 0);
    expect(standing(s)).toBe(TWO);
    s.described();
  });

  test('the same again goes on where it stopped, and makes no second one', async () => {
    for (const lost of ['offline', 'drop-after'] as const)
      for (const step of [
        { method: 'POST', path: /\/git\/refs$/ },
        { method: 'PUT' },
        { path: /contents/, method: 'GET' },
        { method: 'POST', path: /\/pulls$/ },
      ]) {
        const s = setting();
        put(s, ONE);
        const mark = await markIn(s);
        s.world.faults.on(step, { kind: lost });
        expect(code(await write(s, TWO, mark, 'proposal'))).toBe('offline');
        expect(standing(s)).toBe(ONE);
        const again = await write(s, TWO, mark, 'proposal');
        expect(again).toMatchObject({ ok: true, url: expect.stringContaining('/pull/') });
        expect(pulls(s)).toHaveLength(1);
        expect(filesOf(repository(s)).branches.size).toBe(2);
        s.described();
      }
  });

  test('a second proposal that says something else has a branch of its own', async () => {
    const s = setting();
    put(s, ONE);
    const mark = await markIn(s);
    await write(s, TWO, mark, 'proposal');
    await write(s, `${TWO} `, mark, 'proposal');
    expect(new Set(filesOf(repository(s)).proposed.map((p) => p.head)).size).toBe(2);
  });

  test('nothing is proposed over what changed meanwhile', async () => {
    const s = setting();
    put(s, ONE);
    const mark = await markIn(s);
    s.world.foreign.before({ path: /\/git\/ref\// }, () => put(s, '{"theirs":1}'));
    expect(await write(s, TWO, mark, 'proposal')).toEqual({ ok: false, changed: true });
    expect(pulls(s)).toEqual([]);
  });

  test('without the right to, and in an empty repository', async () => {
    const s = setting('pmWrite');
    for (const t of s.world.state.tokens) t.contents = 'read';
    expect(code(await write(s, ONE, undefined, 'proposal'))).toBe('not-permitted');
    const empty = setting();
    filesOf(repository(empty)).branches.clear();
    expect(await write(empty, ONE, undefined, 'proposal')).toMatchObject({
      trouble: { reason: 'Git Repository is empty.' },
    });
  });
});
