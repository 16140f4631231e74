// @vitest-environment happy-dom
/** The page half of the GitHub adapter on our own small pages; saved ones are in `github-page-saved.test.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { githubPage } from '../../../lib/trackers/github/page';
import { type Ladder, SELECTORS, type Selectors } from '../../../lib/trackers/github/selectors';
import type { Found } from '../../../lib/trackers/tracker';

const load = (name: string) =>
  new DOMParser().parseFromString(
    readFileSync(join(process.cwd(), 'tests/fixtures/github', `${name}.html`), 'utf8'),
    'text/html',
  );
const ISSUE = new URL('https://github.com/acme/shop/issues/142');
const PANE = new URL('https://github.com/orgs/acme/projects/1?pane=issue&itemId=128&issue=acme%7Cshop%7C142');
const page = githubPage();

function item(found: Found) {
  if (found.state !== 'item') throw new Error(`not an item: ${JSON.stringify(found)}`);
  return found;
}
const by = (doc: Document, css: string) => doc.querySelector(css) as Element;

function without(name: keyof Selectors, n: number): Selectors {
  const ladder: Ladder = SELECTORS[name].map((r, i) => (i < n ? 'no-such-thing' : r));
  return { ...SELECTORS, [name]: ladder };
}

describe('the issue page', () => {
  it('tells everything the page says, and where ours may stand', () => {
    const doc = load('issue');
    const found = item(page.find(doc, ISSUE));
    expect(found).toMatchObject({
      item: { tracker: 'github', site: 'github.com', key: 'acme/shop#142', id: 'I_kwDOAbc142' },
      title: 'Let shoppers pay without an account',
      raw: 'Shoppers are sent to a form.\r\n',
      editing: false,
      viewer: 'acme-pm',
      author: 'acme-pm',
      isPublic: true,
      narrow: false,
      lost: [],
    });
    expect(found.strip).toEqual({ before: by(doc, '[data-testid="issue-viewer-issue-container"]'), rung: 0 });
    expect(found.mark?.after?.textContent).toBe('#142');
    expect(found.rendered).toBe(by(doc, '[data-testid="issue-body-viewer"]'));
  });

  it('is not ready before the app has taken over, and is believed after a long wait', () => {
    const doc = load('issue');
    const app = by(doc, 'react-app');
    app.classList.remove('loaded');
    expect(page.find(doc, ISSUE)).toMatchObject({ state: 'wait', watch: [app] });
    expect(page.find(doc, ISSUE, true).state).toBe('item');
  });

  it('waits while the document still shows the issue before', () => {
    const doc = load('issue');
    for (const path of ['/acme/shop/issues/143', '/acme/shop/issues/7', '/acme/other/issues/142']) {
      expect(page.find(doc, new URL(path, ISSUE), true).state, path).toBe('wait');
    }
  });

  it('compares names without regard to case', () => {
    expect(page.find(load('issue'), new URL('/ACME/Shop/issues/142', ISSUE)).state).toBe('item');
  });

  it('refuses data of the page that was loaded first', () => {
    const doc = load('issue');
    by(doc, 'react-app').setAttribute('initial-path', '/acme/shop/issues');
    expect(item(page.find(doc, ISSUE)).raw).toBeUndefined();
    const other = load('issue');
    by(other, 'script').textContent = by(other, 'script').textContent?.replace('142,', '141,') ?? '';
    expect(item(page.find(other, ISSUE)).raw).toBeUndefined();
    const broken = load('issue');
    by(broken, 'script').textContent = '{"payload":';
    expect(item(page.find(broken, ISSUE)).raw).toBeUndefined();
  });

  it('knows when the description is being edited', () => {
    const doc = load('issue');
    const viewer = by(doc, '[data-testid="issue-body-viewer"]');
    viewer.replaceWith(doc.createElement('textarea'));
    expect(item(page.find(doc, ISSUE))).toMatchObject({ editing: true, rendered: null });
  });

  it('logged out: no viewer', () => {
    const doc = load('issue');
    for (const meta of doc.querySelectorAll('meta')) meta.setAttribute('content', '');
    expect(item(page.find(doc, ISSUE)).viewer).toBeUndefined();
  });

  it('without its anchors the item is still found, and what is missing is said', () => {
    const none = { ...SELECTORS, stripBefore: [], markAfter: [] };
    const found = item(githubPage(none).find(load('issue'), ISSUE));
    expect(found.strip).toBe(null);
    expect(found.mark).toBe(null);
    expect(found.lost).toHaveLength(2);
  });

  it('a page that is not there, and a silent address, have nothing', () => {
    expect(page.find(load('gone'), ISSUE).state).toBe('wait');
    expect(page.find(load('gone'), ISSUE, true).state).toBe('none');
    expect(page.find(load('issue'), new URL('/acme/shop/pull/142', ISSUE))).toEqual({ state: 'none' });
  });
});

describe('the other pages', () => {
  it('side panel of a project', () => {
    const doc = load('side-panel');
    const found = item(page.find(doc, PANE));
    expect(found).toMatchObject({ title: 'Let shoppers pay', narrow: true, author: 'acme-dev' });
    expect(found.raw).toBeUndefined();
    expect(found.strip?.before).toBe(by(doc, '[data-testid="issue-viewer-issue-container"]'));
    const other = new URL(PANE.href.replace('142', '143'));
    expect(page.find(doc, other, true).state).toBe('wait');
  });

  it('classic page', () => {
    const doc = load('classic');
    const found = item(page.find(doc, ISSUE));
    expect(found).toMatchObject({ title: 'Let shoppers pay', author: 'acme-pm', editing: false, lost: [] });
    expect(found.strip?.before).toBe(by(doc, '#discussion_bucket'));
    expect(found.rendered).toBe(by(doc, '.js-comment-body'));
  });

  it('classic page: its form is an editor only while it is in view', () => {
    const doc = load('classic');
    const form = doc.createElement('form');
    form.style.display = 'none';
    form.append(doc.createElement('textarea'));
    by(doc, '#discussion_bucket .timeline-comment').append(form);
    const closed = item(page.find(doc, ISSUE));
    expect(closed.editing).toBe(false);
    expect(closed.rendered).not.toBeNull();
    // It comes into view by an attribute alone, of itself or of what encloses it.
    expect(closed.toggles).toEqual([form, form.parentElement]);
    form.style.display = '';
    expect(item(page.find(doc, ISSUE))).toMatchObject({ editing: true, rendered: null });
    // Its preview hides the text box.
    (form.firstElementChild as HTMLElement).style.display = 'none';
    expect(item(page.find(doc, ISSUE)).editing).toBe(true);
  });

  it('new-issue page in another language', () => {
    const doc = load('new-issue');
    const found = page.find(doc, new URL('https://github.com/acme/shop/issues/new'));
    expect(found).toMatchObject({
      state: 'new',
      title: 'Geschenkpapier',
      place: { name: 'acme/shop' },
      viewer: 'acme-pm',
      body: by(doc, 'textarea'),
      lost: [],
    });
  });

  it('create dialog with an issue form: no single description, place from the dialog', () => {
    const doc = load('create-dialog');
    for (const url of ['https://github.com/acme/shop/issues', 'https://github.com/orgs/acme/projects/1']) {
      const found = page.find(doc, new URL(url));
      expect(found).toMatchObject({
        state: 'new',
        title: 'Broken',
        body: null,
        place: { name: 'acme/shop' },
      });
    }
    for (const expander of doc.querySelectorAll('slash-command-expander')) {
      expander.removeAttribute('data-slash-command-url');
    }
    const found = page.find(doc, new URL('https://github.com/issues'));
    expect(found).toMatchObject({ state: 'new', place: { name: 'acme/shop', owner: 'acme' } });
  });

  it('a list without a dialog says where one would open', () => {
    const doc = load('create-dialog');
    by(doc, '[role="dialog"]').remove();
    expect(page.find(doc, new URL('https://github.com/acme/shop/issues'))).toEqual({
      state: 'none',
      watch: [by(doc, '#__primerPortalRoot__')],
    });
  });
});

const PAGES: [string, URL, 'item' | 'new'][] = [
  ['issue', ISSUE, 'item'],
  ['side-panel', PANE, 'item'],
  ['new-issue', new URL('https://github.com/acme/shop/issues/new'), 'new'],
  ['create-dialog', new URL('https://github.com/acme/shop/issues'), 'new'],
];

describe.each(PAGES)('%s', (name, url, state) => {
  it('is read without a change', () => {
    const doc = load(name);
    const text = () => new XMLSerializer().serializeToString(doc);
    const before = text();
    page.find(doc, url);
    page.find(doc, url, true);
    expect(text()).toBe(before);
  });

  it.each(Object.keys(SELECTORS) as (keyof Selectors)[])('survives two broken rungs of %s', (ladder) => {
    for (const n of [1, 2]) {
      const doc = load(name);
      const found = githubPage(without(ladder, n)).find(doc, url, true);
      expect(found.state).toBe(state);
      if (found.state === 'item') expect(found.strip?.before?.closest('main,[role="dialog"]')).toBeTruthy();
      if (found.state === 'new') expect(found.panel).toBeTruthy();
    }
  });
});
