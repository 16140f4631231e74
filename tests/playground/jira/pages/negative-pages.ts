/** Addresses on which an extension must show and send nothing; each answers with the kind named. */
const SITE = 'https://acme.atlassian.net';

export const NEGATIVE_JIRA_PAGES: readonly (readonly [kind: string, url: string])[] = [
  ['for-you', `${SITE}/jira/for-you`],
  ['for-you', `${SITE}/jira/your-work`],
  ['dashboard', `${SITE}/jira/dashboards/1`],
  ['plans', `${SITE}/jira/plans/7/scenarios/173/timeline?vid=311`],
  ['service-desk', `${SITE}/jira/servicedesk/projects/HELP/queues/custom/4`],
  ['product-discovery', `${SITE}/jira/polaris/projects/IDEA/ideas/view/12`],
  ['people', `${SITE}/jira/people/search`],
  ['filters', `${SITE}/jira/filters`],
  ['site-settings', `${SITE}/jira/settings/system/general-configuration`],
  ['wiki', `${SITE}/wiki/spaces/ACME/pages/1/Guest+checkout`],
  ['login', `${SITE}/login`],
  ['board-settings', `${SITE}/jira/software/c/projects/ACME/boards/1?config=columns`],
  ['reports', `${SITE}/jira/software/c/projects/ACME/boards/1/reports/burndown-chart`],
  ['summary', `${SITE}/jira/software/c/projects/ACME/summary`],
  ['calendar', `${SITE}/jira/software/c/projects/ACME/calendar`],
  ['form', `${SITE}/jira/software/c/projects/ACME/form/3`],
  ['project-settings', `${SITE}/jira/software/c/projects/ACME/settings/details`],
  ['releases', `${SITE}/projects/ACME/versions/10210/tab/release-report-all-issues`],
];
