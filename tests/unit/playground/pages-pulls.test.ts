/** Pull requests, what belongs to an issue, and the pages under a tenant's name. */
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings, type PlaygroundSettings } from '../../playground/github/pages/view';
import { issueAt } from '../../playground/github/state';
import { createWorld, type World } from '../../playground/world';
import { hrefs, visitor } from './page-reader';

let world: World;
let settings: PlaygroundSettings;
let ask: ReturnType<typeof visitor>['ask'];
let open: ReturnType<typeof visitor>['open'];
let fragment: ReturnType<typeof visitor>['fragment'];

beforeEach(() => {
  world = createWorld();
  settings = defaultSettings();
  ({ ask, open, fragment } = visitor(world, settings));
});

const PULL_LINK = 'ul > li a[data-testid="listitem-title-link"]';

describe('practice tracker: pull requests', { timeout: 30_000 }, () => {
  it('Rails rows', () => {
    const document = open('/acme/shop/pulls');
    expect([...document.querySelectorAll('.js-issue-row')].map((row) => row.id)).toEqual([
      'issue_143',
      'issue_145',
      'issue_141',
      'issue_140',
    ]);
    expect(
      document.querySelector('#issue_143 a.js-navigation-open.Link--primary')?.getAttribute('href'),
    ).toBe('/acme/shop/pull/143');
    expect(document.querySelector('#issue_143 .opened-by')?.textContent).toContain('#143');
    expect(document.querySelector('react-app')).toBeNull();
    expect(open('/acme/shop/pulls?q=is%3Aclosed').querySelectorAll('.js-issue-row')).toHaveLength(1);
  });

  it('React rows', () => {
    settings.pulls = 'react';
    const document = open('/acme/shop/pulls');
    expect(hrefs(document, PULL_LINK)[0]).toBe('https://github.com/acme/shop/pull/143');
    expect(document.querySelector('.js-issue-row')).toBeNull();
    expect(document.querySelector('react-app')?.getAttribute('app-name')).toBe('pull-requests');
  });

  const development = '#partial-discussion-sidebar .discussion-sidebar-item a[data-hovercard-type="issue"]';

  it.each(['classic', 'react'] as const)('conversation with the %s header', (markup) => {
    settings.pulls = markup;
    const document = open('/acme/shop/pull/143');
    const [title, number] =
      markup === 'classic'
        ? ['#partial-discussion-header .js-issue-title', '.gh-header-number']
        : [
            'react-app[app-name="pull-requests"] h1[data-component="PH_Title"] .markdown-title',
            'h1[data-component="PH_Title"] .fgColor-muted.f1-light',
          ];
    expect(document.querySelector(title)?.textContent).toBe('Take payments for guests');
    expect(document.querySelector(number)?.textContent).toBe('#143');
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.querySelector('#discussion_bucket .js-discussion .js-comment-body')?.textContent).toMatch(
      /^\s*Closes #142\./,
    );
    expect(hrefs(document, development)).toEqual(['https://github.com/acme/shop/issues/142']);
    expect(open('/acme/shop/pull/119').querySelector('.State')?.textContent).toBe('Merged');
    expect(fragment('/acme/shop/pull/143').status).toBe(markup === 'react' ? 200 : 404);
  });

  it('closes several, of another repository only for those who may see it, or none', () => {
    expect(hrefs(open('/acme/shop/pull/141'), development)).toEqual([
      'https://github.com/acme/shop/issues/135',
      'https://github.com/acme/payments/issues/28',
    ]);
    expect(hrefs(open('/acme/shop/pull/141', 'practice_user=acme-design'), development)).toEqual([
      'https://github.com/acme/shop/issues/135',
    ]);
    expect(hrefs(open('/acme/shop/pull/140'), development)).toEqual([]);
    for (const tail of ['files', 'commits', 'checks'])
      expect(open(`/acme/shop/pull/143/${tail}`).querySelector('#discussion_bucket'), tail).toBeNull();
  });
});

describe('practice tracker: what belongs to an issue', { timeout: 30_000 }, () => {
  it('sub-issues inside the issue, the parent at its side', () => {
    const list =
      '[data-testid="issue-viewer-issue-container"] [data-testid="sub-issues-issue-container"] li a[data-hovercard-url]';
    expect(hrefs(open('/acme/shop/issues/131'), list)).toEqual([
      '/acme/shop/issues/133',
      '/acme/shop/issues/126',
      '/acme/shop/issues/104',
    ]);
    const relation = '[data-testid="sidebar-relationships-section"] a';
    expect(hrefs(open('/acme/shop/issues/133'), relation)).toEqual(['/acme/shop/issues/131']);
    expect(
      open('/acme/shop/issues/142').querySelector('[data-testid="sub-issues-issue-container"]'),
    ).toBeNull();
    issueAt(world.state, 'acme/shop#126').deleted = true;
    expect(hrefs(open('/acme/shop/issues/131'), list)).toHaveLength(2);
  });

  it('blockers and the pull requests that close it', () => {
    const document = open('/acme/shop/issues/135');
    expect(hrefs(document, '[data-testid="sidebar-relationships-section"] a')).toEqual([
      '/acme/payments/issues/31',
      '/acme/shop/issues/111',
    ]);
    const linked = 'ul[data-testid="issue-viewer-linked-pr-container"]';
    expect(hrefs(document, `${linked} a`)).toEqual(['/acme/shop/pull/141']);
    expect(open('/acme/shop/issues/139').querySelectorAll(`${linked} > *`)).toHaveLength(0);
  });
});

describe('practice tracker: under the name of a tenant', () => {
  it('addresses are of the host that was asked', () => {
    const host = 'https://acme.ghe.com';
    const document = open(`${host}/acme/shop/issues/142`);
    expect(document.querySelector('meta[name="expected-hostname"]')?.getAttribute('content')).toBe(
      'acme.ghe.com',
    );
    expect(hrefs(document, '[data-testid="issue-body-header-link"]')[0]).toMatch(
      `${host}/acme/shop/issues/142#`,
    );
    expect(document.documentElement.outerHTML).not.toContain('https://github.com/');
    expect(hrefs(open(`${host}/orgs/acme/projects/1`), '[data-board-card-id] h3').length).toBeGreaterThan(0);
    expect(ask(`${host}/orgs/acme/projects/1`).body).not.toContain('https://github.com/');
    expect(hrefs(open(`${host}/pulls`), PULL_LINK)[0]).toBe(`${host}/acme/shop/pull/143`);
  });
});
