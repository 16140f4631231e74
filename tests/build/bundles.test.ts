/** Sizes and contents of what was built, against the budgets of the design. */
import { describe, expect, test } from 'vitest';
import { TRACKER_IDS } from '../../lib/trackers/registry';
import { BUILDS, filesOf, sizeOf, textOf } from './builds';

/** What every page of a tracker gets. */
const always = (id: string) => ['content-scripts/fence.js', `content-scripts/tracker-${id}.js`];
const ALWAYS_ON = [
  'content-scripts/fence.js',
  ...TRACKER_IDS.map((id) => `content-scripts/tracker-${id}.js`),
];
/**
 * Injected one at a time, where there is something to show. Bytes at most: they notice growth. Each is built for each
 * tracker; where the tokens begin with another tracker's, its own come on top. Rows grew last by what keeps them in
 * place under a pointer, and by saying that they are not found; strip and card by the press that may be held, by what
 * tells it apart, and by the states of a weak or waived outcome (53 and 34 before).
 */
const PALETTE = 3 * 1024;
const FACES: Record<string, number> = Object.fromEntries(
  Object.entries({ mark: 13, strip: 59, card: 38, rows: 55 }).flatMap(([face, kb]) =>
    TRACKER_IDS.map((id) => [
      `content-scripts/${face}-${id}.js`,
      kb * 1024 + (id === 'github' ? 0 : PALETTE),
    ]),
  ),
);
/** Carries out requests with the person's session, where a tracker is asked so. */
const COURIER = 'content-scripts/courier.js';
const PANEL = ['content-scripts/panel.js'];
/** Our own list and the sweep, with the form of the panel; brought when somebody opens them. */
const OWN_LIST = ['content-scripts/list.js'];
/** The dialog of a held press, with fields of the panel; brought by the press. */
const GATE = 'content-scripts/gate.js';
const WORKER = ['background.js'];
const KB = 1024;

/** Marks that survive minification: a framework's registered symbols, a schema library's own names. */
const MARKS = {
  react: /react\.(?:element|transitional\.element|fragment)|__SECRET_INTERNALS|__CLIENT_INTERNALS/,
  preact: /__k\b.*__e\b|__H\b.*__h\b/s,
  zod: /ZodError|\$ZodType|_zod\b|"invalid_type"|invalid_union/,
  polyfill: /webextension-polyfill|Could not establish connection\. Receiving end/,
};

/** Addresses that may stand in a bundle, and why. None of them is fetched unless a tracker is named. */
const ADDRESSES: [RegExp, string][] = [
  [/^https:\/\/([a-z0-9*-]+\.)?(github\.com|atlassian\.net|linear\.app)\b/, 'the three trackers'],
  [/^https:\/\/\*\.ghe\.com\/\*$/, 'the pattern under which a company’s site may be asked for'],
  [
    /^https:\/\/\*(\.|\/\*$)/,
    'the pattern under which a company’s own domain may be asked for, or how one begins',
  ],
  [/^https:\/\/api\.\$\{\w+\}$/, 'the API of a site; no request goes there unless the site is allowed'],
  [/^https:\/\/(docs|support)\.github\.com\b/, 'help on tokens, opened by a click'],
  [/^https:\/\/sightline\.example\b/, 'our own page'],
  [/^https:\/\/stats\.acme\.example\b/, 'how an address is written, in a sentence'],
  [/^http:\/\/www\.w3\.org\//, 'names of XML vocabularies, never fetched'],
  [/^https:\/\/(react\.dev|preactjs\.com)\/errors?\b/, 'text of a framework error'],
  [
    /^https?:\/\/json-schema\.org\/|^http:\/\/spec\.openapis\.org\//,
    'names of schema vocabularies, never fetched',
  ],
];

describe.each(BUILDS)('%s', (build) => {
  test.each(TRACKER_IDS)('fence and scout on pages of %s: at most 20,480 bytes, 8,192 as gzip', (id) => {
    const size = sizeOf(build, always(id));
    console.log(`${build}: ${id}: fence + scout ${size.bytes} B, gzip ${size.gzip} B`);
    expect(size.bytes).toBeLessThanOrEqual(20_480);
    expect(size.gzip).toBeLessThanOrEqual(8_192);
  });

  test('panel: at most 260 KB', () => {
    const size = sizeOf(build, PANEL);
    console.log(`${build}: panel ${size.bytes} B, gzip ${size.gzip} B`);
    expect(size.bytes).toBeLessThanOrEqual(260 * KB);
  });

  // The design gives it no budget of its own; it carries what the panel carries, with its words for every tracker, and
  // its own part. 174 KB before there were three trackers.
  test('our list: at most 192 KB, under the 260 KB of the panel', () => {
    const size = sizeOf(build, OWN_LIST);
    console.log(`${build}: our list ${size.bytes} B, gzip ${size.gzip} B`);
    expect(size.bytes).toBeLessThanOrEqual(192 * KB);
    const text = textOf(build, OWN_LIST[0] ?? '');
    expect(MARKS.zod.test(text)).toBe(false);
    expect(MARKS.polyfill.test(text)).toBe(false);
  });

  // It has to stand within a second of the press.
  test('gate: at most 140 KB, without schema library and polyfill', () => {
    expect(sizeOf(build, [GATE]).bytes).toBeLessThanOrEqual(140 * KB);
    const text = textOf(build, GATE);
    expect(MARKS.zod.test(text)).toBe(false);
    expect(MARKS.polyfill.test(text)).toBe(false);
  });

  // The design gives the worker no budget; the research page's 150 KB is not met, a third of it being the schema
  // library. The bound notices growth: 210 KB before lists, a query over many pages, pull requests and companies' sites,
  // 255 KB before the halves of two more trackers, 370 KB before 50 rules with their words and the settings of teams. What
  // it costs when it starts is measured: `npm run bench`, save with a cold worker.
  test('worker: at most 600 KB', () => {
    const size = sizeOf(build, WORKER);
    console.log(`${build}: worker ${size.bytes} B, gzip ${size.gzip} B (research: 153,600)`);
    expect(size.bytes).toBeLessThanOrEqual(600 * KB);
  });

  test.each(Object.entries(FACES))('%s: at most %i bytes', (file, most) => {
    const size = sizeOf(build, [file]);
    console.log(`${build}: ${file} ${size.bytes} B, gzip ${size.gzip} B`);
    expect(size.bytes).toBeLessThanOrEqual(most);
  });

  test('courier: at most 6 KB', () => {
    expect(sizeOf(build, [COURIER]).bytes).toBeLessThanOrEqual(6 * KB);
  });

  test.each([...ALWAYS_ON, ...Object.keys(FACES), COURIER])(
    '%s carries no framework, schema library or polyfill',
    (file) => {
      const text = textOf(build, file);
      for (const [name, mark] of Object.entries(MARKS)) expect(mark.test(text), name).toBe(false);
    },
  );

  test('the panel carries no schema library and no polyfill', () => {
    const text = textOf(build, PANEL[0] ?? '');
    expect(MARKS.zod.test(text)).toBe(false);
    expect(MARKS.polyfill.test(text)).toBe(false);
  });

  test('the marks are found where the libraries are', () => {
    expect(MARKS.zod.test(textOf(build, 'background.js'))).toBe(true);
    const pages = filesOf(build).filter((f) => f.startsWith('chunks/'));
    expect(pages.some((f) => MARKS.react.test(textOf(build, f)))).toBe(true);
  });

  test('no address of a host that was not declared', () => {
    const found = filesOf(build)
      .filter((f) => /\.(js|html|css)$/.test(f))
      .flatMap((f) =>
        [...textOf(build, f).matchAll(/https?:\/\/[a-z0-9*][^\s"'`<>)\\]*/gi)].map((m) => [f, m[0]]),
      );
    const strangers = found.filter(([, url]) => !ADDRESSES.some(([re]) => re.test(url ?? '')));
    expect(strangers).toEqual([]);
  });

  test('no script is loaded from elsewhere, and no source map is shipped', () => {
    for (const f of filesOf(build).filter((f) => f.endsWith('.html'))) {
      expect(textOf(build, f)).not.toMatch(/(src|href)=["'](https?:)?\/\//);
    }
    expect(filesOf(build).filter((f) => f.endsWith('.map'))).toEqual([]);
  });

  test('the start-up message of the framework to the page is off', () => {
    for (const f of [...ALWAYS_ON, ...Object.keys(FACES), COURIER, ...PANEL, GATE]) {
      expect(textOf(build, f)).not.toMatch(/\.postMessage\(/);
    }
  });
});

test('both browsers get the same page scripts', () => {
  for (const f of [...ALWAYS_ON, ...Object.keys(FACES), COURIER, ...PANEL, GATE])
    expect(textOf('chrome', f)).toBe(textOf('firefox', f));
});
