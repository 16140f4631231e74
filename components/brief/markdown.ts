/** The brief as Markdown, for a wiki or a mail. Pure. */
import type { Brief } from '../../lib/messages/team-protocol';
import { showDay } from '../../lib/outcome/day';
import { plainKey } from '../../lib/strings/common';
import { brief as words } from '../../lib/strings/pages-brief';
import { stageName } from '../../lib/strings/team';
import { secure } from './link';

/** Words of other people stay words: no mark of theirs becomes a heading, a link or an image. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~!]/g, '\\$&')
    .replace(/^([-+]|\d+\.)(?= )/, '\\$1');

/** Characters of an address that would end a link. */
const address = (url: string) =>
  url.replace(/[()\s<>]/g, (c) => encodeURIComponent(c).replace('(', '%28').replace(')', '%29'));

type Item = { key: string; title: string; url?: string };
function named({ key, title, url }: Item): string {
  const name = plain(`${title} (${plainKey(key)})`);
  return url !== undefined && secure(url) ? `[${name}](${address(url)})` : name;
}

const list = (rows: readonly string[], none: string) =>
  rows.length > 0 ? rows.map((r) => `- ${r}`).join('\n') : none;

export function asMarkdown(b: Brief): string {
  const goals = b.goals.map((g) =>
    plain(words.goal(g.name, g.metric ?? '', g.until ? showDay(g.until, 'short') : '')),
  );
  const roles = b.roles.map((r) => {
    const who = r.people.length > 0 ? ` (${r.people.map(plain).join(', ')})` : '';
    return `**${plain(r.name)}**${who}: ${plain(r.does)}`;
  });
  const parts = [
    `# ${plain(words.title(b.team))}`,
    b.intro
      .split(/\n{2,}/)
      .map(plain)
      .filter(Boolean)
      .join('\n\n'),
    `## ${words.outcomes}`,
    words.outcomesLead,
    list(
      b.outcomes.map((o) => `**${named(o)}** ${plain(o.sentence)}`),
      words.noOutcomes,
    ),
    `## ${words.outputs}`,
    words.outputsLead,
    list(b.outputs.map(named), words.noOutputs),
    `## ${words.asks}`,
    list(
      b.asks.map((a) => `**${stageName(a.stage)}**: ${plain(a.what.join(', ')) || words.nothingAsked}`),
      words.nothingAsked,
    ),
    b.rules.map(plain).join(' '),
    `## ${words.roles}`,
    list(roles, ''),
    `## ${words.rhythm}`,
    list(b.rhythm.map(plain), ''),
    `## ${words.goals}`,
    list(goals, words.noGoals),
    `## ${words.metrics}`,
    list(
      b.metrics.map((m) => `**${plain(m.name)}**${m.means ? `: ${plain(m.means)}` : ''}`),
      words.noMetrics,
    ),
    ...(b.links.some(secure)
      ? [
          `## ${words.links}`,
          list(
            b.links.filter(secure).map((l) => `<${address(l)}>`),
            '',
          ),
        ]
      : []),
  ];
  return `${parts.filter((p) => p !== '').join('\n\n')}\n`;
}
