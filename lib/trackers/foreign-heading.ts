/**
 * An "Outcome" heading that people wrote themselves. It is not ours and is never touched; its words are offered as a
 * beginning.
 */
import { linesOf, scan } from './markdown-scan';

const OUTCOME =
  /^ {0,3}(#{1,6})[ \t]+(?:\*\*|__)?(?:(?:expected|desired|intended) )?outcomes?:?(?:\*\*|__)?:?[ \t]*#*[ \t]*$/i;
const ANY = /^ {0,3}(#{1,6})[ \t]/;
/** Characters that are read of it. */
const MOST = 2_000;
/** What stands under the first such heading, without comments; undefined when there is none or nothing under it. */
export function foreignText(body: string): string | undefined {
  const lines = linesOf(body);
  const { headings } = scan(lines);
  const text = (n: number) => lines[n]?.text ?? '';
  const at = headings.find((n) => text(n).length < 100 && OUTCOME.test(text(n)));
  if (at === undefined) return undefined;
  const level = (n: number) => ANY.exec(text(n))?.[1]?.length ?? 6;
  const end = headings.find((n) => n > at && level(n) <= level(at)) ?? lines.length;
  const under = lines.slice(at + 1, end).map((l) => l.text);
  const said = withoutComments(under.join('\n').slice(0, MOST)).trim();
  return said === '' ? undefined : said;
}

/** Issue templates explain themselves in comments, which readers do not see. */
export function withoutComments(text: string): string {
  let [left, from] = ['', 0];
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    left += text.slice(from, at);
    const close = text.indexOf('-->', at);
    if (close < 0) return left;
    from = close + 3;
  }
  return left + text.slice(from);
}
