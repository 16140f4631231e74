/**
 * Another Sightline client, as little of one as the rules of convergence ask for: it writes a version made from what it
 * read last, keeps what it wrote until it sees it among the parents of what stands there, and else merges and writes
 * again. Where both changed the same, it gives its own up, as a person may.
 */

import { ancestor } from '../../../lib/outcome/converge';
import { applyForm, type Field, toForm } from '../../../lib/outcome/fields';
import type { ItemRef, Outcome } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import type { HomeState } from '../../../lib/trackers/tracker';
import { note } from '../books';
import type { Play } from './stage';

const FIELDS: readonly Field[] = ['problem', 'segment', 'metric', 'target', 'reason', 'owner'];

/** What it needs of a tracker. */
export type Side = {
  read(): HomeState;
  /** Writes it as a client does, over whatever stands there. */
  put(outcome: Outcome): void;
  item(): ItemRef;
  now(): number;
};

type Sent = { field: Field; value: string; before: string | undefined; made: Outcome };

export class Stranger {
  /** What it read or wrote last. */
  private seen: Outcome | null = null;
  private sent: Sent[] = [];

  constructor(private readonly side: Side) {}

  /** Saves one answer. @param late made from what it read last, which may be old by now */
  write({ story, tally, r }: Play, late: boolean): void {
    tally.foreign += 1;
    const home = this.side.read();
    const present = home.kind === 'outcome' ? home.outcome : null;
    const from = late && this.seen ? this.seen : present;
    const field = r.pick(FIELDS);
    const value = `s${story.attempts.length}`;
    const form = from ? toForm(from.content) : {};
    const content = applyForm(from?.content ?? {}, { ...form, [field]: value }, () => `g${value}`);
    const how = { id: from?.id ?? `o-${value}`, home: this.side.item(), by: 'Petra Voss', at: this.at() };
    const made = stamp(from, content, how);
    story.attempts.push({ field, value, from: from?.version });
    story.saves.push({ who: -1, field, value, version: made.version });
    this.sent.push({ field, value, before: form[field], made });
    this.put(made);
    note(story, [made]);
  }

  /** Sends again what was replaced. @returns whether there was something */
  look({ story }: Play): boolean {
    const home = this.side.read();
    if (home.kind !== 'outcome') return false;
    const { outcome } = home;
    const form = toForm(outcome.content);
    const lost = this.sent.filter(
      ({ field, value, made }) => !ancestor(made.version, outcome) && form[field] !== value,
    );
    this.seen = outcome;
    this.sent = lost;
    if (lost.length === 0) return false;
    const next = { ...form };
    for (const { field, value, before } of lost) {
      if (form[field] === before) next[field] = value;
      else story.given.add(value);
    }
    const taken = lost.filter(({ field, value }) => next[field] === value);
    if (taken.length === 0) {
      this.sent = [];
      return false;
    }
    const content = applyForm(outcome.content, next, () => 'g');
    const alsoFrom = lost.map((s) => s.made);
    const how = { id: outcome.id, home: outcome.home, by: 'Petra Voss', at: this.at(), alsoFrom };
    const made = stamp(outcome, content, how);
    this.sent = taken.map((s) => ({ ...s, made }));
    this.put(made);
    note(story, [made]);
    return true;
  }

  private put(made: Outcome): void {
    this.seen = made;
    this.side.put(made);
  }

  private at = () => new Date(this.side.now()).toISOString();
}
