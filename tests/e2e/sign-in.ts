import type { Person } from './driver';

/** The tracker's pages know who looks by a cookie, as the real ones do. */
export async function signIn(person: Person, login: string) {
  const tab = await person.open('https://github.com/settings/profile');
  await tab.evaluate(`document.cookie = 'practice_user=${login}; path=/; secure; samesite=lax'`);
  await tab.close();
  person.tabs.splice(person.tabs.indexOf(tab), 1);
}

/** Adds a token on the options page, as a person does. */
export async function connect(person: Person, token: string, owner = 'acme') {
  const tab = await person.extensionPage('options.html#connections');
  await tab.page.fill({ label: /^Owner/ }, owner);
  await tab.page.fill({ label: /^Token/ }, token);
  await tab.page.click({ role: 'button', name: 'Save and test' });
  await tab.page.see(/GitHub answered: you are|The test found a trouble|the test did not finish/);
  await tab.close();
  person.tabs.splice(person.tabs.indexOf(tab), 1);
}
