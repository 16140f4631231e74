/** What tests may change about the practice Jira at any time: how pages look and behave, and what the API answers. */

export type Language = 'en' | 'de' | 'ja';

/** Most requests a second; a limit that is reached answers 429. Infinity: off. */
export interface JiraLimits {
  /** Per method and address with its parts left open. */
  get: number;
  post: number;
  put: number;
  delete: number;
  /** Writes a second to one issue. */
  writesPerIssue: number;
  /** `Retry-After` of either, seconds; null: no header. */
  retryAfter: number | null;
}

/** The burst limits that Atlassian documents (March 2026). The one of an issue is not documented: UNVERIFIED. */
export const DOCUMENTED_LIMITS: JiraLimits = {
  get: 100,
  post: 100,
  put: 50,
  delete: 50,
  writesPerIssue: 1,
  retryAfter: 5,
};

/** Where nobody has seen, or where sites differ, how Jira answers: either answer can be had. */
export interface JiraApiSettings {
  /** A GET without a session for something not open to everybody: the login page, or 401 (404 for one thing). */
  signedOutGet: 'login-page' | 'refused';
  /** How one gets to that login page: a redirect on the site, one to id.atlassian.com, or it stands there itself. */
  loginPage: 'redirect' | 'redirect-away' | 'in-place';
  /** The same for `GET myself`. */
  signedOutMyself: 'refused' | 'login-page';
  /** A POST that reads (bulkfetch, search) without a session. 400 was seen live at bulkfetch. */
  signedOutPost: 400 | 401 | 'anonymous';
  /** Whose PUT and DELETE the check of origins refuses: Cloud's, or as on Server only POST. */
  xsrf: 'cloud' | 'server';
  /** UNVERIFIED: a property write changes `updated`. */
  propertyBumpsUpdated: boolean;
  /** UNVERIFIED: `PUT issue` with `properties` and nothing else is carried out; false: 400. */
  putPropertiesOnly: boolean;
  /** UNVERIFIED: `GET comment?expand=properties` shows the properties of comments. */
  commentProperties: boolean;
  /** UNVERIFIED: most comments that the field `comment` gives of an issue, the oldest of them. */
  commentsInField: number;
  /** Most comments on a page of them. */
  commentsOnPage: number;
  /** UNVERIFIED: properties in search results come from the store, or are as old as the index. */
  searchProperties: 'store' | 'index';
  /** UNVERIFIED for search/jql: a query that names a key which is not there, or not for this person. */
  unknownKeys: 'error' | 'ignored';
  /** `nextPageToken` of a last page; clients of live sites have met both. */
  lastPageToken: 'absent' | 'null';
  /** UNVERIFIED: unit of `created` in changelog/bulkfetch. */
  changelogCreated: 'seconds' | 'milliseconds' | 'iso';
  /** UNVERIFIED: answer to a write in an archived project. */
  archived: 403 | 400;
  /** `PUT /issue/properties/{key}` with a filter: there, or 404. */
  bulkProperties: boolean;
  /** How long its task says RUNNING (ms); the write itself is done at once. */
  taskMs: number;
}

export interface JiraSettings {
  theme: 'light' | 'dark' | 'auto';
  language: Language;
  /** Login of visitors without a `practice_user` cookie; null: signed out. */
  user: string | null;
  /** How a board shows an open issue. A backlog always has a panel. */
  issueView: 'modal' | 'panel';
  create: 'classic' | 'modernised';
  /** Phase in which the page listens for single keys on the document. */
  shortcuts: 'bubble' | 'capture';
  /** From script start until the page takes over what the server sent. */
  hydrationMs: number;
  /** How long the skeleton stands when that failed and everything is built again. */
  skeletonMs: number;
  /** From a soft navigation's URL change to its new content. */
  softNavMs: number;
  /** How often an open page asks for changes made elsewhere; 0 never. */
  livePollMs: number;
  /** `reuse` keeps the issue's outer nodes when going from issue to issue. */
  softNav: 'remount' | 'reuse';
  /** Nodes of rows and cards are a pool that goes round while one scrolls. */
  recycle: boolean;
  /** An issue's old address: sent on, or shown under the old address (UNVERIFIED which). */
  movedPage: 'redirect' | 'keep';
  /** What a board says instead of its cards. */
  boardTrouble: 'too-many' | 'not-accessible' | null;
  /** 503 with a page for people, for everything. */
  maintenance: boolean;
  /** How old what a search finds may be (ms). */
  searchDelayMs: number;
  limits: JiraLimits;
  api: JiraApiSettings;
}

export const defaultJiraSettings = (): JiraSettings => ({
  theme: 'light',
  language: 'en',
  user: 'acme-pm',
  issueView: 'modal',
  create: 'classic',
  shortcuts: 'bubble',
  hydrationMs: 400,
  skeletonMs: 200,
  softNavMs: 250,
  livePollMs: 1000,
  softNav: 'remount',
  recycle: false,
  movedPage: 'redirect',
  boardTrouble: null,
  maintenance: false,
  searchDelayMs: 2000,
  limits: {
    get: Number.POSITIVE_INFINITY,
    post: Number.POSITIVE_INFINITY,
    put: Number.POSITIVE_INFINITY,
    delete: Number.POSITIVE_INFINITY,
    writesPerIssue: Number.POSITIVE_INFINITY,
    retryAfter: 5,
  },
  api: {
    signedOutGet: 'login-page',
    loginPage: 'redirect',
    signedOutMyself: 'refused',
    signedOutPost: 400,
    xsrf: 'cloud',
    propertyBumpsUpdated: false,
    putPropertiesOnly: true,
    commentProperties: true,
    commentsInField: Number.POSITIVE_INFINITY,
    commentsOnPage: 100,
    searchProperties: 'store',
    unknownKeys: 'error',
    lastPageToken: 'absent',
    changelogCreated: 'seconds',
    archived: 403,
    bulkProperties: true,
    taskMs: 0,
  },
});
