/**
 * Title, description and comment editors: each owns what is in it. Saving happens when it loses focus; what comes back
 * replaces what was there. Nodes that somebody else puts inside are thrown out and noted in `window.__intrusions`.
 */
import { act } from './config.js';

/** What was last put into an editor. */
const source = new WeakMap();

export const isTyping = (editor) =>
  editor === document.activeElement || editor.contains(document.activeElement);

/** Elements that typing and pasting make by themselves. */
const TYPED = new Set(
  'P DIV BR SPAN B I STRONG EM A UL OL LI H1 H2 H3 BLOCKQUOTE CODE PRE HR TABLE TBODY TR TD TH DEL'.split(
    ' ',
  ),
);

const observer = new MutationObserver((records) => {
  for (const record of records) {
    const editor = (record.target.closest ? record.target : record.target.parentElement)?.closest(
      '[data-practice-editor]',
    );
    if (!editor) continue;
    for (const node of record.addedNodes) {
      if (isTyping(editor) && (node.nodeType === 3 || TYPED.has(node.nodeName))) continue;
      window.__intrusions.push({ editor: editor.dataset.practiceEditor, node: node.nodeName });
      node.remove?.();
    }
  }
  observer.takeRecords();
});

/** Changes of our own are nobody's business. */
export function quietly(change) {
  change();
  observer.takeRecords();
}

export function setContent(editor, html) {
  if (source.get(editor) === html) return;
  quietly(() => {
    editor.innerHTML = html;
  });
  source.set(editor, html);
}

/** What is in the editors of a fresh view is what belongs there. */
export function learn(root) {
  for (const editor of root.querySelectorAll('[data-practice-editor]')) {
    if (!source.has(editor)) source.set(editor, editor.innerHTML);
    observer.observe(editor, { childList: true, subtree: true });
  }
}

const escaped = (text) => text.replace(/[\\_*[\]`~]/g, '\\$&');

function inline(node) {
  let out = '';
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      // What the document had is text; what somebody just typed may be Markdown.
      out += child.parentElement.closest('.attr') ? escaped(child.data) : child.data;
      continue;
    }
    if (child.nodeType !== 1) continue;
    const name = child.nodeName;
    const inner = inline(child);
    if (name === 'BR') out += child.nextSibling || child.previousSibling ? '\n' : '';
    else if (name === 'STRONG' || name === 'B') out += `**${inner}**`;
    else if (name === 'EM' || name === 'I') out += `*${inner}*`;
    else if (name === 'DEL') out += `~~${inner}~~`;
    else if (name === 'CODE') out += `\`${child.textContent}\``;
    else if (name === 'A')
      out +=
        child.textContent === child.getAttribute('href')
          ? `<${child.textContent}>`
          : `[${inner}](${child.getAttribute('href')})`;
    else out += inner;
  }
  return out;
}

function listLines(list, depth) {
  const lines = [];
  [...list.children].forEach((item, i) => {
    const box = item.dataset.checked;
    const mark = list.nodeName === 'OL' ? `${i + 1}.` : '*';
    const body = item.querySelector(':scope > div') ?? item;
    const words = [...body.childNodes].filter((n) => !['UL', 'OL'].includes(n.nodeName));
    const text = words.map((n) => (n.nodeType === 3 ? n.data : inline(n))).join('');
    lines.push(
      `${'  '.repeat(depth)}${mark} ${box === undefined ? '' : box === 'true' ? '[X] ' : '[ ] '}${text}`,
    );
    for (const inner of body.querySelectorAll(':scope > ul, :scope > ol'))
      lines.push(...listLines(inner, depth + 1));
  });
  return lines;
}

const row = (cells) => `| ${[...cells].map((cell) => inline(cell).replace(/\n/g, ' ')).join(' | ')} |`;

function block(node) {
  if (node.nodeType === 3) return node.data;
  switch (node.nodeName) {
    case 'H1':
    case 'H2':
    case 'H3':
      return `${'#'.repeat(Number(node.nodeName[1]))} ${inline(node)}`;
    case 'UL':
    case 'OL':
      return listLines(node, 0).join('\n');
    case 'BLOCKQUOTE':
      return markdownOf(node)
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'PRE':
      return `\`\`\`${node.dataset.language ?? ''}\n${node.textContent}\n\`\`\``;
    case 'HR':
      return '---';
    case 'TABLE': {
      const rows = [...node.querySelectorAll('tr')].map((tr) => row(tr.children));
      const width = node.querySelector('tr')?.children.length ?? 1;
      return [rows[0], `|${' --- |'.repeat(width)}`, ...rows.slice(1)].join('\n');
    }
    default:
      if (node.classList?.contains('collapsible'))
        return `+++ ${node.dataset.title}\n\n${[...node.children].slice(1).map(block).join('\n\n')}\n\n+++`;
      return node.hasAttribute?.('data-practice-raw') ? node.textContent : inline(node);
  }
}

/** The editor's document as Markdown. */
export const markdownOf = (editor) =>
  [...editor.childNodes]
    .map(block)
    .filter((text) => text.trim() !== '')
    .join('\n\n');

export const textOf = (editor) => editor.textContent.trim();

const issueOf = (editor) => editor.closest('[data-practice-issue]')?.dataset.practiceIssue;

async function save(editor) {
  const part = editor.dataset.practiceEditor;
  const issue = issueOf(editor);
  if ((part !== 'title' && part !== 'description') || !issue) return;
  if (editor.innerHTML === source.get(editor)) return;
  const text = part === 'title' ? textOf(editor) : markdownOf(editor);
  const answer = await act({ action: part, issue, text });
  if (!answer.ok || issueOf(editor) !== issue || isTyping(editor)) return;
  if (part === 'description' && answer.description) setContent(editor, answer.description);
  window.__playground.refresh();
}

/** Text with line breaks goes in as one block and is read as Markdown when it is saved. */
function paste(event) {
  const editor = event.target.closest?.('[data-practice-editor]');
  const text = event.clipboardData?.getData('text/plain');
  if (!editor || !text || event.defaultPrevented) return;
  event.preventDefault();
  if (!text.includes('\n') || editor.getAttribute('aria-multiline') === 'false') {
    document.execCommand('insertText', false, text.replace(/\s+/g, ' '));
    return;
  }
  const pasted = document.createElement('p');
  pasted.className = 'text-node';
  pasted.setAttribute('data-practice-raw', '');
  pasted.textContent = text.replace(/\r\n?/g, '\n').trimEnd();
  const at = getSelection()?.anchorNode;
  const here =
    [...editor.children].find((child) => child === at || child.contains(at)) ?? editor.lastElementChild;
  if (!here) editor.append(pasted);
  else if (here.textContent === '') here.replaceWith(pasted);
  else here.after(pasted);
  getSelection()?.collapse(pasted, pasted.childNodes.length);
  editor.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}

export function startEditors() {
  window.__intrusions = [];
  document.execCommand('defaultParagraphSeparator', false, 'p');
  document.addEventListener('focusout', (event) => {
    const editor = event.target.closest?.('[data-practice-editor]');
    if (editor) setTimeout(() => void save(editor), 0);
  });
  document.addEventListener('input', (event) => {
    const editor = event.target.closest?.('[data-practice-editor]');
    const first = editor?.firstElementChild;
    if (editor?.textContent !== '') first?.classList.remove('editor-placeholder');
  });
  document.addEventListener('keydown', (event) => {
    const editor = event.target.closest?.('[data-practice-editor]');
    if (!editor) return;
    if (
      event.key === 'Escape' ||
      (event.key === 'Enter' && editor.getAttribute('aria-multiline') === 'false')
    ) {
      event.preventDefault();
      event.target.blur();
    }
  });
  document.addEventListener('paste', paste);
}
