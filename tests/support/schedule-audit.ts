/**
 * The books of a random schedule where the outcome is a section of a text: every foreign text is in the body or
 * reported, and no byte outside the section came from us.
 */
import type { ItemRef } from '../../lib/outcome/record';
import type { ItemRow } from '../../lib/store/rows';
import { readBody } from '../../lib/trackers/github/section';
import type { Issue } from '../playground/github/model';
import { balance, heldBy, note, type Story, type Tally } from './books';

export { emptyStory, emptyTally, type Story, type Tally } from './books';

/** Writes down every version that devices and history hold, for the ancestry. */
export function gather(issue: Issue, item: ItemRef, story: Story, rows: ItemRow[]): void {
  for (const row of rows) note(story, heldBy(row));
  for (const rev of issue.revisions) {
    if (story.read.has(rev.text)) continue;
    story.read.add(rev.text);
    const home = readBody(rev.text, item);
    if (home.kind === 'outcome') note(story, [home.outcome]);
  }
}

/** What the person is told: foreign texts that one of our writes replaced. */
export function report(row: ItemRow, story: Story): void {
  for (const lost of row.overwritten ?? []) {
    for (const t of story.foreign) if (lost.full.includes(t)) story.reported.add(t);
  }
}

/** Everything outside our section, byte by byte; our splice keeps it as it was. */
function outside(body: string, instead = ''): string {
  return body.replace(
    /(?:\r?\n)*<!-- sightline:outcome[\s\S]*?<!-- \/sightline:outcome -->(?:\r?\n)*/,
    instead,
  );
}

export function audit(issue: Issue, item: ItemRef, story: Story, tally: Tally, rows: ItemRow[]): void {
  balance(readBody(issue.body ?? '', item), story, tally, rows);
  for (const row of rows) report(row, story);
  foreignTexts(issue, story, tally);
}

/** Foreign texts are there or reported, and outside the section stands only what others had written. */
export function foreignTexts(issue: Issue, story: Story, tally: Tally): void {
  const body = issue.body ?? '';
  // A foreign text that was scheduled for a gap that never came was never written.
  for (const t of story.foreign) {
    const written = issue.revisions.some((rev) => rev.text.includes(t));
    if (!written || body.includes(t) || story.reported.has(t)) continue;
    tally.problems.push(`foreign text lost and not reported: ${t}`);
  }
  // No byte outside the section came from us: what our writes left outside is what somebody else had written. A
  // restored edit brings foreign lines back, and only those; the rest is compared then.
  const bare = (text: string) =>
    tally.overwrites === 0
      ? outside(text)
      : outside(text, '\n')
          .split(/\r?\n/)
          .filter((l) => l.trim() !== '' && !story.foreign.includes(l.trim()))
          .join('\n');
  const theirs = new Set(
    issue.revisions.filter((v, i) => i <= 1 || v.via !== 'api').map((v) => bare(v.text)),
  );
  for (const rev of issue.revisions) {
    if (rev.via === 'api' && !theirs.has(bare(rev.text))) {
      tally.problems.push(
        `bytes outside the section changed at ${rev.editedAt}: ${JSON.stringify(bare(rev.text))}, others left ${JSON.stringify([...theirs])}`,
      );
    }
  }
}
