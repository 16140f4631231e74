/** Code blocks with the wrapper, copy button and colour spans GitHub puts around them. */
import { escapeHtml } from './sanitize';

const SPANS: readonly (readonly [RegExp, string])[] = [
  [/^"(?:[^"\\\n]|\\.)*"(?=\s*:)/, 'pl-ent'],
  [/^"(?:[^"\\\n]|\\.)*"|^'(?:[^'\\\n]|\\.)*'/, 'pl-s'],
  [/^(?:true|false|null|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\b/i, 'pl-c1'],
  [/^(?:const|let|function|return|if|else|import|export|from|for|while|class|def|echo)\b/, 'pl-k'],
  [/^(?:\/\/|#).*/, 'pl-c'],
];

function colour(code: string): string {
  let out = '';
  for (let at = 0; at < code.length; ) {
    const rest = code.slice(at);
    const hit = SPANS.map(([pattern, name]) => ({ name, text: pattern.exec(rest)?.[0] })).find((s) => s.text);
    const wordStart = at === 0 || !/\w/.test(code[at - 1] ?? '');
    if (hit?.text && wordStart) {
      const marks =
        hit.name === 'pl-s'
          ? `<span class="pl-pds">${escapeHtml(hit.text[0] ?? '')}</span>${escapeHtml(hit.text.slice(1, -1))}<span class="pl-pds">${escapeHtml(hit.text.at(-1) ?? '')}</span>`
          : escapeHtml(hit.text);
      out += `<span class="${hit.name}">${marks}</span>`;
      at += hit.text.length;
    } else {
      out += escapeHtml(code[at] ?? '');
      at += 1;
    }
  }
  return out;
}

export function highlight(code: string, language: string): string {
  const copy = `<div class="zeroclipboard-container"><clipboard-copy aria-label="Copy" class="ClipboardButton btn btn-invisible js-clipboard-copy" value="${escapeHtml(code)}" tabindex="0" role="button"></clipboard-copy></div>`;
  const name = language.toLowerCase().replace(/[^\w+-]/g, '');
  const known = ['json', 'js', 'ts', 'javascript', 'typescript', 'sh', 'bash', 'python', 'yaml'].includes(
    name,
  );
  return known
    ? `<div class="highlight highlight-source-${name} notranslate position-relative overflow-auto" dir="auto" data-snippet-clipboard-copy-content="${escapeHtml(code)}"><pre>${colour(code)}</pre>${copy}</div>`
    : `<div class="snippet-clipboard-content notranslate position-relative overflow-auto" data-snippet-clipboard-copy-content="${escapeHtml(code)}"><pre class="notranslate"><code class="notranslate">${escapeHtml(code)}\n</code></pre>${copy}</div>`;
}
