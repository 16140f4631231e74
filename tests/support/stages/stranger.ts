/**
 * Another Sightline client, as little of one as the rules of convergence ask for: it keeps what it wrote until it sees it
 * among the parents of what stands there, and else merges and writes again. Where both changed the same, it gives its
 * own up, as a person may.
 */

import { ancestor, commonBase, relate } from '../../../lib/outcome/converge';
import { applyForm, type Field, toForm } from '../../../lib/outcome/fields';
import { merge, settle } from '../../../lib/outcome/merge';
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

export class Stranger {
  /** Its own copy, and every version it knows the words of, newest first. */
  private local: Outcome | null = null;
  private known: Outcome[] = [];

  constructor(private readonly side: Side) {}

  /** Saves one answer. @param late over what it has, without looking first */
  write(p: Play, late: boolean): void {
    const { story, tally, r } = p;
    tally.foreign += 1;
    if (!late || !this.local) this.look(p);
    const from = this.local;
    const field = r.pick(FIELDS);
    const value = `s${story.attempts.length}`;
    const form = from ? toForm(from.content) : {};
    const content = applyForm(from?.content ?? {}, { ...form, [field]: value }, () => `g${value}`);
    const made = stamp(from, content, this.how(from?.id ?? `o-${value}`));
    story.attempts.push({ field, value, from: from?.version });
    story.saves.push({ who: -1, field, value, version: made.version });
    this.put(p, made);
  }

  /** Takes what stands there, or sends again what was replaced. @returns whether it wrote */
  look(p: Play): boolean {
    const home = this.side.read();
    if (home.kind !== 'outcome') return false;
    const { outcome } = home;
    const { local } = this;
    const same = local === null || ancestor(local.version, outcome);
    if (same) {
      this.take(outcome);
      return false;
    }
    if (relate(local, outcome) === 'ahead') {
      this.put(p, local);
      return true;
    }
    const base = local.id === outcome.id ? commonBase(this.known, local, outcome) : null;
    const { content, conflicts } = merge(base?.content ?? null, local.content, outcome.content);
    for (const c of conflicts) if (c.mine !== undefined) p.story.given.add(c.mine);
    const theirs = Object.fromEntries(conflicts.map((c) => [c.field, 'theirs' as const]));
    const how = { ...this.how(outcome.id), alsoFrom: [local] };
    const made = stamp(outcome, settle(content, conflicts, theirs), how);
    this.take(outcome);
    if (made.version === outcome.version) return false;
    this.put(p, made);
    return true;
  }

  private how = (id: string) => ({
    ...{ id, home: this.side.item(), by: 'Petra Voss' },
    at: new Date(this.side.now()).toISOString(),
  });

  private take(outcome: Outcome): void {
    this.local = outcome;
    this.known = [outcome, ...this.known].slice(0, 12);
  }

  private put({ story }: Play, made: Outcome): void {
    this.take(made);
    note(story, [made]);
    this.side.put(made);
  }
}
