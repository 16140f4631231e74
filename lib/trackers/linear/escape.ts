/**
 * Texts of people in a bullet of a Linear description. What is written shows exactly what was typed, notifies nobody
 * and links nothing: whatever the editor would turn into a mention, a reference or an emoji stands in a code span.
 * UNVERIFIED: that the editor leaves code spans alone, as it does in all reports.
 */

/** Mentions (`@name`), issues (`ENG-12`), emoji short codes, entities, issues and projects by their address. */
const LIVE = [
  /&#?[a-z0-9]+;/i,
  /(?:^|[^\w])@[a-z0-9]/i,
  /(?:^|[^A-Za-z0-9])[A-Z][A-Z0-9]{0,6}-\d/,
  /:[a-z0-9_+-]+:/i,
  /linear\.app\//i,
];
const ADDRESS = /(?:https?:\/\/|www\.)/i;
/** An address alone, of signs that mean nothing: it may become a link, and still says the same. */
const PLAIN_ADDRESS = /^https?:\/\/[A-Za-z0-9.:/?#@!$&'+,;=%-]*$/;

const escaped = (text: string) => text.replace(/[\\`*_~[\]<|]/g, '\\$&');

/** A word: what stands between blanks. @param broken a break follows */
function written(word: string, broken: boolean): string {
  // A bare address takes backslashes literally, so that nothing in it or right behind it can be escaped.
  const fragile = ADDRESS.test(word) && (broken || !PLAIN_ADDRESS.test(word));
  const isLive = (piece: string) => LIVE.some((re) => re.test(piece)) || (fragile && ADDRESS.test(piece));
  // Backticks, backslashes, bars and angle brackets never stand in a span.
  return word
    .split(/([`\\|<>]+)/)
    .map((piece, i) => {
      if (i % 2 === 1 || !isLive(piece)) return escaped(piece);
      const [, before = '', core = '', after = ''] = /^([([{'"]*)(.*?)([.,;!?)\]}'"]*)$/.exec(piece) ?? [];
      return core === '' ? escaped(piece) : `${escaped(before)}\`${core}\`${escaped(after)}`;
    })
    .join('');
}

const inline = (line: string, broken: boolean) =>
  line
    .split(/(\s+)/)
    .map((piece, i, all) => (i % 2 === 0 ? written(piece, broken && i > all.length - 4) : piece))
    .join('')
    // A comment may go whatever stands before its first sign.
    .replaceAll('\\<!', '\\<\\!');

/** What would begin a heading, a list, a quote, a fold or an underline at the start of a line. */
const begun = (line: string) => line.replace(/^[#+\->=]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');

/** A value in a bullet, behind its label; lines after the first are set in. */
export function writeValue(value: string): string {
  return value
    .split(/\r\n|\r|\n/)
    .map((line, i, all) => {
      // Blanks at its beginning would be lost, and hide what stands there from being escaped.
      const text = inline(i === 0 ? line : line.trimStart(), i < all.length - 1);
      return i === 0 ? text : `  ${begun(text)}`;
    })
    .join('\\\n');
}
