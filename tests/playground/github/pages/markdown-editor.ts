/** GitHub's Markdown editor: fieldset, two tabs, textarea, footer. */
import { type Html, html, mod, prc } from './html';
import type { View } from './view';

interface Options {
  legend: string;
  /** aria-label of the textarea, or null when it is labelled by another element. */
  label: string | null;
  labelledBy: string | null;
  placeholder: string;
  value: string;
  id: string;
  footer: Html;
  /** Node id for the slash-command address; null on new issues. */
  subject: string | null;
}

export function markdownEditor(view: View, o: Options): Html {
  const { words } = view;
  const naming = o.label ? html`aria-label="${o.label}"` : html`aria-labelledby="${o.labelledBy ?? ''}"`;
  return html`<div class="${mod('CommentBox', 'commentBoxContainer')}"><slash-command-expander keys="/"${o.subject && html` data-slash-command-url="/acme/shop/slash_apps?surface=issue_comment&amp;subject_gid=${o.subject}"`}><fieldset class="${mod('MarkdownEditor', 'fieldSet')}"><markdown-toolbar for="${o.id}" role="toolbar" hidden></markdown-toolbar><legend class="${o.subject ? 'sr-only ' : ''}${mod('Label', 'inputLabel')}">${o.legend}</legend><div class="${mod('MarkdownEditor', 'container')}"><div class="${mod('MarkdownEditor', 'inputWrapper')} editor"><div class="${mod('MarkdownEditor', 'header')} editor-head"><nav aria-label="View mode"><div role="tablist"><button type="button" role="tab" aria-selected="true" class="TabNav-item selected">${words.write}</button><button type="button" role="tab" aria-selected="false" tabindex="-1" class="TabNav-item">${words.preview}</button></div></nav></div><div class="${mod('InlineAutocomplete', 'container')}"><span class="${mod('MarkdownInput', 'textArea')}"><textarea id="${o.id}" ${naming} placeholder="${o.placeholder}" aria-invalid="false" rows="8" class="${prc('Textarea', 'TextArea')}">
${o.value}</textarea></span></div><div role="alert" data-practice-region="editor-alert"></div></div><div data-testid="markdown-editor-footer" class="${mod('Footer', 'footer')}">${o.footer}</div></div></fieldset></slash-command-expander></div>`;
}
