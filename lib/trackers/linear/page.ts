/** Linear's pages: where an address leads and what a document shows. Pure reads; see `selectors.ts` for the hooks. */
import type { ItemRef } from '../../outcome/record';
import { LOST } from '../../strings/strip';
import type { Found, Mount, Place, Spot, TrackerPage } from '../tracker';
import { FRAGMENT } from './lines';
import { type Ladder, SELECTORS, type Selectors } from './selectors';
import { addressOf, isSite, linkedIssue, parse, partsOf, placeOf, TRACKER } from './urls';

/** Nothing of ours may stand in an editor: it owns its nodes, and takes foreign ones for typing. */
const EDITOR = '[contenteditable]:not([contenteditable="false"]),.ProseMirror';
/** "ENG-12 Pay as a guest", perhaps with a number of news before it. */
const WINDOW_TITLE = /^(?:\(\d+\+?\) )?([a-z\d]+-\d+)(?:\s+(.*))?$/i;
const afterKey = (text: string) => WINDOW_TITLE.exec(text)?.[2] ?? '';
const UUID = /^[\da-f]+-[\da-f]+-[\da-f]+-[\da-f]+-[\da-f]+$/i;

type Hit = { el: Element; rung: number };
/** The link above an issue that leads to it; `foreign`: one leads to its namesake in another workspace. */
type Crumb = { own: Element | null; foreign: boolean };

function* all(root: ParentNode, ladder: Ladder): Generator<Hit> {
  for (const [rung, css] of ladder.entries()) for (const el of root.querySelectorAll(css)) yield { el, rung };
}

const first = (root: ParentNode, ladder: Ladder): Hit | null => all(root, ladder).next().value ?? null;

function around(el: Element, ladder: Ladder): Element | null {
  for (const css of ladder) {
    const found = el.closest(css);
    if (found) return found;
  }
  return null;
}

const words = (el: Element | undefined | null) => el?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
const present = <T>(list: (T | null | undefined)[]): T[] =>
  list.filter((x): x is T => x !== null && x !== undefined);
const isAfter = (el: Element, other: Element) => (other.compareDocumentPosition(el) & 4) !== 0;

/** What may have something beside it: the element, or the outermost editor that it stands in. */
function outside(el: Element): Element {
  let at = el;
  for (let p = el.parentElement; p; p = p.parentElement) if (p.matches(EDITOR)) at = p;
  return at;
}

const LABELS = /(problem|for whom|metric|from|target|by|because)\s*:/gi;

/** Is a section shown? Roughly: whoever reads it looks closely. */
function showsSection(description: Element): boolean {
  if (description.querySelector(`a[href*="${FRAGMENT}"]`)) return true;
  const headings = [...description.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  const named = headings.some((h) => words(h).toLowerCase() === 'outcome');
  return named && (description.textContent?.match(LABELS)?.length ?? 0) > 1;
}

/**
 * The page half of the Linear adapter.
 * @param table the selector ladders; tests hand in broken ones
 */
export function linearPage(table: Selectors = SELECTORS): TrackerPage {
  const inDialog = (el: Element) => around(el, table.dialog);

  /** The first that is not of something in front of the page. */
  function open(root: ParentNode, ladder: Ladder): Element | undefined {
    for (const { el } of all(root, ladder)) if (!inDialog(el)) return el;
    return undefined;
  }

  /** What shows the issue. */
  function viewIn(doc: Document): Element | null {
    const view = open(doc, table.view);
    const title = view ? undefined : open(doc, table.title);
    return view ?? (title ? around(title, table.around) : null);
  }

  function crumbOf(doc: Document, item: ItemRef, url: URL): Crumb {
    const identifier = partsOf(item.key)?.identifier;
    let own: Element | null = null;
    let foreign = false;
    for (const { el } of all(doc, table.crumb)) {
      const to = linkedIssue(el, url);
      if (to?.key === item.key) own = el;
      else if (to && partsOf(to.key)?.identifier === identifier) foreign = true;
    }
    return { own, foreign: foreign && !own };
  }

  /** The window names no other issue. */
  const fitsTitle = (doc: Document, { key }: ItemRef) =>
    [undefined, partsOf(key)?.identifier].includes(WINDOW_TITLE.exec(doc.title.trim())?.[1]?.toUpperCase());

  /**
   * Does the page show the item? The window's title and the link above the issue tell; after a soft navigation the one
   * may be there before the other, and the issue itself last.
   */
  function isShown(doc: Document, { key }: ItemRef, crumb: Crumb, title: Element | undefined, late: boolean) {
    if (crumb.foreign) return false;
    const [, said, rest = ''] = WINDOW_TITLE.exec(doc.title.trim()) ?? [];
    if (said === undefined) return crumb.own !== null;
    if (said.toUpperCase() !== partsOf(key)?.identifier) return late && crumb.own !== null;
    const shown = words(title);
    return late || crumb.own !== null || shown === '' || shown === rest.replace(/\s+/g, ' ');
  }

  function stripOf(view: Element, title: Element | undefined): Mount | null {
    for (const { el, rung } of all(view, table.stripBefore)) {
      const before = outside(el);
      const fits = !title || (isAfter(before, title) && !title.contains(before));
      if (fits && before !== view && view.contains(before)) return { before, rung };
    }
    const after = title && outside(title);
    return after && after !== view && view.contains(after) ? { after, rung: table.stripBefore.length } : null;
  }

  function markOf(doc: Document, crumb: Element | null, title: Element | undefined): Mount | null {
    if (crumb) return { after: crumb, rung: 0 };
    for (const { el, rung } of all(doc, table.markAfter))
      if (!inDialog(el)) return { after: el, rung: rung + 1 };
    return title ? { after: outside(title), rung: table.markAfter.length + 1 } : null;
  }

  function findItem(doc: Document, url: URL, item: ItemRef, late: boolean, sure = false): Found {
    const view = viewIn(doc);
    const parts = partsOf(item.key);
    if (!view)
      return late && first(doc, table.ready) ? { state: 'none' } : { state: 'wait', why: LOST.issue };
    const crumb = crumbOf(doc, item, url);
    const title = open(view, table.title);
    if (!sure && !isShown(doc, item, crumb, title, late)) return { state: 'wait', why: LOST.number };
    const description = open(view, table.description);
    const editor = open(view, table.editor);
    const id = editor?.getAttribute('data-editor-id')?.slice('issue-'.length) ?? '';
    const editing =
      description !== undefined &&
      (description.contains(doc.activeElement) || table.focused.some((css) => description.matches(css)));
    const strip = stripOf(view, title);
    const mark = markOf(doc, crumb.own, title);
    // Without a section the description says nothing of the outcome: its home is elsewhere.
    const shows = description && !editing && showsSection(description);
    const watch = present([crumb.own?.closest('header') ?? null, title, editor ?? description]);
    return {
      state: 'item',
      item: id.length === 36 && UUID.test(id) ? { ...item, id: id.toLowerCase() } : item,
      ...(sure && parts && { place: placeOf(parts.workspace, parts.team) }),
      title: words(title) || afterKey(doc.title.trim()) || afterKey(words(crumb.own)),
      strip,
      mark,
      narrow: false,
      rendered: shows ? description : null,
      editing,
      lost: present([strip ? null : LOST.strip, mark ? null : LOST.mark]),
      watch: watch.length > 0 ? watch : [view],
      // Focus comes and goes by a class.
      toggles: present([description]),
    };
  }

  /** The issue in a reading pane, whose address does not name it: by the link above it, when that names one alone. */
  function heldIn(doc: Document, url: URL, owner: string | undefined): ItemRef | null {
    if (!viewIn(doc)) return null;
    const named = new Map<string, ItemRef>();
    for (const { el } of all(doc, table.crumb)) {
      const to = linkedIssue(el, url);
      if (to && partsOf(to.key)?.workspace === owner) named.set(to.key, to);
    }
    return named.size === 1 ? ([...named.values()][0] ?? null) : null;
  }

  /** A form over the page, or on a page of its own. A field of one line alone may be that of another form. */
  function formIn(doc: Document, alone: boolean): { form: Element; title: Element } | null {
    for (const { el, rung } of all(doc, table.formTitle)) {
      const dialog = inDialog(el);
      const form = dialog ?? (alone ? around(el, table.around) : null);
      const sure = rung === 0 || !dialog || first(dialog, table.formSign);
      if (form && sure && !first(form, table.view)) return { form, title: el };
    }
    return null;
  }

  /** Which team the form is for: by a link, or by the key of a team on a button before the title. */
  function teamOf(form: Element, title: Element, url: URL): Place | undefined {
    const workspace = url.pathname.split('/')[1] ?? '';
    for (const { el } of all(form, table.formTeam)) {
      const [, of, kind, team] = (el.getAttribute('href') ?? '').split('/');
      if (of?.toLowerCase() === workspace.toLowerCase() && kind === 'team' && partsOf(`${of}/${team}-1`))
        return placeOf(of, team ?? '');
    }
    for (const { el } of all(form, table.formButton)) {
      const said = words(el);
      const before = isAfter(title, el) && !el.contains(title);
      if (before && /^[A-Z][A-Z\d]+$/.test(said) && partsOf(`${workspace}/${said}-1`))
        return placeOf(workspace, said);
    }
    return undefined;
  }

  function findForm(doc: Document, url: URL, spot: Spot): Found {
    const alone = spot.kind === 'new' || /\/new\/?$/.test(url.pathname);
    // Over a list only a dialog can be one, and most have none.
    const any = alone || first(doc, table.dialog) !== null;
    const found = any ? formIn(doc, alone) : null;
    if (!found) {
      if (spot.kind === 'new') return { state: 'wait', why: LOST.form };
      // The application comes after the document, and the place of its dialogs with it.
      const places = [...all(doc, table.portal)].map(({ el }) => el);
      return { state: 'none', watch: places.length > 0 ? places : present([doc.body]) };
    }
    const { form, title } = found;
    const place =
      teamOf(form, title, url) ?? (spot.kind === 'new' || spot.kind === 'list' ? spot.place : undefined);
    if (!place) return { state: 'none', watch: [form] };
    const after = outside(title);
    const panel: Mount | null = form.contains(after) && after !== form ? { after, rung: 0 } : null;
    return {
      state: 'new',
      place,
      title: words(title),
      panel,
      // The description is an editor of its own, into which no text can be put as into a field.
      body: null,
      narrow: inDialog(form) !== null,
      lost: panel ? [] : [LOST.aside],
      watch: [form],
    };
  }

  return {
    id: TRACKER,
    name: 'Linear',
    isSite,
    parse,
    address: addressOf,
    find(doc, url, late = false) {
      const spot = parse(url);
      if (spot.kind === 'silent' || spot.kind === 'pull') return { state: 'none' };
      try {
        if (spot.kind === 'item') return findItem(doc, url, spot.item, late);
        const pane = spot.kind === 'list' && spot.holds;
        const held = pane ? heldIn(doc, url, spot.owner) : null;
        if (held && !late && !fitsTitle(doc, held)) return { state: 'wait', why: LOST.number };
        if (held && fitsTitle(doc, held)) return findItem(doc, url, held, late, true);
        const found = findForm(doc, url, spot);
        // What is chosen in the list comes some time after its address, if that changes at all.
        return pane && found.state === 'none'
          ? { ...found, watch: present([...(found.watch ?? []), first(doc, table.around)?.el]) }
          : found;
      } catch {
        // A page built to break us, or half torn down: as if it were not ready.
        return { state: 'wait', why: LOST.issue };
      }
    },
  };
}
