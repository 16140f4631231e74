/** What the page's own script asks of the server, with the visitor's session (cookie), and the page's assets. */
import { existsSync, readFileSync } from 'node:fs';
import { jsonResponse, type WireRequest, type WireResponse } from '../../wire';
import { answerDeviceCode } from '../device-flow';
import type { Issue } from '../model';
import { canEditIssue, permissionOf } from '../permissions';
import {
  addComment,
  asWebText,
  createIssue,
  findIssue,
  findRepository,
  fullName,
  type GithubState,
  moveItem,
  setBody,
  setIssueState,
} from '../state';
import { bodyVersion } from './embedded';
import { withMarkup } from './html';
import { itemList, layoutOf } from './project-items';
import { dialogFor, document, findProject, fragment, htmlResponse } from './routes';
import { type PlaygroundSettings, type View, viewFor } from './view';

const assetUrl = (name: string): URL => new URL(`../client/${name}`, import.meta.url);

const readAsset = (name: string): string => readFileSync(assetUrl(name), 'utf8');
const STYLES = ['theme', 'base', 'issue', 'markdown', 'lists', 'overlays', 'projects'];

/** Script and style of the page, served from github.githubassets.com. */
export function assets(request: WireRequest): WireResponse {
  const headers = (type: string) => ({
    'content-type': type,
    'access-control-allow-origin': '*',
    'cache-control': 'max-age=3600',
  });
  if (request.path === '/assets/practice.css')
    return {
      status: 200,
      headers: headers('text/css; charset=utf-8'),
      body: STYLES.map((name) => readAsset(`${name}.css`)).join('\n'),
    };
  const script = /^\/assets\/([a-z]+\.js)$/.exec(request.path)?.[1];
  if (script && existsSync(assetUrl(script)))
    return { status: 200, headers: headers('text/javascript; charset=utf-8'), body: readAsset(script) };
  return { status: 404, headers: headers('text/plain'), body: '' };
}

function locate(view: View, path: string) {
  const [, owner = '', name = '', number] =
    /^\/([^/]+)\/([^/]+)(?:\/(?:issues|pull)\/(\d+))?/.exec(path) ?? [];
  const repository = findRepository(view.state, owner, name);
  if (!repository || permissionOf(view.state, repository, view.login) === null) return null;
  return {
    repository,
    issue: number === undefined ? undefined : findIssue(view.state, repository, Number(number)),
  };
}

/** `POST /_graphql`, GitHub's internal endpoint: here with plain names instead of hashed queries. */
function mutate(view: View, body: string): WireResponse {
  const input = JSON.parse(body || '{}') as {
    action?: string;
    path?: string;
    text?: string;
    title?: string;
    bodyVersion?: string;
    /** Why it is closed; `reopened` opens it again. */
    reason?: Issue['stateReason'];
    item?: number;
    column?: string;
  };
  const found = locate(view, input.path ?? '');
  if (!found || view.login === null) return jsonResponse(404, { error: 'Not found' });
  const { repository, issue } = found;
  if (input.action === 'create') {
    if (repository.archived) return jsonResponse(403, { error: 'archived' });
    if (!input.title?.trim()) return jsonResponse(422, { error: view.words.required });
    const made = createIssue(view.state, repository, {
      title: input.title.trim(),
      body: input.text ? asWebText(input.text) : null,
      author: view.login,
    });
    return jsonResponse(200, { url: `/${fullName(repository)}/issues/${made.number}` });
  }
  if (!issue) return jsonResponse(404, { error: 'Not found' });
  if (input.action === 'comment') {
    addComment(view.state, issue, view.login, asWebText(input.text ?? ''));
    return jsonResponse(200, {});
  }
  if (!canEditIssue(view.state, issue, view.login)) return jsonResponse(403, { error: 'forbidden' });
  if (input.action === 'set-state')
    setIssueState(
      view.state,
      issue,
      input.reason === 'reopened' ? 'open' : 'closed',
      input.reason ?? null,
      view.login,
    );
  if (input.action === 'move-item') moveItem(view.state, input.item ?? 0, input.column ?? '');
  if (input.action === 'save-body') {
    // UNVERIFIED in wording on the React page: GitHub refuses to save over a body that changed meanwhile.
    if (input.bodyVersion !== undefined && input.bodyVersion !== bodyVersion(issue))
      return jsonResponse(422, { error: view.words.stale });
    setBody(view.state, issue, asWebText(input.text ?? ''), view.login, 'web');
  }
  return jsonResponse(200, { bodyVersion: bodyVersion(issue) });
}

function practice(view: View, request: WireRequest): WireResponse {
  const query = new URLSearchParams(request.query);
  const path = query.get('path') ?? '/';
  const inner = new URLSearchParams(query.get('query') ?? '');
  switch (request.path) {
    case '/_practice/fragment':
      return jsonResponse(200, fragment(view, path, inner));
    case '/_practice/dialog': {
      const html = dialogFor(view, path);
      return html === null ? jsonResponse(404, {}) : jsonResponse(200, { html });
    }
    case '/_practice/items': {
      const project = findProject(view, path);
      if (!project) return jsonResponse(404, {});
      const wanted = query.get('ids')?.split(',');
      const { markup } = view.settings;
      const items = itemList(view, project, layoutOf(path), wanted && new Set(wanted));
      return jsonResponse(200, {
        items: items.map((item) => ({ ...item, html: withMarkup(item.html, markup) })),
      });
    }
    case '/_practice/live': {
      const issue = locate(view, path)?.issue;
      return issue
        ? jsonResponse(200, { version: `${issue.updatedAt}/${bodyVersion(issue)}` })
        : jsonResponse(404, {});
    }
    case '/_practice/as': {
      const cookie = ['user', 'theme', 'lang']
        .filter((key) => query.has(key))
        .map(
          (key) =>
            `practice_${key}=${encodeURIComponent(query.get(key) ?? '')}; Path=/; Secure; SameSite=Lax`,
        );
      // One change a visit: one Set-Cookie header.
      return {
        status: 302,
        headers: {
          location: query.get('to') ?? '/',
          'set-cookie': cookie[0] ?? '',
          'content-type': 'text/html',
        },
        body: '',
      };
    }
    default:
      return jsonResponse(404, {});
  }
}

/** Everything on github.com and gist.github.com that is not the device flow. */
export function handlePage(
  state: GithubState,
  settings: PlaygroundSettings,
  request: WireRequest,
): WireResponse {
  const view = viewFor(state, settings, request.headers.cookie, request.host);
  if (request.path.startsWith('/_practice/')) return practice(view, request);
  if (request.method === 'POST' && request.path === '/_graphql') return mutate(view, request.body);
  if (request.method === 'POST' && request.path === '/login/device') {
    answerDeviceCode(state, new URLSearchParams(request.body).get('user_code') ?? '', view.login);
    return htmlResponse(
      200,
      '<!doctype html><title>Device connected</title><p>Congratulations, you are all set.</p>',
    );
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return htmlResponse(404, '<!doctype html><title>Not found</title>');
  return document(view, request);
}
