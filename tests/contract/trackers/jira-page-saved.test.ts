// @vitest-environment happy-dom
/**
 * The page half of the Jira adapter on fragments of live pages (folder PAGES, read only, never in the project), each
 * in a page of our own. Without them this file says so and checks nothing: our own fixtures are in
 * `jira-page.test.ts`.
 */
import { describe, expect, it, vi } from 'vitest';
import { jiraPage } from '../../../lib/trackers/jira/page';
import { SELECTORS } from '../../../lib/trackers/jira/selectors';
import { at, by, fragment, framed, here, item, LADDERS, text, withoutRung } from './jira-pages';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

if (!here) console.warn('PAGES not set: fragments of live pages not checked');

const page = jiraPage();
const BOARD = '/jira/software/c/projects/NPT/boards/2146';

// The fragments are not ours to commit: without PAGES there is nothing to look at, and the run says so.
describe.skipIf(!here)('fragments of live pages (skipped without PAGES)', () => {
  describe('captured: the breadcrumb of an issue', () => {
    const url = at('/browse/ACME-14817');
    const heading = '<h1 data-testid="issue.views.issue-base.foundation.summary.heading">Our words</h1>';
    const open = (title?: string) =>
      framed(
        `<nav><ol>${fragment('cloud-issue-breadcrumb.fragment')}</ol></nav><div>${heading}</div><div>
<div data-testid="issue.views.issue-base.common.description.label"></div></div>`,
        title,
      );

    it('tells which issue it is; the mark stands at its end', () => {
      const doc = open();
      const before = text(doc);
      const found = item(page.find(doc, url));
      expect(found).toMatchObject({ item: { key: 'ACME-14817' }, title: 'Our words', lost: [] });
      const end = by(doc, '[role="listitem"]');
      expect(found.mark).toEqual({ end, rung: 0 });
      expect(end.lastElementChild?.getAttribute('data-testid')).toMatch(/copy-link-button-wrapper$/);
      expect(found.strip?.after).toBe(by(doc, 'h1').parentElement);
      expect(text(doc)).toBe(before);
    });

    it.each(SELECTORS.crumb.slice(0, -1).map((_, n) => n))('any rung of its link broken: %i', (n) => {
      expect(item(jiraPage(withoutRung('crumb', n)).find(open(), url)).item.key).toBe('ACME-14817');
    });

    it('each rung of its link finds the same one', () => {
      const doc = open();
      for (const css of SELECTORS.crumb.slice(0, -1))
        expect(
          [...doc.querySelectorAll(css)].map((a) => a.textContent),
          css,
        ).toEqual(['ACME-14817']);
    });

    it('another issue’s address waits, whatever the window’s title says', () => {
      for (const title of ['Jira', '[ACME-14818] Our words - Jira'])
        expect(page.find(open(title), at('/browse/ACME-14818'), true).state).toBe('wait');
    });

    it('nothing else of the issue is there: floating, and it says why', () => {
      const doc = framed(fragment('cloud-issue-breadcrumb.fragment'), '[ACME-14817] Our words - Jira');
      expect(page.find(doc, url).state).toBe('wait');
      const found = item(page.find(doc, url, true));
      expect(found).toMatchObject({ title: 'Our words', strip: null });
      expect(found.lost[0]).toMatch(/page layout changed/);
    });
  });

  describe('recorded by somebody else: an issue in a dialog', () => {
    const url = at(`${BOARD}?selectedIssue=NPT-150`);
    const open = () => framed('<h1>Board</h1>', 'Board', fragment('cloud-issue-modal-2026-09.fragment'));

    it('is found; its columns are not in the record, so ours stands right under its title', () => {
      const doc = open();
      const found = item(page.find(doc, url));
      expect(found).toMatchObject({ item: { key: 'NPT-150' }, title: 'Work item in the modal', lost: [] });
      expect(found.strip?.after).toBe(by(doc, '[role="dialog"] h1'));
      expect(found.mark?.after?.textContent).toBe('NPT-150');
    });

    it('waits for the issue of the address', () => {
      expect(page.find(open(), at(`${BOARD}?selectedIssue=NPT-151`), true).state).toBe('wait');
      expect(page.find(open(), at(BOARD), true).state).toBe('none');
    });

    it('with its description it has one', () => {
      const doc = open();
      const dialog = by(doc, '[role="dialog"]');
      const below = doc.createElement('div');
      const field = doc.createElement('div');
      field.setAttribute('data-testid', 'issue.views.field.rich-text.description');
      below.append(field);
      dialog.append(below);
      expect(item(page.find(doc, url)).strip?.after).toBe(by(dialog, 'h1'));
    });
  });

  it('captured: fields of an issue, with a breadcrumb of another form', () => {
    const doc = framed(fragment('cloud-issue-view-fields.fragment'), '[CBE-55689] Fields - Jira');
    const found = item(page.find(doc, at('/browse/CBE-55689'), true));
    expect(found).toMatchObject({
      item: { key: 'CBE-55689' },
      title: 'Fields',
      editing: false,
      rendered: null,
    });
    expect(found.mark?.after?.closest('li')).toBeTruthy();
    // Status and people are in the other column: nothing of ours stands beside them.
    expect(found.strip).toBe(null);
  });

  describe('recorded by somebody else: the newer create dialog', () => {
    const open = () => framed('<h1>Board</h1>', 'Board', fragment('cloud-create-modal-2026-09.fragment'));

    it('is a form for the project it names, with its title as it is typed', () => {
      const doc = open();
      (by(doc, '[data-testid$="field.summary"] input') as HTMLInputElement).value = 'Typed';
      for (const path of [BOARD, '/issues/?jql=x', '/browse/ACME-1', '/jira/core/projects/OM/board']) {
        const found = page.find(doc, at(path));
        expect(found, path).toMatchObject({
          state: 'new',
          title: 'Typed',
          place: { name: 'NPT' },
          body: null,
          lost: [],
        });
        if (found.state === 'new') expect(found.panel?.after).toBe(by(doc, '[data-testid$="field.summary"]'));
      }
      expect(page.find(doc, at('/jira/dashboards/1'))).toEqual({ state: 'none' });
    });

    it('holds with any one rung broken', () => {
      for (const ladder of LADDERS)
        for (const [n] of SELECTORS[ladder].entries()) {
          // In the record its title has neither id nor name, and its project stands only in the heading.
          if (ladder === 'formTitle' && n === 2) continue;
          const found = jiraPage(withoutRung(ladder, n)).find(open(), at(BOARD));
          expect(found, `${ladder} ${n}`).toMatchObject({ state: 'new', place: { name: 'NPT' } });
        }
    });
  });

  it('rows of lists alone are no issue and no form', () => {
    for (const name of [
      'cloud-board-card.fragment',
      'cloud-backlog-row.skeleton',
      'cloud-business-list-row.fragment',
      'cloud-linked-issue-line-card.fragment',
    ]) {
      const doc = framed(fragment(name));
      expect(page.find(doc, at(BOARD), true).state, name).toBe('none');
      for (const key of ['ACME-21496', 'ACME-2000', 'OM-410', 'WEB-22486'])
        expect(page.find(doc, at(`/browse/${key}`), true).state, name).toBe('wait');
    }
  });
});
