// @vitest-environment happy-dom
// Longer than 300 lines: one set of pages serves every case.
/** The page half of the Linear adapter on our own small pages; hand-made ones of others are in `linear-page-saved.test.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearPage } from '../../../lib/trackers/linear/page';
import { type Ladder, SELECTORS, type Selectors } from '../../../lib/trackers/linear/selectors';
import type { Found } from '../../../lib/trackers/tracker';

const load = (name: string) =>
  new DOMParser().parseFromString(
    readFileSync(join(process.cwd(), 'tests/fixtures/linear', `${name}.html`), 'utf8'),
    'text/html',
  );
const to = (path: string) => new URL(path, 'https://linear.app');
const ISSUE = to('/acme/issue/ENG-12/let-shoppers-pay-without-an-account');
const TITLE = 'Let shoppers pay without an account';
const UUID = '94c11c2d-1fb4-4d4b-a668-def1cf8dccec';
const page = linearPage();

function item(found: Found) {
  if (found.state !== 'item') throw new Error(`not an item: ${JSON.stringify(found)}`);
  return found;
}
const by = (doc: Document, css: string) => doc.querySelector(css) as Element;
const VIEW = '[data-view-id="issue-view"]';
const DESCRIPTION = '[aria-label="Issue description"]';
const EDITOR = '[data-editor-id^="issue-"]';
const TITLE_BOX = '[aria-label="Issue title"]';

/** The table with the first `n` rungs of one ladder replaced by something no page has. */
function without(name: keyof Selectors, n: number): Selectors {
  const ladder: Ladder = SELECTORS[name].map((r, i) => (i < n ? 'no-such-thing' : r));
  return { ...SELECTORS, [name]: ladder };
}

/** Ours never stands in an editor, and always between title and description. */
function checkStrip(doc: Document, found: Extract<Found, { state: 'item' }>) {
  const at = found.strip?.before ?? found.strip?.after;
  if (!at) throw new Error('no strip');
  expect(at.parentElement?.closest('[contenteditable],.ProseMirror')).toBe(null);
  expect(by(doc, VIEW).contains(at.parentElement)).toBe(true);
  const title = by(doc, `${VIEW} [aria-multiline="false"]`);
  const text = by(doc, `${VIEW} [aria-multiline="true"]`);
  const follows = (a: Node, b: Node) => (b.compareDocumentPosition(a) & 4) !== 0;
  expect(title.contains(at) && at !== title).toBe(false);
  expect(text.contains(at) && at !== text).toBe(false);
  if (found.strip?.before) {
    expect(follows(at, title)).toBe(true);
    expect(at.contains(text) || follows(text, at)).toBe(true);
  } else {
    expect(at.contains(title)).toBe(true);
    expect(!at.contains(text) && follows(text, at)).toBe(true);
  }
}

describe('the issue page', () => {
  it('tells everything the page says, and where ours may stand', () => {
    const doc = load('issue');
    const found = item(page.find(doc, ISSUE));
    expect(found).toMatchObject({
      item: { tracker: 'linear', site: 'linear.app', key: 'acme/ENG-12', id: UUID },
      title: TITLE,
      editing: false,
      rendered: null,
      narrow: false,
      lost: [],
    });
    expect(found.strip).toEqual({ before: by(doc, EDITOR), rung: 0 });
    expect(found.mark).toEqual({ after: by(doc, 'header a[href*="ENG-12"]'), rung: 0 });
    expect(found.watch).toEqual([by(doc, 'header'), by(doc, TITLE_BOX), by(doc, EDITOR)]);
    expect(found.toggles).toEqual([by(doc, DESCRIPTION)]);
    expect(found.raw).toBeUndefined();
    checkStrip(doc, found);
  });

  it('is not there before the application is', () => {
    expect(page.find(load('starting'), ISSUE)).toMatchObject({ state: 'wait' });
    expect(page.find(load('starting'), ISSUE, true).state).toBe('wait');
    // What stands counts, whatever the body says.
    const doc = load('issue');
    doc.body.className = '';
    expect(page.find(doc, ISSUE).state).toBe('item');
  });

  it('without an issue it is waited for, and given up', () => {
    expect(page.find(load('gone'), ISSUE).state).toBe('wait');
    expect(page.find(load('gone'), ISSUE, true).state).toBe('none');
  });

  it('waits while the document still shows the issue before', () => {
    const doc = load('issue');
    for (const path of [
      '/acme/issue/ENG-13',
      '/acme/issue/ENG-1',
      '/acme/issue/ENG-120',
      '/acme/issue/PAY-12',
    ])
      for (const late of [false, true]) expect(page.find(doc, to(path), late).state, path).toBe('wait');
    // The window's title is there first.
    doc.title = 'ENG-13 Ask for the address later';
    expect(page.find(doc, to('/acme/issue/ENG-13')).state).toBe('wait');
    expect(page.find(doc, ISSUE).state).toBe('wait');
    // The link above it is there first.
    const half = load('issue');
    by(half, 'header a[href*="ENG-12"]').setAttribute('href', '/acme/issue/ENG-13/x');
    expect(page.find(half, to('/acme/issue/ENG-13/x')).state).toBe('wait');
  });

  it('an issue of the same name in another workspace is another', () => {
    const doc = load('issue');
    for (const late of [false, true])
      expect(page.find(doc, to('/other/issue/ENG-12'), late).state).toBe('wait');
    for (const a of doc.querySelectorAll('header a')) a.remove();
    // Without a link nothing tells workspaces apart but the address.
    expect(item(page.find(doc, to('/other/issue/ENG-12'))).item.key).toBe('other/ENG-12');
  });

  it('compares names without regard to case', () => {
    expect(item(page.find(load('issue'), to('/ACME/issue/eng-12'))).item.key).toBe('acme/ENG-12');
  });

  it.each([
    ['ENG-12', 'item'],
    [`(3) ENG-12 ${TITLE}`, 'item'],
    ['', 'item'],
    ['Linear', 'item'],
    ['Inbox', 'item'],
    ['ENG-13 Another', 'wait'],
  ])('the window’s title “%s”', (title, state) => {
    const doc = load('issue');
    doc.title = title;
    expect(page.find(doc, ISSUE).state).toBe(state);
  });

  it('without a link above the issue the titles have to agree', () => {
    const doc = load('issue');
    for (const a of doc.querySelectorAll('header a')) a.remove();
    expect(page.find(doc, ISSUE).state).toBe('item');
    by(doc, `${TITLE_BOX} p`).textContent = 'Something else';
    expect(page.find(doc, ISSUE).state).toBe('wait');
    expect(page.find(doc, ISSUE, true).state).toBe('item');
    doc.title = 'Linear';
    expect(page.find(doc, ISSUE, true).state).toBe('wait');
  });

  it('knows when the description is being written', () => {
    const doc = load('issue');
    by(doc, DESCRIPTION).classList.add('ProseMirror-focused');
    expect(item(page.find(doc, ISSUE))).toMatchObject({ editing: true, rendered: null });
    // Elsewhere is elsewhere.
    const other = load('issue');
    by(other, TITLE_BOX).classList.add('ProseMirror-focused');
    by(other, '[data-comment-input-editor-container] .ProseMirror').classList.add('ProseMirror-focused');
    expect(item(page.find(other, ISSUE)).editing).toBe(false);
  });

  it('and by where the cursor is', () => {
    const host = document.implementation.createHTMLDocument('');
    document.documentElement.innerHTML = load('issue').documentElement.innerHTML;
    const text = by(document, DESCRIPTION) as HTMLElement;
    text.tabIndex = 0;
    text.focus();
    expect(document.activeElement).toBe(text);
    expect(item(page.find(document, ISSUE)).editing).toBe(true);
    text.blur();
    expect(item(page.find(document, ISSUE)).editing).toBe(false);
    document.documentElement.innerHTML = host.documentElement.innerHTML;
  });

  it('tells of the description only when a section may stand in it', () => {
    const doc = load('issue');
    const text = by(doc, DESCRIPTION);
    text.innerHTML = '<h3>Outcome</h3><p>We hope for the best.</p>';
    expect(item(page.find(doc, ISSUE)).rendered).toBe(null);
    text.innerHTML = '<h3>Outcome</h3><ul><li>Metric: x</li><li>Target: 1</li></ul>';
    expect(item(page.find(doc, ISSUE)).rendered).toBe(text);
    text.innerHTML = '<p><a href="https://sightline.example/#linear-section=e30">Sightline</a></p>';
    expect(item(page.find(doc, ISSUE)).rendered).toBe(text);
    text.classList.add('ProseMirror-focused');
    expect(item(page.find(doc, ISSUE)).rendered).toBe(null);
  });

  it('an id that is none is not told', () => {
    for (const id of [
      'issue-',
      'issue-draft',
      `issue-${UUID}x`,
      'issue-<script>',
      `issue-${'a'.repeat(36)}`,
    ]) {
      const doc = load('issue');
      by(doc, EDITOR).setAttribute('data-editor-id', id);
      expect(item(page.find(doc, ISSUE)).item.id, id).toBeUndefined();
    }
  });

  it('without its anchors the item is still found, and what is missing is said', () => {
    const none = { ...SELECTORS, stripBefore: [], markAfter: [], title: [], crumb: [], description: [] };
    const found = item(linearPage(none).find(load('issue'), ISSUE));
    expect(found).toMatchObject({ strip: null, mark: null, title: TITLE, rendered: null });
    expect(found.lost).toHaveLength(2);
    const title = { ...SELECTORS, stripBefore: [], markAfter: [], crumb: [] };
    const last = item(linearPage(title).find(load('issue'), ISSUE));
    expect(last.strip).toMatchObject({ after: { localName: 'div' }, rung: 0 });
    expect(last.mark?.after?.getAttribute('aria-label')).toBe('Issue title');
  });

  it('an editor around everything is no place for anything', () => {
    const doc = load('issue');
    by(doc, VIEW).setAttribute('contenteditable', 'true');
    const found = item(page.find(doc, ISSUE));
    expect(found.strip).toBe(null);
    expect(found.lost).toHaveLength(1);
  });

  it('the editor’s own element may carry the id', () => {
    const doc = load('issue');
    const [box, text] = [by(doc, EDITOR), by(doc, DESCRIPTION)];
    text.setAttribute('data-editor-id', `issue-${UUID}`);
    box.removeAttribute('data-editor-id');
    const found = item(page.find(doc, ISSUE));
    expect(found.item.id).toBe(UUID);
    expect(found.strip?.before).toBe(text);
    checkStrip(doc, found);
  });

  it('a form over the issue takes nothing of it', () => {
    const doc = load('issue');
    const form = doc.importNode(by(load('composer'), '[role="dialog"]'), true);
    by(doc, 'main').prepend(form);
    const found = item(page.find(doc, ISSUE));
    expect(found).toMatchObject({ title: TITLE, item: { id: UUID }, lost: [] });
    checkStrip(doc, found);
    // Also when only a title tells where the issue is.
    const lost = linearPage({ ...SELECTORS, view: [] });
    expect(item(lost.find(doc, ISSUE))).toMatchObject({ title: TITLE, item: { id: UUID }, lost: [] });
  });

  it('another page of the application has nothing', () => {
    for (const path of ['/acme/settings', '/login', '/acme/projects/all', '/docs/issue/ENG-12'])
      expect(page.find(load('issue'), to(path))).toEqual({ state: 'none' });
  });
});

/** Labels of the interface in another language, and classes of another build. */
function translated(doc: Document): Document {
  for (const [n, el] of [...doc.querySelectorAll('[aria-label]')].entries())
    el.setAttribute('aria-label', `Beschriftung ${n}`);
  for (const el of doc.querySelectorAll('main [class]')) el.className = 'sx-1 _x_2';
  return doc;
}

describe('in another language', () => {
  it('an issue', () => {
    const doc = translated(load('issue'));
    const found = item(page.find(doc, ISSUE));
    expect(found).toMatchObject({ title: TITLE, item: { id: UUID }, lost: [] });
    expect(found.strip?.before).toBe(by(doc, EDITOR));
    expect(found.mark?.after).toBe(by(doc, 'header a[href*="ENG-12"]'));
    checkStrip(doc, found);
  });

  it('a form', () => {
    const doc = translated(load('composer'));
    const found = page.find(doc, to('/acme/team/ENG/active'));
    expect(found).toMatchObject({ state: 'new', title: 'Refund in one step', place: { name: 'acme/PAY' } });
  });
});

describe('the other pages', () => {
  it('an issue in the inbox’s reading pane, which the address does not name: by the link above it', () => {
    const found = item(page.find(load('inbox'), to('/acme/inbox')));
    expect(found).toMatchObject({ title: TITLE, item: { key: 'acme/ENG-12', id: UUID }, lost: [] });
    // Of another workspace's issue, or where two are named, nobody knows.
    expect(page.find(load('inbox'), to('/other-co/inbox')).state).toBe('none');
  });

  it('an issue in the inbox’s reading pane, when the address names it', () => {
    for (const path of ['/acme/issue/ENG-12/x', '/acme/inbox/issue/ENG-12']) {
      const doc = load('inbox');
      const found = item(page.find(doc, to(path)));
      expect(found).toMatchObject({ title: TITLE, item: { id: UUID }, lost: [] });
      // In the pane, not in the list beside it.
      expect(found.mark?.after?.closest('header')?.textContent).toContain('Engineering');
      checkStrip(doc, found);
    }
    expect(page.find(load('inbox'), to('/acme/issue/PAY-4')).state).toBe('wait');
  });

  it('a form over a list: its team, not the list’s', () => {
    const doc = load('composer');
    for (const path of ['/acme/team/ENG/active', '/acme/my-issues/assigned']) {
      const found = page.find(doc, to(path));
      expect(found).toMatchObject({
        state: 'new',
        title: 'Refund in one step',
        place: { name: 'acme/PAY', owner: 'acme' },
        body: null,
        narrow: true,
        lost: [],
        watch: [by(doc, '[role="dialog"]')],
      });
      if (found.state === 'new') expect(found.panel?.after).toBe(by(doc, TITLE_BOX));
    }
  });

  it('a form whose team cannot be read', () => {
    const doc = load('composer');
    by(doc, '[role="dialog"] button').textContent = 'Payments';
    expect(page.find(doc, to('/acme/team/ENG/active'))).toMatchObject({ place: { name: 'acme/ENG' } });
    const box = by(doc, '[role="dialog"]');
    expect(page.find(doc, to('/acme/my-issues'))).toEqual({ state: 'none', watch: [box] });
    const link = doc.createElement('a');
    link.setAttribute('href', '/acme/team/PAY/all');
    box.prepend(link);
    expect(page.find(doc, to('/acme/my-issues'))).toMatchObject({ place: { name: 'acme/PAY' } });
    link.setAttribute('href', '/other/team/PAY/all');
    expect(page.find(doc, to('/acme/my-issues')).state).toBe('none');
  });

  it('a form on a page of its own', () => {
    const doc = load('composer');
    const form = by(doc, '[role="dialog"]');
    form.removeAttribute('role');
    form.removeAttribute('aria-modal');
    expect(page.find(doc, to('/acme/team/ENG/active')).state).toBe('none');
    by(doc, 'main').replaceChildren(form);
    expect(page.find(doc, to('/acme/team/ENG/new'))).toMatchObject({
      state: 'new',
      place: { name: 'acme/PAY' },
    });
    expect(page.find(doc, to('/acme/new'))).toMatchObject({ state: 'new', place: { name: 'acme/PAY' } });
    by(doc, TITLE_BOX).remove();
    expect(page.find(doc, to('/acme/team/ENG/new')).state).toBe('wait');
  });

  it('other dialogs are no form', () => {
    const doc = load('projects');
    expect(page.find(doc, to('/acme/team/ENG/active')).state).toBe('none');
    // An issue shown over a list is none either.
    const peek = load('composer');
    const box = by(peek, '[role="dialog"]');
    box.setAttribute('data-x', '');
    const view = peek.createElement('div');
    view.setAttribute('data-view-id', 'issue-view');
    view.append(...box.childNodes);
    box.append(view);
    expect(page.find(peek, to('/acme/team/ENG/active')).state).toBe('none');
  });

  it('a list without a form says where one would open', () => {
    const doc = load('list');
    expect(page.find(doc, to('/acme/team/ENG/active'))).toEqual({
      state: 'none',
      watch: [by(doc, '#portalLayoutRoot')],
    });
  });
});

const PAGES: [string, URL, 'item' | 'new'][] = [
  ['issue', ISSUE, 'item'],
  ['inbox', to('/acme/issue/ENG-12'), 'item'],
  ['composer', to('/acme/team/ENG/active'), 'new'],
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

  it.each(Object.keys(SELECTORS) as (keyof Selectors)[])('survives broken rungs of %s', (ladder) => {
    for (let n = 1; n <= SELECTORS[ladder].length; n++) {
      // Dialogs are told by their role alone.
      if (ladder === 'dialog' && state === 'new' && n > 1) continue;
      // Here the window's title names the inbox, so that nothing else names the issue.
      if (ladder === 'crumb' && name === 'inbox') continue;
      if (ladder === 'formTitle' && state === 'new' && n > 2) continue;
      const doc = load(name);
      const found = linearPage(without(ladder, n)).find(doc, url, true);
      expect(found.state, `${n}`).toBe(state);
      if (found.state === 'item') {
        expect(found.title).toBe(TITLE);
        checkStrip(doc, found);
        expect(found.mark).not.toBe(null);
      }
      if (found.state === 'new') expect(found.panel).toBeTruthy();
    }
  });
});

describe('a damaged page', () => {
  it('is read, waited for or left alone; nothing is thrown, changed or put into an editor (property)', () => {
    const names = fc.constantFrom('issue', 'inbox', 'composer', 'list', 'section');
    const url = fc.constantFrom(
      ISSUE,
      to('/acme/inbox'),
      to('/acme/team/ENG/new'),
      to('/acme/my-issues'),
      to('/x/issue/ENG-12'),
    );
    const act = fc.record({
      at: fc.nat(500),
      do: fc.constantFrom('remove', 'empty', 'unwrap', 'strip', 'editable', 'copy', 'move'),
      other: fc.nat(500),
    });
    void fc.assert(
      fc.property(names, url, fc.array(act, { maxLength: 12 }), fc.boolean(), (name, where, acts, late) => {
        const doc = load(name);
        const any = (n: number) => {
          const all = doc.body.querySelectorAll('*');
          return all[n % Math.max(1, all.length)];
        };
        for (const { at, do: what, other } of acts) {
          const el = any(at);
          const second = any(other);
          if (!el) continue;
          if (what === 'remove') el.remove();
          else if (what === 'empty') el.replaceChildren();
          else if (what === 'unwrap') el.replaceWith(...el.childNodes);
          else if (what === 'strip') for (const { name: a } of [...el.attributes]) el.removeAttribute(a);
          else if (what === 'editable') el.setAttribute('contenteditable', 'true');
          else if (what === 'copy') el.after(el.cloneNode(true));
          else if (second && !el.contains(second)) second.append(el);
        }
        const before = doc.documentElement.outerHTML;
        const found = page.find(doc, where, late);
        expect(doc.documentElement.outerHTML).toBe(before);
        if (found.state === 'item') {
          const key = where.pathname.startsWith('/x/') ? 'x/ENG-12' : 'acme/ENG-12';
          expect(found.item.key).toBe(key);
          const at = found.strip?.before ?? found.strip?.after;
          expect(at?.parentElement?.closest('[contenteditable="true"],.ProseMirror') ?? null).toBe(null);
          for (const el of [...found.watch, ...(found.toggles ?? [])]) expect(el.isConnected).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('thousands of links above the issue cost little', () => {
    const doc = load('issue');
    const header = by(doc, 'header');
    for (let i = 100; i < 5_100; i++) {
      const a = doc.createElement('a');
      a.setAttribute(
        'href',
        i % 3 === 0 ? `https://linear.app/acme/issue/ENG-${i}` : `/acme/issue/ENG-${i}/x`,
      );
      header.append(a);
    }
    const started = performance.now();
    expect(page.find(doc, ISSUE).state).toBe('item');
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('an empty document has nothing', () => {
    const doc = new DOMParser().parseFromString('', 'text/html');
    expect(page.find(doc, ISSUE, true).state).toBe('wait');
    expect(page.find(doc, to('/acme/my-issues'), true).state).toBe('none');
  });
});
