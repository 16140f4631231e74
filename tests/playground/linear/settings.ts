/** What tests may change about the practice Linear at any time: how pages look and behave, and what the API answers. */

export type LinearLanguage = 'en' | 'de';

/** Where nobody has seen how Linear answers: either answer can be had. */
export interface LinearApiSettings {
  /** UNVERIFIED: `filter: { id: { in } }` matches identifiers too. UUIDs always; identifiers of moved issues never. */
  idsByKey: boolean;
  /** UNVERIFIED: what `attachmentCreate` does with the metadata of the attachment it meets. */
  metadata: 'replace' | 'merge';
  /** UNVERIFIED: most characters of metadata as JSON; null: no limit. */
  metadataMax: number | null;
  /** UNVERIFIED: values that are neither text nor numbers nor the documented lists `attributes` and `messages`. */
  nestedMetadata: 'keep' | 'drop' | 'refuse';
  /** UNVERIFIED: writing an attachment changes `updatedAt` of its issue. */
  attachmentBumpsIssue: boolean;
  /**
   * Writes to an archived issue. That it is "not found", as a trashed one always is, was reported once for attachments
   * and comments (2026-04). UNVERIFIED otherwise.
   */
  archivedWrites: 'allow' | 'not-found' | 'forbid';
  /** UNVERIFIED: archiving an issue archives what is attached, so that lists of attachments need `includeArchived` too. */
  archivedAttachments: boolean;
  /** An attachment's URL is its identity on one issue, or (as one sentence of the schema says) in the workspace. */
  attachmentUrl: 'per-issue' | 'global';
  /** UNVERIFIED: who may change what somebody else attached. */
  foreignAttachments: 'allow' | 'forbid';
  /** Contradictory reports: HTML comments in a description stay, vanish, or stay with their brackets escaped. */
  htmlComments: 'drop' | 'keep' | 'escape';
  /** An administrator forbids personal keys. UNVERIFIED in wording. */
  personalKeys: 'allow' | 'forbid';
  /** Status of an answer without data whose error has one of its own (400, 403); both were seen. */
  errorStatus: 200 | 'own';
  /** UNVERIFIED: the API lets pages of other origins in. */
  cors: boolean;
}

export interface LinearSettings {
  theme: 'light' | 'dark';
  /** Language of every word and label. Linear itself is English only; nothing may depend on that. */
  lang: LinearLanguage;
  /** Login of visitors without a `practice_user` cookie; null: signed out. */
  user: string | null;
  /** From script start until the application stands in its empty root. */
  hydrationMs: number;
  /** From a soft navigation's URL change to its new content. */
  softNavMs: number;
  /** How often an open page asks for changes made elsewhere; 0 never. */
  livePollMs: number;
  /** `reuse` keeps the issue view's nodes when going from issue to issue, so foreign nodes stay with the wrong issue. */
  softNav: 'remount' | 'reuse';
  /** Rows and cards are a pool that goes round while one scrolls; otherwise each item has its own node. */
  recycle: boolean;
  /** UNVERIFIED: the address of an issue opened in the inbox. */
  inboxUrl: 'issue' | 'inbox';
  /** UNVERIFIED: phase in which the page listens for single keys. */
  shortcuts: 'bubble' | 'capture';
  /** UNVERIFIED: a content policy like those of similar applications, or none. */
  csp: boolean;
  api: LinearApiSettings;
}

export const defaultLinearSettings = (): LinearSettings => ({
  theme: 'light',
  lang: 'en',
  user: 'acme-pm',
  hydrationMs: 400,
  softNavMs: 250,
  livePollMs: 1000,
  softNav: 'remount',
  recycle: true,
  inboxUrl: 'issue',
  shortcuts: 'bubble',
  csp: true,
  api: {
    idsByKey: true,
    metadata: 'replace',
    metadataMax: null,
    nestedMetadata: 'keep',
    attachmentBumpsIssue: false,
    archivedWrites: 'allow',
    archivedAttachments: false,
    attachmentUrl: 'per-issue',
    foreignAttachments: 'allow',
    htmlComments: 'drop',
    personalKeys: 'allow',
    errorStatus: 200,
    cors: false,
  },
});
