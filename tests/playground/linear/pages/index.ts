/** Everything on linear.app: documents, what the page's own script asks with the visitor's cookie, and its assets. */
import { existsSync, readFileSync } from 'node:fs';
import { jsonResponse, type WireRequest, type WireResponse } from '../../wire';
import type { LinearIssue } from '../model';
import { oauthPage } from '../oauth-page';
import type { LinearSettings } from '../settings';
import {
  addLinearComment,
  changeIssue,
  createLinearIssue,
  enterState,
  findLinearIssue,
  issuePath,
  type LinearState,
  saveDescription,
  statesOf,
  teamById,
  tick,
} from '../state';
import { composerDialog } from './composer';
import { appDocument, appFrame } from './frame';
import { renderDescription } from './markdown';
import { outsideDocument } from './others';
import { isAppPath, screenAt } from './routes';
import { insideWorkspace, mayRead, type PageView, type Visitor, visitorFor } from './view';

/** UNVERIFIED: Linear's own policy is not known. */
const CSP =
  "default-src 'none'; base-uri 'self'; connect-src 'self' https://*.linear.app wss://*.linear.app; font-src 'self' data:; form-action 'self'; frame-ancestors 'none'; img-src 'self' data: blob: https:; manifest-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'";

const STYLES = ['theme', 'layout', 'lists', 'issue', 'editor'];
const assetUrl = (name: string): URL => new URL(`../client/${name}`, import.meta.url);

function asset(path: string): WireResponse {
  const name = path.replace('/_practice/assets/', '');
  const headers = (type: string) => ({ 'content-type': type, 'cache-control': 'max-age=3600' });
  if (name === 'practice.css')
    return {
      status: 200,
      headers: headers('text/css; charset=utf-8'),
      body: STYLES.map((style) => readFileSync(assetUrl(`${style}.css`), 'utf8')).join('\n'),
    };
  if (/^[a-z]+\.js$/.test(name) && existsSync(assetUrl(name)))
    return {
      status: 200,
      headers: headers('text/javascript; charset=utf-8'),
      body: readFileSync(assetUrl(name), 'utf8'),
    };
  return { status: 404, headers: headers('text/plain'), body: '' };
}

const htmlResponse = (settings: LinearSettings, status: number, body: string): WireResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    ...(settings.csp && { 'content-security-policy': CSP }),
    'x-frame-options': 'deny',
    'x-content-type-options': 'nosniff',
  },
  body,
});

const redirect = (location: string, headers: Record<string, string> = {}): WireResponse => ({
  status: 302,
  headers: { location, 'content-type': 'text/html', ...headers },
  body: '',
});

/** Changes with everything that can be seen. */
const versionOf = (state: LinearState): string => String(state.writes);

function viewAt(visitor: Visitor, query: URLSearchParams): WireResponse {
  const layout = query.get('layout');
  const found = screenAt(visitor, {
    path: query.get('path') ?? '/',
    query: new URLSearchParams(query.get('query') ?? ''),
    layout: layout === 'list' || layout === 'board' ? layout : null,
    inInbox: query.get('in') === 'inbox',
  });
  if (!found) return jsonResponse(200, { status: 401 });
  const { view, shown } = found;
  const path = shown.location ?? query.get('path') ?? '/';
  return jsonResponse(200, {
    status: shown.found ? 200 : 404,
    kind: shown.kind,
    title: shown.title,
    frame: appFrame(view, path).text,
    html: shown.content.text,
    lists: shown.lists,
    location: shown.location,
    version: versionOf(view.state),
  });
}

interface Act {
  action?: string;
  /** Of the page; its first segment names the workspace. */
  path?: string;
  /** UUID. */
  issue?: string;
  team?: string;
  title?: string;
  text?: string;
}

function create(view: PageView, act: Act): WireResponse {
  const team = view.teams.find((t) => t.key === act.team);
  if (!team) return jsonResponse(404, { error: view.words.pageNotFound });
  if (!act.title?.trim()) return jsonResponse(422, { error: view.words.titleMissing });
  const issue = createLinearIssue(view.state, team, {
    title: act.title.trim(),
    description: act.text ?? null,
    creator: view.user.login,
  });
  return jsonResponse(200, { url: issuePath(view.state, issue) });
}

/** The state after the present one in its team's workflow. */
function advance(view: PageView, issue: LinearIssue): void {
  const states = statesOf(view.state, teamById(view.state, issue.teamId));
  const next = states[states.findIndex((s) => s.id === issue.stateId) + 1];
  if (next) enterState(view.state, issue, next, view.user.login);
}

function act(visitor: Visitor, body: string): WireResponse {
  const input = JSON.parse(body || '{}') as Act;
  const view = insideWorkspace(visitor, input.path?.split('/')[1] ?? '')?.view;
  if (!view) return jsonResponse(404, { error: 'not here' });
  const { state, user } = view;
  if (input.action === 'create') return create(view, input);
  const issue = findLinearIssue(state, view.workspace.id, input.issue ?? '');
  if (!issue || !mayRead(view, issue)) return jsonResponse(404, { error: view.words.issueNotFound });
  const text = input.text ?? '';
  switch (input.action) {
    case 'title':
      if (text.trim() !== '' && text.trim() !== issue.title)
        changeIssue(state, issue, { title: text.trim() }, user.login);
      break;
    case 'description':
      saveDescription(state, issue, text, user.login);
      break;
    case 'comment':
      if (text.trim() !== '') addLinearComment(state, issue, user.login, text);
      break;
    case 'advance':
      advance(view, issue);
      break;
    case 'read':
      for (const n of state.notifications)
        if (n.issueId === issue.id && n.login === user.login && n.readAt === null) n.readAt = tick(state);
      break;
    default:
      return jsonResponse(400, { error: 'unknown' });
  }
  return jsonResponse(200, {
    title: issue.title,
    description: issue.description ? renderDescription(issue.description, user.id).text : '',
    version: versionOf(state),
  });
}

function attachment(visitor: Visitor, query: URLSearchParams): WireResponse {
  const found = visitor.state.attachments.find((a) => a.id === query.get('id'));
  return found
    ? jsonResponse(200, { title: found.title, metadata: found.metadata, url: found.url })
    : jsonResponse(404, {});
}

function practice(visitor: Visitor, request: WireRequest): WireResponse {
  const query = new URLSearchParams(request.query);
  if (request.path.startsWith('/_practice/assets/')) return asset(request.path);
  switch (request.path) {
    case '/_practice/view':
      return viewAt(visitor, query);
    case '/_practice/live':
      return jsonResponse(200, { version: versionOf(visitor.state) });
    case '/_practice/attachment':
      return attachment(visitor, query);
    case '/_practice/composer': {
      const view = insideWorkspace(visitor, query.get('path')?.split('/')[1] ?? '')?.view;
      const key = /\/team\/([^/]+)/.exec(query.get('path') ?? '')?.[1];
      const team = view?.teams.find((t) => t.key === key) ?? view?.teams[0];
      return view && team
        ? jsonResponse(200, { html: composerDialog(view, team).text })
        : jsonResponse(404, {});
    }
    case '/_practice/act':
      return request.method === 'POST' ? act(visitor, request.body) : jsonResponse(405, {});
    case '/_practice/as': {
      // One change a visit: one Set-Cookie header.
      const name = ['user', 'theme', 'lang'].find((key) => query.has(key)) ?? 'user';
      return redirect(query.get('to') ?? '/', {
        'set-cookie': `practice_${name}=${encodeURIComponent(query.get(name) ?? '')}; Path=/; Secure; SameSite=Lax`,
      });
    }
    default:
      return jsonResponse(404, {});
  }
}

/**
 * @param request any request to linear.app
 * @returns a document, an answer to the page's script, or an asset
 */
export function handleLinearPage(
  state: LinearState,
  settings: LinearSettings,
  request: WireRequest,
): WireResponse {
  const visitor = visitorFor(state, settings, request.headers.cookie);
  if (request.path.startsWith('/_practice/')) return practice(visitor, request);
  if (request.method !== 'GET' && request.method !== 'HEAD') return htmlResponse(settings, 405, '');
  const consent = oauthPage(visitor, request.path, request.query);
  if (consent !== null) return consent;
  const outside = outsideDocument(request.path, visitor.theme);
  if (outside !== null) return htmlResponse(settings, 200, outside);
  if (!isAppPath(request.path))
    return htmlResponse(settings, 404, '<!doctype html><title>Not found</title><h1>Not found</h1>');
  if (visitor.login === null) return redirect('/login');
  return htmlResponse(settings, 200, appDocument(visitor));
}
