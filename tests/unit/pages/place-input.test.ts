// Longer than 300 lines: every form of an address and of a name, for three trackers.
import { describe, expect, test } from 'vitest';
import {
  type Home,
  homesOf,
  issuesOf,
  itemAt,
  nameOf,
  newIssueOf,
  pageOf,
  readPlace,
  shortName,
  suggestions,
} from '../../../components/page/place-input';
import { placeField } from '../../../lib/strings/pages';
import { HOSTILE } from './worker';

const { wrong, lacks } = placeField;
const JIRA = 'acme.atlassian.net';
const OWN = 'jira.acme.example';
const SAID = { [OWN]: 'jira' };
const jiraHome: Home = { tracker: 'jira', site: JIRA, owner: JIRA };
const linearHome: Home = { tracker: 'linear', site: 'linear.app', owner: 'acme' };

/** "project ACME on acme.atlassian.net", or why not. */
const read = (text: string, known: Home[] = [], said = {}) => {
  const is = readPlace(text, known, said);
  return is.ok ? nameOf(is.place, is.scope) : is.why;
};

describe('GitHub, as it is typed', () => {
  test.each([
    ['acme/shop', 'acme/shop', 'place'],
    ['  Acme/Shop ', 'Acme/Shop', 'place'],
    ['acme/', 'acme', 'owner'],
    ['@acme', 'acme', 'owner'],
    ['acme_corp', 'acme_corp', 'owner'],
    ['https://github.com/acme/shop/issues/142?x=1#issuecomment-1', 'acme/shop', 'place'],
    ['github.com/acme/shop', 'acme/shop', 'place'],
    ['https://www.github.com/acme', 'acme', 'owner'],
    ['https://github.com/orgs/acme/projects/7', 'acme', 'owner'],
    ['acme/.github', 'acme/.github', 'place'],
  ])('%s', (text, name, scope) => {
    expect(readPlace(text)).toMatchObject({
      ok: true,
      scope,
      place: { tracker: 'github', site: 'github.com', name, owner: name.split('/')[0] },
    });
  });

  test.each([
    ['acme.ghe.com/acme/shop', 'acme/shop', 'place'],
    ['https://acme.ghe.com/acme/shop/issues/7', 'acme/shop', 'place'],
    ['https://acme.ghe.com/orgs/acme/projects/1', 'acme', 'owner'],
  ])('%s is on the company’s site', (text, name, scope) => {
    expect(readPlace(text)).toMatchObject({ ok: true, scope, place: { site: 'acme.ghe.com', name } });
  });

  test.each([
    ['', wrong.empty],
    ['https://acme.ghe.com/', wrong.page],
    ['http://acme.ghe.com/acme/shop', wrong.host('acme.ghe.com')],
    ['https://a.b.ghe.com/acme/shop', wrong.host('a.b.ghe.com')],
    ['   ', wrong.empty],
    ['my shop', wrong.spaces],
    ['acme/shop/issues', wrong.parts],
    ['-acme', wrong.owner('-acme')],
    ['a'.repeat(40), wrong.owner('a'.repeat(40))],
    ['acme/..', wrong.repo('..')],
    ['acme/sh?op', wrong.repo('sh?op')],
    ['https://github.com/', wrong.page],
    ['https://github.com/settings/tokens', wrong.page],
    ['http://github.com/acme/shop', wrong.host('github.com')],
    ['https://gitlab.com/acme/shop', wrong.host('gitlab.com')],
    ['https://github.com.evil.example/acme/shop', wrong.host('github.com.evil.example')],
    ['javascript:alert(1)', wrong.host('javascript:')],
  ])('%s is told what is wrong', (text, why) => {
    expect(readPlace(text)).toEqual({ ok: false, why });
  });

  test('hostile texts are refused', () => {
    // A name that JavaScript knows is no name of an owner either: those begin with a letter or digit.
    for (const text of HOSTILE) expect(readPlace(text), text).toMatchObject({ ok: false });
  });
});

describe('Jira, as it is typed', () => {
  test.each([
    `https://${JIRA}/browse/ACME-12`,
    `${JIRA}/browse/acme-12?focusedCommentId=1`,
    `https://${JIRA}/browse/ACME`,
    `https://${JIRA}/jira/software/projects/ACME/boards/1`,
    `https://${JIRA}/jira/software/c/projects/ACME/boards/1/backlog?selectedIssue=ACME-3`,
    `https://${JIRA}/jira/software/projects/ACME/boards/1/timeline`,
    `https://${JIRA}/jira/software/projects/ACME/summary`,
    `https://${JIRA}/jira/core/projects/ACME/board`,
    `https://${JIRA}/jira/servicedesk/projects/ACME/queues/custom/4`,
    `https://${JIRA}/projects/ACME/versions/10000/tab/release-report-all-issues`,
    `https://${JIRA}/secure/RapidBoard.jspa?rapidView=12&projectKey=ACME`,
    `https://${JIRA}/issues/?jql=project%20%3D%20ACME%20AND%20status%20%3D%20Open`,
    `https://${JIRA}/issues/?jql=project%3D%22ACME%22%20ORDER%20BY%20updated`,
  ])('%s', (text) => {
    expect(readPlace(text)).toEqual({
      ok: true,
      scope: 'place',
      place: { tracker: 'jira', site: JIRA, name: 'ACME', owner: JIRA },
    });
  });
  test.each([JIRA, `https://${JIRA}`, `${JIRA.toUpperCase()}/`])('%s: the whole site', (text) => {
    expect(readPlace(text)).toEqual({
      ok: true,
      scope: 'owner',
      place: { tracker: 'jira', site: JIRA, name: JIRA, owner: JIRA },
    });
  });
  test.each([
    [`https://${JIRA}/jira/dashboards/1`, wrong.jiraPage(JIRA)],
    [`https://${JIRA}/issues/?jql=project%20%3D%20ACME%20OR%20project%20%3D%20SHOP`, wrong.jiraPage(JIRA)],
    [`https://${JIRA}/issues/?filter=-4`, wrong.jiraPage(JIRA)],
    [`https://${JIRA}/wiki/spaces/ACME/overview`, wrong.jiraPage(JIRA)],
    [`https://${JIRA}/wiki/x/projects/ACME/issues`, wrong.jiraPage(JIRA)],
    [`https://${JIRA}/projects/..%2Fx/issues`, wrong.jiraPage(JIRA)],
    [`http://${JIRA}/browse/ACME-1`, wrong.host(JIRA)],
    [`https://${JIRA}:8443/browse/ACME-1`, wrong.host(JIRA)],
    [`https://${JIRA}.evil.example/`, wrong.host(`${JIRA}.evil.example`)],
    ['https://a.b.atlassian.net/browse/ACME-1/x', wrong.host('a.b.atlassian.net')],
    ['https://id.atlassian.com/manage', wrong.host('id.atlassian.com')],
  ])('%s is told what is wrong', (text, why) => {
    expect(readPlace(text)).toEqual({ ok: false, why });
  });
  test('a company’s own domain: its whole only once a person said whose it is', () => {
    expect(read(OWN)).toBe(wrong.host(OWN));
    expect(read(OWN, [], SAID)).toBe(`all of ${OWN}`);
    // A page of a project tells enough by itself; whether it may be used is asked of what is allowed.
    expect(read(`https://${OWN}/browse/ACME-12`)).toBe(`project ACME on ${OWN}`);
    expect(read(`https://${OWN}/jira/browse/ACME-12`)).toBe(wrong.host(OWN));
  });
});

describe('Linear, as it is typed', () => {
  test.each([
    'https://linear.app/acme/team/ENG/active',
    'https://linear.app/acme/issue/ENG-12/pay-as-a-guest',
    'linear.app/Acme/issue/eng-12',
    'https://linear.app/acme/team/ENG/board?view=1',
    'https://linear.app/acme/team/eng/projects/all',
    'https://linear.app/acme/team/ENG',
  ])('%s', (text) => {
    expect(readPlace(text)).toEqual({
      ok: true,
      scope: 'place',
      place: { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' },
    });
  });
  test.each(['linear.app/acme', 'https://linear.app/Acme/', 'www.linear.app/acme'])(
    '%s: the whole workspace',
    (text) => {
      expect(readPlace(text)).toEqual({
        ok: true,
        scope: 'owner',
        place: { tracker: 'linear', site: 'linear.app', name: 'acme', owner: 'acme' },
      });
    },
  );
  test.each([
    ['https://linear.app/acme/inbox', wrong.linearPage('acme')],
    ['https://linear.app/acme/project/x-123456789012/overview', wrong.linearPage('acme')],
    ['https://linear.app/', wrong.linearHome],
    ['https://linear.app/settings/account/security', wrong.linearHome],
    ['https://linear.app/docs/team/x/active', wrong.linearHome],
    ['https://linear.app/acme/team/TOOLONGKEY/active', wrong.linearPage('acme')],
    ['http://linear.app/acme', wrong.host('linear.app')],
    ['https://acme.linear.app/acme', wrong.host('acme.linear.app')],
    ['linear://acme/issue/ENG-12', wrong.host('acme')],
  ])('%s is told what is wrong', (text, why) => {
    expect(readPlace(text)).toEqual({ ok: false, why });
  });
});

describe('a name alone', () => {
  /** What it can be, and what else it would take to be. */
  const which = (text: string, known: Home[] = []) => {
    const is = readPlace(text, known);
    if (is.ok) return [nameOf(is.place, is.scope)];
    return [...(is.which ?? []).map((m) => nameOf(m.place, m.scope)), ...(is.lacks ?? [])];
  };
  test('means GitHub where nothing speaks for another', () => {
    expect(which('acme')).toEqual(['all of acme']);
    expect(which('acme/shop')).toEqual(['acme/shop']);
    expect(which('acme/shop', [jiraHome])).toEqual(['acme/shop']);
  });
  test('in capitals it may be a project or a team', () => {
    expect(which('ACME')).toEqual(['all of ACME', lacks.linear, lacks.jira]);
    expect(which('SHOP', [jiraHome])).toEqual([`project SHOP on ${JIRA}`, 'all of SHOP', lacks.linear]);
    expect(which('ACME', [jiraHome, linearHome])).toEqual([
      'all teams in acme',
      'team ACME in acme',
      `project ACME on ${JIRA}`,
      `all of ${JIRA}`,
      'all of ACME',
    ]);
    expect(which('ENG', [linearHome])).toEqual(['team ENG in acme', 'all of ENG', lacks.jira]);
    expect(which('acme/ENG')).toEqual(['team ENG in acme', 'acme/ENG']);
    expect(readPlace('ACME')).toMatchObject({ ok: false, why: placeField.which('ACME') });
  });
  test('of a workspace or a site that is known', () => {
    expect(which('acme', [linearHome, jiraHome])).toEqual([
      'all of acme',
      'all teams in acme',
      `all of ${JIRA}`,
    ]);
    expect(which('acme/eng', [linearHome])).toEqual(['acme/eng', 'team ENG in acme']);
  });
  test('may be on each site of GitHub', () => {
    const ghe: Home = { tracker: 'github', site: 'acme.ghe.com', owner: '' };
    expect(which('acme/shop', [ghe])).toEqual(['acme/shop', 'acme/shop on acme.ghe.com']);
  });
  test('that can be none of them says what else it could be', () => {
    const long = 'A'.repeat(40);
    expect(readPlace(long)).toEqual({ ok: false, why: wrong.owner(long), lacks: [lacks.jira] });
    expect(readPlace('_ACME', [jiraHome])).toEqual({ ok: false, why: wrong.owner('_ACME') });
  });
});

describe('suggestions', () => {
  const names = (urls: string[], said = {}) => suggestions(urls, said).map((s) => nameOf(s.place, s.scope));
  test('each repository once and its owner, nothing else', () => {
    expect(
      names([
        'https://github.com/acme/shop/issues/1',
        'https://github.com/ACME/shop/pulls',
        'https://github.com/settings',
        'https://github.com/acme',
        'https://github.com/beta/app',
        'about:blank',
      ]),
    ).toEqual(['acme/shop', 'all of acme', 'beta/app', 'all of beta']);
  });
  test('of all three trackers; where a page names no place, what it belongs to', () => {
    expect(
      names([
        `https://${JIRA}/browse/ACME-1`,
        `https://beta.atlassian.net/jira/for-you`,
        `https://docs.atlassian.net/wiki/spaces/A`,
        'https://linear.app/acme/team/ENG/active',
        'https://linear.app/beta/inbox',
        'https://linear.app/login',
      ]),
    ).toEqual([
      `project ACME on ${JIRA}`,
      `all of ${JIRA}`,
      'all of beta.atlassian.net',
      'team ENG in acme',
      'all teams in acme',
      'all teams in beta',
    ]);
  });
  test('of a company’s site are its own, of an own domain once it is said', () => {
    expect(names(['https://acme.ghe.com/acme/shop/issues', 'https://github.com/acme/shop'])).toEqual([
      'acme/shop on acme.ghe.com',
      'all of acme on acme.ghe.com',
      'acme/shop',
      'all of acme',
    ]);
    expect(names([`https://${OWN}/browse/ACME-1`])).toEqual([]);
    expect(names([`https://${OWN}/browse/ACME-1`], SAID)).toEqual([
      `project ACME on ${OWN}`,
      `all of ${OWN}`,
    ]);
  });
  test('sites and workspaces of open tabs', () => {
    const urls = [
      `https://${JIRA}/jira/your-work`,
      'https://linear.app/acme/inbox',
      'https://linear.app/acme/x',
    ];
    expect(homesOf(urls)).toEqual([jiraHome, linearHome]);
    expect(homesOf(['https://evil.example/', 'nonsense', `http://${JIRA}/`])).toEqual([]);
  });
});

describe('pages of a place', () => {
  const jira = { tracker: 'jira', site: JIRA, name: 'ACME' };
  const linear = { tracker: 'linear', site: 'linear.app', name: 'acme/ENG' };
  test('are on its site', () => {
    const place = { tracker: 'github', site: 'acme.ghe.com', name: 'acme/shop' };
    expect(issuesOf(place)).toBe('https://acme.ghe.com/acme/shop/issues');
    expect(newIssueOf({ ...place, site: 'github.com' })).toBe('https://github.com/acme/shop/issues/new');
    expect(issuesOf(linear)).toBe('https://linear.app/acme/team/ENG/active');
    expect(newIssueOf(linear)).toBe('https://linear.app/acme/team/ENG/new');
    expect(issuesOf(jira)).toBe(
      `https://${JIRA}/issues/?jql=project%20%3D%20%22ACME%22%20ORDER%20BY%20updated%20DESC`,
    );
    expect(newIssueOf(jira)).toBe(issuesOf(jira));
    expect(issuesOf({ tracker: 'nobody', site: 'x', name: 'y' })).toBeUndefined();
  });
  test('of everything an owner has', () => {
    expect(issuesOf({ tracker: 'github', site: 'github.com', name: 'acme' }, 'owner')).toContain(
      'org%3Aacme',
    );
    expect(issuesOf({ ...jira, name: JIRA }, 'owner')).toMatch(
      /^https:\/\/acme\.atlassian\.net\/issues\/\?jql=/,
    );
    expect(issuesOf({ ...linear, name: 'acme' }, 'owner')).toBe('https://linear.app/acme/my-issues/assigned');
  });
  test('lead back to it', () => {
    for (const place of [jira, linear]) {
      expect(readPlace(issuesOf(place) ?? '')).toMatchObject({ ok: true, place });
    }
  });
  test('short names', () => {
    expect([jira, linear].map(shortName)).toEqual(['project ACME', 'team ENG']);
    expect(shortName({ tracker: 'nobody', site: 'x', name: 'y' })).toBe('y');
  });
});

test('addresses of issues', () => {
  for (const [text, key] of [
    [' https://github.com/acme/shop/issues/151 ', 'acme/shop#151'],
    ['https://acme.ghe.com/acme/shop/issues/151', 'acme/shop#151'],
    [`https://${JIRA}/browse/ACME-151`, 'ACME-151'],
    [`https://${JIRA}/jira/software/projects/ACME/boards/1?selectedIssue=ACME-151`, 'ACME-151'],
    ['https://linear.app/acme/issue/ENG-151/title', 'acme/ENG-151'],
    [`https://${OWN}/browse/ACME-151`, 'ACME-151'],
  ] as const) {
    const item = itemAt(text, SAID);
    expect(item?.key, text).toBe(key);
    // The page of it leads to the same.
    expect(itemAt((item && pageOf(item)) ?? '', SAID), text).toEqual(item);
  }
  for (const text of [
    'https://github.com/acme/shop/issues',
    'https://github.com/acme/shop/pull/151',
    'https://evil.example/acme/shop/issues/1',
    'https://evil.example/browse/ACME-1',
    `https://${JIRA}/jira/software/projects/ACME/boards/1`,
    '#151',
  ]) {
    expect(itemAt(text, SAID), text).toBeNull();
  }
});
