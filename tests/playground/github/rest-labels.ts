/** Labels of one issue over REST: adding and taking away. */
import { jsonResponse, type WireResponse } from '../wire';
import { type Caller, refuseIssueWrite } from './auth';
import { apiError, validationFailed } from './errors';
import type { Issue, Repository } from './model';
import { atLeast, permissionOf } from './permissions';
import { labelNames } from './rest-input';
import { labelsJson } from './shapes';
import { type GithubState, tick } from './state';

const DOCS = 'https://docs.github.com/rest/issues/labels';
const MAX_NAME = 50;
const MAX_LABELS = 100;

/** Labels stay in a repository when the last issue loses them; those seeded are known by the issues that have them. */
const once = new WeakMap<Repository, Set<string>>();

/** The label as the repository spells it, or undefined when it has none of this name; case does not count. */
function known(state: GithubState, repository: Repository, name: string): string | undefined {
  const names = once.get(repository) ?? new Set<string>();
  for (const issue of state.issues)
    if (issue.repositoryId === repository.id) for (const label of issue.labels) names.add(label);
  once.set(repository, names);
  return [...names].find((label) => label.toLowerCase() === name.toLowerCase());
}

function refuse(
  state: GithubState,
  caller: Caller,
  repository: Repository,
  issue: Issue,
): WireResponse | null {
  const refused = refuseIssueWrite(state, caller, repository, 'triage');
  if (refused) return refused;
  // UNVERIFIED: GitHub may let people with write access label a locked issue; refusing is the harder case for a client.
  return issue.locked ? apiError(403, 'Issue is locked', DOCS) : null;
}

/**
 * `POST …/labels` with `{ labels }`; answers with all labels of the issue.
 * A name the repository does not have yet is created on the way, which takes write.
 */
export function addLabels(
  state: GithubState,
  caller: Caller,
  repository: Repository,
  issue: Issue,
  json: unknown,
): WireResponse {
  const refused = refuse(state, caller, repository, issue);
  if (refused) return refused;
  const given = typeof json === 'object' && json !== null && 'labels' in json ? json.labels : undefined;
  if (!Array.isArray(given)) return apiError(422, 'Invalid request.\n\n"labels" wasn\'t supplied.', DOCS);
  const names = labelNames(given);
  const long = names.find((name) => [...name].length > MAX_NAME || name.trim() === '');
  if (long !== undefined)
    return validationFailed([{ resource: 'Label', code: 'invalid', field: 'name' }], DOCS);
  const mayCreate = atLeast(permissionOf(state, repository, caller.login), 'write');
  if (!mayCreate && names.some((name) => known(state, repository, name) === undefined))
    return jsonResponse(403, {
      message: 'You do not have permission to create labels on this repository.',
      errors: [{ resource: 'Repository', field: 'label', code: 'unauthorized' }],
      documentation_url: 'https://docs.github.com/v3/issues/labels/',
      status: '403',
    });
  const before = issue.labels.length;
  const labels = [...issue.labels];
  for (const name of names) {
    const label = known(state, repository, name) ?? name;
    if (!labels.some((own) => own.toLowerCase() === label.toLowerCase())) labels.push(label);
  }
  if (labels.length > MAX_LABELS)
    return validationFailed([{ resource: 'Issue', code: 'invalid', field: 'labels' }], DOCS);
  if (labels.length > before) {
    issue.labels = labels;
    issue.updatedAt = tick(state);
  }
  return jsonResponse(200, labelsJson(state, issue));
}

/** `DELETE …/labels/{name}`: answers with those that remain, or 404 when the issue does not have it. */
export function removeLabel(
  state: GithubState,
  caller: Caller,
  repository: Repository,
  issue: Issue,
  name: string,
): WireResponse {
  const refused = refuse(state, caller, repository, issue);
  if (refused) return refused;
  // Remembers the spelling before its last issue loses it.
  known(state, repository, name);
  const left = issue.labels.filter((label) => label.toLowerCase() !== name.toLowerCase());
  if (left.length === issue.labels.length) return apiError(404, 'Label does not exist', DOCS);
  issue.labels = left;
  issue.updatedAt = tick(state);
  return jsonResponse(200, labelsJson(state, issue));
}
