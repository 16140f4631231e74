/** Template strings that escape what is put into them; `raw` marks text that already is HTML. */
import { escapeHtml } from '../markdown/sanitize';

export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export const raw = (text: string): Html => new Html(text);
type Part = Html | string | number | false | null | undefined | readonly Part[];

const join = (part: Part): string => {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return (part as readonly Part[]).map(join).join('');
  return escapeHtml(String(part as string | number));
};

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((out, text, i) => out + text + (i < parts.length ? join(parts[i]) : ''), ''));

/** A short stable suffix such as GitHub's builds append to class names. */
const suffix = (name: string): string => {
  let n = 7;
  for (const c of name) n = (n * 33 + (c.codePointAt(0) ?? 0)) >>> 0;
  return n.toString(36).padStart(5, 'x').slice(-5);
};

/** `IssueViewer-module__mainContainer--HASH`, the form of 2025; see `withMarkup` for the form of 2026. */
export const mod = (component: string, part: string): string =>
  `${component}-module__${part}--${suffix(component + part)}`;

/** `prc-Component-Part-HASH`, GitHub's component library. */
export const prc = (component: string, part: string): string =>
  `prc-${component}-${part}-${suffix(part + component)}`;

export type Markup = '2025' | '2026';

/** In 2026 the separator before the hash became `__`, and React ids `_r_12_` instead of `:r12:`. */
export const withMarkup = (text: string, markup: Markup): string =>
  markup === '2025'
    ? text
    : text.replace(/(-module__\w+?)--([a-z\d]{5})\b/g, '$1__$2').replace(/:r([a-z\d]+):/g, '_r_$1_');
