// @vitest-environment happy-dom
// Longer than 300 lines: one table of pages serves every case.
/** The page half of the Jira adapter on our own small pages; fragments of live ones are in `jira-page-saved.test.ts`. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { jiraPage } from '../../../lib/trackers/jira/page';
import { SELECTORS, type Selectors } from '../../../lib/trackers/jira/selectors';
import type { Found } from '../../../lib/trackers/tracker';
import { after, at, by, framed, item, LADDERS, load, reclass, text, withoutRung } from './jira-pages';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

const page = jiraPage();
const ISSUE = at('/browse/ACME-12');
const BOARD = '/jira/software/projects/SHOP/boards/2';
const BACKLOG = '/jira/software/c/projects/ACME/boards/2122/backlog';
const CRUMB = '[data-testid$="breadcrumbs.current-issue.item"]';
const HEADING = '[data-testid$="foundation.summary.heading"]';
const LABEL = '[data-testid$="common.description.label"]';
const FIELD = '[data-testid$="rich-text.description"]';
const CHANGED = /\(the page layout changed\)$/;

type Kind = { name: string; url: URL; key: string; title: string; narrow: boolean };
const KINDS: readonly Kind[] = [
  { name: 'issue', url: ISSUE, key: 'ACME-12', title: 'Pay without an account', narrow: false },
  {
    name: 'board-modal',
    url: at(`${BOARD}?selectedIssue=SHOP-4`),
    key: 'SHOP-4',
    title: 'Warenkorb merken',
    narrow: false,
  },
  {
    name: 'backlog-panel',
    url: at(`${BACKLOG}?selectedIssue=ACME-2`),
    key: 'ACME-2',
    title: 'かごを覚える',
    narrow: true,
  },
  {
    name: 'navigator-detail',
    url: at('/issues/ACME-20?jql=project%20%3D%20ACME'),
    key: 'ACME-20',
    title: 'Show the discount',
    narrow: false,
  },
];
/** The same issue with another number. */
const other = (url: URL) => new URL(url.href.replace(/([A-Z]+)-\d+/, '$1-999'));

/** Under the title and above the description, and in nothing that a press would open. */
function checkPlaces(doc: Document, found: Found) {
  const { strip, mark, ...rest } = item(found);
  const below = strip?.after;
  if (!below || !mark) throw new Error(`no place: ${JSON.stringify(rest.lost)}`);
  const dialog = doc.querySelector('[role="dialog"],[data-testid="preview-panels.preview-panel"]') ?? doc;
  const heading = by(dialog, HEADING);
  const first = dialog.querySelector(`${LABEL},[data-testid$="heading-wrapper"],${FIELD}`);
  expect(below.contains(heading) || after(heading, below)).toBe(true);
  if (first) {
    expect(below.contains(first)).toBe(false);
    expect(after(below, first)).toBe(true);
  }
  expect(below.parentElement?.closest('form,a,button,[data-testid$="inline-edit--container"]')).toBe(null);
  expect(below.parentElement?.closest('[data-testid$="container-right"]')).toBe(null);
  // Not beside the columns: the main one is around it.
  const column = heading.closest('[data-testid$="container-left"],[data-testid$="compact-layout"]');
  expect(column?.contains(below) === true && column !== below).toBe(true);
  const line = mark.end ?? mark.after;
  expect(line && (line === heading || !line.contains(heading))).toBe(true);
  expect((mark.end ?? mark.after?.parentElement)?.closest('form,a,button')).toBe(null);
}

describe.each(KINDS)('$name', ({ name, url, key, title, narrow }) => {
  it('tells what the page says, and where ours may stand', () => {
    const doc = load(name);
    const found = item(page.find(doc, url));
    expect(found).toMatchObject({
      item: { tracker: 'jira', site: 'acme.atlassian.net', key },
      title,
      editing: false,
      narrow,
      lost: [],
    });
    expect(found.rendered?.closest(FIELD)).toBeTruthy();
    expect(found.mark?.end?.querySelector('a')?.getAttribute('href')).toBe(`/browse/${key}`);
    checkPlaces(doc, page.find(doc, url));
    for (const el of [...found.watch, ...(found.toggles ?? [])]) expect(doc.contains(el)).toBe(true);
    // Small: not the page, nor the column with all comments.
    for (const el of found.watch)
      expect(el.querySelector('[data-testid="issue.activity.comments-list"]')).toBe(null);
  });

  it('is read without a change', () => {
    const doc = load(name);
    const before = text(doc);
    page.find(doc, url);
    page.find(doc, url, true);
    expect(text(doc)).toBe(before);
  });

  it('another issue’s address is never answered with this page', () => {
    for (const late of [false, true]) expect(page.find(load(name), other(url), late).state).toBe('wait');
  });

  it('whatever its classes are called', () => {
    const doc = reclass(load(name));
    expect(item(page.find(doc, url))).toMatchObject({ title, lost: [] });
    checkPlaces(doc, page.find(doc, url));
  });

  it('an old key that is still in the address in small letters is the same', () => {
    const small = new URL(url.href.replace(key, key.toLowerCase()));
    expect(item(page.find(load(name), small)).item.key).toBe(key);
  });

  it('waits until the page has loaded, and believes it after a long wait', () => {
    const doc = load(name);
    Object.defineProperties(doc, {
      readyState: { value: 'interactive' },
      defaultView: { value: { document: doc } },
    });
    expect(page.find(doc, url).state).toBe('wait');
    expect(page.find(doc, url, true).state).toBe('item');
  });

  it('waits for a title that has not come', () => {
    const doc = load(name);
    for (const h1 of doc.querySelectorAll(HEADING)) h1.textContent = '';
    doc.title = 'Jira';
    expect(page.find(doc, url).state).toBe('wait');
    by(doc, HEADING).remove();
    expect(page.find(doc, url).state).toBe('wait');
  });

  it('a title that is being edited is read from its field', () => {
    const doc = load(name);
    const dialog = doc.querySelector('[role="dialog"]') ?? doc;
    const area = doc.createElement('textarea');
    area.value = ' Pay  later ';
    const box = doc.createElement('div');
    box.setAttribute('data-testid', 'issue.views.issue-base.foundation.summary.heading.writeable');
    box.append(area);
    by(dialog, HEADING).replaceWith(box);
    const found = item(page.find(doc, url));
    expect(found).toMatchObject({ title: 'Pay  later', lost: [] });
    expect(found.strip).toBeTruthy();
  });

  it('knows when the description is being edited', () => {
    const doc = load(name);
    const dialog = doc.querySelector('[role="dialog"]') ?? doc;
    const field = by(dialog, FIELD);
    const editor = doc.createElement('div');
    editor.setAttribute('data-testid', 'issue.views.field.rich-text.editor-container');
    editor.append(doc.createElement('div'), doc.createElement('button'));
    editor.firstElementChild?.setAttribute('class', 'ProseMirror');
    editor.firstElementChild?.setAttribute('contenteditable', 'true');
    editor.lastElementChild?.setAttribute('data-testid', 'comment-cancel-button');
    field.replaceWith(editor);
    const found = item(page.find(doc, url));
    expect(found).toMatchObject({ editing: true, rendered: null, lost: [] });
    // Not the editor, which changes with every key, but what goes with it.
    expect(found.watch).toContain(editor.lastElementChild);
    for (const el of found.watch) expect(el.contains(editor.firstElementChild)).toBe(false);
    checkPlaces(doc, page.find(doc, url));
    // By the text field alone.
    editor.removeAttribute('data-testid');
    expect(item(page.find(doc, url)).editing).toBe(true);
  });

  it('an editor of a comment or of another field is none of the description', () => {
    const doc = load(name);
    const dialog = doc.querySelector('[role="dialog"]') ?? doc;
    for (const id of [
      'issue.activity.comment',
      'issue.views.field.rich-text.customfield_1',
      'comment-base-item-7',
    ]) {
      const box = doc.createElement('div');
      box.setAttribute('data-testid', id);
      const area = doc.createElement('div');
      area.setAttribute('data-testid', 'issue.views.field.rich-text.editor-container');
      area.id = 'ak-editor-textarea';
      box.append(area);
      by(dialog, FIELD).before(box);
    }
    expect(item(page.find(doc, url))).toMatchObject({ editing: false });
    by(dialog, FIELD).remove();
    expect(item(page.find(doc, url)).editing).toBe(false);
  });

  it('without a description there is a place all the same', () => {
    const doc = load(name);
    const dialog = doc.querySelector('[role="dialog"]') ?? doc;
    for (const el of dialog.querySelectorAll(`${LABEL},[data-testid$="heading-wrapper"]`))
      el.parentElement?.remove();
    for (const n of [-1, 0, 1]) {
      const found = jiraPage(withoutRung('stripAfter', n)).find(doc, url);
      expect(item(found).rendered).toBe(null);
      expect(item(found).strip).toBeTruthy();
      checkPlaces(doc, found);
    }
  });

  it.each(LADDERS)('holds with any one rung of %s broken', (ladder) => {
    for (const [n] of SELECTORS[ladder].entries()) {
      const doc = load(name);
      const found = jiraPage(withoutRung(ladder, n)).find(doc, url, true);
      expect(item(found), `${n}`).toMatchObject({ item: { key }, title, lost: [] });
      checkPlaces(doc, found);
      expect(item(found).rendered?.textContent, `${n}`).toBeTruthy();
    }
  });

  it.each(LADDERS)('all of %s gone: nothing is thrown, and what is lost is said', (ladder) => {
    const doc = load(name);
    const found = jiraPage({ ...SELECTORS, [ladder]: [] }).find(doc, url, true);
    if (ladder === 'frame') return expect(found.state).toBe('none');
    if (ladder === 'crumb') {
      // Only the window's title can tell which issue it is, and over a board it does not.
      if (name === 'board-modal' || name === 'backlog-panel') return expect(found.state).toBe('wait');
    }
    expect(item(found)).toMatchObject({ item: { key } });
    if (ladder === 'title') expect(item(found).lost.join()).toMatch(/the title \(/);
    else expect(item(found).lost).toEqual([]);
  });

  it('all anchors of the strip gone: floating, and it says why', () => {
    const none = { stripAfter: [], quickAdd: [], label: [], field: [], editor: [], titleBox: [] };
    const doc = load(name);
    expect(jiraPage({ ...SELECTORS, ...none }).find(doc, url).state).toBe('wait');
    const found = item(jiraPage({ ...SELECTORS, ...none }).find(doc, url, true));
    expect(found.strip).toBe(null);
    expect(found.lost).toHaveLength(1);
    expect(found.lost[0]).toMatch(CHANGED);
  });

  it('everything renamed but the key: a floating panel, not silence', () => {
    const kept: Partial<Selectors> = { frame: SELECTORS.frame, crumb: SELECTORS.crumb };
    const table = Object.fromEntries(LADDERS.map((l) => [l, kept[l] ?? []])) as Selectors;
    const found = item(jiraPage(table).find(load(name), url, true));
    expect(found).toMatchObject({ item: { key }, strip: null, rendered: null, editing: false });
    expect(found.lost.length).toBeGreaterThan(1);
    for (const what of found.lost) expect(what).toMatch(CHANGED);
  });

  it('nothing renamed back: waits, and says for what', () => {
    const none = Object.fromEntries(LADDERS.map((l) => [l, []])) as unknown as Selectors;
    expect(jiraPage({ ...none, frame: SELECTORS.frame }).find(load('gone'), url, true)).toMatchObject({
      state: 'wait',
      why: 'the issue itself',
    });
  });

  it('without Jira’s frame it is no Jira', () => {
    const doc = load(name);
    doc.body.removeAttribute('id');
    by(doc, '#jira-frontend').removeAttribute('id');
    for (const meta of doc.querySelectorAll('meta')) meta.remove();
    expect(page.find(doc, url).state).toBe('wait');
    expect(page.find(doc, url, true).state).toBe('none');
  });
});

describe('which issue it is', () => {
  it('the parent in the breadcrumb is not it', () => {
    expect(page.find(load('issue'), at('/browse/ACME-7'), true).state).toBe('wait');
  });

  it('links in texts, rows and the panel’s bar are not it', () => {
    for (const key of ['ACME-99', 'ACME-31', 'PAY-8', 'ACME-55'])
      expect(page.find(load('issue'), at(`/browse/${key}`), true).state, key).toBe('wait');
    expect(page.find(load('backlog-panel'), at(`${BACKLOG}?selectedIssue=ACME-3`), true).state).toBe('wait');
  });

  it('a breadcrumb of another issue outweighs the window’s title', () => {
    const doc = load('issue');
    by(doc, CRUMB).setAttribute('href', '/browse/ACME-13');
    expect(page.find(doc, ISSUE, true)).toMatchObject({ state: 'wait', why: 'the issue number' });
  });

  it('the window’s title may be behind', () => {
    const doc = load('issue');
    doc.title = '[ACME-11] Another - Jira';
    expect(item(page.find(doc, ISSUE)).title).toBe('Pay without an account');
  });

  it('without any breadcrumb the window’s title tells', () => {
    const doc = load('issue');
    for (const el of doc.querySelectorAll('#jira-issue-header')) el.remove();
    const found = item(page.find(doc, ISSUE));
    expect(found).toMatchObject({ title: 'Pay without an account', lost: [] });
    expect(found.mark?.after).toBe(by(doc, '[data-testid$="inline-edit--container"]'));
    doc.title = '[ACME-13] Another - Jira';
    expect(page.find(doc, ISSUE, true).state).toBe('wait');
    doc.title = 'Jira';
    expect(page.find(doc, ISSUE, true).state).toBe('wait');
  });

  it('the window’s title gives the issue’s where that has lost its name', () => {
    const doc = load('issue');
    doc.title = '[ACME-12] Basket - Jira - Jira';
    by(doc, '[data-testid$="inline-edit--container"]').remove();
    expect(page.find(doc, ISSUE).state).toBe('wait');
    const found = item(page.find(doc, ISSUE, true));
    expect(found.title).toBe('Basket - Jira');
    expect(found.lost).toEqual(['the title (the page layout changed)']);
    expect(found.strip).toBeTruthy();
  });

  it('a soft navigation: waits until the breadcrumb follows, and watches it', () => {
    const doc = load('issue');
    const found = page.find(doc, at('/browse/ACME-13'));
    expect(found).toEqual({ state: 'wait', why: 'the issue number', watch: [by(doc, CRUMB)] });
    by(doc, CRUMB).setAttribute('href', '/browse/ACME-13');
    expect(page.find(doc, at('/browse/ACME-13')).state).toBe('item');
  });

  it('late content: first the panel’s bar, then the breadcrumb, then the rest', () => {
    const doc = load('backlog-panel');
    const url = at(`${BACKLOG}?selectedIssue=ACME-2`);
    const layout = by(doc, '[data-testid$="compact-layout"]');
    const parts = [...(layout.firstElementChild?.children ?? [])];
    layout.firstElementChild?.replaceChildren();
    expect(page.find(doc, url).state).toBe('wait');
    const [crumbs, title, ...rest] = parts;
    layout.firstElementChild?.append(crumbs as Element);
    expect(page.find(doc, url).state).toBe('wait');
    layout.firstElementChild?.append(title as Element);
    // It has a title, and nothing under it yet.
    expect(item(page.find(doc, url)).strip?.after).toBe(by(doc, '[data-testid$="inline-edit--container"]'));
    layout.firstElementChild?.append(...rest);
    expect(item(page.find(doc, url)).strip?.after).toBe(title);
  });
});

describe('a dialog over a board', () => {
  const url = at(`${BOARD}?selectedIssue=SHOP-4`);

  it('only what stands in the dialog is taken', () => {
    const doc = load('board-modal');
    const found = item(page.find(doc, url));
    const dialog = by(doc, '[role="dialog"]');
    for (const el of [found.strip?.after, found.mark?.end, found.rendered])
      expect(dialog.contains(el ?? null)).toBe(true);
  });

  it('over the same issue’s own page, the dialog is in front', () => {
    const doc = load('board-modal');
    const behind = load('issue');
    for (const a of behind.querySelectorAll(CRUMB)) a.setAttribute('href', '/browse/SHOP-4');
    by(doc, 'main').replaceChildren(...by(behind, 'main').childNodes);
    const found = item(page.find(doc, url));
    expect(found.title).toBe('Warenkorb merken');
    expect(by(doc, '[role="dialog"]').contains(found.strip?.after ?? null)).toBe(true);
  });

  it('over another issue’s page, it is the one of the address', () => {
    const doc = load('board-modal');
    by(doc, 'main').replaceChildren(...by(load('issue'), 'main').childNodes);
    expect(item(page.find(doc, url)).title).toBe('Warenkorb merken');
    expect(item(page.find(doc, ISSUE)).title).toBe('Pay without an account');
    expect(page.find(doc, at('/browse/ACME-1'), true).state).toBe('wait');
  });

  it('a dialog that has closed', () => {
    const doc = load('board-modal');
    by(doc, '.atlaskit-portal').remove();
    expect(page.find(doc, url, true).state).toBe('wait');
    expect(page.find(doc, at(BOARD))).toEqual({
      state: 'none',
      watch: [by(doc, '.atlaskit-portal-container')],
    });
  });
});

describe('the create dialog', () => {
  const CASES: [string, URL, string, string][] = [
    ['create-classic', at(`${BOARD.replace('SHOP', 'ACME')}`), 'PAY', 'Pay later'],
    ['create-modernised', at('/issues/?jql=x'), 'NPT', 'Geschenkpapier'],
  ];

  it.each(CASES)('%s: the project it names', (name, url, project, title) => {
    const doc = load(name);
    const before = text(doc);
    const found = page.find(doc, url);
    expect(found).toMatchObject({
      state: 'new',
      place: { tracker: 'jira', site: 'acme.atlassian.net', name: project, owner: 'acme.atlassian.net' },
      title,
      body: null,
      lost: [],
      watch: [by(doc, '[role="dialog"]')],
    });
    if (found.state !== 'new') return;
    expect(found.panel).toEqual({ after: by(doc, '[data-testid$="field-renderer.field.summary"]'), rung: 0 });
    expect(text(doc)).toBe(before);
  });

  it('else the project of the page, and over results of a query none', () => {
    const doc = load('create-modernised');
    by(doc, '[role="dialog"] h1').textContent = 'Neuer Vorgang';
    expect(page.find(doc, at(BOARD))).toMatchObject({ state: 'new', place: { name: 'SHOP' } });
    expect(page.find(doc, ISSUE)).toMatchObject({ state: 'new', place: { name: 'ACME' } });
    expect(page.find(doc, at('/issues/'), true).state).toBe('none');
  });

  it('opens over an issue as well, which comes back when it has closed', () => {
    const doc = load('issue');
    by(doc, '.atlaskit-portal-container').append(
      doc.importNode(by(load('create-classic'), '.atlaskit-portal'), true),
    );
    expect(page.find(doc, ISSUE)).toMatchObject({ state: 'new', place: { name: 'PAY' } });
    by(doc, '.atlaskit-portal').remove();
    expect(page.find(doc, ISSUE)).toMatchObject({ state: 'item', item: { key: 'ACME-12' } });
  });

  it('fields for new issues inside an issue are none', () => {
    const doc = load('board-modal');
    const field = doc.createElement('input');
    field.name = 'summary';
    by(doc, '[role="dialog"]').append(field);
    expect(page.find(doc, at(`${BOARD}?selectedIssue=SHOP-4`)).state).toBe('item');
    expect(page.find(doc, at(BOARD)).state).toBe('none');
    by(doc, 'main').append(field);
    expect(page.find(doc, at(BOARD)).state).toBe('none');
  });

  it('folded away, or not filled yet: no form', () => {
    for (const [name, url] of CASES) {
      const doc = load(name);
      for (const el of doc.querySelectorAll('input')) el.remove();
      expect(page.find(doc, url, true)).toEqual({
        state: 'none',
        watch: [by(doc, '.atlaskit-portal-container')],
      });
    }
  });

  it.each(CASES)(
    '%s holds with any one rung broken, and degrades to nothing',
    (name, url, project, title) => {
      for (const ladder of LADDERS) {
        for (const [n] of SELECTORS[ladder].entries()) {
          const found = jiraPage(withoutRung(ladder, n)).find(load(name), url);
          const its = ladder === 'formProject' && name === 'create-classic' && n === 0;
          const heads = ladder === 'formHeading' && name === 'create-modernised';
          if (heads) expect(found.state).toBe('none');
          else
            expect(found).toMatchObject({
              state: 'new',
              title,
              place: { name: its ? 'ACME' : project },
              lost: [],
            });
          if (found.state === 'new') expect(found.panel).toBeTruthy();
        }
        const none = jiraPage({ ...SELECTORS, [ladder]: [] }).find(load(name), url, true);
        if (ladder === 'form' || ladder === 'formTitle') expect(none.state).toBe('none');
      }
      const lost = jiraPage({ ...SELECTORS, formAfter: [], formInto: [] }).find(load(name), url);
      expect(lost).toMatchObject({ state: 'new', panel: null, lost: [expect.stringMatching(CHANGED)] });
    },
  );
});

describe('other pages', () => {
  it.each([
    '/',
    '/wiki/spaces/X',
    '/jira/dashboards/1',
    '/jira/for-you',
    '/jira/plans/1/timeline',
    '/jira/software/projects/ACME/boards/2/timeline?selectedIssue=ACME-12',
    '/jira/polaris/projects/ACME/ideas/view/1?selectedIssue=ACME-12',
    '/jira/servicedesk/projects/ACME/queues/custom/1/ACME-12',
    '/login',
  ])('%s has nothing, whatever it shows', (path) => {
    for (const name of ['issue', 'board-modal', 'create-classic'])
      expect(page.find(load(name), at(path), true)).toEqual({ state: 'none' });
  });

  it('an issue that is not there is waited for, and its page left alone', () => {
    expect(page.find(load('gone'), ISSUE).state).toBe('wait');
    expect(page.find(load('gone'), ISSUE, true)).toMatchObject({ state: 'wait', why: 'the issue itself' });
  });

  it('lists without a dialog say where one would open', () => {
    for (const name of ['navigator', 'list', 'backlog-panel']) {
      const doc = load(name);
      expect(page.find(doc, at(BACKLOG)), name).toEqual({
        state: 'none',
        watch: [by(doc, '.atlaskit-portal-container')],
      });
    }
  });

  it('an empty document', () => {
    for (const url of [ISSUE, at(BOARD)])
      expect(['none', 'wait']).toContain(
        page.find(new DOMParser().parseFromString('', 'text/html'), url, true).state,
      );
  });

  it('on a company’s own domain: the same, as items of that site', () => {
    const url = at('/browse/ACME-12', 'tickets.acme.example');
    expect(item(page.find(load('issue'), url)).item).toEqual({
      tracker: 'jira',
      site: 'tickets.acme.example',
      key: 'ACME-12',
    });
    expect(page.isSite('tickets.acme.example')).toBe(false);
  });
});

describe('damaged pages', () => {
  /** Takes away, moves, doubles or renames one element after the other. */
  function damage(doc: Document, steps: readonly [number, number][]) {
    for (const [where, how] of steps) {
      const all = [...doc.querySelectorAll('body *')];
      const el = all[where % Math.max(1, all.length)];
      const to = all[(where * 7 + how) % Math.max(1, all.length)];
      if (!el || !to) continue;
      if (how % 5 === 0) el.remove();
      else if (how % 5 === 1 && !el.contains(to)) to.append(el);
      else if (how % 5 === 2) el.after(el.cloneNode(true));
      else if (how % 5 === 3) el.setAttribute('data-testid', `x.${where}`);
      else for (const { name } of [...el.attributes]) if (name !== 'href') el.removeAttribute(name);
    }
  }
  const steps = fc.array(fc.tuple(fc.nat(400), fc.nat(24)), { minLength: 1, maxLength: 12 });

  it.each(KINDS)(
    '$name: nothing thrown, no other item, no place outside the page (property)',
    ({ name, url, key }) => {
      fc.assert(
        fc.property(steps, fc.boolean(), (some, late) => {
          const doc = load(name);
          damage(doc, some);
          const before = text(doc);
          const found = page.find(doc, url, late);
          expect(text(doc)).toBe(before);
          if (found.state !== 'item') return;
          expect(found.item.key).toBe(key);
          expect(found.title).not.toBe('');
          const ours = [
            found.strip?.after,
            found.mark?.end,
            found.mark?.after,
            found.rendered,
            ...found.watch,
          ];
          for (const el of ours) if (el) expect(doc.contains(el)).toBe(true);
          // What is missing is said.
          expect(found.lost.length > 0).toBe(
            !found.strip || !found.mark || found.lost.join().includes('the title ('),
          );
        }),
        { numRuns: 50 },
      );
    },
  );

  it('a selector that no browser knows counts as not ready', () => {
    const odd = jiraPage({ ...SELECTORS, title: [':no-such-thing('] });
    expect(['wait', 'item']).toContain(odd.find(load('issue'), ISSUE, true).state);
  });

  it('hostile titles and links', () => {
    for (const title of [
      '[',
      '[ACME-12',
      '[ACME-12]',
      '[ACME-12] - Jira',
      '[ACME-12]\n\n',
      '[../..-1] x',
      `[${'A'.repeat(9_000)}-1]`,
    ]) {
      const doc = framed('<p>nothing</p>');
      doc.title = title;
      expect(['wait', 'item'], title).toContain(page.find(doc, ISSUE, true).state);
    }
    for (const href of [
      'javascript:/browse/ACME-12',
      'https://[',
      '//evil.example/browse/ACME-12',
      'https://other.atlassian.net/browse/ACME-12',
      '',
    ]) {
      const doc = load('issue');
      by(doc, CRUMB).setAttribute('href', href);
      expect(page.find(doc, ISSUE, true).state, href).toBe('wait');
    }
  });
});
