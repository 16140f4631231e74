import type { Person } from './driver';

/** The trackers' pages know who looks by a cookie, as the real ones do. */
export async function signInAt(person: Person, host: string, login: string) {
  await person.engine.setCookie(host, 'practice_user', login);
}

export const signIn = (person: Person, login: string) => signInAt(person, 'github.com', login);

/** A key of a workspace, as if it had been added on the options page. */
export async function addKey(person: Person, value: string, owner = 'acme') {
  const card = {
    tracker: 'linear',
    label: owner,
    owner,
    origin: 'https://api.linear.app',
    tail: value.slice(-4),
  };
  const id = `key-${owner}`;
  await person.putSecret({
    ...card,
    id,
    addedAt: Date.now(),
    value,
    ...(value.startsWith('lin_api_') && { raw: true }),
  });
  await person.send({ type: 'connection.changed' });
  await person.send({ type: 'connection.test', credential: id });
}

/** A token as if it had been added on the options page, tested too; only the typing is left out. */
export async function addToken(person: Person, value: string, owner = 'acme') {
  const card = {
    tracker: 'github',
    label: owner,
    owner,
    origin: 'https://api.github.com',
    tail: value.slice(-4),
  };
  await person.putSecret({ ...card, id: `token-${owner}`, addedAt: Date.now(), value });
  await person.send({ type: 'connection.changed' });
  await person.send({ type: 'connection.test', credential: `token-${owner}` });
}

/** Adds a token on the options page, as a person does. */
export async function connect(person: Person, token: string, owner = 'acme') {
  const tab = await person.page();
  await tab.front();
  await tab.evaluate(`location.hash = '#connections'; true`);
  // It may still show what another person had.
  await tab.reload();
  await tab.page.fill({ label: /^Owner/ }, owner);
  await tab.page.fill({ label: /^Token/ }, token);
  await tab.page.click({ role: 'button', name: 'Save and test' });
  await tab.page.see(/GitHub answered: you are|The test found a trouble|the test did not finish/);
}
