import type { Person } from './driver';

/** The tracker's pages know who looks by a cookie, as the real ones do. */
export async function signIn(person: Person, login: string) {
  await person.engine.setCookie('github.com', 'practice_user', login);
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
