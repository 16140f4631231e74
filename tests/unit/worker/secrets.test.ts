/** What is known of a credential, beside its value: listed without it, and dropped with it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { deleteSecret, replaceSecret, writeSecret } from '../../../lib/store/secret-writer';
import { secrets } from '../../../lib/store/secrets';

const origin = 'https://api.github.com';
const of = (owner: string, value = `a-value-of-${owner}-and-more`) => ({
  tracker: 'github',
  label: owner,
  owner,
  origin,
  value,
});
let now = 1_000;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  now = 1_000;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});

test('a list has no value in it, and begins with what was put in first', async () => {
  const ids: string[] = [];
  for (const owner of ['zeta', 'acme', 'mid']) {
    ids.push(await writeSecret(of(owner)));
    now += 1;
  }
  const list = await secrets().list();
  expect(list.map((c) => c.id)).toEqual(ids);
  expect(list[1]).toEqual({
    id: ids[1],
    tracker: 'github',
    label: 'acme',
    owner: 'acme',
    origin,
    tail: 'more',
  });
  expect(JSON.stringify(list)).not.toContain('a-value');
});

test('a value is given with the one origin it may be sent to; one that was deleted is not', async () => {
  const id = await writeSecret(of('acme'));
  expect(await secrets().value(id)).toEqual({ origin, value: of('acme').value });
  await deleteSecret(id);
  expect(await secrets().value(id)).toBeNull();
  expect(await secrets().list()).toEqual([]);
});

test('what a check told is kept; the next one ends its trouble and leaves the rest', async () => {
  const id = await writeSecret(of('acme'));
  const store = secrets();
  await store.learn(id, { login: 'acme-pm', expiresAt: 9_000, checkedAt: 2_000 }, 2_000);
  await store.learn(id, { checkedAt: 3_000, trouble: { code: 'offline' } }, 3_000);
  const known = { login: 'acme-pm', expiresAt: 9_000 };
  expect(await store.list()).toMatchObject([{ ...known, checkedAt: 3_000, trouble: { code: 'offline' } }]);
  await store.learn(id, { checkedAt: 4_000 }, 4_000);
  const [card] = await store.list();
  expect(card).toMatchObject({ ...known, checkedAt: 4_000 });
  expect(card).not.toHaveProperty('trouble');
});

test('what was told of a value that was replaced meanwhile is not kept, nor what was known of it', async () => {
  const id = await writeSecret(of('acme'));
  const store = secrets();
  await store.learn(id, { login: 'acme-pm', scopes: 'repo' }, 2_000);
  const began = 3_000;
  now = 3_001;
  await replaceSecret(id, of('acme', 'another-value-for-it'));
  await store.learn(id, { trouble: { code: 'credential-refused' } }, began);
  const [card] = await store.list();
  expect(card).toEqual({ id, tracker: 'github', label: 'acme', owner: 'acme', origin, tail: 'r-it' });
});

test('what was told of one that was deleted meanwhile brings nothing back', async () => {
  const id = await writeSecret(of('acme'));
  await deleteSecret(id);
  await secrets().learn(id, { login: 'acme-pm' }, 2_000);
  expect(await secrets().list()).toEqual([]);
});
