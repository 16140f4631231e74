// Runs inside pages of the extension: sent as text, so nothing here may refer to anything outside its function.

/** Empties the extension's own storage, from one of its pages: as on the day it was installed. */
export async function clearStorage(): Promise<void> {
  type Area = { clear(): Promise<void> };
  type Native = { storage: { local: Area; sync: Area; session?: Area } };
  const world = globalThis as unknown as { browser?: Native; chrome: Native };
  const { local, sync, session } = (world.browser ?? world.chrome).storage;
  await Promise.all([local.clear(), sync.clear(), session?.clear()]);
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        const stores = [...db.objectStoreNames];
        const finish = () => {
          db.close();
          resolve();
        };
        if (stores.length === 0) return finish();
        const transaction = db.transaction(stores, 'readwrite');
        for (const store of stores) transaction.objectStore(store).clear();
        transaction.oncomplete = finish;
        transaction.onerror = () => reject(transaction.error);
      };
    });
  }
}

/** Puts a credential and what may be shown of it into their database, which is there already. */
export async function putSecret(given: {
  database: string;
  secret: { id: string; value: string; renewal?: object };
}): Promise<void> {
  const opening = indexedDB.open(given.database);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const { value: _, renewal: __, ...card } = given.secret;
  const transaction = db.transaction(['secrets', 'facts'], 'readwrite');
  transaction.objectStore('secrets').put(given.secret);
  transaction.objectStore('facts').put(card);
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  db.close();
}

/** Everything in the extension's own storage, read from one of its pages. */
export async function readStorage(): Promise<{
  local: Record<string, unknown>;
  sync: Record<string, unknown>;
  databases: Record<string, Record<string, unknown[]>>;
}> {
  type Area = { get(keys: null): Promise<Record<string, unknown>> };
  type Native = { storage: { local: Area; sync: Area } };
  const world = globalThis as unknown as { browser?: Native; chrome: Native };
  const storage = (world.browser ?? world.chrome).storage;
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const databases: Record<string, Record<string, unknown[]>> = {};
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const db = await done(indexedDB.open(name));
    const stores: Record<string, unknown[]> = {};
    for (const store of db.objectStoreNames) {
      const values = await done(db.transaction(store).objectStore(store).getAll());
      stores[store] = JSON.parse(JSON.stringify(values)) as unknown[];
    }
    db.close();
    databases[name] = stores;
  }
  return { local: await storage.local.get(null), sync: await storage.sync.get(null), databases };
}

/**
 * The row of one item, read afresh: the whole of {@link readStorage} takes a while. The connection stays for the next
 * question, and goes when a newer version or a wipe wants the database.
 */
export async function readItem(alias: string): Promise<unknown[]> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const world = globalThis as { rowsOfTests?: Promise<IDBDatabase> | undefined };
  world.rowsOfTests ??= done(indexedDB.open('sightline')).then((opened) => {
    opened.onversionchange = () => {
      opened.close();
      world.rowsOfTests = undefined;
    };
    return opened;
  });
  const db = await world.rowsOfTests;
  const store = db.transaction('outcomes').objectStore('outcomes');
  const row = await done(store.get(alias) as IDBRequest<unknown>);
  return row === undefined ? [] : [JSON.parse(JSON.stringify(row))];
}
