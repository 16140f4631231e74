/**
 * What may be asked of a site with a person's own session: these rows and no others. The page makes the requests out
 * of them, so this file is small and pulls in nothing; what may stand in a body is checked in the worker
 * (`requests.ts`).
 *
 * Addresses, methods and parameters after Atlassian's description of the Jira Cloud platform REST API, version 3.
 */
import type { SessionTable } from '../tracker';
import { CONDITIONAL } from './conditional-operations';

/** A key as Jira writes it, or the number that stays when the key changes. */
const ISSUE = /^(?:[A-Z][A-Z\d_]*-\d+|\d+)$/;
const PROJECT = /^[A-Z][A-Z\d_]*$/;
const NUMBER = /^\d+$/;
/** Only our own; `damaged` holds what a repair replaced. */
const PROPERTY = /^sightline\.(?:outcome|summary|damaged(?:\.[\da-f]+)?)$/;
const TEAM_PROPERTY = /^sightline\.team$/;
const NAMES = /^[A-Za-z,]+$/;

/** Jira asks for it where a request might be a form of another page; those with a JSON body pass without. */
const headers = { 'x-atlassian-token': 'no-check' };

/** Off unless the build asks for it. */
export const CONDITIONALLY = import.meta.env?.VITE_JIRA_CONDITIONAL === 'true';

export const OPERATIONS = {
  issue: {
    method: 'GET',
    path: '/rest/api/3/issue/{issue}',
    parts: { issue: ISSUE },
    query: { fields: NAMES, properties: /^[a-z.,]+$/ },
  },
  property: {
    method: 'GET',
    path: '/rest/api/3/issue/{issue}/properties/{property}',
    parts: { issue: ISSUE, property: PROPERTY },
  },
  setProperty: {
    method: 'PUT',
    path: '/rest/api/3/issue/{issue}/properties/{property}',
    parts: { issue: ISSUE, property: PROPERTY },
    body: { most: 32_768 },
    writes: true,
    headers,
  },
  changelog: {
    method: 'GET',
    path: '/rest/api/3/issue/{issue}/changelog',
    parts: { issue: ISSUE },
    query: { startAt: NUMBER, maxResults: NUMBER },
  },
  /** Reads, though it is a POST: up to 100 issues. */
  bulk: { method: 'POST', path: '/rest/api/3/issue/bulkfetch', body: { most: 20_000 }, headers },
  search: { method: 'POST', path: '/rest/api/3/search/jql', body: { most: 20_000 }, headers },
  count: { method: 'POST', path: '/rest/api/3/search/approximate-count', body: { most: 10_000 }, headers },
  myself: { method: 'GET', path: '/rest/api/3/myself' },
  server: { method: 'GET', path: '/rest/api/3/serverInfo' },
  permissions: {
    method: 'GET',
    path: '/rest/api/3/mypermissions',
    query: { projectKey: PROJECT, permissions: /^[A-Z_,]+$/ },
  },
  comments: {
    method: 'GET',
    path: '/rest/api/3/issue/{issue}/comment',
    parts: { issue: ISSUE },
    query: { startAt: NUMBER, maxResults: NUMBER, orderBy: /^-created$/, expand: /^properties$/ },
  },
  commentProperty: {
    method: 'GET',
    path: '/rest/api/3/comment/{comment}/properties/{property}',
    parts: { comment: NUMBER, property: PROPERTY },
  },
  addComment: {
    method: 'POST',
    path: '/rest/api/3/issue/{issue}/comment',
    parts: { issue: ISSUE },
    body: { most: 100_000 },
    writes: true,
    headers,
  },
  editComment: {
    method: 'PUT',
    path: '/rest/api/3/issue/{issue}/comment/{comment}',
    parts: { issue: ISSUE, comment: NUMBER },
    query: { notifyUsers: /^false$/ },
    body: { most: 100_000 },
    writes: true,
    headers,
  },
  labels: {
    method: 'PUT',
    path: '/rest/api/3/issue/{issue}',
    parts: { issue: ISSUE },
    body: { most: 2_000 },
    writes: true,
    headers,
  },
  /** Ours and no other. */
  linked: {
    method: 'GET',
    path: '/rest/api/3/issue/{issue}/remotelink',
    parts: { issue: ISSUE },
    query: { globalId: /^sightline=\d+$/ },
  },
  /** Creates the link, or brings the one with the same global id up to date. */
  link: {
    method: 'POST',
    path: '/rest/api/3/issue/{issue}/remotelink',
    parts: { issue: ISSUE },
    body: { most: 20_000 },
    writes: true,
    headers,
  },
  unlink: {
    method: 'DELETE',
    path: '/rest/api/3/issue/{issue}/remotelink',
    parts: { issue: ISSUE },
    query: { globalId: /^sightline=\d+$/ },
    writes: true,
    headers,
  },
  /** Which of "no such property" and "no such project" it is. */
  project: { method: 'GET', path: '/rest/api/3/project/{project}', parts: { project: PROJECT } },
  /** The team file of a project, and no other property. */
  teamFile: {
    method: 'GET',
    path: '/rest/api/3/project/{project}/properties/{property}',
    parts: { project: PROJECT, property: TEAM_PROPERTY },
  },
  setTeamFile: {
    method: 'PUT',
    path: '/rest/api/3/project/{project}/properties/{property}',
    parts: { project: PROJECT, property: TEAM_PROPERTY },
    body: { most: 32_768 },
    writes: true,
    headers,
  },
  /** What anybody on the internet sees of a project. */
  anonymousProject: {
    method: 'GET',
    path: '/rest/api/3/project/{project}',
    parts: { project: PROJECT },
    anonymous: true,
  },
  ...(CONDITIONALLY && CONDITIONAL),
} as const satisfies SessionTable;
