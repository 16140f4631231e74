/** What the page's own script asks of the server with the visitor's session (cookie), and the page's assets. */
import { existsSync, readFileSync } from 'node:fs';
import { jsonResponse, type WireRequest, type WireResponse } from '../../wire';
import { loginPage, maintenancePage, toLogin } from '../rest/guards';
import type { JiraSettings } from '../settings';
import {
  addComment,
  createJiraIssue,
  editIssue,
  findProject,
  JIRA_LOGIN_HOST,
  type JiraState,
  keyOf,
  projectOf,
  rightsIn,
  statusOf,
  textDoc,
  transition,
} from '../state';
import { fromEditor } from './adf-html';
import { createDialog } from './create';
import { documentHtml } from './layout';
import { fragment, itemsOf, pageFor, projectKeyOf, redirected, versionOf } from './routes';
import { mayEdit, seen, type View, viewFor } from './view';

const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'none'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'";

const assetUrl = (name: string): URL => new URL(`../client/${name}`, import.meta.url);
const STYLES = ['theme', 'base', 'issue', 'lists', 'overlays'];

/** Script and style of the page, from the site itself. */
function assets(name: string): WireResponse {
  const answer = (type: string, body: string) => ({
    status: 200,
    headers: { 'content-type': type, 'cache-control': 'max-age=3600' },
    body,
  });
  if (name === 'practice.css')
    return answer(
      'text/css; charset=utf-8',
      STYLES.map((style) => readFileSync(assetUrl(`${style}.css`), 'utf8')).join('\n'),
    );
  if (/^[a-z]+\.js$/.test(name) && existsSync(assetUrl(name)))
    return answer('text/javascript; charset=utf-8', readFileSync(assetUrl(name), 'utf8'));
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
}

interface Input {
  action?: string;
  key?: string;
  text?: string;
  blocks?: { at: number | null; text: string }[];
  status?: string;
  project?: string;
  type?: string;
  summary?: string;
  labels?: string;
}

const refused = (status: number, error: string): WireResponse => jsonResponse(status, { error });

function create(view: View, input: Input): WireResponse {
  const project = findProject(view.state, input.project ?? '');
  const { login } = view;
  if (!project || login === null || !rightsIn(project, login).create || project.archived)
    return refused(403, 'forbidden');
  if (!input.summary?.trim()) return refused(422, view.words.required);
  const issue = createJiraIssue(view.state, project, {
    summary: input.summary.trim(),
    description: input.text?.trim() ? textDoc(input.text) : null,
    reporter: login,
    type: project.issueTypes.some((t) => t.name === input.type) ? (input.type ?? 'Task') : 'Task',
    labels: (input.labels ?? '').split(/[\s,]+/).filter(Boolean),
    sprintId: null,
  });
  return jsonResponse(200, { key: keyOf(view.state, issue) });
}

/** The page's own way to write; plain names where Jira has a gateway of its own. */
function act(view: View, body: string): WireResponse {
  const input = JSON.parse(body || '{}') as Input;
  const { state, login } = view;
  if (input.action === 'create') return create(view, input);
  const issue = seen(view, input.key ?? '');
  if (!issue || login === null) return refused(404, 'not found');
  const rights = rightsIn(projectOf(state, issue), login);
  switch (input.action) {
    case 'statuses':
      return jsonResponse(200, {
        present: statusOf(state, issue).name,
        statuses: projectOf(state, issue).statuses.map(({ name, category }) => ({ name, category })),
      });
    case 'transition':
      if (!rights.transition) return refused(403, 'forbidden');
      transition(state, issue, input.status ?? '', login);
      return jsonResponse(200, {});
    case 'comment':
      if (!rights.comment) return refused(403, 'forbidden');
      if (input.text?.trim()) addComment(state, issue, login, input.text);
      return jsonResponse(200, {});
  }
  if (!mayEdit(view, issue)) return refused(403, 'forbidden');
  if (input.action === 'summary' && !input.text?.trim()) return refused(422, view.words.required);
  if (input.action === 'summary') editIssue(state, issue, { summary: (input.text ?? '').trim() }, login);
  // The editor's words win over whatever was saved meanwhile, as on the real page.
  if (input.action === 'description')
    editIssue(state, issue, { description: fromEditor(issue.description, input.blocks ?? []) }, login);
  if (input.action === 'assign') editIssue(state, issue, { assignee: login }, login);
  return jsonResponse(200, {});
}

function practice(view: View, request: WireRequest): WireResponse {
  const query = new URLSearchParams(request.query);
  const path = query.get('path') ?? '/';
  const inner = new URLSearchParams(query.get('query') ?? '');
  switch (request.path) {
    case '/_practice/act':
      return request.method === 'POST' ? act(view, request.body) : jsonResponse(405, {});
    case '/_practice/fragment': {
      const to = redirected(view, path, inner);
      return jsonResponse(200, to === null ? fragment(view, path, inner) : { status: 302, location: to });
    }
    case '/_practice/items':
      return jsonResponse(200, { zones: itemsOf(view, path, inner) });
    case '/_practice/live': {
      const found = pageFor(view, path, inner);
      return found ? jsonResponse(200, { version: versionOf(view, found) }) : jsonResponse(404, {});
    }
    case '/_practice/dialog': {
      const dialog = createDialog(view, projectKeyOf(view, path, inner));
      return dialog ? jsonResponse(200, { html: dialog.text }) : jsonResponse(404, {});
    }
    case '/_practice/as': {
      const name = ['user', 'theme', 'lang'].find((key) => query.has(key)) ?? 'user';
      const value = encodeURIComponent(query.get(name) ?? '');
      const headers = {
        location: query.get('to') ?? '/',
        'set-cookie': `practice_${name}=${value}; Path=/; Secure; SameSite=Lax`,
        'content-type': 'text/html',
      };
      return { status: 302, headers, body: '' };
    }
    default:
      return jsonResponse(404, {});
  }
}

function pageAnswer(view: View, request: WireRequest): WireResponse {
  const { path } = request;
  const query = new URLSearchParams(request.query);
  const target = view.login !== null || path.startsWith('/browse/') ? redirected(view, path, query) : null;
  if (target !== null)
    return { status: 302, headers: { location: target, 'content-type': 'text/html' }, body: '' };
  const found = pageFor(view, path, query);
  if (!found) return toLogin(view.settings, request);
  return {
    status: 200,
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      'content-security-policy': CSP,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache, no-store',
      // For requests of this visitor that a script makes: who the settings say is signed in.
      ...(view.bySettings &&
        view.login !== null && {
          'set-cookie': 'practice_session=1; Path=/; Secure; SameSite=Lax',
        }),
    },
    body: documentHtml(view, found.page),
  };
}

/** Everything on the site that is not the API, and the login page's own host. */
export function handleJiraPage(state: JiraState, settings: JiraSettings, request: WireRequest): WireResponse {
  if (request.host === JIRA_LOGIN_HOST) return loginPage();
  const asset = /^\/_practice\/assets\/([^/]+)$/.exec(request.path)?.[1];
  if (asset !== undefined) return assets(asset);
  if (settings.maintenance) return maintenancePage();
  const view = viewFor(state, settings, request.headers.cookie, request.host);
  if (request.path.startsWith('/_practice/')) return practice(view, request);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, headers: { 'content-type': 'text/plain' }, body: '' };
  return pageAnswer(view, request);
}
