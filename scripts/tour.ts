/** The guided tour: the main job as a newcomer meets it, and a reviewer's, in labelled pictures. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWERS, answer, LABELS, openForm } from '../tests/e2e/answers';
import { type Person, startPerson, type Tab } from '../tests/e2e/driver';
import { connect, signIn } from '../tests/e2e/sign-in';
import { PRACTICE_TOKENS } from '../tests/playground/seed';
import { startPlayground } from '../tests/playground/server';
import { practiceSections } from './backlog';

const SHOP = 'https://github.com/acme/shop';
const ISSUE = `${SHOP}/issues/142`;

type Picture = { file: string; title: string; text: string };

/** Walks through the tour without a display. @returns how many pictures lie in `folder`, and how long it took */
export async function tour(folder: string): Promise<{ pictures: number; seconds: number }> {
  const started = Date.now();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pictures: Picture[] = [];
  const take = async (tab: Tab, title: string, text: string) => {
    const file = `${String(pictures.length + 1).padStart(2, '0')}-${slug(title)}.png`;
    await tab.screenshot(join(folder, file));
    pictures.push({ file, title, text });
    console.log(`  ${file}  ${text}`);
  };

  const playground = await startPlayground({ seed: { sections: practiceSections() } });
  const persons: Person[] = [];
  const person = async (name: string, dark = false) => {
    const p = await startPerson({ name, kind: 'chromium', playground, dark });
    persons.push(p);
    await signIn(p, name);
    return p;
  };
  try {
    const pm = await person('acme-pm');
    await firstRun(pm, take);
    await write(pm, take);
    await share(pm, take);
    await ledger(pm, take);
    await reviewer(pm, take);
    playground.settings.theme = 'dark';
    await teamMate(await person('acme-dev', true), take);
  } finally {
    for (const p of persons) await p.close();
    await playground.close();
    writeFileSync(join(folder, 'index.html'), page(pictures));
  }
  return { pictures: pictures.length, seconds: (Date.now() - started) / 1000 };
}

type Take = (tab: Tab, title: string, text: string) => Promise<void>;

async function firstRun(pm: Person, take: Take) {
  const welcome = await pm.extensionPage('welcome.html');
  await welcome.page.see({ role: 'heading', name: /line of sight/ });
  await take(
    welcome,
    'Welcome',
    'The first page after installing: choose a tracker, try it on a sample ticket.',
  );
  await welcome.close();

  const tab = await pm.open(ISSUE);
  await tab.ui.see({ role: 'button', name: /Sightline/ });
  await take(
    tab,
    'The mark',
    'In a place nobody chose: one small mark at the end of the title, and silence.',
  );
  await tab.ui.click({ role: 'button', name: /Sightline/ });
  await tab.ui.see({ role: 'menuitem', name: /Use in acme\/shop/ });
  await take(tab, 'The choice', 'Pressed, it asks whether to use Sightline here.');
  await tab.ui.click({ role: 'menuitem', name: /Use in acme\/shop/ });
  await tab.ui.reads(/Outcome required/);
  await take(tab, 'Outcome required', 'The place is chosen: one line under the title says what is missing.');
}

async function write(pm: Person, take: Take) {
  const tab = pm.tabs.at(-1) ?? (await pm.open(ISSUE));
  await openForm(tab);
  await take(tab, 'Four inputs', 'The form opens in place. Ghost text, never default text.');
  await answer(tab, { problem: ANSWERS.problem, segment: ANSWERS.segment });
  await tab.ui.reads(/Draft kept on this device/);
  await take(tab, 'The sentence', 'The sentence composes itself while you type.');
  await answer(tab, {
    metric: ANSWERS.metric,
    target: ANSWERS.target,
    by: ANSWERS.by,
    reason: ANSWERS.reason,
  });
  await tab.ui.reads(/Draft kept on this device/);
  await take(
    tab,
    'Four answers',
    'Problem, for whom, metric with target and date, because. Which way is better is asked when no number tells.',
  );
  await tab.press('Control+Enter');
  await tab.ui.gone({ label: LABELS.problem });
  await tab.ui.reads('Saved on this device.');
  await take(tab, 'Saved', 'Safe on this device at once. Three equal ways to share it.');
}

async function share(pm: Person, take: Take) {
  const [tab] = pm.tabs.slice(-1);
  if (!tab) throw new Error('the issue is not open');
  // The panel opens the options page by itself; the tour uses a tab it can hold on to.
  await tab.ui.click({ role: 'button', name: 'Connect GitHub' });
  const options = await pm.extensionPage('options.html#connections/acme');
  await options.page.see({ label: /^Token/ });
  await take(options, 'Connect', 'A token for one owner; what it must be allowed is spelled out.');
  await options.close();
  pm.tabs.splice(pm.tabs.indexOf(options), 1);
  await connect(pm, PRACTICE_TOKENS.pmWrite);
  await tab.front();
  await tab.goto(ISSUE);
  await tab.page.see({ text: /^First-time shoppers on mobile/, selector: '.markdown-body td' }, 20_000);
  await tab.ui.reads(/Framed/, 20_000);
  await take(tab, 'Shared', 'Now it stands in the issue, for everybody who can read it.');
}

/** A reviewer goes over the list: which issues say what they are for, and which do not. */
async function reviewer(pm: Person, take: Take) {
  const tab = await pm.open(`${SHOP}/issues`);
  await tab.ui.reads(/of all \d+/, 20_000);
  await take(
    tab,
    'The list',
    'Each issue says whether it has an outcome; the bar counts the whole list, read with the token.',
  );
  await tab.ui.click({ role: 'button', name: /^Without/ });
  await tab.ui.click({ role: 'button', name: 'Write #139' });
  await tab.ui.see({ label: LABELS.problem });
  await take(tab, 'Those without', 'Our own list: J, K and W with the keyboard, written in place.');
  await tab.press('Escape');
  await tab.press('Escape');
  await tab.ui.click({ role: 'button', name: /^Sweep the/ });
  await tab.ui.click({ role: 'button', name: 'One by one' });
  await tab.ui.see({ label: LABELS.problem });
  await answer(tab, { problem: 'People buy presents elsewhere because we do not wrap' });
  await take(tab, 'The sweep', 'One after another: the four inputs, save and next, skip, or needs none.');
  await tab.press('Escape');
  await tab.ui.see({ role: 'button', name: /^Sweep the/ });
  await tab.goto(`${SHOP}/pull/143`);
  await tab.ui.reads('Closes', 20_000);
  await take(tab, 'The pull request', 'What the change is for, in one line over the conversation.');
}

async function teamMate(dev: Person, take: Take) {
  const plain = await dev.open(ISSUE);
  await plain.page.see({ text: /^First-time shoppers on mobile/, selector: '.markdown-body td' });
  await take(plain, 'Without Sightline', 'A team mate who has not chosen the place still reads the section.');
  await dev.choosePlace('acme/shop');
  await plain.reload();
  await plain.ui.reads(/Framed/, 20_000);
  await take(
    plain,
    'A team mate',
    'With Sightline, in a dark theme: the same outcome, one line under the title.',
  );
  await plain.ui.click({ role: 'button', name: /^Open/ });
  await plain.ui.reads(/We believe that solving this problem/);
  await take(plain, 'The outcome', 'Opened: the sentence, the line of sight, who shared it and when.');
}

async function ledger(pm: Person, take: Take) {
  const page = await pm.extensionPage('options.html#requests');
  await page.page.see({ text: /api\.github\.com/ });
  await take(page, 'Requests made', 'Every request is written down before it leaves.');
}

const slug = (s: string) => s.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
const html = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function page(pictures: Picture[]): string {
  const items = pictures.map(
    (p, i) =>
      `<figure id="p${i + 1}"><figcaption><b>${i + 1}. ${html(p.title)}.</b> ${html(p.text)}</figcaption><img src="${p.file}" alt="${html(p.title)}" width="1280"></figure>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sightline: guided tour</title>
<style>body{font:15px/1.5 system-ui;margin:32px auto;max-width:1000px;padding:0 16px;color-scheme:light dark}img{max-width:100%;height:auto;border:1px solid #8888;border-radius:6px}figure{margin:0 0 40px}figcaption{margin-bottom:8px}</style>
<h1>Sightline: guided tour</h1><p>The main job on one ticket, as a newcomer meets it, and a reviewer’s look over the list. The tracker is a practice server; names and numbers are invented.</p>
${items.join('\n')}</html>`;
}
