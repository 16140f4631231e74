/** Companies' sites: which of them are allowed, where scripts stand for them, and what may be sent there. */
import { describe, expect, test } from 'vitest';
import { allowedSites, type PageScriptFile, type Registered } from '../../lib/allowed-sites';
import { covers, mayReach, pagesToRegister, sitesIn } from '../../lib/trackers/grants';
import { apiOrigin, patternsOf, siteOfApi } from '../../lib/trackers/hosts';

const MANIFEST = ['https://github.com/*', 'https://api.github.com/*', 'https://linear.app/*'];
const ACME = patternsOf('acme.ghe.com');
/** Every company's GitHub; a domain of any other name is somebody's only as a person said. */
const EVERY = ['https://*.ghe.com/*'];

test.each([
  ['https://acme.ghe.com/*', 'acme.ghe.com', true],
  ['*://acme.ghe.com/*', 'acme.ghe.com', true],
  ['https://acme.ghe.com/*', 'api.acme.ghe.com', false],
  ['https://acme.ghe.com/*', 'acme.ghe.com.evil.example', false],
  ['https://*.ghe.com/*', 'acme.ghe.com', true],
  ['https://*.ghe.com/*', 'api.acme.ghe.com', true],
  ['https://*.ghe.com/*', 'acmeghe.com', false],
  ['http://*.ghe.com/*', 'acme.ghe.com', false],
  ['https://acme.ghe.com/acme/*', 'acme.ghe.com', false],
  ['https://*/*', 'acme.ghe.com', true],
  ['<all_urls>', 'acme.ghe.com', true],
])('%s covers %s: %s', (pattern, host, yes) => {
  expect(covers(pattern, host)).toBe(yes);
});

describe('pages that need their scripts registered', () => {
  test.each<[string, string[], string[]]>([
    ['nothing beyond the manifest', MANIFEST, []],
    ['one site, its API is no page', [...MANIFEST, ...ACME], ['https://acme.ghe.com/*']],
    [
      'two sites, once each',
      [...ACME, ...patternsOf('beta.ghe.com'), ...ACME],
      ['https://acme.ghe.com/*', 'https://beta.ghe.com/*'],
    ],
    ['all of them, and one of those: the wide one alone', [...ACME, ...EVERY], EVERY],
    ['everything there is', ['https://*/*'], EVERY],
    ['hosts of somebody else', ['https://evil.example/*', 'https://a.b.ghe.com/*', 'https://ghe.com/*'], []],
  ])('%s', (_, granted, pages) => {
    expect(pagesToRegister(granted).map((p) => p.pattern)).toEqual(pages);
  });
  test('a company’s own domain counts as a person said whose it is, and only while it is allowed', () => {
    const said = { 'jira.acme.example': 'jira', 'metrics.acme.example': 'nobody' };
    const granted = ['https://jira.acme.example/*', 'https://metrics.acme.example/*', ...ACME];
    expect(pagesToRegister(granted, said)).toEqual([
      { pattern: 'https://acme.ghe.com/*', tracker: 'github' },
      { pattern: 'https://jira.acme.example/*', tracker: 'jira' },
    ]);
    expect(pagesToRegister(granted)).toEqual([{ pattern: 'https://acme.ghe.com/*', tracker: 'github' }]);
    expect(pagesToRegister(['https://*/*'], said)).toEqual([{ pattern: EVERY[0], tracker: 'github' }]);
    expect(pagesToRegister([], said)).toEqual([]);
  });
  test('sites by name', () => {
    expect(sitesIn([...MANIFEST, ...ACME, '*://beta.ghe.com/*'])).toEqual(['acme.ghe.com', 'beta.ghe.com']);
  });
});

describe('where requests may go', () => {
  const asked: string[] = [];
  const reach = (origin: string, granted: string[]) =>
    mayReach(origin, async (pattern) => {
      asked.push(pattern);
      return granted.includes(pattern);
    });
  test('the manifest’s own are not asked about', async () => {
    asked.length = 0;
    for (const origin of ['https://github.com', 'https://api.github.com', 'https://api.linear.app'])
      expect(await reach(origin, []), origin).toBe(true);
    expect(asked).toEqual([]);
  });
  test('a company’s API while it is allowed, and not after', async () => {
    expect(await reach(apiOrigin('acme.ghe.com'), ACME)).toBe(true);
    expect(await reach(apiOrigin('acme.ghe.com'), [])).toBe(false);
    expect(await reach(apiOrigin('beta.ghe.com'), ACME)).toBe(false);
  });
  test.each([
    'https://acme.ghe.com',
    'https://api.ghe.com',
    'https://api.a.b.ghe.com',
    'https://api.acme.ghe.com:8443',
    'http://api.acme.ghe.com',
    'https://api.acme.ghe.com.evil.example',
    'https://api.evil.example',
  ])('never to %s, whatever the browser allows', async (origin) => {
    expect(await mayReach(origin, async () => true)).toBe(false);
  });
  test('an API’s site', () => {
    expect(siteOfApi('https://api.acme.ghe.com')).toBe('acme.ghe.com');
    for (const no of ['https://acme.ghe.com', 'https://api.acme.ghe.com/x', 'https://api.acme.ghe.com:1', ''])
      expect(siteOfApi(no), no).toBeNull();
  });
});

describe('the scripts of allowed sites', () => {
  const FILES: PageScriptFile[] = [
    { file: '/content-scripts/fence.js', runAt: 'document_start' },
    { file: '/content-scripts/tracker-github.js', runAt: 'document_idle', tracker: 'github' },
    { file: '/content-scripts/tracker-jira.js', runAt: 'document_idle', tracker: 'jira' },
  ];
  function browser(first: string[]) {
    const now = { granted: first, said: {} as Record<string, string> };
    const there = new Map<string, Registered>();
    const calls: string[] = [];
    return {
      now,
      there,
      calls,
      sites: allowedSites({
        granted: async () => now.granted,
        said: async () => now.said,
        scripts: () => FILES,
        scripting: {
          getRegisteredContentScripts: async () => [...there.values()],
          async registerContentScripts(scripts) {
            calls.push('register');
            for (const s of scripts) {
              if (there.has(s.id)) throw new Error(`Duplicate script ID '${s.id}'`);
              there.set(s.id, s);
            }
          },
          async updateContentScripts(scripts) {
            calls.push('update');
            for (const s of scripts) {
              if (!there.has(s.id)) throw new Error(`no script ${s.id}`);
              there.set(s.id, s);
            }
          },
          async unregisterContentScripts({ ids }) {
            calls.push('unregister');
            for (const id of ids) {
              if (!there.delete(id)) throw new Error(`no script ${id}`);
            }
          },
        },
      }),
    };
  }
  const standing = (b: ReturnType<typeof browser>) =>
    [...b.there.values()].map((s) => [s.js, s.runAt, s.matches]);

  test('none where nothing is allowed, and nothing is asked of the browser', async () => {
    const b = browser(MANIFEST);
    await b.sites.register();
    expect(b.calls).toEqual([]);
    expect(await b.sites.pages()).toEqual([]);
  });
  test('both, the fence first and from the start of the document, in the allowed site only', async () => {
    const b = browser([...MANIFEST, ...ACME]);
    await b.sites.register();
    const at = ['https://acme.ghe.com/*'];
    expect(standing(b)).toEqual([
      [['content-scripts/fence.js'], 'document_start', at],
      [['content-scripts/tracker-github.js'], 'document_idle', at],
    ]);
  });
  test('a second site joins, one that is taken back leaves, the last takes the scripts along', async () => {
    const b = browser(ACME);
    await b.sites.register();
    b.now.granted = [...ACME, ...patternsOf('beta.ghe.com')];
    await b.sites.register();
    const both = ['https://acme.ghe.com/*', 'https://beta.ghe.com/*'];
    expect(standing(b).map(([, , matches]) => matches)).toEqual([both, both]);
    b.now.granted = patternsOf('beta.ghe.com');
    await b.sites.register();
    expect(standing(b).map(([, , matches]) => matches)).toEqual([[both[1]], [both[1]]]);
    b.now.granted = [];
    await b.sites.register();
    expect(standing(b)).toEqual([]);
  });
  test('told twice at the same moment, they stand once', async () => {
    const b = browser(ACME);
    await Promise.all([b.sites.register(), b.sites.register()]);
    expect(b.there.size).toBe(2);
  });
  test('after an update that lost them, or one of them, they stand again', async () => {
    const b = browser(ACME);
    await b.sites.register();
    b.there.clear();
    await b.sites.register();
    expect(b.there.size).toBe(2);
    b.there.delete('site-fence.js');
    await b.sites.register();
    expect([...b.there.keys()].sort()).toEqual(['site-fence.js', 'site-tracker-github.js']);
  });
  test('scripts of others are left alone', async () => {
    const b = browser([]);
    b.there.set('other', { id: 'other', matches: [], js: [], runAt: 'document_idle' });
    await b.sites.register();
    expect([...b.there.keys()]).toEqual(['other']);
  });
});
