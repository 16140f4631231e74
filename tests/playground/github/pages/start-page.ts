/** What `npm start` opens: who you are, where to go. Ours, not an imitation of GitHub's home. */

import { permissionOf } from '../permissions';
import { fullName } from '../state';
import { type Html, html } from './html';
import { icon } from './icons';
import type { View } from './view';

const PEOPLE = [
  ['acme-pm', 'Mara Lind, product manager'],
  ['acme-dev', 'Jonas Okoye, developer'],
  ['acme-design', 'Ines Roca, designer'],
  ['passer-by', 'Sam Passer, outside the team'],
  ['', 'nobody, signed out'],
] as const;

export function startPage(view: View): Html {
  const repositories = view.state.repositories.filter(
    (r) => permissionOf(view.state, r, view.login) !== null,
  );
  return html`<div class="container start"><h1 class="issue-heading">Practice tracker</h1><p>A stand-in for GitHub on this machine, with an invented team and backlog. Nothing here reaches the internet.</p><div class="columns"><div class="main-column">${repositories.map(
    (repository) => {
      const issues = view.state.issues
        .filter(
          (i) => i.repositoryId === repository.id && i.kind === 'issue' && !i.deleted && !i.transferredTo,
        )
        .sort((a, b) => b.number - a.number);
      return html`<section class="list-box"><div class="list-head row between"><a class="strong" href="/${fullName(repository)}/issues">${fullName(repository)}</a><span class="muted small">${repository.visibility}, ${repository.description}</span></div>${issues.map((i) => html`<div class="list-row rails"><span class="state-icon-${i.state}">${icon(i.state === 'open' ? 'issue-opened' : 'issue-closed')}</span><span><a href="/${fullName(repository)}/issues/${i.number}">${i.title}</a> <span class="muted">#${i.number}</span></span></div>`)}</section>`;
    },
  )}</div><div class="side-column"><section class="side-section"><h3>You are</h3><p class="strong">${view.login ?? 'signed out'}</p><ul class="plain">${PEOPLE.filter(([login]) => login !== (view.login ?? '')).map(([login, text]) => html`<li><a data-turbo="false" href="/_practice/as?user=${login}">Be ${text}</a></li>`)}</ul></section><section class="side-section"><h3>Look</h3><ul class="plain"><li><a data-turbo="false" href="/_practice/as?theme=light">Light</a> · <a data-turbo="false" href="/_practice/as?theme=dark">Dark</a></li><li><a data-turbo="false" href="/_practice/as?lang=en">English</a> · <a data-turbo="false" href="/_practice/as?lang=de">Deutsch</a> · <a data-turbo="false" href="/_practice/as?lang=ja">日本語</a></li></ul></section><section class="side-section"><h3>Other pages</h3><ul class="plain"><li><a data-turbo="false" href="/orgs/acme/projects/1">Project board with side panel</a></li><li><a data-turbo="false" href="/acme/shop/issues/new">New issue</a></li><li><a data-turbo="false" href="/acme/shop/pull/145">A pull request</a></li></ul></section></div></div></div>`;
}
