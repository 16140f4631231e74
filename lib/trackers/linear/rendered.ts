/**
 * Reads an Outcome section that Linear's description shows. Pure: nothing is changed, and no dependency, because
 * this runs in the page script; the worker checks what comes out.
 */
import type { RenderedSection } from '../tracker';
import { FRAGMENT, type Line, sectionIn } from './lines';

const HEADINGS = 'h1,h2,h3,h4,h5,h6';
/** Quoted, code and tables: nothing of ours stands in them. */
const NOT_OURS = 'blockquote,pre,table';
/** Each is a line of its own. */
const BLOCK = new Set(['P', 'DIV', 'LI', 'UL', 'OL']);

/** What our link carries: an editor may have put a backslash before a sign of it. */
export function dataOf(address: string): string | undefined {
  const plain = address.replace(/\\/g, '');
  const at = plain.indexOf(FRAGMENT);
  return at < 0 ? undefined : /^[\w-]*/.exec(plain.slice(at + FRAGMENT.length))?.[0];
}

/** The text of a block: whom it is by makes no difference, a break is one, our link is not text. */
function read(node: Node, line: Line): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) line.text += child.nodeValue ?? '';
    if (child.nodeType !== 1) continue;
    const el = child as Element;
    const data = el.localName === 'a' ? dataOf(el.getAttribute('href') ?? '') : undefined;
    if (data !== undefined) line.data ??= data;
    else if (el.localName === 'br') {
      // One that the editor puts at the end of a line, so that the cursor can stand there, is no break.
      if (!el.classList.contains('ProseMirror-trailingBreak')) line.text += '\n';
    } else if (!el.matches(`button,${NOT_OURS}`)) {
      if (BLOCK.has(el.nodeName.toUpperCase()) && line.text !== '' && !line.text.endsWith('\n'))
        line.text += '\n';
      read(el, line);
    }
  }
}

/** Every heading, bullet and paragraph of a description, in order. What stands inside a bullet is part of it. */
function* linesOf(root: Element): Generator<Line> {
  for (const el of root.querySelectorAll(`${HEADINGS},li,p`)) {
    const outer = el.parentElement?.closest(`${HEADINGS},li,p,${NOT_OURS}`);
    if (outer && root.contains(outer) && outer !== root) continue;
    const line: Line = { level: Number(/^h(\d)$/.exec(el.localName)?.[1] ?? 0), text: '' };
    read(el, line);
    yield line;
  }
}

/** The section in a rendered description, or null. */
export function readRendered(root: Element): RenderedSection | null {
  // Nearly all descriptions have none, and are looked at again at every change.
  const some =
    root.querySelector(`a[href*="${FRAGMENT}"]`) ??
    [...root.querySelectorAll(HEADINGS)].find((h) => /outcome/i.test(h.textContent ?? ''));
  return some ? sectionIn([...linesOf(root)]) : null;
}
