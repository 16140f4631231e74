/** Jira Cloud's pages: where an address leads and what a document shows. Pure reads; see `selectors.ts` for the hooks. */
import { LOST } from '../../strings/strip';
import type { Found, Mount, Spot, TrackerPage } from '../tracker';
import { all, around, first, type Ladder, loads, words } from './ladder';
import { SELECTORS, type Selectors } from './selectors';
import { addressOf, isSite, linkedKey, parse, partsOf, placeOf, TRACKER } from './urls';

const present = <T>(list: (T | null | undefined)[]): T[] => list.filter((x) => x !== null && x !== undefined);
/** A press in these is the page's. */
const PRESSED = 'form,a,button,[role="button"],[role="presentation"]';
const lost = (what: string) => `${what} (the page layout changed)`;

/** "[ACME-12] Pay without an account - Jira": the key and the title that the window's title tells. */
function titled(doc: Document): { key: string; title: string } | null {
  const m = /^\[([\w-]+)\]\s*(.*)$/s.exec(doc.title.trim());
  if (!m?.[1] || !partsOf(m[1])) return null;
  return { key: m[1].toUpperCase(), title: (m[2] ?? '').replace(/\s+-\s+Jira$/, '').trim() };
}

/**
 * The page half of the Jira adapter.
 * @param table the selector ladders; tests hand in broken ones
 */
export function jiraPage(table: Selectors = SELECTORS): TrackerPage {
  const inDialog = (el: Element) => el.closest('[role="dialog"]') !== null;
  /** What is open over the page comes before what stands behind it. */
  const front = (els: Element[]) => els.find(inDialog) ?? els.at(-1);
  const portals = (doc: Document) => all(doc, table.portal);
  /** Where a create dialog may come. A portal that holds the issue itself is watched for its children anyway. */
  const elsewhere = (doc: Document, scope: Element) =>
    [...portals(doc), ...all(doc, table.form)].filter((el) => !el.contains(scope) && !scope.contains(el));
  /** What is under the title and under the strip. */
  const beneath: Ladder = [...table.label, ...table.field, ...table.editor];

  /** The part of the page that shows an issue, and the link that says so. `other`: only another one is shown. */
  function shows(doc: Document, url: URL, key: string, over: boolean) {
    const crumbs = all(doc, table.crumb);
    const crumb = front(crumbs.filter((el) => linkedKey(el.getAttribute('href'), url) === key));
    if (crumb) return { crumb, scope: around(crumb, table.scope) ?? doc.body };
    if (crumbs.length > 0) return { other: crumbs };
    // No link at all: the window's title, which over a board may be the board's.
    const said = titled(doc);
    if (said?.key !== key) return { other: said && !over ? [] : null };
    const title = front(all(doc, table.title));
    return { scope: (title && around(title, table.scope)) ?? doc.body };
  }

  /** After the head of the main column, else where the ways from the title and from what is below it part. */
  function stripOf(scope: Element, title: Element | undefined): Mount | null {
    for (const [rung, css] of table.stripAfter.entries()) {
      const head = scope.querySelector(css);
      if (!head || (title && !head.contains(title)) || first(head, [...beneath, ...table.column])) continue;
      return { after: head, rung };
    }
    if (!title) return null;
    const rungs = table.stripAfter.length;
    const below = first(scope, [...table.quickAdd, ...beneath]);
    if (below && !below.el.contains(title)) {
      let branch = title;
      while (branch.parentElement && !branch.parentElement.contains(below.el)) branch = branch.parentElement;
      return { after: branch, rung: rungs + below.rung };
    }
    const box = around(title, table.titleBox) ?? (title.closest(PRESSED) ? null : title);
    return box && { after: box, rung: rungs + table.quickAdd.length + beneath.length };
  }

  function markOf(scope: Element, crumb: Element | undefined, title: Element | undefined): Mount | null {
    const end = (crumb && around(crumb, table.markEnd)) ?? first(scope, table.markEnd)?.el;
    if (end) return { end, rung: 0 };
    const rungs = table.markEnd.length;
    // The link in a panel's own bar leaves no room beside it.
    if (crumb && !crumb.matches(table.crumb.at(-1) ?? ':not(*)')) return { after: crumb, rung: rungs };
    const box = title && around(title, table.titleBox);
    return box ? { after: box, rung: rungs + 1 } : null;
  }

  function findItem(doc: Document, url: URL, spot: Extract<Spot, { kind: 'item' }>, late: boolean): Found {
    if (!first(doc, table.frame)) return late ? { state: 'none' } : { state: 'wait', why: LOST.issue };
    if (!late && loads(doc)) return { state: 'wait', why: LOST.issue };
    const { key } = spot.item;
    const { crumb, scope, other } = shows(doc, url, key, spot.over !== undefined);
    if (!scope)
      return { state: 'wait', why: other ? LOST.number : LOST.issue, ...(other && { watch: other }) };

    const heading = first(scope, table.title)?.el;
    const said = titled(doc);
    const title =
      (heading?.localName === 'textarea' ? (heading as HTMLTextAreaElement).value.trim() : words(heading)) ||
      (said?.key === key ? said.title : '');
    if (!late && (!heading || title === ''))
      return { state: 'wait', why: LOST.title, watch: present([crumb]) };
    const strip = stripOf(scope, heading);
    if (!late && !strip) return { state: 'wait', why: LOST.strip };
    const mark = markOf(scope, crumb, heading);

    const field = first(scope, table.field)?.el;
    const editor = all(scope, table.editor).find(
      (el) => !around(el, table.otherEditor) && (!field || field.contains(el)),
    );
    const body = editor ? (first(editor, table.editorPart)?.el ?? editor) : field;
    return {
      state: 'item',
      item: spot.item,
      title: title || key,
      strip,
      mark,
      narrow: table.narrow.some((css) => scope.matches(css) || scope.querySelector(css)),
      rendered: editor || !field ? null : (first(field, table.rendered)?.el ?? null),
      editing: editor !== undefined,
      lost: present([
        strip ? null : lost(LOST.strip),
        heading ? null : lost(LOST.title),
        mark ? null : lost(LOST.mark),
      ]),
      watch: present([
        mark?.end ?? crumb?.parentElement,
        heading && (around(heading, table.titleBox) ?? heading.parentElement),
        body ?? first(scope, table.column)?.el ?? scope,
        first(scope, table.status)?.el,
        ...elsewhere(doc, scope),
      ]),
      ...(crumb && { toggles: [crumb] }),
    };
  }

  /** Key of the project that a create dialog is for: "Shop (ACME)" in its field, else "ACME | Task" over it. */
  function formProject(dialog: Element): string | undefined {
    const field = /.*\(([A-Z][A-Z\d_]+)\)/s.exec(words(first(dialog, table.formProject)?.el))?.[1];
    return field ?? /^([A-Z][A-Z\d_]+)\s*\|/.exec(words(first(dialog, table.formHeading)?.el))?.[1];
  }

  /** The create dialog, which opens over any page; null: none, or none that can be read. */
  function findForm(doc: Document, url: URL, spot: Exclude<Spot, { kind: 'silent' }>): Found | null {
    // Most pages have no dialog open, and the ladder of its fields would walk through all of a long one.
    if (!first(doc, [table.form.join(',') || ':not(*)'])) return null;
    for (const input of all(doc, table.formTitle)) {
      const dialog = around(input, table.form);
      // An issue that is shown in a dialog has fields for new ones below it, too.
      if (!dialog || first(dialog, table.crumb)) continue;
      const project = formProject(dialog);
      const place = project ? placeOf(project, url.hostname) : spot.place;
      if (!place) continue;
      const after = first(dialog, table.formAfter);
      const into = first(dialog, table.formInto);
      const panel: Mount | null = after
        ? { after: after.el, rung: after.rung }
        : into && { into: into.el, rung: table.formAfter.length + into.rung };
      return {
        state: 'new',
        place,
        title: (input as HTMLInputElement).value,
        panel,
        body: null,
        narrow: false,
        lost: panel ? [] : [lost(LOST.aside)],
        watch: [dialog],
      };
    }
    return null;
  }

  return {
    id: TRACKER,
    name: 'Jira',
    isSite,
    parse,
    address: addressOf,
    find(doc, url, late = false) {
      const spot = parse(url);
      if (spot.kind === 'silent') return { state: 'none' };
      try {
        const form = findForm(doc, url, spot);
        if (form) return form;
        if (spot.kind === 'item') return findItem(doc, url, spot, late);
        return { state: 'none', watch: portals(doc) };
      } catch {
        // A page built to break us, or half torn down: as if it were not ready.
        return { state: 'wait', why: LOST.issue };
      }
    },
  };
}
