/**
 * Atlassian's document format, as little of it as is needed: our own plain text into it, for comments, and people's
 * texts out of it, to be looked at. What people wrote is never written back from here.
 */
import type { Excerpt } from '../tracker';
import type { Doc } from './requests';

/** Characters of a description that are looked at, and that are kept. */
const MOST = 2_000;
const KEPT = 200;
/** Nodes that are visited, whatever they hold. */
const MOST_NODES = 5_000;

type Inline = Doc['content'][number]['content'][number];

/**
 * Plain text as a document: an empty line begins a new paragraph, any other line end a new line.
 * @param strong the first paragraph stands out
 */
export function toAdf(text: string, strong = false): Doc {
  const paragraphs = text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((p) => p.trim())
    .filter((p) => p !== '');
  return {
    version: 1,
    type: 'doc',
    // A document without any paragraph is none to some editors.
    content: (paragraphs.length > 0 ? paragraphs : ['']).map((p, i) => ({
      type: 'paragraph' as const,
      content: lines(p, strong && i === 0),
    })),
  };
}

function lines(paragraph: string, strong: boolean): Inline[] {
  return paragraph.split(/\r?\n/).flatMap((line, i): Inline[] => {
    const text: Inline[] =
      line === ''
        ? []
        : [{ type: 'text', text: line, ...(strong && { marks: [{ type: 'strong' as const }] }) }];
    return i === 0 ? text : [{ type: 'hardBreak' }, ...text];
  });
}

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What a node that holds no text says. */
function said(node: Record<string, unknown>): string {
  const attrs = isNode(node.attrs) ? node.attrs : {};
  const first = (...names: string[]) => {
    const found = names.map((name) => attrs[name]).find((v) => typeof v === 'string');
    return typeof found === 'string' ? found : '';
  };
  switch (node.type) {
    case 'mention':
    case 'status':
      return first('text');
    case 'emoji':
      return first('text', 'shortName');
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return first('url');
    case 'date': {
      const at = Number(attrs.timestamp);
      return at > 0 && at < 8.64e15 ? new Date(at).toISOString().slice(0, 10) : '';
    }
    default:
      return '';
  }
}

const INLINE = new Set(['text', 'mention', 'emoji', 'inlineCard', 'date', 'status', 'hardBreak']);

/**
 * The words of a document, a line for each block. Anything may stand there; nothing makes it throw.
 * @param most characters after which no more is read
 */
export function textOf(doc: unknown, most = MOST): string {
  let text = '';
  let visited = 0;
  // By hand: a document may be nested deeper than the stack.
  const open: unknown[] = [doc];
  while (open.length > 0 && text.length <= most && visited < MOST_NODES) {
    const node = open.pop();
    visited += 1;
    if (!isNode(node)) continue;
    if (typeof node.type === 'string' && !INLINE.has(node.type) && !text.endsWith('\n')) text += '\n';
    text += node.type === 'hardBreak' ? '\n' : typeof node.text === 'string' ? node.text : said(node);
    if (!Array.isArray(node.content)) continue;
    for (let i = Math.min(node.content.length, MOST_NODES) - 1; i >= 0; i--) open.push(node.content[i]);
  }
  return text.trim();
}

/** The beginning of a description in plain words; undefined: nobody wrote anything. */
export function excerptOf(doc: unknown): Excerpt | undefined {
  const read = textOf(doc);
  const words = read.replace(/\s+/g, ' ');
  if (words === '') return undefined;
  if (words.length <= KEPT) return { text: words, cut: read.length > MOST };
  const whole = [...words].slice(0, KEPT).join('');
  const end = whole.lastIndexOf(' ');
  return { text: end > KEPT / 2 ? whole.slice(0, end) : whole, cut: true };
}
