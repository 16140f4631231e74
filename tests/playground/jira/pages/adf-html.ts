/** Documents as Jira renders them (`.ak-renderer-document`), as an editor shows them, and back out of an editor. */
import { type Html, html, raw } from '../../github/pages/html';
import type { AdfDoc, AdfNode } from '../model';
import { plainText, textDoc } from '../state';

const MARKS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
};

function marked(node: AdfNode): Html {
  let shown: Html = html`${node.text ?? ''}`;
  for (const mark of node.marks ?? []) {
    const tag = MARKS[mark.type];
    if (tag) shown = html`${raw(`<${tag}>`)}${shown}${raw(`</${tag}>`)}`;
    if (mark.type === 'link') {
      const href = String(mark.attrs?.href ?? '');
      shown = html`<a href="${/^(https?:|\/)/.test(href) ? href : '#'}" data-renderer-mark="true">${shown}</a>`;
    }
  }
  return shown;
}

const children = (node: AdfNode): Html[] => (node.content ?? []).map(nodeHtml);
const dayText = (timestamp: unknown): string => {
  const at = Number(timestamp);
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : '';
};

const icon = html`<span aria-hidden="true">›</span> `;
type Make = (node: AdfNode) => Html;
const NODES: Readonly<Record<string, Make>> = {
  text: marked,
  hardBreak: () => html`<br>`,
  paragraph: (n) => html`<p data-renderer-start-pos="1">${children(n)}</p>`,
  heading: (n) => {
    const level = Math.min(6, Math.max(1, Number(n.attrs?.level ?? 2)));
    return html`${raw(`<h${level}>`)}${children(n)}${raw(`</h${level}>`)}`;
  },
  bulletList: (n) => html`<ul class="ak-ul">${children(n)}</ul>`,
  orderedList: (n) => html`<ol class="ak-ol">${children(n)}</ol>`,
  listItem: (n) => html`<li>${children(n)}</li>`,
  taskList: (n) => html`<div data-node-type="actionList">${children(n)}</div>`,
  taskItem: (n) =>
    html`<div class="task"><input type="checkbox" disabled${n.attrs?.state === 'DONE' && raw(' checked')} aria-label="Task"><span>${children(n)}</span></div>`,
  codeBlock: (n) => html`<div class="code-block"><pre><code>${children(n)}</code></pre></div>`,
  blockquote: (n) => html`<blockquote>${children(n)}</blockquote>`,
  rule: () => html`<hr>`,
  panel: (n) =>
    html`<div class="ak-editor-panel" data-panel-type="${String(n.attrs?.panelType ?? 'info')}"><div class="ak-editor-panel__content">${children(n)}</div></div>`,
  expand: (n) =>
    html`<div data-node-type="expand" data-title="${String(n.attrs?.title ?? '')}" class="expand"><button type="button" aria-expanded="false" data-practice="expand">${icon}${String(n.attrs?.title ?? '')}</button><div class="expand-content" hidden>${children(n)}</div></div>`,
  nestedExpand: (n) => html`<div data-node-type="nestedExpand">${children(n)}</div>`,
  table: (n) => html`<div class="pm-table-container"><table><tbody>${children(n)}</tbody></table></div>`,
  tableRow: (n) => html`<tr>${children(n)}</tr>`,
  tableHeader: (n) => html`<th>${children(n)}</th>`,
  tableCell: (n) => html`<td>${children(n)}</td>`,
  mention: (n) =>
    html`<span data-mention-id="${String(n.attrs?.id ?? '')}" class="mention">${String(n.attrs?.text ?? '')}</span>`,
  emoji: (n) => html`<span>${String(n.attrs?.text ?? n.attrs?.shortName ?? '')}</span>`,
  date: (n) => html`<time class="lozenge">${dayText(n.attrs?.timestamp)}</time>`,
  status: (n) => html`<span class="lozenge">${String(n.attrs?.text ?? '')}</span>`,
  inlineCard: (n) => {
    const url = String(n.attrs?.url ?? '');
    return html`<a class="inline-card" href="${/^https?:/.test(url) ? url : '#'}">${url}</a>`;
  },
};
function nodeHtml(node: AdfNode): Html {
  const make = NODES[node.type];
  return make ? make(node) : html`<span data-node-type="${node.type}"></span>`;
}

export const documentHtml = (doc: AdfDoc): Html =>
  html`<div class="ak-renderer-wrapper"><div class="ak-renderer-document">${doc.content.map(nodeHtml)}</div></div>`;

/** An editor's content: each block knows its place in the stored document, so that untouched ones are kept whole. */
export const editorHtml = (doc: AdfDoc | null): Html =>
  html`${(doc?.content ?? []).map(
    (node, i) =>
      html`<div data-practice-block="${i}"${node.type !== 'paragraph' && raw(' contenteditable="false"')}>${nodeHtml(node)}</div>`,
  )}`;

/** What an editor's content becomes: unchanged blocks as they were, others as plain paragraphs. */
export function fromEditor(
  before: AdfDoc | null,
  blocks: readonly { at: number | null; text: string }[],
): AdfDoc {
  const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
  const content = blocks.flatMap(({ at, text }) => {
    const node = at === null ? undefined : before?.content[at];
    if (node && (node.type !== 'paragraph' || squeezed(plainText(node)) === squeezed(text))) return [node];
    return textDoc(text).content;
  });
  return { type: 'doc', version: 1, content };
}
