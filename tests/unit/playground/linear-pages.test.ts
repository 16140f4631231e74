/** The practice Linear's pages: the hooks extensions use, and who sees what. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  archiveIssue,
  changeAttachment,
  deleteIssue,
  editDescription,
  type LinearState,
  linearIssue,
  moveIssue,
  putAttachment,
  renameWorkspace,
} from '../../playground/linear/state';
import { linearWorld } from './linear-ask';
import { identifiers, parse, visitor } from './linear-reader';

let state: LinearState;
let mara: ReturnType<typeof visitor>;
beforeEach(() => {
  state = linearWorld();
  mara = visitor(state);
});

const ISSUE = '/acme/issue/ENG-142/guests-can-check-out-without-an-account';
const ROW = 'a[data-list-key][href*="/issue/"]';

describe('documents', { timeout: 30_000 }, () => {
  it('are an empty root at every address of the application', () => {
    for (const path of [ISSUE, '/acme/team/ENG/active', '/acme/settings/api', '/acme/issue/ENG-9999/x']) {
      const response = mara.get(path);
      const document = parse(response.body);
      expect(response.status).toBe(200);
      expect(document.getElementById('root')?.innerHTML).toBe('');
      expect(document.body.className).toBe('');
      expect(document.documentElement.getAttribute('style')).toContain('--bg-border-color');
    }
    expect(mara.get(ISSUE).headers['content-security-policy']).toContain("script-src 'self'");
    state.settings.csp = false;
    expect(mara.get(ISSUE).headers).not.toHaveProperty('content-security-policy');
  });

  it('theme, language and person by setting or cookie', () => {
    const root = (cookie: string) => parse(visitor(state, cookie).get(ISSUE).body).documentElement;
    expect(root('').className).toBe('light');
    expect(root('practice_theme=dark').className).toBe('dark');
    state.settings.theme = 'dark';
    state.settings.lang = 'de';
    expect([root('').className, root('').lang]).toEqual(['dark', 'de']);
    const nobody = visitor(state, 'practice_user=');
    expect(nobody.get(ISSUE).headers.location).toBe('/login');
    expect(nobody.shown(ISSUE).status).toBe(401);
    expect(visitor(state, 'practice_user=globex-pm').shown(ISSUE).status).toBe(401);
    expect(mara.get('/_practice/as?user=acme-dev&to=/acme/inbox').headers).toMatchObject({
      location: '/acme/inbox',
      'set-cookie': 'practice_user=acme-dev; Path=/; Secure; SameSite=Lax',
    });
  });

  it('other pages of the host are no application', () => {
    for (const path of ['/', '/login', '/docs', '/pricing', '/changelog']) {
      const document = parse(mara.get(path).body);
      expect(document.getElementById('root')).toBeNull();
      expect(document.querySelector('[data-view-id], [data-list-key]')).toBeNull();
    }
    expect(mara.get('/oauth/anything').status).toBe(404);
    const script = mara.get('/_practice/assets/practice.js');
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(mara.get('/_practice/assets/practice.css').body).toContain('--color-text-primary');
    expect(mara.get('/_practice/assets/../api.ts').status).toBe(404);
  });
});

describe('an issue', { timeout: 30_000 }, () => {
  it('has the hooks of the real one', () => {
    const { id } = linearIssue(state, 'acme/ENG-142');
    const view = mara.shown(ISSUE);
    const document = mara.open(ISSUE);
    expect([view.status, view.kind, view.title, view.location]).toEqual([
      200,
      'issue',
      'ENG-142 Guests can check out without an account',
      ISSUE,
    ]);
    const root = document.querySelector('[data-view-id="issue-view"]');
    const title = root?.querySelector('[aria-label="Issue title"]');
    expect(title?.textContent).toBe('Guests can check out without an account');
    expect([
      title?.getAttribute('role'),
      title?.getAttribute('contenteditable'),
      title?.getAttribute('aria-multiline'),
    ]).toEqual(['textbox', 'true', 'false']);
    expect(root?.querySelector('[aria-label="Issue description"]')?.textContent).toMatch(
      /^Shoppers are sent/,
    );
    expect(root?.querySelector('[data-editor-id]')?.getAttribute('data-editor-id')).toBe(`issue-${id}`);
    expect(root?.querySelector(`[data-editor-id="issue-${id}"] > .ProseMirror.editor`)).not.toBeNull();
    const grid = document.querySelector('[data-restore-scroll-view="issue-view"]');
    expect(grid?.querySelector('[data-view-id="issue-view"]')).toBe(root);
    const rail = grid?.lastElementChild;
    expect(rail?.querySelectorAll('[data-details-pane-section-content]')).toHaveLength(3);
    expect(rail?.querySelectorAll('button[data-detail-button="true"]').length).toBeGreaterThan(4);
    expect(rail?.querySelector('div[data-contextual-menu]')).not.toBeNull();
    expect(rail?.querySelector('button[aria-expanded]')?.textContent).toBe('Properties');
    expect(identifiers(document, 'header a[href*="/issue/"]')).toEqual(['ENG-142']);
    for (const label of [
      'Copy issue URL',
      'Copy issue ID',
      'Copy branch name',
      'Work on issue',
      'Issue options',
    ])
      expect(document.querySelector(`button[aria-label="${label}"]`), label).not.toBeNull();
    expect(document.querySelectorAll('[data-history-entry-id] a[aria-label]').length).toBe(3);
    expect(document.querySelectorAll('div[id^="comment-"][id$="-container"]')).toHaveLength(2);
    expect(document.querySelector('[data-comment-input-editor-container] .ProseMirror')).not.toBeNull();
    expect(identifiers(document, `[data-view-id] ${ROW}`)).toEqual(['ENG-141', 'ENG-140']);
    const frame = parse(view.frame);
    for (const hook of [
      '#mainLayoutContainer',
      '#portalLayoutRoot',
      'span[role="status"]',
      'section[aria-label^="Notifications"]',
    ])
      expect(frame.querySelector(hook), hook).not.toBeNull();
  });

  it('says no English word when another language is chosen', () => {
    state.settings.lang = 'de';
    const document = mara.open(ISSUE);
    const labels = [...document.querySelectorAll('[aria-label]')].map((e) => e.getAttribute('aria-label'));
    expect(labels).not.toContain('Issue title');
    expect(labels).toContain('Titel des Vorgangs');
    expect(labels.filter((l) => /^(Copy|Change|Set|Add|Assign|Subscribe)/.test(l ?? ''))).toEqual([]);
    expect(document.querySelector('[data-view-id="issue-view"]')).not.toBeNull();
  });

  it('under every name it has had, and not for who may not see it', () => {
    const shown = (path: string, cookie = '') => visitor(state, cookie).shown(path);
    expect(shown('/acme/issue/eng-142').location).toBe(ISSUE);
    moveIssue(state, 'acme/ENG-142', 'OPS');
    expect(shown(ISSUE).location).toBe('/acme/issue/OPS-13/guests-can-check-out-without-an-account');
    expect(shown(ISSUE, 'practice_user=acme-design')).toMatchObject({ status: 404, kind: 'other' });
    renameWorkspace(state, 'acme', 'acme-inc');
    expect(shown('/acme/issue/ENG-137').location).toBe(
      '/acme-inc/issue/ENG-137/wishlist-reminders-by-e-mail',
    );
    expect(shown('/acme/team/ENG/active').location).toBe('/acme-inc/team/ENG/active');
    for (const next of ['b', 'c', 'd']) renameWorkspace(state, state.workspaces[0]?.urlKey ?? '', next);
    expect(shown('/acme/issue/ENG-137').status).toBe(401);
    expect(shown('/globex/issue/ENG-142').title).toBe('ENG-142 Nightly export of the order book');
    deleteIssue(state, 'd/ENG-137');
    expect(shown('/d/issue/ENG-137').status).toBe(404);
    archiveIssue(state, 'd/ENG-118');
    expect(shown('/d/issue/ENG-118').status).toBe(200);
  });

  it('shows its description as the editor does', () => {
    const body = (text: string) => {
      editDescription(state, 'acme/ENG-142', text);
      return mara.open(ISSUE).querySelector('[data-practice-editor="description"]');
    };
    const rich = body(
      '### Outcome\n- one **two**\n  - three\n- [ ] four\n\n> said\n\n[a link](https://x.example/) and `code`\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```js\nx\n```\n\n---\n<script>alert(1)</script>',
    );
    expect(rich?.querySelector('h3')?.textContent).toBe('Outcome');
    expect(rich?.querySelectorAll('ul > li')).toHaveLength(3);
    expect(rich?.querySelector('ul ul')?.textContent).toBe('three');
    expect(rich?.querySelector('li[data-checked="false"]')?.textContent).toBe('four');
    expect(rich?.querySelector('strong')?.textContent).toBe('two');
    expect(rich?.querySelector('blockquote')?.textContent).toBe('said');
    expect(rich?.querySelector('a')?.getAttribute('href')).toBe('https://x.example/');
    expect(rich?.querySelectorAll('td')).toHaveLength(2);
    expect(rich?.querySelector('pre')?.textContent).toBe('x');
    expect(rich?.querySelector('hr')).not.toBeNull();
    expect(rich?.querySelector('script')).toBeNull();
    expect(rich?.textContent).toContain('<script>');
    expect(body('<details><summary>More</summary></details>')?.textContent).toContain('<details>');
    expect(body('a_b')?.querySelector('p.text-node > span.attr[data-user-id]')?.textContent).toBe('a_b');
    expect(body('[bad](javascript:alert(1))')?.querySelector('a')).toBeNull();
  });

  it('shows what is attached to everybody, with dates from its metadata', () => {
    const attachment = putAttachment(state, 'acme/ENG-142', {
      url: 'https://sightline.example/#linear/x',
      title: 'Outcome: framed',
      subtitle: 'Guest share · measured {at__since}',
      metadata: { at: new Date(state.clock.now() - 3 * 86_400_000).toISOString() },
    });
    const words = () => mara.open(ISSUE).querySelector('[data-attachment]')?.textContent;
    expect(words()).toBe('Outcome: framedGuest share · measured 3d ago');
    changeAttachment(state, attachment, { subtitle: 'plain' });
    expect(words()).toBe('Outcome: framedplain');
    expect(JSON.parse(mara.get(`/_practice/attachment?id=${attachment.id}`).body)).toMatchObject({
      title: 'Outcome: framed',
      url: 'https://sightline.example/#linear/x',
    });
  });
});

describe('what a person does', { timeout: 30_000 }, () => {
  it('writes a title and a description', () => {
    const issue = linearIssue(state, 'acme/ENG-142');
    const saved = mara.act({ action: 'description', path: ISSUE, issue: issue.id, text: '- one\n- two_b' });
    expect(saved.json.description).toContain('<li>');
    expect(issue.description).toBe('* one\n* two\\_b');
    expect(issue.history.at(-1)).toMatchObject({ actor: 'acme-pm', updatedDescription: true });
    mara.act({ action: 'title', path: ISSUE, issue: issue.id, text: ' Guests pay ' });
    expect(issue.title).toBe('Guests pay');
    expect(mara.act({ action: 'description', path: '/acme/x', issue: 'none', text: '' }).status).toBe(404);
    expect(
      visitor(state, 'practice_user=').act({ action: 'title', path: ISSUE, issue: issue.id }).status,
    ).toBe(404);
  });

  it('comments, moves on, reads', () => {
    const issue = linearIssue(state, 'acme/ENG-142');
    mara.act({ action: 'comment', path: ISSUE, issue: issue.id, text: 'Nice_one' });
    expect(state.comments.at(-1)).toMatchObject({ author: 'acme-pm', body: 'Nice\\_one' });
    mara.act({ action: 'advance', path: ISSUE, issue: issue.id });
    expect(state.workflowStates.find((s) => s.id === issue.stateId)?.name).toBe('In Review');
    const unread = () => state.notifications.filter((n) => n.readAt === null).length;
    const before = unread();
    mara.act({ action: 'read', path: ISSUE, issue: issue.id });
    expect(unread()).toBe(before - 1);
  });

  it('creates, in the window or on the page', () => {
    const page = mara.open('/acme/team/ENG/new?title=Given&description=One');
    const window = parse(
      (JSON.parse(mara.get('/_practice/composer?path=/acme/team/OPS/active').body) as { html: string }).html,
    );
    for (const [document, team] of [
      [page, 'ENG'],
      [window, 'OPS'],
    ] as const) {
      expect(document.querySelector('[data-team]')?.getAttribute('data-team')).toBe(team);
      expect(document.querySelector('[aria-label="Issue title"][aria-multiline="false"]')).not.toBeNull();
      expect(document.querySelector('[aria-label="Issue description"]')).not.toBeNull();
      expect(document.querySelector('[data-view-id="issue-view"], [data-editor-id^="issue-"]')).toBeNull();
    }
    expect(page.querySelector('[aria-label="Issue title"]')?.textContent).toBe('Given');
    expect(window.querySelector('[role="dialog"]')).not.toBeNull();
    const made = mara.act({
      action: 'create',
      path: '/acme/x',
      team: 'ENG',
      title: 'From here',
      text: '- a',
    });
    expect(made.json.url).toBe('/acme/issue/ENG-143/from-here');
    expect(linearIssue(state, 'acme/ENG-143')).toMatchObject({ creator: 'acme-pm', description: '* a' });
    expect(mara.act({ action: 'create', path: '/acme/x', team: 'ENG', title: ' ' }).status).toBe(422);
    expect(
      visitor(state, 'practice_user=acme-design').act({
        action: 'create',
        path: '/acme/x',
        team: 'OPS',
        title: 'a',
      }).status,
    ).toBe(404);
  });

  it('an open page learns that something changed', () => {
    const version = () => (JSON.parse(mara.get('/_practice/live').body) as { version: string }).version;
    const before = version();
    expect(mara.shown(ISSUE).version).toBe(before);
    putAttachment(state, 'acme/ENG-142', { url: 'https://x.example/', title: 'x' });
    expect(version()).not.toBe(before);
  });
});
