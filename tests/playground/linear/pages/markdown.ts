/** A saved description as the editor shows it. Reads what normalise.ts writes, and no other Markdown. */
import { type Html, html, raw } from '../../github/pages/html';

const PIECE =
  /(?<code>`+)(?<source>[^`](?:[\s\S]*?[^`])?)\k<code>(?!`)|\\(?<plain>.)|!?\[(?<label>(?:[^\][\n]|\\.)*)\]\((?<url>[^()\s]*)[^)]*\)|<(?<auto>https?:\/\/[^\s>]+)>|\*\*(?<strong>(?=\S)[\s\S]*?\S)\*\*|\*(?<em>(?=[^\s*])[^*]*[^\s*])\*|~~(?<del>[^~]+)~~/g;

const link = (url: string, words: Html): Html =>
  /^(https?:|mailto:|\/)/.test(url)
    ? html`<a href="${url}" class="editor-link" target="_blank" rel="noopener noreferrer">${words}</a>`
    : words;

function inline(text: string): Html {
  const out: Html[] = [];
  let at = 0;
  for (const match of text.matchAll(PIECE)) {
    out.push(html`${text.slice(at, match.index)}`);
    at = match.index + match[0].length;
    const { source, plain, label, url, auto, strong, em, del } = match.groups as Record<
      string,
      string | undefined
    >;
    if (source !== undefined) out.push(html`<code class="inline-code">${source.trim()}</code>`);
    else if (plain !== undefined) out.push(html`${plain}`);
    else if (url !== undefined) out.push(link(url, inline(label ?? '')));
    else if (auto !== undefined) out.push(link(auto, html`${auto}`));
    else if (strong !== undefined) out.push(html`<strong>${inline(strong)}</strong>`);
    else if (em !== undefined) out.push(html`<em>${inline(em)}</em>`);
    else out.push(html`<del>${inline(del ?? '')}</del>`);
  }
  out.push(html`${text.slice(at)}`);
  return html`${out}`;
}

/** Text with the mark of who wrote it. */
type Said = (words: string) => Html;

interface Item {
  indent: number;
  ordered: boolean;
  box: ' ' | 'X' | null;
  text: string;
}

const ITEM = /^(\s*)(?:\*|(\d+)\.)\s(?:\[([ X])\]\s)?(.*)$/;

const itemOf = (line: string): Item | null => {
  const [, indent, number, box, text] = ITEM.exec(line) ?? [];
  if (text === undefined) return null;
  return {
    indent: indent?.length ?? 0,
    ordered: number !== undefined,
    box: box === ' ' || box === 'X' ? box : null,
    text,
  };
};

function list(items: readonly Item[], said: Said): Html {
  const first = items[0];
  if (!first) return html``;
  const entries: Html[] = [];
  for (let i = 0; i < items.length; ) {
    const item = items[i];
    if (!item) break;
    let end = i + 1;
    while ((items[end]?.indent ?? -1) > item.indent) end += 1;
    const inner = html`<p class="text-node">${said(item.text)}</p>${list(items.slice(i + 1, end), said)}`;
    entries.push(
      item.box === null
        ? html`<li>${inner}</li>`
        : html`<li class="todo" data-checked="${item.box === 'X' ? 'true' : 'false'}"><span class="todo-box" contenteditable="false"></span><div>${inner}</div></li>`,
    );
    i = end;
  }
  if (first.ordered) return html`<ol>${entries}</ol>`;
  return html`<ul${first.box === null ? '' : raw(' data-type="todo_list"')}>${entries}</ul>`;
}

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

function table(lines: readonly string[], said: Said): Html {
  const [head = '', , ...rows] = lines;
  return html`<table><tbody><tr>${cells(head).map((c) => html`<th><p class="text-node">${said(c)}</p></th>`)}</tr>${rows.map((row) => html`<tr>${cells(row).map((c) => html`<td><p class="text-node">${said(c)}</p></td>`)}</tr>`)}</tbody></table>`;
}

/** Lines from `at` on that are of one kind. */
function run(lines: readonly string[], at: number, fits: (line: string) => boolean): string[] {
  const end = lines.findIndex((line, i) => i >= at && !fits(line));
  return lines.slice(at, end < 0 ? lines.length : end);
}

const BLOCK = /^(#{1,6}\s|>|```|~~~|---$|\+\+\+|\s*\|.*\|\s*$)/;

/** @param author id of the person whose text this is: the editor says so on every stretch of it */
export function renderDescription(text: string, author: string): Html {
  const lines = text.split('\n');
  const blocks: Html[] = [];
  const said: Said = (words) => html`<span class="attr" data-user-id="${author}">${inline(words)}</span>`;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6})\s(.*)$/.exec(line);
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(line);
    let taken = 1;
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    if (heading) {
      const level = Math.min(heading[1]?.length ?? 1, 3);
      blocks.push(html`${raw(`<h${level} class="heading">`)}${said(heading[2] ?? '')}${raw(`</h${level}>`)}`);
    } else if (line === '---') blocks.push(html`<hr>`);
    else if (fence) {
      const body = run(lines, at + 1, (l) => l.trim() !== fence[1]);
      taken = body.length + 2;
      blocks.push(html`<pre data-language="${fence[2]?.trim() ?? ''}"><code>${body.join('\n')}</code></pre>`);
    } else if (line.startsWith('+++ ')) {
      const body = run(lines, at + 1, (l) => l !== '+++');
      taken = body.length + 2;
      blocks.push(
        html`<div class="collapsible" data-title="${line.slice(4)}"><p class="text-node"><strong>${line.slice(4)}</strong></p>${renderDescription(body.join('\n'), author)}</div>`,
      );
    } else if (line.startsWith('>')) {
      const body = run(lines, at, (l) => l.startsWith('>'));
      taken = body.length;
      blocks.push(
        html`<blockquote>${renderDescription(body.map((l) => l.replace(/^> ?/, '')).join('\n'), author)}</blockquote>`,
      );
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      const body = run(lines, at, (l) => /^\s*\|.*\|\s*$/.test(l));
      taken = body.length;
      blocks.push(table(body, said));
    } else if (itemOf(line)) {
      const body = run(lines, at, (l) => itemOf(l) !== null);
      taken = body.length;
      blocks.push(
        list(
          body.flatMap((l) => itemOf(l) ?? []),
          said,
        ),
      );
    } else {
      const body = run(lines, at, (l) => l.trim() !== '' && !BLOCK.test(l) && itemOf(l) === null);
      taken = Math.max(1, body.length);
      const words = body.length > 0 ? body : [line];
      blocks.push(
        html`<p class="text-node">${words.map((l, i) => html`${i > 0 && raw('<br>')}${said(l)}`)}</p>`,
      );
    }
    at += taken;
  }
  return html`${blocks}`;
}
