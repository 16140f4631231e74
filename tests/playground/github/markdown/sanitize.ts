/** Raw HTML in Markdown: comments go, a few harmless tags stay, the rest becomes visible text. */

export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  );

const ALLOWED = new Set(
  'a b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s samp span strike strong sub summary sup table tbody td th thead tr ul var'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set([
  'align',
  'alt',
  'colspan',
  'dir',
  'height',
  'href',
  'open',
  'rowspan',
  'src',
  'title',
  'width',
]);

function cleanTag(tag: string): string {
  const parts = /^<(\/?)([a-z][a-z\d-]*)([\s\S]*?)(\/?)>$/i.exec(tag);
  const name = parts?.[2]?.toLowerCase() ?? '';
  if (!parts || !ALLOWED.has(name)) return escapeHtml(tag);
  if (parts[1]) return `</${name}>`;
  let attributes = '';
  for (const [, key = '', a, b, c] of (parts[3] ?? '').matchAll(
    /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi,
  )) {
    const value = a ?? b ?? c ?? '';
    if (!ATTRIBUTES.has(key.toLowerCase()) || /^\s*(javascript|data|vbscript):/i.test(value)) continue;
    attributes += ` ${key.toLowerCase()}="${value.replace(/"/g, '&quot;').replace(/</g, '&lt;')}"`;
  }
  return `<${name}${attributes}>`;
}

export const sanitizeHtml = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<\/?[a-z][^<>]*>|<(?![a-z/])/gi, (tag) => (tag === '<' ? '&lt;' : cleanTag(tag)));
