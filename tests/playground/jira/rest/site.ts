/** The site, who is asking, and what that person may do. */
import type { JiraRights } from '../model';
import { BASE_URL, findProject, JIRA_DOMAIN, projectOf, rightsIn } from '../state';
import {
  type Handler,
  json,
  listParam,
  NO_ISSUE,
  problem,
  projectFor,
  rightsFor,
  visibleIssue,
  writer,
} from './context';
import { fieldList } from './fields';
import { API, jiraTime, projectShape, userShape, versionShape } from './shapes';

export const serverInfo: Handler = ({ state, request }) =>
  json(200, {
    baseUrl: BASE_URL,
    // The company's own domain, where the site has one; it has, whatever address was asked.
    displayUrl: `https://${JIRA_DOMAIN}`,
    displayUrlServicedeskHelpCenter: `https://${JIRA_DOMAIN}`,
    displayUrlConfluence: `https://${JIRA_DOMAIN}`,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_300,
    buildDate: '2026-11-12T09:00:00.000+0000',
    serverTime: jiraTime(state.clock.now()),
    scmInfo: '0000000000000000000000000000000000000000',
    serverTitle: 'Acme',
    ...(request.path.includes('/api/3/') && { serverTimeZone: 'Etc/UTC' }),
  });

export const myself: Handler = (call) => {
  const login = writer(call);
  return json(200, {
    ...userShape(call.state, login),
    locale: { en: 'en_US', de: 'de_DE', ja: 'ja_JP' }[call.state.settings.language],
    groups: { size: 1, items: [] },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  });
};

const PROJECT_RIGHTS: readonly (readonly [key: string, name: string, right: keyof JiraRights])[] = [
  ['BROWSE_PROJECTS', 'Browse Projects', 'browse'],
  ['CREATE_ISSUES', 'Create Issues', 'create'],
  ['EDIT_ISSUES', 'Edit Issues', 'edit'],
  ['ADD_COMMENTS', 'Add Comments', 'comment'],
  ['EDIT_OWN_COMMENTS', 'Edit Own Comments', 'comment'],
  ['EDIT_ALL_COMMENTS', 'Edit All Comments', 'editAllComments'],
  ['LINK_ISSUES', 'Link Issues', 'link'],
  ['TRANSITION_ISSUES', 'Transition Issues', 'transition'],
  ['ADMINISTER_PROJECTS', 'Administer Projects', 'administer'],
];
/** Of the whole site; nobody in the practice team has them. */
const GLOBAL_RIGHTS = [['ADMINISTER', 'Administer Jira']] as const;

/** Rights in an issue, a project, or (without either) anywhere at all. */
export const myPermissions: Handler = (call) => {
  const { state, query, login } = call;
  const wanted = listParam(query, 'permissions');
  if (wanted.length === 0) return problem(400, "The 'permissions' query parameter is required.");
  const known = new Set<string>([
    ...PROJECT_RIGHTS.map(([key]) => key),
    ...GLOBAL_RIGHTS.map(([key]) => key),
  ]);
  const unknown = wanted.filter((key) => !known.has(key));
  if (unknown.length > 0) return problem(400, `Unrecognized permission(s): ${unknown.join(', ')}.`);
  const issueName = query.get('issueKey') ?? query.get('issueId');
  const projectName = query.get('projectKey') ?? query.get('projectId');
  let rights: JiraRights[];
  if (issueName !== null) {
    const issue = visibleIssue(call, issueName);
    if (!issue) return problem(404, NO_ISSUE);
    rights = [
      {
        ...rightsFor(call, issue),
        ...(projectOf(state, issue).archived && { edit: false, comment: false, link: false }),
      },
    ];
  } else if (projectName !== null) {
    const project = findProject(state, projectName);
    if (!project || !rightsIn(project, login).browse)
      return problem(404, `No project could be found with key '${projectName}'.`);
    // Without looking at a single issue's status: it may be true here and false there.
    rights = [rightsIn(project, login)];
  } else rights = state.projects.map((project) => rightsIn(project, login));
  const entry = (
    key: string,
    name: string,
    type: 'PROJECT' | 'GLOBAL',
    havePermission: boolean,
    id: number,
  ) => [key, { id: String(id), key, name, type, description: `${name}.`, havePermission }] as const;
  const all = [
    ...PROJECT_RIGHTS.map(([key, name, right], i) =>
      entry(
        key,
        name,
        'PROJECT',
        rights.some((r) => r[right]),
        i + 10,
      ),
    ),
    ...GLOBAL_RIGHTS.map(([key, name]) => entry(key, name, 'GLOBAL', false, 0)),
  ];
  return json(200, { permissions: Object.fromEntries(all.filter(([key]) => wanted.includes(key))) });
};

export const getProject: Handler = (call) => json(200, projectShape(call.state, projectFor(call)));

export const listVersions: Handler = (call) => {
  const project = projectFor(call);
  return json(
    200,
    project.versions.map((version) => versionShape(version, project.id)),
  );
};

/** The same in pages. */
export const pageOfVersions: Handler = (call) => {
  const project = projectFor(call);
  return json(200, {
    self: `${API}/project/${project.key}/version?maxResults=50&startAt=0`,
    maxResults: 50,
    startAt: 0,
    total: project.versions.length,
    isLast: true,
    values: project.versions.map((version) => versionShape(version, project.id)),
  });
};

/** A visitor without an account sees the fields of what is open to all. */
export const listFields: Handler = () => json(200, fieldList());
