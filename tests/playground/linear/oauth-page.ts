/** Linear's consent page: which app asks, for which workspace, yes or no. Links, so that it works without a script. */
import { type Html, html, raw } from '../github/pages/html';
import type { WireResponse } from '../wire';
import type { KeyPermission } from './model';
import { giveCode } from './oauth';
import type { Visitor } from './pages/view';
import { userOf } from './state';

type Asked = {
  app: string;
  clientId: string;
  redirect: URL;
  state: string;
  challenge: string;
  scope: string[];
};

const page = (theme: string, title: string, body: Html, status = 200): WireResponse => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: html`${raw('<!DOCTYPE html>')}
<html lang="en" class="${theme}"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_practice/assets/practice.css"></head><body class="outside-page"><main><h1>${title}</h1>${body}</main></body></html>`
    .text,
});

/** What the address asks for, or why it cannot be answered: then nobody is sent on. */
function read({ state }: Visitor, query: URLSearchParams): Asked | string {
  const app = state.oauth.apps.find((a) => a.clientId === query.get('client_id'));
  if (!app) return 'There is no such app.';
  const to = query.get('redirect_uri') ?? '';
  const redirect = URL.canParse(to) ? new URL(to) : null;
  if (redirect?.protocol !== 'https:' || !app.redirects.test(redirect.hostname))
    return 'This address is none of the app’s.';
  if (query.get('response_type') !== 'code') return 'Only codes are given out.';
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || challenge.length !== 43) return 'PKCE is needed.';
  const scope = (query.get('scope') ?? 'read').split(',');
  if (!scope.every((s) => ['read', 'write', 'issues:create', 'comments:create'].includes(s)))
    return 'There is no such scope.';
  return {
    ...{ app: app.name, clientId: app.clientId, redirect, challenge, scope },
    state: query.get('state') ?? '',
  };
}

function back({ redirect, state }: Asked, more: Record<string, string>): WireResponse {
  const to = new URL(redirect);
  for (const [name, value] of Object.entries({ ...more, ...(state !== '' && { state }) }))
    to.searchParams.set(name, value);
  return { status: 302, headers: { location: to.href, 'cache-control': 'no-store' }, body: '' };
}

/** Answers `/oauth/authorize`; null for any other path. */
export function oauthPage(visitor: Visitor, path: string, search: string): WireResponse | null {
  if (path !== '/oauth/authorize') return null;
  const { state, theme, login } = visitor;
  if (login === null) return { status: 302, headers: { location: '/login' }, body: '' };
  const query = new URLSearchParams(search);
  const asked = read(visitor, query);
  if (typeof asked === 'string') return page(theme, 'Not possible', html`<p>${asked}</p>`, 400);
  if (state.oauth.approval === 'denied')
    return back(asked, {
      error: 'access_denied',
      error_description: 'Your admin has not approved this app.',
    });
  if (state.oauth.approval === 'page')
    return page(
      theme,
      'Approval needed',
      html`<p>An admin of your workspace has to approve ${asked.app}.</p>`,
    );
  const said = query.get('practice_answer');
  if (said === 'no') return back(asked, { error: 'access_denied', error_description: 'The user said no.' });
  const mine = state.workspaces.flatMap((workspace) => {
    const user = userOf(state, workspace.id, login);
    return user ? [{ workspace, user }] : [];
  });
  const chosen = mine.find(({ workspace }) => workspace.urlKey === said);
  if (chosen) {
    const code = giveCode(state, {
      clientId: asked.clientId,
      redirectUri: asked.redirect.href,
      challenge: asked.challenge,
      userId: chosen.user.id,
      workspaceId: chosen.workspace.id,
      permissions: asked.scope as KeyPermission[],
    });
    return back(asked, { code });
  }
  const link = (answer: string, words: string) => {
    query.set('practice_answer', answer);
    return html`<p><a class="pill" href="/oauth/authorize?${query.toString()}">${words}</a></p>`;
  };
  return page(
    theme,
    `Authorize ${asked.app}`,
    html`<p>It asks for: ${asked.scope.join(', ')}.</p>${mine.map(({ workspace }) => link(workspace.urlKey, `Allow in ${workspace.name}`))}${link('no', 'Cancel')}`,
  );
}
