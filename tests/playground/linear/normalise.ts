/**
 * What Linear makes of Markdown when it saves it: the text is read into the editor's document and written back from
 * there. Reported by several people who compared what they wrote with what they read; the exact rules are UNVERIFIED.
 * What comes out stays as it is when it is saved again.
 */

export interface NormaliseContext {
  htmlComments: 'drop' | 'keep' | 'escape';
  /** Address of an issue by its identifier; null when there is none. */
  issueUrl(identifier: string): string | null;
  /** Address of a person by display name; null when there is none. */
  profileUrl(name: string): string | null;
}

const FENCE = /^\s*(`{3,}|~{3,})/;
const BULLET = /^(\s*)[-+*]\s+(?:\[([ xX])\]\s+)?(.*)$/;
const NUMBERED = /^(\s*)(\d+)[.)]\s+(.*)$/;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const SETEXT = /^\s*(-{3,}|={3,})\s*$/;
const TABLE = /^\s*\|.*\|\s*$/;
const COLLAPSIBLE = /^\s*\+\+\+/;

/** Pieces that stay, or become a link, before anything is escaped. */
const PIECE =
  /(?<code>`+)[^`](?:[\s\S]*?[^`])?\k<code>(?!`)|\\.|!?\[(?:[^\][\n]|\\.)*\]\([^()\s]*(?:\s"[^"]*")?\)|<https?:\/\/[^\s>]+>|(?<url>https?:\/\/[^\s<>)\]]*[^\s<>)\].,;:!?*_])|(?<strong>__(?=\S)[^_\n]+__)|(?<![\w\\])(?<em>_(?=\S)[^_\n]*[^_\s]_)(?!\w)|(?<key>\b[A-Z][A-Z\d]{0,6}-\d+\b)|(?<![\w@)\\])@(?<name>[a-z][\w-]*)|(?<mark>[_[\]])/g;

function inline(text: string, context: NormaliseContext): string {
  return text.replace(PIECE, (whole: string, ...rest: unknown[]) => {
    const { url, strong, em, key, name, mark } = rest.at(-1) as Record<string, string | undefined>;
    if (url) return `<${url}>`;
    if (strong) return `**${inline(strong.slice(2, -2), context)}**`;
    if (em) return `*${inline(em.slice(1, -1), context)}*`;
    if (mark) return `\\${mark}`;
    const link = key ? context.issueUrl(key) : name ? context.profileUrl(name) : null;
    return link ? `[${whole}](${link})` : whole;
  });
}

/** Comments are taken out of the text outside code and come back as the setting says. */
function withoutComments(text: string, mode: NormaliseContext['htmlComments']) {
  const kept: string[] = [];
  const parts = text.split(/(^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\2[ \t]*$)/m);
  const out = parts
    .filter((_, i) => i % 3 !== 2)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(/<!--[\s\S]*?-->/g, (comment) => {
            if (mode === 'drop') return '';
            if (mode === 'escape')
              return comment.replace(/(?<!\\)[_[\]]/g, '\\$&').replace(/^-->$/m, '\\-->');
            kept.push(comment);
            return `\uE000${kept.length - 1}\uE000`;
          }),
    )
    .join('');
  return { out, kept };
}

interface Line {
  text: string;
  kind: 'blank' | 'item' | 'text' | 'block' | 'code';
}

/** @param text Markdown as somebody wrote it, any line endings */
export function normalise(text: string, context: NormaliseContext): string {
  // What one reading makes of odd text may be read in another way: an editor's document has one form only.
  let out = text;
  for (let i = 0; i < 5; i += 1) {
    const next = once(out, context);
    if (next === out) break;
    out = next;
  }
  return out;
}

function once(text: string, context: NormaliseContext): string {
  const { out, kept } = withoutComments(text.replace(/\r\n?/g, '\n'), context.htmlComments);
  const lines: Line[] = [];
  let fence: string | null = null;
  for (const raw of out.split('\n')) {
    const line = raw.trimEnd();
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null || mark !== null) {
      lines.push({ text: raw, kind: 'code' });
      if (fence === null) fence = mark;
      else if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
      continue;
    }
    lines.push(...readLine(line, lines, context));
  }
  return tidy(lines).replace(/\uE000(\d+)\uE000/g, (_, n: string) => kept[Number(n)] ?? '');
}

function readLine(line: string, before: Line[], context: NormaliseContext): Line[] {
  if (line.trim() === '') return [{ text: '', kind: 'blank' }];
  const under = SETEXT.exec(line);
  if (under && before.at(-1)?.kind === 'text') {
    // The whole paragraph above becomes the heading.
    const paragraph: string[] = [];
    while (before.at(-1)?.kind === 'text') paragraph.unshift(before.pop()?.text ?? '');
    return [{ text: `${under[1]?.startsWith('=') ? '#' : '##'} ${paragraph.join(' ')}`, kind: 'block' }];
  }
  if (RULE.test(line)) return [{ text: '---', kind: 'block' }];
  const heading = HEADING.exec(line);
  if (heading) return [{ text: `${heading[1]} ${inline(heading[2] ?? '', context)}`, kind: 'block' }];
  if (COLLAPSIBLE.test(line)) return [{ text: line.trim(), kind: 'block' }];
  const quote = /^\s*>\s?(.*)$/.exec(line);
  if (quote) return [{ text: `> ${inline(quote[1] ?? '', context)}`.trimEnd(), kind: 'block' }];
  const bullet = BULLET.exec(line);
  if (bullet) {
    const box = bullet[2] === undefined ? '' : bullet[2] === ' ' ? '[ ] ' : '[X] ';
    return [{ text: `${bullet[1]}* ${box}${inline(bullet[3] ?? '', context)}`, kind: 'item' }];
  }
  const numbered = NUMBERED.exec(line);
  if (numbered)
    return [{ text: `${numbered[1]}${numbered[2]}. ${inline(numbered[3] ?? '', context)}`, kind: 'item' }];
  if (TABLE.test(line)) return [{ text: inline(line.trim(), context), kind: 'block' }];
  return [{ text: inline(line.trimStart(), context), kind: 'text' }];
}

/** No blank lines at the ends, one between blocks, none between the items of a list. */
function tidy(lines: readonly Line[]): string {
  const out: Line[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.kind === 'blank') {
      const next = lines.slice(i).find((l) => l.kind !== 'blank');
      const last = out.at(-1);
      if (!next || !last || last.kind === 'blank' || (last.kind === 'item' && next.kind === 'item')) continue;
    }
    out.push(line);
  }
  return out.map((line) => line.text).join('\n');
}
