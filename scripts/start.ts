/** `npm start`: the practice tracker with the real extension; with a display to use it, otherwise the guided tour. */
import { startPerson } from '../tests/e2e/driver';
import { startPlayground } from '../tests/playground/server';
import { practiceSections } from './backlog';
import { tour } from './tour';

const display =
  process.platform !== 'linux' ||
  process.env.DISPLAY !== undefined ||
  process.env.WAYLAND_DISPLAY !== undefined;

if (!display || process.argv.includes('--tour')) {
  if (!display) console.log('No display here: the guided tour runs without one.');
  const { pictures, seconds } = await tour('tour');
  console.log(`${pictures} pictures in ${seconds.toFixed(0)} s. Open tour/index.html`);
} else {
  const playground = await startPlayground({ seed: { sections: practiceSections() } });
  const person = await startPerson({ name: 'you', kind: 'chromium', playground, headed: true });
  const welcome = await person.extensionPage('welcome.html');
  await person.open('https://github.com/acme/shop/issues');
  await welcome.front();
  console.log(
    [
      'A small team’s tracker is open in the second tab; you are acme-pm. Nothing leaves this machine.',
      'Start with issue #142 “Let shoppers pay without creating an account”: press the grey mark at the end of its title.',
      'Then press Issues: each row says whether it has an outcome, and the bar over the list goes through those without.',
      'To share with a token, use github_pat_practice_pm_write for the owner acme. It works nowhere else.',
      'Close the browser to end.',
    ].join('\n'),
  );
  await person.closed();
  await person.close().catch(() => {});
  await playground.close();
}
