/**
 * Texts of people in a bullet of a Linear description. What is written shows exactly what was typed, notifies nobody
 * and links nothing: whatever the editor would turn into a mention, a reference or an emoji stands in a code span.
 * UNVERIFIED: that the editor leaves code spans alone, as it does in all reports.
 */

/** Mentions (`@name`), issues (`ENG-12`), emoji short codes, and issues and projects by their address. */
const LIVE = [
  /(?:^|[^\w])@[a-z0-9]/i,
  /(?:^|[^A-Za-z0-9])[A-Z][A-Z0-9]{0,6}-\d/,
  /:[a-z0-9_+-]+:/i,
  /linear\.app\//i,
];
const SPECIAL = /[\\`*_~[\]<|]/;
const URL_LIKE = /(?:https?:\/\/|www\.)/i;

// A bare address takes backslashes literally, so it cannot be escaped from inside.
const isLive = (run: string) => LIVE.some((re) => re.test(run)) || (URL_LIKE.test(run) && SPECIAL.test(run));

const escaped = (text: string) =>
  text.replace(/[\\`*_~[\]<|]/g, '\\$&').replace(/&(?=#?[a-z0-9]{1,32};)/gi, '\\&');

/** One run of printable ASCII without spaces. */
function run(text: string): string {
  // Backticks, backslashes, bars and angle brackets never stand in a span.
  return text
    .split(/([`\\|<>]+)/)
    .map((piece, i) => {
      if (i % 2 === 1 || !isLive(piece)) return escaped(piece);
      const [, before = '', core = '', after = ''] = /^([([{'"]*)(.*?)([.,;!?)\]}'"]*)$/.exec(piece) ?? [];
      return core === '' ? escaped(piece) : `${escaped(before)}\`${core}\`${escaped(after)}`;
    })
    .join('');
}

const inline = (line: string) =>
  line
    .split(/([\x21-\x7e]+)/)
    .map((piece, i) => (i % 2 === 1 ? run(piece) : piece))
    .join('');

/** What would begin a heading, a list, a quote, a fold or an underline at the start of a line. */
const begun = (line: string) => line.replace(/^[#+\->=]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');

/** A value in a bullet, behind its label; lines after the first are set in. */
export function writeValue(value: string): string {
  return value
    .split(/\r\n|\r|\n/)
    .map((line, i) => (i === 0 ? inline(line) : `  ${begun(inline(line))}`))
    .join('\\\n');
}
