/**
 * Reads an Outcome section that the page shows rendered, for people without a credential. Pure: nothing is changed,
 * and no dependency, because this runs in the page script; the worker checks what comes out.
 */
import type { RenderedSection } from '../tracker';

/** The text of a cell: `<br>` is a line break, buttons that the page adds are not text. */
function textOf(node: Node | null): string {
  let out = '';
  for (const child of Array.from(node?.childNodes ?? [])) {
    if (child.nodeType === 3) out += child.textContent ?? '';
    else if (child.nodeType === 1) {
      const tag = child.nodeName.toUpperCase();
      if (tag === 'BR') out += '\n';
      else if (tag !== 'BUTTON' && tag !== 'CLIPBOARD-COPY') out += textOf(child);
    }
  }
  return out;
}

const inner = (el: Element, selector: string): Element | null =>
  el.matches(selector) ? el : el.querySelector(selector);

const isOurs = (heading: Element) => textOf(heading).trim().toLowerCase() === 'outcome';

type Rows = [label: string, value: string][];

const OUR_LABEL = /^(?:problem|for whom|metric|from|target|by|because|waived|held in)$/i;

/** The two-column rows of a table; null when no label in it is ours. */
function rowsOf(table: Element): Rows | null {
  const rows: Rows = [];
  for (const tr of Array.from(table.querySelectorAll('tr'))) {
    const [label, value, more] = Array.from(tr.querySelectorAll('td'));
    if (label && value && !more)
      rows.push([textOf(label).trim(), textOf(value).replace(/^[ \t\n]+|[ \t\n]+$/g, '')]);
  }
  return rows.some(([label]) => OUR_LABEL.test(label)) ? rows : null;
}

/** One section below a heading; null when what follows is not of our making. */
function under(heading: Element): { rows: Rows; data: string } | null {
  const level = Number(heading.nodeName[1]);
  let rows: Rows | null = null;
  let data: string | null = null;
  // A heading may stand in a wrapper of its own (READMEs); its siblings are those of the wrapper.
  const wrapped = heading.parentElement?.classList.contains('markdown-heading');
  let el: Element | null = (wrapped ? heading.parentElement : heading)?.nextElementSibling ?? null;
  for (; el; el = el.nextElementSibling) {
    const next = inner(el, 'h1,h2,h3,h4,h5,h6');
    // What stands under a nearer heading of the same name is that one's.
    if (next && (Number(next.nodeName[1]) <= level || isOurs(next))) break;
    const table = inner(el, 'table');
    if (table) rows ??= rowsOf(table);
    const json = textOf(inner(el, 'details')?.querySelector('pre') ?? null).trim();
    if (data === null && json.startsWith('{') && json.includes('"format"')) data = json;
  }
  // A table alone is a foreign one: whoever took our data away is asked through the raw text.
  return rows && data !== null ? { rows, data } : null;
}

/**
 * The section in a rendered body, or null. A heading "Outcome" without our table is somebody else's.
 * `count` is above one when several sections stand in it.
 */
export function readRendered(root: Element): RenderedSection | null {
  const found: { rows: Rows; data: string }[] = [];
  for (const h of Array.from(root.querySelectorAll('h1,h2,h3,h4,h5,h6'))) {
    if (!isOurs(h) || h.closest('blockquote,li,pre')) continue;
    const section = under(h);
    if (section) found.push(section);
  }
  const [first] = found;
  return first ? { rows: first.rows, data: first.data, count: found.length } : null;
}
