import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { API_ORIGIN, makeAddress, readToken } from '../../../components/options/connections/token';
import {
  deleteAllSecrets,
  deleteSecret,
  replaceSecret,
  SecretRefused,
  tailOf,
  writeSecret,
} from '../../../lib/store/secret-writer';
import { openSecrets } from '../../../lib/store/secrets-db';
import { options } from '../../../lib/strings/pages';

const FINE = 'github_pat_11AAAAAAA0abcdefghijkl_mnopqrstuvwxyz4f2a';
const CLASSIC = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
const { wrong } = options.connections;

describe('a token as it is pasted', () => {
  test('fine-grained needs its owner, classic does not', () => {
    expect(readToken(` ${FINE}\n`, 'acme/shop')).toEqual({
      ok: true,
      value: FINE,
      owner: 'acme',
      kind: 'fine-grained',
    });
    expect(readToken(FINE, '')).toEqual({ ok: false, field: 'owner', why: wrong.ownerNeeded });
    expect(readToken(CLASSIC, '')).toMatchObject({ ok: true, owner: '', kind: 'classic' });
  });
  test.each([
    ['', wrong.empty],
    ['https://github.com/settings/tokens', wrong.address],
    ['github_pat_11 AAAA', wrong.characters],
    ['github_pat_11\nAAAA', wrong.characters],
    ['ghp_ümlaut', wrong.characters],
    ['hunter2', wrong.login],
    [`ghp_${'a'.repeat(2000)}`, wrong['too-long']],
  ])('%s is told what is wrong, without repeating it', (text, why) => {
    const read = readToken(text, 'acme');
    expect(read).toEqual({ ok: false, field: 'token', why });
    if (text.length > 6) expect(why).not.toContain(text);
  });
  test('the form at the tracker is asked for these rights and no others', () => {
    const url = new URL(makeAddress('acme'));
    expect(url.origin + url.pathname).toBe('https://github.com/settings/personal-access-tokens/new');
    const { name, description, ...rest } = Object.fromEntries(url.searchParams);
    expect(rest).toEqual({ target_name: 'acme', expires_in: '90', issues: 'write', metadata: 'read' });
    expect(name).toBe('Sightline acme');
    expect(description).not.toBe('');
    expect(new URL(makeAddress('')).searchParams.has('target_name')).toBe(false);
  });
});

describe('the writer', () => {
  const secret = { tracker: 'github', label: 'acme', owner: 'acme', origin: API_ORIGIN, value: FINE };
  const dump = async () => {
    const db = await openSecrets();
    const all = { secrets: await db.getAll('secrets'), facts: await db.getAll('facts') };
    db.close();
    return all;
  };
  beforeEach(() => deleteAllSecrets());

  test('keeps the value apart from what a list shows', async () => {
    const id = await writeSecret(secret);
    const { secrets, facts } = await dump();
    expect(secrets).toMatchObject([{ id, value: FINE, origin: API_ORIGIN }]);
    expect(facts).toMatchObject([{ id, owner: 'acme', tail: '4f2a' }]);
    expect(JSON.stringify(facts)).not.toContain(FINE.slice(0, 20));
  });
  test('a replaced value drops what was known of the old one', async () => {
    const id = await writeSecret(secret);
    const db = await openSecrets();
    const card = await db.get('facts', id);
    if (!card) throw new Error('no card');
    await db.put('facts', { ...card, login: 'acme-pm', trouble: { code: 'credential-expired' } });
    db.close();
    await replaceSecret(id, { ...secret, value: CLASSIC });
    const { secrets, facts } = await dump();
    expect(secrets).toMatchObject([{ id, value: CLASSIC }]);
    expect(facts).toHaveLength(1);
    expect(facts[0]).not.toHaveProperty('login');
    expect(facts[0]).not.toHaveProperty('trouble');
  });
  test('a deleted value is gone with its facts', async () => {
    const id = await writeSecret(secret);
    const other = await writeSecret({ ...secret, owner: 'beta' });
    await deleteSecret(id);
    expect((await dump()).secrets.map((s) => s.id)).toEqual([other]);
    expect((await dump()).facts.map((s) => s.id)).toEqual([other]);
  });
  test.each([
    ['empty', { value: ' ' }],
    ['characters', { value: 'ghp_a b' }],
    ['characters', { value: `ghp_x\r\nx-injected: 1` }],
    ['too-long', { value: 'a'.repeat(1001) }],
    ['origin', { origin: 'http://api.github.com' }],
    ['origin', { origin: 'https://api.github.com/path' }],
    ['origin', { origin: 'https://user@api.github.com' }],
    ['origin', { origin: 'nonsense' }],
  ])('refuses: %s %o', async (why, part) => {
    const refused = await writeSecret({ ...secret, ...part }).then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(refused).toBeInstanceOf(SecretRefused);
    expect(refused).toMatchObject({ why });
    expect(String(refused)).not.toContain(FINE);
    expect((await dump()).secrets).toEqual([]);
  });
  test('a short value shows no tail', () => {
    expect(tailOf('short')).toBe('');
    expect(tailOf(CLASSIC)).toBe('6789');
  });
  test('has no way to read', () => {
    const source = readFileSync('lib/store/secret-writer.ts', 'utf8');
    expect(source).not.toMatch(/\.(?:get|getAll|getKey|openCursor|iterate|count)\b/);
    expect(source).not.toMatch(/from '\.\/secrets'/);
  });
});
