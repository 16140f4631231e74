/**
 * Markdown → HTML in the shape GitHub gives issue bodies (facts: comments removed, tables wrapped in
 * `markdown-accessiblity-table` (sic), plain headings without anchors, highlighted fences, task lists).
 */
import { highlight } from './highlight';
import { type MarkdownContext, renderInline } from './inline';
import { sanitizeHtml } from './sanitize';

const FENCE = /^( {0,3})(`{3,}|~{3,})\s*([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:([ \t]+)(.*)|)$/;
const DELIMITER_ROW = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const HTML_BLOCK =
  /^ {0,3}<\/?(?:details|summary|div|p|table|thead|tbody|tr|td|th|h[1-6]|ul|ol|li|blockquote|pre|hr|section|center|script|style|iframe|form)(?:[\s/>]|$)/i;
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

/** Cells of a table row; `\|` does not separate. */
function splitRow(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'));
}

class Blocks {
  private at = 0;
  private readonly out: string[] = [];

  constructor(
    private readonly lines: string[],
    private readonly context: MarkdownContext,
    private readonly tight = false,
  ) {}

  render(): string {
    while (this.at < this.lines.length) {
      if (isBlank(this.lines[this.at])) this.at += 1;
      else if (
        !(
          this.comment() ||
          this.fence() ||
          this.heading() ||
          this.rule() ||
          this.quote() ||
          this.list() ||
          this.html() ||
          this.table() ||
          this.indented()
        )
      )
        this.paragraph();
    }
    return this.out.join('\n');
  }

  private get line(): string {
    return this.lines[this.at] ?? '';
  }

  private inline(text: string): string {
    return renderInline(text, this.context);
  }

  private comment(): boolean {
    if (!/^ {0,3}<!--/.test(this.line)) return false;
    const taken: string[] = [];
    do {
      taken.push(this.line);
      this.at += 1;
    } while (this.at < this.lines.length && !taken.at(-1)?.includes('-->'));
    this.out.push(sanitizeHtml(taken.join('\n')).trim());
    return true;
  }

  private fence(): boolean {
    const open = FENCE.exec(this.line);
    if (!open || (open[2]?.startsWith('`') && open[3]?.includes('`'))) return false;
    const [, indent = '', marks = '', info = ''] = open;
    const code: string[] = [];
    this.at += 1;
    const close = new RegExp(`^ {0,3}${marks[0] === '~' ? '~' : '`'}{${marks.length},}[ \\t]*$`);
    while (this.at < this.lines.length && !close.test(this.line)) {
      code.push(this.line.replace(new RegExp(`^ {0,${indent.length}}`), ''));
      this.at += 1;
    }
    this.at += 1;
    this.out.push(highlight(code.join('\n'), info.trim().split(/\s+/)[0] ?? ''));
    return true;
  }

  private heading(): boolean {
    const match = HEADING.exec(this.line);
    if (!match) return false;
    const level = match[1]?.length ?? 1;
    this.out.push(`<h${level} dir="auto">${this.inline(match[2] ?? '')}</h${level}>`);
    this.at += 1;
    return true;
  }

  private rule(): boolean {
    if (!RULE.test(this.line)) return false;
    this.out.push('<hr>');
    this.at += 1;
    return true;
  }

  private quote(): boolean {
    if (!/^ {0,3}>/.test(this.line)) return false;
    const inner: string[] = [];
    while (this.at < this.lines.length && !isBlank(this.line)) {
      const quoted = /^ {0,3}> ?(.*)$/.exec(this.line);
      if (!quoted && this.startsBlock()) break;
      inner.push(quoted ? (quoted[1] ?? '') : this.line);
      this.at += 1;
    }
    this.out.push(`<blockquote>\n${new Blocks(inner, this.context).render()}\n</blockquote>`);
    return true;
  }

  private list(): boolean {
    const first = ITEM.exec(this.line);
    if (!first) return false;
    const kind = first[2] ?? '';
    const ordered = /\d/.test(kind);
    const sameList = (marker: string) =>
      ordered ? /\d/.test(marker) && marker.at(-1) === kind.at(-1) : marker === kind;
    const items: string[][] = [];
    let loose = false;
    for (
      let match = ITEM.exec(this.line);
      match && sameList(match[2] ?? '') && !RULE.test(this.line);
      match = ITEM.exec(this.line)
    ) {
      const pad = match[3]?.length ?? 1;
      const indent = (match[1]?.length ?? 0) + (match[2]?.length ?? 1) + (pad > 4 ? 1 : pad);
      const lines = [match[4] ?? ''];
      this.at += 1;
      while (this.at < this.lines.length) {
        if (isBlank(this.line)) {
          const next = this.lines.slice(this.at).find((l) => !isBlank(l));
          if (next === undefined || !next.startsWith(' '.repeat(indent))) break;
          loose = true;
          lines.push('');
        } else if (this.line.startsWith(' '.repeat(indent))) lines.push(this.line.slice(indent));
        else if (isBlank(lines.at(-1)) || this.startsBlock() || ITEM.test(this.line)) break;
        else lines.push(this.line.trimStart());
        this.at += 1;
      }
      items.push(lines);
      const resume = this.lines.findIndex((l, i) => i >= this.at && !isBlank(l));
      const following = ITEM.exec(this.lines[resume] ?? '');
      if (resume > this.at && following && sameList(following[2] ?? '')) {
        loose = true;
        this.at = resume;
      }
    }
    this.out.push(this.listHtml(items, ordered ? 'ol' : 'ul', loose, Number.parseInt(kind, 10)));
    return true;
  }

  private listHtml(items: string[][], tag: string, loose: boolean, start: number): string {
    let tasks = false;
    const html = items.map((lines) => {
      const task = /^\[([ xX])\]\s+(.*)$/.exec(lines[0] ?? '');
      if (task) tasks = true;
      const body = new Blocks(
        task ? [task[2] ?? '', ...lines.slice(1)] : lines,
        this.context,
        !loose,
      ).render();
      const box = task
        ? `<input type="checkbox" id="" disabled="" class="task-list-item-checkbox"${task[1] === ' ' ? '' : ' checked=""'}> `
        : '';
      return `<li${task ? ' class="task-list-item"' : ''}>${box}${body}</li>`;
    });
    const from = tag === 'ol' && start > 1 ? ` start="${start}"` : '';
    return `<${tag} dir="auto"${tasks ? ' class="contains-task-list"' : ''}${from}>\n${html.join('\n')}\n</${tag}>`;
  }

  private html(): boolean {
    if (!HTML_BLOCK.test(this.line)) return false;
    const taken: string[] = [];
    while (this.at < this.lines.length && !isBlank(this.line)) {
      taken.push(this.line);
      this.at += 1;
    }
    this.out.push(sanitizeHtml(taken.join('\n')));
    return true;
  }

  private table(): boolean {
    const next = this.lines[this.at + 1] ?? '';
    if (!this.line.includes('|') || !next.includes('-') || !DELIMITER_ROW.test(next)) return false;
    const head = splitRow(this.line);
    const align = splitRow(next).map((c) =>
      /^:-+:$/.test(c) ? 'center' : c.endsWith(':') ? 'right' : c.startsWith(':') ? 'left' : '',
    );
    if (align.length !== head.length) return false;
    this.at += 2;
    const rows: string[][] = [];
    while (this.at < this.lines.length && !isBlank(this.line) && !this.startsBlock()) {
      rows.push(splitRow(this.line));
      this.at += 1;
    }
    const cell = (tag: string, text: string, i: number) =>
      `<${tag}${align[i] ? ` align="${align[i]}"` : ''}>${this.inline(text)}</${tag}>`;
    const body = rows.map(
      (row) => `<tr>\n${head.map((_, i) => cell('td', row[i] ?? '', i)).join('\n')}\n</tr>`,
    );
    this.out.push(
      `<markdown-accessiblity-table><table role="table">\n<thead>\n<tr>\n${head.map((text, i) => cell('th', text, i)).join('\n')}\n</tr>\n</thead>\n${body.length > 0 ? `<tbody>\n${body.join('\n')}\n</tbody>\n` : ''}</table></markdown-accessiblity-table>`,
    );
    return true;
  }

  private indented(): boolean {
    if (!/^ {4}/.test(this.line)) return false;
    const code: string[] = [];
    while (this.at < this.lines.length && (/^ {4}/.test(this.line) || isBlank(this.line))) {
      code.push(this.line.slice(4));
      this.at += 1;
    }
    this.out.push(highlight(code.join('\n').trimEnd(), ''));
    return true;
  }

  /** Whether the present line begins a block that may interrupt a paragraph. */
  private startsBlock(): boolean {
    const { line } = this;
    const item = ITEM.exec(line);
    const list =
      item !== null &&
      item[4] !== undefined &&
      item[4] !== '' &&
      (!/\d/.test(item[2] ?? '') || Number.parseInt(item[2] ?? '', 10) === 1);
    return (
      list ||
      FENCE.test(line) ||
      HEADING.test(line) ||
      RULE.test(line) ||
      /^ {0,3}>/.test(line) ||
      /^ {0,3}<!--/.test(line) ||
      HTML_BLOCK.test(line)
    );
  }

  private paragraph(): void {
    const taken = [this.line.trim()];
    this.at += 1;
    while (this.at < this.lines.length && !isBlank(this.line)) {
      const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(this.line);
      if (underline) {
        const level = underline[1]?.startsWith('=') ? 1 : 2;
        this.out.push(`<h${level} dir="auto">${this.inline(taken.join('\n'))}</h${level}>`);
        this.at += 1;
        return;
      }
      if (this.startsBlock()) break;
      taken.push(this.line.trim());
      this.at += 1;
    }
    const html = this.inline(taken.join('\n'));
    this.out.push(this.tight ? html : `<p dir="auto">${html}</p>`);
  }
}

/** @param text the body as stored, CRLF or LF */
export function renderMarkdown(text: string, context: MarkdownContext): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/\t/g, '    '));
  return new Blocks(lines, context).render();
}
