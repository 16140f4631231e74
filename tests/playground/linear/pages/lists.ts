/** Lists of issues: team views, cycles, my issues, custom views, projects; as rows or as a board. */
import { type Html, html, raw } from '../../github/pages/html';
import { slugOf } from '../ids';
import type { LinearIssue, LinearTeam, StateType, WorkflowState } from '../model';
import { teamById, workflowStateById } from '../state';
import { icon, stateIcon } from './icons';
import { boardCard, groupRow, issueRow, type ListItem } from './rows';
import { iconButton, listZone, type Screen, screen } from './screen';
import { mayRead, type PageView } from './view';

interface Tab {
  name: string;
  path: string;
}

interface ListPage {
  /** Of the document: `Engineering › Active issues`. */
  title: string;
  heading: Html;
  tabs: readonly Tab[];
  issues: readonly LinearIssue[];
  layout: 'list' | 'board';
}

const OPEN: readonly StateType[] = ['started', 'unstarted'];
const ORDER: readonly StateType[] = [
  'triage',
  'started',
  'unstarted',
  'backlog',
  'completed',
  'canceled',
  'duplicate',
];

const typeOf = (view: PageView, issue: LinearIssue): StateType =>
  workflowStateById(view.state, issue.stateId).type;

/** What a visitor may see of a workspace and is not archived. */
const visible = (view: PageView): LinearIssue[] =>
  view.state.issues.filter(
    (i) => i.workspaceId === view.workspace.id && i.archivedAt === null && mayRead(view, i),
  );

/** Issues under their workflow states, by name: teams have states of the same names. */
function grouped(view: PageView, issues: readonly LinearIssue[]): [WorkflowState, LinearIssue[]][] {
  const groups = new Map<string, [WorkflowState, LinearIssue[]]>();
  for (const issue of issues) {
    const workflow = workflowStateById(view.state, issue.stateId);
    const key = `${workflow.type} ${workflow.name}`;
    const group = groups.get(key) ?? [workflow, []];
    group[1].push(issue);
    groups.set(key, group);
  }
  const urgent = (issue: LinearIssue) => (issue.priority === 0 ? 5 : issue.priority);
  for (const [, list] of groups.values())
    list.sort((a, b) => urgent(a) - urgent(b) || b.createdAt - a.createdAt);
  return [...groups.values()].sort(
    ([a], [b]) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || b.position - a.position,
  );
}

const asRows = (view: PageView, issues: readonly LinearIssue[]): ListItem[] =>
  grouped(view, issues).flatMap(([workflow, list]) => [
    groupRow(view, workflow, list.length),
    ...list.map((issue) => issueRow(view, issue)),
  ]);

function toolbar(view: PageView, page: ListPage, path: string): Html {
  const { words } = view;
  return html`<header class="page-head"><div class="crumbs">${page.heading}</div>${iconButton('star', words.favorite, raw('role="switch" aria-checked="false"'))}<nav class="tabs">${page.tabs.map((tab) => html`<a href="${tab.path}" class="tab"${tab.path === path ? raw(' data-active="true"') : ''}>${tab.name}</a>`)}</nav><div class="head-end">${iconButton('filter', words.addFilter)}<button type="button" class="pill" aria-label="${words.display}" data-practice="layout">${icon('sliders', 14)}<span>${page.layout === 'board' ? words.board : words.issues}</span></button>${iconButton('panel', words.openDetails, raw('aria-expanded="false"'))}</div></header>`;
}

function listScreen(view: PageView, page: ListPage, path: string): Screen {
  const bar = toolbar(view, page, path);
  if (page.layout === 'board') return boardScreen(view, page, bar);
  const content = html`${bar}<div class="list-container" data-list-container><div class="list-wrapper" data-list-wrapper data-restore-scroll-view="${path}|0" tabindex="0">${listZone('main', 'list-grid')}${page.issues.length === 0 && html`<p class="no-issues">${view.words.noIssues}</p>`}</div></div>`;
  return screen('list', page.title, content, { lists: { main: asRows(view, page.issues) } });
}

function boardScreen(view: PageView, page: ListPage, bar: Html): Screen {
  const groups = grouped(view, page.issues).sort(([a], [b]) => a.position - b.position);
  const columns = groups.map(
    ([workflow, list]) =>
      html`<section class="column"><div class="column-head">${stateIcon(view, workflow)}<span class="group-name">${workflow.name}</span><span class="count">${list.length}</span></div><div class="column-scroll" data-list-wrapper>${listZone(workflow.id, 'column-cards')}</div></section>`,
  );
  const lists = Object.fromEntries(
    groups.map(([workflow, list]) => [workflow.id, list.map((issue) => boardCard(view, issue))]),
  );
  return screen('board', page.title, html`${bar}<div class="board" data-list-container>${columns}</div>`, {
    lists,
  });
}

const crumb = (path: string, name: string, label = name): Html =>
  html`<a class="crumb" href="${path}" aria-label="${label}">${name}</a>`;

function teamPage(view: PageView, team: LinearTeam, rest: string, layout: 'list' | 'board'): ListPage | null {
  const { words, workspace } = view;
  const base = `/${workspace.urlKey}/team/${team.key}`;
  const own = visible(view).filter((i) => i.teamId === team.id);
  const of = (...types: StateType[]) => own.filter((i) => types.includes(typeOf(view, i)));
  const heading = html`${crumb(`${base}/overview`, team.name, words.teamOverview)}<span class="crumb-sep">${icon('chevron', 12)}</span>${crumb(`${base}/all`, words.issues, words.allIssues)}`;
  const tabs = [
    { name: words.allIssues, path: `${base}/all` },
    { name: words.active, path: `${base}/active` },
    { name: words.backlog, path: `${base}/backlog` },
  ];
  const page = (name: string, issues: LinearIssue[], forced = layout): ListPage => ({
    title: `${team.name} › ${name}`,
    heading,
    tabs,
    issues,
    layout: forced,
  });
  const cycle = /^cycle\/(active|\d+)$/.exec(rest)?.[1];
  if (cycle) {
    const found = view.state.cycles.find(
      (c) => c.teamId === team.id && (cycle === 'active' || c.number === Number(cycle)),
    );
    if (!found) return null;
    const name = found.name ?? `${words.cycle} ${found.number}`;
    return page(
      name,
      own.filter((i) => i.cycleId === found.id),
    );
  }
  switch (rest) {
    case 'all':
      return page(words.allIssues, own);
    case 'active':
      return page(words.activeIssues, of(...OPEN));
    case 'backlog':
      return page(words.backlog, of('backlog'));
    case 'triage':
      return page(words.triage, of('triage'));
    case 'board':
      return page(words.board, of('backlog', ...OPEN, 'completed'), 'board');
    default:
      return null;
  }
}

/** The list at an address inside a workspace; null when the address is of something else. */
export function listAt(
  view: PageView,
  path: string,
  rest: string,
  wanted: 'list' | 'board' | null,
): Screen | null {
  const { words, workspace, state } = view;
  const root = `/${workspace.urlKey}`;
  const layout = wanted ?? 'list';
  const show = (page: ListPage | null) => page && listScreen(view, page, path);

  const [, teamKey, teamRest = ''] = /^team\/([^/]+)\/(.+)$/.exec(rest) ?? [];
  if (teamKey) {
    const team = view.teams.find((t) => t.key === teamKey.toUpperCase());
    return team ? show(teamPage(view, team, teamRest, layout)) : null;
  }

  const mine = /^my-issues\/(assigned|created|subscribed|activity)$/.exec(rest)?.[1];
  if (mine) {
    const me = view.user.login;
    const wantedIssues = visible(view).filter((i) =>
      mine === 'assigned'
        ? i.assignee === me
        : mine === 'created'
          ? i.creator === me
          : i.creator === me || i.assignee === me,
    );
    return show({
      title: `${words.myIssues} › ${words[mine as 'assigned']}`,
      heading: crumb(`${root}/my-issues/assigned`, words.myIssues),
      tabs: (['assigned', 'created', 'subscribed', 'activity'] as const).map((tab) => ({
        name: words[tab],
        path: `${root}/my-issues/${tab}`,
      })),
      issues: wantedIssues,
      layout,
    });
  }

  const viewSlug = /^view\/([^/]+)$/.exec(rest)?.[1];
  if (viewSlug) {
    const found = state.views.find(
      (v) => v.workspaceId === workspace.id && (v.id === viewSlug || viewSlug.endsWith(v.slugId)),
    );
    if (!found) return null;
    const label = state.labels.find((l) => l.workspaceId === workspace.id && l.name === found.label);
    return show({
      title: found.name,
      heading: html`${crumb(`${root}/views`, words.views)}<span class="crumb-sep">${icon('chevron', 12)}</span><span class="crumb">${found.name}</span>`,
      tabs: [],
      issues: visible(view).filter((i) => label && i.labelIds.includes(label.id)),
      layout,
    });
  }

  const projectSlug = /^project\/([^/]+)\/issues$/.exec(rest)?.[1];
  if (projectSlug) {
    const project = state.projects.find(
      (p) => p.workspaceId === workspace.id && projectSlug.endsWith(p.slugId),
    );
    if (!project) return null;
    const base = `${root}/project/${slugOf(project.name)}-${project.slugId}`;
    return show({
      title: `${project.name} › ${words.issues}`,
      heading: html`${crumb(`${root}/projects/all`, words.projects)}<span class="crumb-sep">${icon('chevron', 12)}</span>${crumb(`${base}/overview`, project.name)}`,
      tabs: (['overview', 'updates', 'issues'] as const).map((tab) => ({
        name: words[tab],
        path: `${base}/${tab}`,
      })),
      issues: visible(view).filter((i) => i.projectId === project.id),
      layout,
    });
  }
  return null;
}

/** Sub-issues as the rows of a small list of their own. */
export const subIssueRows = (view: PageView, parent: LinearIssue): ListItem[] =>
  view.state.issues
    .filter((i) => i.parentId === parent.id && i.archivedAt === null && mayRead(view, i))
    .map((issue) => issueRow(view, issue));

export const teamHome = (view: PageView, issue: LinearIssue): Html => {
  const team = teamById(view.state, issue.teamId);
  const base = `/${view.workspace.urlKey}/team/${team.key}`;
  return html`${crumb(`${base}/overview`, team.name, view.words.teamOverview)}<span class="crumb-sep">${icon('chevron', 12)}</span>${crumb(`${base}/all`, view.words.issues, view.words.allIssues)}`;
};
