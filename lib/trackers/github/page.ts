/** GitHub's pages: where an address leads and what a document shows. Pure reads; see `selectors.ts` for the hooks. */
import type { ItemRef } from '../../outcome/record';
import { LOST } from '../../strings/strip';
import type { Found, Mount, Place, Spot, TrackerPage } from '../tracker';
import { embedded } from './embedded';
import { all, around, first, words } from './ladder';
import { SELECTORS, type Selectors } from './selectors';
import { addressOf, isSite, parse, partsOf, placeOf, TRACKER } from './urls';

const present = <T>(list: (T | null | undefined)[]): T[] =>
  list.filter((x): x is T => x !== null && x !== undefined);
const samePath = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/**
 * The page half of the GitHub adapter.
 * @param table the selector ladders; tests hand in broken ones
 */
export function githubPage(table: Selectors = SELECTORS): TrackerPage {
  /** Does this part of the page show the item? `other` while a soft navigation has not replaced it yet. */
  function identity(doc: Document, scope: Element, item: ItemRef, url: URL): 'same' | 'other' | 'unknown' {
    const parts = partsOf(item.key);
    if (!parts) return 'unknown';
    const path = `/${parts.owner}/${parts.repo}/issues/${parts.number}`;
    const pathOf = (el: Element) => {
      const href = el.getAttribute('data-hovercard-url') ?? el.getAttribute('href');
      if (!href || href.startsWith('#')) return null;
      try {
        return /^\/[^/]+\/[^/]+\/issues\/\d+/.exec(new URL(href, url.origin).pathname)?.[0] ?? null;
      } catch {
        return null;
      }
    };
    let seen: 'same' | 'other' | 'unknown' = 'unknown';
    for (const rung of table.number) {
      const says = all(scope, [rung]).map((el) => {
        const number = /^#(\d+)$/.exec(words(el))?.[1];
        const to = pathOf(el);
        if (to !== null) return samePath(to, path);
        return number === undefined ? null : number === parts.number;
      });
      if (says.includes(true)) seen = 'same';
      else if (says.includes(false)) return 'other';
      if (seen === 'same') break;
    }
    const link = first(scope, table.headerLink);
    const to = link && pathOf(link.el);
    if (to) return samePath(to, path) ? 'same' : 'other';
    if (seen !== 'unknown') return seen;
    // Last resort: the window's title, "… · Issue #142 · acme/shop" in whatever language.
    const said = /#(\d+) · (\S+\/\S+)$/.exec(doc.title.trim());
    if (!said) return 'unknown';
    return said[1] === parts.number && samePath(said[2] ?? '', `${parts.owner}/${parts.repo}`)
      ? 'same'
      : 'other';
  }

  /** The app element when it has not taken over its server-made nodes yet: nothing may be inserted then. */
  function dry(el: Element, late: boolean): Element | null {
    const app = around(el, table.app);
    if (!app || table.hydrated.some((css) => app.matches(css))) return null;
    // After a long wait the sign itself has probably changed.
    return late ? null : app;
  }

  function viewerOf(doc: Document): string | undefined {
    for (const css of table.viewer) {
      const el = doc.querySelector(css);
      const login = (el?.getAttribute('content') ?? el?.getAttribute('data-login'))?.trim();
      if (login) return login;
    }
    return undefined;
  }

  function findItem(doc: Document, url: URL, spot: Extract<Spot, { kind: 'item' }>, late: boolean): Found {
    const blocks = all(doc, table.block);
    if (blocks.length === 0) {
      const app = first(doc, table.app) ?? first(doc, table.portal);
      return app || !late ? { state: 'wait', why: LOST.issue } : { state: 'none' };
    }
    // The usual first looks, kept short: nothing on the page has been taken over yet.
    const apps = blocks.map((block) => dry(block, late));
    if (!apps.includes(null)) return { state: 'wait', why: LOST.issue, watch: present(apps) };
    let why: string = LOST.number;
    for (const block of blocks) {
      const scope = around(block, table.scope) ?? block;
      if (identity(doc, scope, spot.item, url) !== 'same') continue;
      const title = first(scope, table.title);
      if (!title || words(title.el) === '') {
        why = LOST.title;
        continue;
      }
      const app = dry(block, late);
      if (app) return { state: 'wait', why: LOST.issue, watch: [app] };

      const body = first(scope, table.body)?.el ?? block;
      const { editing, toggles } = editorIn(body);
      const before = first(scope, table.stripBefore);
      const end = first(scope, table.markAfter);
      const strip: Mount | null = before && { before: before.el, rung: before.rung };
      const mark: Mount | null = end && { after: end.el, rung: end.rung };
      const data = embedded(doc, url, spot.item, table);
      const id = nodeId(scope) ?? data?.id;
      const author = words(first(body, table.author)?.el).replace(/^@/, '');
      const viewer = viewerOf(doc);
      return {
        state: 'item',
        item: id === undefined ? spot.item : { ...spot.item, id },
        title: words(title.el),
        strip,
        mark,
        narrow: block.closest('[role="dialog"]') !== null,
        ...(data?.body !== undefined && { raw: data.body }),
        rendered: editing ? null : (first(body, table.rendered)?.el ?? null),
        editing,
        ...(viewer !== undefined && { viewer }),
        ...(author !== '' && { author }),
        ...(data?.isPublic !== undefined && { isPublic: data.isPublic }),
        lost: present([strip ? null : LOST.strip, mark ? null : LOST.mark]),
        watch: present([
          first(scope, table.header)?.el ?? title.el.parentElement,
          block,
          ...table.signs.map((css) => scope.querySelector(css)),
        ]),
        toggles,
      };
    }
    return { state: 'wait', why };
  }

  /**
   * Whether somebody edits the description. Older markup keeps the form in the page and hides it by a class of what
   * encloses it; a text box that is hidden inside a form in view is an editor all the same (its preview is open).
   */
  function editorIn(body: Element): { editing: boolean; toggles: Element[] } {
    const editors = all(body, table.editor);
    const forms = new Set(editors.map((el) => el.closest('form')));
    const toggles = new Set<Element>();
    for (const form of forms)
      for (let el: Element | null = form; el && body.contains(el); el = el.parentElement) toggles.add(el);
    return { editing: [...forms].some((form) => form?.checkVisibility() !== false), toggles: [...toggles] };
  }

  /** The issue's stable id where the page itself carries it (an editor's slash commands, a section heading). */
  function nodeId(scope: Element): string | undefined {
    const hit = first(scope, table.nodeId);
    const text = hit?.el.getAttribute('data-slash-command-url') ?? hit?.el.id ?? '';
    return /\b(I_[\w-]{6,})/.exec(text)?.[1];
  }

  function findForm(doc: Document, url: URL, spot: Spot, late: boolean): Found {
    // Over a list only a dialog can be one, and most have none: the ladder walks through a long page five times.
    const any = spot.kind === 'new' || doc.querySelector('[role="dialog"]') !== null;
    const hit =
      any && all(doc, table.form).find((el) => spot.kind === 'new' || el.closest('[role="dialog"]'));
    if (!hit) {
      if (spot.kind === 'new') return { state: 'wait', why: LOST.form };
      return { state: 'none', watch: present([first(doc, table.portal)?.el]) };
    }
    const app = dry(hit, late);
    if (app) return { state: 'wait', why: LOST.form, watch: [app] };
    const input = first(hit, table.formTitle)?.el;
    const place =
      formPlace(hit, url) ?? (spot.kind === 'new' || spot.kind === 'list' ? spot.place : undefined);
    if (!input || !place) return { state: 'wait', why: input ? LOST.form : LOST.title, watch: [hit] };
    const dialog = hit.closest('[role="dialog"]');
    const fields = first(hit, table.formFields);
    const area = fields ? undefined : first(hit, table.formBody)?.el;
    let panel: Mount | null = null;
    if (dialog) {
      const title = first(dialog, table.dialogAfter);
      panel = title && { after: title.el, rung: title.rung };
    } else {
      const aside = first(hit, table.formAside);
      panel = aside && { before: aside.el, rung: aside.rung };
    }
    const viewer = viewerOf(doc);
    return {
      state: 'new',
      place,
      title: (input as HTMLInputElement).value,
      panel,
      body: area?.localName === 'textarea' ? (area as HTMLTextAreaElement) : null,
      narrow: dialog === null,
      ...(viewer !== undefined && { viewer }),
      lost: panel ? [] : [LOST.aside],
      watch: [hit],
    };
  }

  /** Which repository the form is for: from its editor's address, else from the heading ("… in acme/shop: …"). */
  function formPlace(form: Element, url: URL): Place | undefined {
    const path = first(form, table.formPlace)?.el.getAttribute('data-slash-command-url') ?? '';
    const told =
      /^\/([\w-]+)\/([\w.-]+)\/slash_apps/.exec(path) ??
      /(?:^|\s)([\w-]+)\/([\w.-]*[\w-])(?=[\s:]|$)/.exec(words(first(form, table.formHeading)?.el));
    return told?.[1] && told[2] && isSite(url.hostname) ? placeOf(told[1], told[2], url.hostname) : undefined;
  }

  return {
    id: TRACKER,
    name: 'GitHub',
    parse,
    isSite,
    address: addressOf,
    find(doc, url, late = false) {
      const spot = parse(url);
      if (spot.kind === 'silent' || spot.kind === 'pull') return { state: 'none' };
      try {
        return spot.kind === 'item' ? findItem(doc, url, spot, late) : findForm(doc, url, spot, late);
      } catch {
        // A page built to break us, or half torn down: as if it were not ready.
        return { state: 'wait', why: LOST.issue };
      }
    },
  };
}
