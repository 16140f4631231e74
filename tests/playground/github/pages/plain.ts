/** Pages on which nothing of an issue tool belongs: simple content, right addresses, GitHub's look. */
import type { Repository } from '../model';
import { permissionOf } from '../permissions';
import { fullName, type GithubState } from '../state';
import { type Html, html } from './html';
import { listed } from './list-query';
import type { View } from './view';

export interface PlainPage {
  /** Short name for tests. */
  kind: string;
  title: string;
  tab?: string;
  repository: Repository | null;
  content: Html;
}

const box = (heading: string, ...lines: (Html | string)[]): Html =>
  html`<div class="container"><h1 class="small-heading">${heading}</h1><div class="list-box">${lines.map((line) => html`<div class="list-row">${line}</div>`)}</div></div>`;

type Make = (
  view: View,
  repository: Repository,
  rest: string,
) => { title: string; tab?: string; content: Html };

/** First part of the path after owner/repo → page. Order matters: longest first. */
const REPOSITORY_PAGES: readonly (readonly [string, RegExp, Make])[] = [
  [
    'repository',
    /^$/,
    (_, r) => ({
      title: `${fullName(r)}: ${r.description}`,
      tab: 'code',
      content: box(
        r.name,
        'src',
        'tests',
        'README.md',
        html`<article class="markdown-body entry-content"><div class="markdown-heading"><h2>Outcome</h2></div><p>What we wanted from this project.</p></article>`,
      ),
    }),
  ],
  [
    'code',
    /^\/(tree|blob)\//,
    (_, r, rest) => ({
      title: `${fullName(r)}${rest}`,
      tab: 'code',
      content: html`<react-app app-name="react-code-view" initial-path="/${fullName(r)}${rest}" class="loaded"><div data-target="react-app.reactRoot"><div class="container"><h2>${rest.split('/').at(-1)}</h2><textarea id="read-only-cursor-text-area" aria-label="file content" readonly rows="6">export const title = 'shop';</textarea></div></div></react-app>`,
    }),
  ],
  [
    'blame',
    /^\/blame\//,
    () => ({
      title: 'Blame',
      tab: 'code',
      content: box('Blame', 'acme-dev 3 weeks ago: export const title'),
    }),
  ],
  [
    'commits',
    /^\/commits(\/|$)/,
    () => ({
      title: 'Commits',
      tab: 'code',
      content: box('Commits', html`<a href="#">Pay as a guest (#142)</a>`, 'Fix the footer'),
    }),
  ],
  [
    'commit',
    /^\/commit\//,
    () => ({ title: 'Commit', tab: 'code', content: box('Pay as a guest (#142)', '2 files changed') }),
  ],
  [
    'compare',
    /^\/compare(\/|$)/,
    () => ({
      title: 'Compare',
      tab: 'code',
      content: html`<div class="container"><h1>Comparing changes</h1><form><input name="pull_request[title]" class="input" aria-label="Title"><textarea name="pull_request[body]" aria-label="Body"></textarea></form></div>`,
    }),
  ],
  [
    'branches',
    /^\/branches/,
    () => ({ title: 'Branches', tab: 'code', content: box('Branches', 'main', 'guest-checkout') }),
  ],
  ['tags', /^\/tags$/, () => ({ title: 'Tags', tab: 'code', content: box('Tags', 'v1.4') })],
  [
    'releases',
    /^\/releases/,
    () => ({
      title: 'Releases',
      tab: 'code',
      content: box('Releases', html`<div class="markdown-body"><h2>Outcome</h2><p>Guest checkout</p></div>`),
    }),
  ],
  [
    'pull-files',
    /^\/pull\/\d+\/(files|changes)/,
    (_, r, rest) => ({
      title: `Files of ${rest} · ${fullName(r)}`,
      tab: 'pulls',
      content: box('Files changed', '+ const guest = true;'),
    }),
  ],
  [
    'pull-commits',
    /^\/pull\/\d+\/commits/,
    () => ({ title: 'Commits', tab: 'pulls', content: box('Commits', 'Pay as a guest') }),
  ],
  [
    'pull-checks',
    /^\/pull\/\d+\/checks/,
    () => ({ title: 'Checks', tab: 'pulls', content: box('Checks', 'CI passed') }),
  ],
  [
    'actions',
    /^\/actions/,
    () => ({
      title: 'Actions',
      tab: 'actions',
      content: box('All workflows', 'CI #311: Commit pushed by acme-dev'),
    }),
  ],
  [
    'projects',
    /^\/projects$/,
    () => ({
      title: 'Projects',
      tab: 'projects',
      content: box('Projects', html`<a href="/orgs/acme/projects/1">Shop roadmap</a>`),
    }),
  ],
  [
    'wiki',
    /^\/wiki/,
    () => ({
      title: 'Home',
      tab: 'wiki',
      content: html`<div class="container"><h1 class="gh-header-title">Home</h1><div class="markdown-body"><h2>Outcome</h2><p>How we write outcomes.</p></div></div>`,
    }),
  ],
  [
    'security',
    /^\/security/,
    () => ({
      title: 'Security',
      tab: 'security',
      content: box('Security overview', 'Security policy: disabled'),
    }),
  ],
  [
    'insights',
    /^\/(pulse|graphs|network)/,
    () => ({
      title: 'Pulse',
      tab: 'insights',
      content: box('Pulse', '1 active pull request', '14 active issues'),
    }),
  ],
  [
    'settings',
    /^\/settings/,
    () => ({
      title: 'Settings',
      tab: 'settings',
      content: html`<div class="container"><h1>General</h1><input class="input" aria-label="Repository name" value="shop"></div>`,
    }),
  ],
  [
    'milestones',
    /^\/milestones$/,
    () => ({ title: 'Milestones', tab: 'issues', content: box('Milestones', 'Autumn release') }),
  ],
  [
    'labels',
    /^\/labels$/,
    (v, r) => ({
      title: 'Labels',
      tab: 'issues',
      content: box(
        'Labels',
        ...new Set(listed(v, { repository: r, kind: 'issue' }).flatMap((i) => i.labels)),
      ),
    }),
  ],
  [
    'discussions',
    /^\/discussions/,
    () => ({
      title: 'Discussions',
      content: html`<div class="container"><h1 class="gh-header-title"><span class="js-issue-title">Which metric first?</span></h1><div class="js-discussion"><div class="js-comment-body markdown-body"><p>Opinions?</p></div></div></div>`,
    }),
  ],
  [
    'issue-redirect',
    /^\/issues\/\d+\/linked_closing_reference/,
    () => ({ title: 'Redirecting', tab: 'issues', content: box('Redirecting', 'One moment') }),
  ],
  [
    'code-search',
    /^\/search/,
    () => ({ title: 'Code search results', content: box('3 files', 'src/pay.ts') }),
  ],
];

const SITE_PAGES: Readonly<Record<string, { kind: string; title: string; content: Html }>> = {
  '/login': {
    kind: 'login',
    title: 'Sign in to GitHub',
    content: html`<div class="container"><h1>Sign in</h1><form><input name="login" aria-label="Username" class="input"><input name="password" type="password" aria-label="Password" class="input"></form></div>`,
  },
  '/login/device': {
    kind: 'device',
    title: 'Device activation',
    content: html`<div class="container"><h1>Device activation</h1><form method="post" action="/login/device"><input name="user_code" class="input" aria-label="User code"><button class="btn">Continue</button></form></div>`,
  },
  '/notifications': {
    kind: 'notifications',
    title: 'Notifications',
    content: html`<div class="container"><h1>Notifications</h1><ul class="plain list-box"><li class="list-row notifications-list-item"><a href="/acme/shop/issues/142?notification_referrer_id=NT_practice">Let shoppers pay without creating an account</a></li></ul></div>`,
  },
  '/marketplace': {
    kind: 'marketplace',
    title: 'Marketplace',
    content: box('Marketplace', 'Apps and actions'),
  },
  '/search': {
    kind: 'search',
    title: 'Code search results',
    content: html`<div class="container"><div data-testid="results-list"><div class="search-title"><a href="/acme/shop/blob/main/src/pay.ts">src/pay.ts</a></div></div></div>`,
  },
  '/settings/profile': {
    kind: 'user-settings',
    title: 'Your profile',
    content: box('Public profile', 'Name: Mara Lind'),
  },
  '/explore': { kind: 'explore', title: 'Explore', content: box('Explore', 'Trending') },
};

/** @returns null when the address belongs to no page of this kind */
export function plainPage(view: View, host: string, path: string): PlainPage | null {
  if (host === 'gist.github.com')
    return {
      kind: 'gist',
      title: 'pay.ts',
      repository: null,
      content: html`<div class="container"><h1 class="gist-title">acme-dev / pay.ts</h1><div class="js-comment-body markdown-body"><h2>Outcome</h2><p>Notes.</p></div></div>`,
    };
  const site = SITE_PAGES[path];
  if (site) return { ...site, repository: null };
  if (/^\/orgs\/[^/]+\/projects\/\d+\/(insights|settings|workflows)/.test(path))
    return {
      kind: 'project-insights',
      title: 'Insights · Shop roadmap',
      repository: null,
      content: box('Insights', 'Burn up'),
    };
  if (/^\/orgs\/[^/]+\/?(repositories|people|teams|projects)?$/.test(path))
    return {
      kind: 'organisation',
      title: 'acme',
      repository: null,
      content: box('acme', 'shop', 'payments'),
    };
  const [, owner = '', name, rest = ''] = /^\/([^/]+)(?:\/([^/]+)(\/.*)?)?$/.exec(path) ?? [];
  if (name === undefined && view.state.users.has(owner.toLowerCase()))
    return {
      kind: 'profile',
      title: owner,
      repository: null,
      content: box(
        owner,
        ...repositoriesOf(view.state, owner, view.login).map(
          (r) => html`<a href="/${fullName(r)}">${r.name}</a>`,
        ),
      ),
    };
  const repository =
    name &&
    repositoriesOf(view.state, owner, view.login).find((r) => r.name.toLowerCase() === name.toLowerCase());
  if (!repository) return null;
  for (const [kind, pattern, make] of REPOSITORY_PAGES)
    if (pattern.test(rest)) return { kind, repository, ...make(view, repository, rest) };
  return null;
}

const repositoriesOf = (state: GithubState, owner: string, login: string | null): Repository[] =>
  state.repositories.filter(
    (r) => r.owner.toLowerCase() === owner.toLowerCase() && permissionOf(state, r, login) !== null,
  );
