/**
 * The trackers, by the name of their folder: a new one is a line here and a folder beside this file, with
 * `addresses.ts` (what URLs and keys tell), `page-side.ts` (what its pages show) and `home.ts` (the worker's half).
 * Plain data: the manifest is generated from it.
 */
export type Registered = {
  /** Name for people. */
  name: string;
  /** Match patterns of the pages where scripts run without asking; a host that is nowhere here is never touched. */
  pages: readonly string[];
  /** APIs that the worker speaks to. None: it is asked through its own pages, with the person's session. */
  apis: readonly string[];
  /** Sites of companies. Nothing of them is allowed until a person allows one, by its exact address. */
  optional?: readonly string[];
  /** True: such a site has a name of its own anywhere, so that a person has to say whose it is. */
  anyName?: true;
};

/** Asked in this order where an address leads: one whose sites can have any name comes last. */
export const REGISTRY = {
  github: {
    name: 'GitHub',
    pages: ['https://github.com/*'],
    apis: ['https://api.github.com/*'],
    optional: ['https://*.ghe.com/*'],
  },
  linear: { name: 'Linear', pages: ['https://linear.app/*'], apis: ['https://api.linear.app/*'] },
  jira: {
    name: 'Jira',
    pages: ['https://*.atlassian.net/*'],
    apis: [],
    optional: ['https://*/*'],
    anyName: true,
  },
} as const satisfies Record<string, Registered>;

export type TrackerId = keyof typeof REGISTRY;
export const TRACKER_IDS = Object.keys(REGISTRY) as TrackerId[];

/** @returns null for a name that is none of ours */
export const registered = (id: string): Registered | null =>
  Object.hasOwn(REGISTRY, id) ? REGISTRY[id as TrackerId] : null;

/** Page scripts that know one tracker's markup: built once for each, as "strip-github.js". */
export const SPLIT_SCRIPTS = ['tracker', 'mark', 'strip', 'card', 'rows'] as const;

/** The file of a page script on the pages of a tracker, without its folder. */
export const scriptFile = (script: string, tracker: string): string =>
  (SPLIT_SCRIPTS as readonly string[]).includes(script) ? `${script}-${tracker}.js` : `${script}.js`;
