/** Inline Markdown as GitHub renders it in issue bodies (single newline = <br>, mentions and references linked). */
import { escapeHtml, sanitizeHtml } from './sanitize';

export interface MarkdownContext {
  /** `owner/repo` for `#12`. */
  repository: string;
  /** Only names of existing people become mentions. */
  knowsUser(login: string): boolean;
  /** Only existing issues become references; the answer is their title. */
  issueTitle(repository: string, number: number): string | null;
}

/** A run of `*`, `_` or `~` that may open or close emphasis, or finished HTML. */
interface Piece {
  html: string;
  mark?: string;
  count: number;
  opens: boolean;
  closes: boolean;
}

const PUNCTUATION = /[!-/:-@[-`{-~\p{P}\p{S}]/u;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
const safeUrl = (url: string): string | null => {
  const plain = url.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return /^\s*(javascript|vbscript|data|file):/i.test(plain) ? null : plain;
};

const anchor = (url: string, inner: string): string => {
  const href = safeUrl(url);
  if (href === null) return inner;
  const own = /^(https:\/\/github\.com\/|[/#])/.test(href);
  return `<a href="${escapeHtml(href)}"${own ? '' : ' rel="nofollow"'}>${inner}</a>`;
};

/** Links mentions, references and bare addresses in a stretch of plain text. */
function linkText(text: string, context: MarkdownContext): string {
  const pattern =
    /(https?:\/\/[^\s<]+[^\s<.,:;"')\]!?*_~])|(^|[^\w/@.`-])@([a-z\d](?:[a-z\d-]{0,38}))|(^|[^\w/#&])((?:[\w.-]+\/[\w.-]+)?)#(\d+)\b/gi;
  let out = '';
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, url, beforeUser, user, beforeIssue, repo, number] = match;
    let html: string | null = null;
    if (url) html = anchor(url, escapeHtml(url));
    else if (user && context.knowsUser(user))
      html = `${escapeHtml(beforeUser ?? '')}<a class="user-mention notranslate" data-hovercard-type="user" data-hovercard-url="/users/${user}/hovercard" href="https://github.com/${user}">@${user}</a>`;
    else if (number) {
      const where = repo || context.repository;
      const title = context.issueTitle(where, Number(number));
      if (title !== null)
        html = `${escapeHtml(beforeIssue ?? '')}<a class="issue-link js-issue-link" title="${escapeHtml(title)}" data-hovercard-type="issue" data-hovercard-url="/${where}/issues/${number}/hovercard" href="https://github.com/${where}/issues/${number}">${escapeHtml(`${repo}#${number}`)}</a>`;
    }
    if (html === null) continue;
    out += escapeHtml(text.slice(at, match.index)) + html;
    at = match.index + whole.length;
  }
  return out + escapeHtml(text.slice(at));
}

/** End of the bracketed text that begins at `from` (on `[`), or -1. */
function closingBracket(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '`') {
      const run = /^`+/.exec(text.slice(i))?.[0] ?? '`';
      const end = text.indexOf(run, i + run.length);
      if (end > 0) i = end + run.length - 1;
    } else if (text[i] === '[') depth += 1;
    else if (text[i] === ']') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

/** The construct that begins at `at`, as finished HTML and its length; null when it is ordinary text. */
function special(
  text: string,
  at: number,
  context: MarkdownContext,
): { html: string; length: number } | null {
  const rest = text.slice(at);
  const c = rest[0] ?? '';
  if (c === '\\' && rest[1] === '\n') return { html: '<br>\n', length: 2 };
  if (c === '\\' && ESCAPABLE.test(rest[1] ?? '')) return { html: escapeHtml(rest[1] ?? ''), length: 2 };
  if (c === '`') {
    const run = /^`+/.exec(rest)?.[0] ?? '`';
    const end = new RegExp(`(?<!\`)${run}(?!\`)`).exec(rest.slice(run.length));
    if (!end) return { html: run, length: run.length };
    let code = rest.slice(run.length, run.length + end.index).replace(/\n/g, ' ');
    if (/^ .* $/.test(code) && code.trim() !== '') code = code.slice(1, -1);
    return {
      html: `<code class="notranslate">${escapeHtml(code)}</code>`,
      length: run.length * 2 + end.index,
    };
  }
  if (c === '&') {
    const entity = ENTITY.exec(rest)?.[0];
    return entity ? { html: entity, length: entity.length } : null;
  }
  if (c === '<') {
    const comment = /^<!--[\s\S]*?-->/.exec(rest)?.[0];
    if (comment) return { html: '', length: comment.length };
    const auto = /^<(https?:\/\/[^\s<>]+)>/.exec(rest);
    if (auto) return { html: anchor(auto[1] ?? '', escapeHtml(auto[1] ?? '')), length: auto[0].length };
    const tag = /^<\/?[a-z][a-z\d-]*(?:\s+[^<>]*)?\/?>/i.exec(rest)?.[0];
    return tag ? { html: sanitizeHtml(tag), length: tag.length } : null;
  }
  const image = c === '!' && rest[1] === '[';
  if (c === '[' || image) {
    const open = at + (image ? 1 : 0);
    const close = closingBracket(text, open);
    const target =
      close < 0
        ? null
        : /^\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+["'(][^"')]*["')])?\s*\)/.exec(
            text.slice(close + 1),
          );
    if (!target) return null;
    const url = target[1] ?? target[2] ?? '';
    const label = text.slice(open + 1, close);
    const html = image
      ? `<img src="${escapeHtml(safeUrl(url) ?? '')}" alt="${escapeHtml(label)}">`
      : anchor(url, renderInline(label, context));
    return { html, length: close + 1 + target[0].length - at };
  }
  return null;
}

function delimiter(text: string, at: number): Piece {
  const mark = text[at] ?? '';
  let count = 1;
  while (text[at + count] === mark) count += 1;
  const before = text[at - 1] ?? ' ';
  const after = text[at + count] ?? ' ';
  const left =
    !/\s/.test(after) && (!PUNCTUATION.test(after) || /\s/.test(before) || PUNCTUATION.test(before));
  const right =
    !/\s/.test(before) && (!PUNCTUATION.test(before) || /\s/.test(after) || PUNCTUATION.test(after));
  const inWord = mark === '_';
  return {
    html: '',
    mark,
    count,
    opens: inWord ? left && (!right || PUNCTUATION.test(before)) : left,
    closes: inWord ? right && (!left || PUNCTUATION.test(after)) : right,
  };
}

/** Pairs emphasis marks from the inside out, as CommonMark describes (without its rule of three). */
function pairEmphasis(pieces: Piece[]): string {
  for (let closer = 0; closer < pieces.length; closer += 1) {
    const close = pieces[closer];
    while (close?.mark && close.closes && close.count > 0) {
      let opener = closer - 1;
      while (
        opener >= 0 &&
        !(pieces[opener]?.mark === close.mark && pieces[opener]?.opens && (pieces[opener]?.count ?? 0) > 0)
      )
        opener -= 1;
      const open = pieces[opener];
      if (!open) break;
      if (close.mark === '~' && (open.count !== close.count || close.count > 2)) break;
      const used = open.count >= 2 && close.count >= 2 ? 2 : 1;
      const tag = close.mark === '~' ? 'del' : used === 2 ? 'strong' : 'em';
      const size = close.mark === '~' ? close.count : used;
      open.count -= size;
      close.count -= size;
      // The tags go to the inner sides: after what is left of the opener, before what is left of the closer.
      open.html = `<${tag}>${open.html}`;
      close.html = `${close.html}</${tag}>`;
      for (let i = opener + 1; i < closer; i += 1) {
        const inner = pieces[i];
        if (inner?.mark && inner.count > 0) {
          inner.html = escapeHtml(inner.mark.repeat(inner.count)) + inner.html;
          inner.count = 0;
        }
      }
    }
  }
  return pieces
    .map((p) => {
      const left = p.mark ? escapeHtml(p.mark.repeat(p.count)) : '';
      return p.html.startsWith('</') ? p.html + left : left + p.html;
    })
    .join('');
}

export function renderInline(text: string, context: MarkdownContext): string {
  const pieces: Piece[] = [];
  let plain = '';
  const finished = (html: string): Piece => ({ html, count: 0, opens: false, closes: false });
  const flush = () => {
    if (plain) pieces.push(finished(linkText(plain, context).replace(/ *\n/g, '<br>\n')));
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const c = text[at] ?? '';
    if (c === '*' || c === '_' || c === '~') {
      flush();
      const piece = delimiter(text, at);
      pieces.push(piece);
      at += piece.count;
      continue;
    }
    const found = /[\\`&<![]/.test(c) ? special(text, at, context) : null;
    if (found) {
      flush();
      pieces.push(finished(found.html));
      at += found.length;
    } else {
      plain += c;
      at += 1;
    }
  }
  flush();
  return pairEmphasis(pieces);
}
