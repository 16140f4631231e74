/** One request as the parts of the API see it, and Jira's ways to refuse. */
import { jsonResponse, type WireRequest, type WireResponse } from '../../wire';
import type { JiraIssue, JiraProject, JiraRights } from '../model';
import { findIssue, findProject, type JiraState, projectOf, rightsIn } from '../state';

export interface Call {
  state: JiraState;
  request: WireRequest;
  query: URLSearchParams;
  /** null: nobody is signed in. */
  login: string | null;
  /** Parts of the path by name, decoded. */
  parts: Readonly<Record<string, string>>;
  /** Undefined: there was none, or no JSON. */
  body: unknown;
}
export type Handler = (call: Call) => WireResponse;

/** Thrown by the helpers below, caught by the router. */
export class Refusal extends Error {
  constructor(readonly response: WireResponse) {
    super(String(response.status));
  }
}

const HEADERS = { 'content-type': 'application/json;charset=UTF-8' };
export const json = (status: number, value?: unknown): WireResponse => jsonResponse(status, value, HEADERS);
export const nothing = (status: number): WireResponse => ({ status, headers: {}, body: '' });

export const problem = (status: number, message: string, errors: Record<string, string> = {}): WireResponse =>
  json(status, { errorMessages: message === '' ? [] : [message], errors });
export const refuse = (status: number, message: string, errors?: Record<string, string>): never => {
  throw new Refusal(problem(status, message, errors));
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [])
    .filter((v) => typeof v === 'string' || typeof v === 'number')
    .map(String);
/** `a,b` and repeated parameters. */
export const listParam = (query: URLSearchParams, name: string): string[] =>
  query
    .getAll(name)
    .flatMap((v) => v.split(','))
    .map((v) => v.trim())
    .filter(Boolean);
export const numberParam = (query: URLSearchParams, name: string, otherwise: number): number => {
  const value = Number(query.get(name) ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? value : otherwise;
};

export const bodyRecord = (call: Call): Record<string, unknown> =>
  isRecord(call.body)
    ? call.body
    : refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');

export const rightsFor = (call: Call, issue: JiraIssue): JiraRights => {
  const rights = rightsIn(projectOf(call.state, issue), call.login);
  return issue.readOnly ? { ...rights, edit: false } : rights;
};

/** One sentence for "not there" and "not for you". */
export const NO_ISSUE = 'Issue does not exist or you do not have permission to see it.';

export function visibleIssue(call: Call, keyOrId: string): JiraIssue | undefined {
  const issue = findIssue(call.state, keyOrId);
  return issue && rightsFor(call, issue).browse ? issue : undefined;
}
export const issueOf = (call: Call): JiraIssue =>
  visibleIssue(call, call.parts.issue ?? '') ?? refuse(404, NO_ISSUE);

export function projectFor(call: Call): JiraProject {
  const name = call.parts.project ?? '';
  const project = findProject(call.state, name);
  return project && rightsIn(project, call.login).browse
    ? project
    : refuse(404, `No project could be found with key '${name}'.`);
}

/** Who writes; nobody: 401. */
export const writer = (call: Call): string =>
  call.login ?? refuse(401, 'You are not authenticated. Authentication required to perform this operation.');

/** An archived project takes nothing. UNVERIFIED in status and words. */
export function notArchived(call: Call, project: JiraProject): void {
  if (project.archived)
    refuse(
      call.state.settings.api.archived,
      `The project '${project.key}' is archived. You can't make changes to it.`,
    );
}

/** The issue, when this person may edit it. */
export function editable(call: Call): { issue: JiraIssue; by: string } {
  const issue = issueOf(call);
  const by = writer(call);
  notArchived(call, projectOf(call.state, issue));
  // UNVERIFIED in wording.
  if (!rightsFor(call, issue).edit) refuse(403, 'You do not have permission to edit issues in this project.');
  return { issue, by };
}

/** Length in characters as the limits count them. */
export const MOST_PROPERTY = 32_768;
