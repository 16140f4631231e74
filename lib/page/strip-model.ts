/**
 * What the strip says of an item, in which order: faults and questions come before the sentence, missing parts come
 * before it too. Pure: view and present moment in, words out.
 */
import type { ItemView, Question } from '../messages/protocol';
import { type Badge, stripBadge } from '../outcome/badge';
import { showNear } from '../outcome/day';
import type { Field, Form } from '../outcome/fields';
import { fromTo, sentenceText, shortSentence } from '../outcome/sentence';
import { whyDamaged, wordsFor } from '../strings/by-tracker';
import * as common from '../strings/common';
import { STRIP, troubleAt } from '../strings/strip';
import { clockOf, dayOf, momentOf } from '../strings/time';
import type { Intent } from './bridge';
import { badgeSharing, byHand, draftDiffers, heldIn, keptBack } from './standing';
import { dim, heldBadge, heldHere, ofHeld, ofLaunch, open, SHARE, strong } from './strip-beside';
import { ofQuality, standingFacts } from './strip-quality';
import { connect, othersWait, unread, waiting } from './strip-waiting';

/** `cut`: where the line is too long, this part is cut before the others. */
export type Run = { text: string; strong?: boolean; dim?: boolean; cut?: boolean };
/**
 * `connect`: add a token for this item; `fix`: mend one that is there. Both open the options. `leave`: to where the
 * item is now.
 */
export type Act = Intent | 'check' | 'undo' | 'attach' | 'connect' | 'fix' | 'leave';
export type StripModel = {
  /** Null while nothing is known yet: no badge is drawn then. */
  badge: Badge | null;
  required: boolean;
  runs: Run[];
  /** The whole sentence, for the tooltip. */
  title: string;
  plan: Run[];
  action: { label: string; act: Act; look: 'primary' | 'plain' | 'quiet' } | null;
};

export type Around = {
  now: number;
  /** "GitHub". */
  tracker: string;
  narrow: boolean;
  /** The same section stands in the page: the strip does not repeat it. */
  inDescription: boolean;
};

/** Target and date belong to the metric: without it only "metric" is named. */
function gaps(missing: readonly Field[]): Field[] {
  return missing.includes('metric') ? missing.filter((f) => f !== 'target' && f !== 'by') : [...missing];
}

function addLabel(first: Field): string {
  return first === 'segment' ? STRIP.addSegment : STRIP.add(common.MISSING_NAME[first] ?? first);
}

/** `a`, `b` in strong words, commas between, a full stop behind. */
function listed(names: string[]): Run[] {
  return names.flatMap((name, i) => [strong(name), { text: i < names.length - 1 ? ', ' : '. ' }]);
}

function sentenceRuns(view: ItemView): Run[] {
  return shortSentence(view.form).map((p) =>
    p.slot === 'problem' ? (p.filled ? strong(p.text) : dim(p.text)) : { text: p.text },
  );
}

function planRuns(form: Form, short: boolean, now: number): Run[] {
  const plan = fromTo(form);
  if (plan === '') return [];
  const { metric, by } = form;
  if (short) return [strong(plan)];
  return [
    ...(metric ? [{ text: `${metric.trim()} `, cut: true }] : []),
    strong(plan),
    ...(by ? [{ text: STRIP.by + showNear(by, dayOf(now)), cut: true }] : []),
  ];
}

/** `planOf`: where it is not the item's own. */
export type Say = Pick<StripModel, 'runs' | 'action'> & { plan?: 'long' | 'short'; planOf?: Form };

function ofQuestion(q: Question, view: ItemView, { now, tracker }: Around): Say {
  const w = wordsFor(tracker);
  switch (q.kind) {
    case 'conflict':
      return {
        runs: [strong(STRIP.conflict), dim(` ${STRIP.settle(q.rows.length)}`)],
        action: open(STRIP.compare),
        plan: 'short',
      };
    case 'copied':
      return {
        runs: [strong(common.copiedFrom(q.from.key)), { text: ` ${STRIP.which}` }],
        action: open(STRIP.decide),
      };
    case 'gone':
      return {
        runs: [strong(w.gone), ...(q.by ? [dim(` ${STRIP.goneBy(q.by, momentOf(q.at, now).at)}`)] : [])],
        action: open(STRIP.decide),
      };
    case 'overwritten':
      return {
        runs: [strong(common.overwrittenAt(q.by, momentOf(q.at, now).clock)), { text: ` “${q.text}”` }],
        action: open(STRIP.see),
      };
    case 'damaged':
      return {
        runs: [strong(w.damaged), dim(` ${whyDamaged(w, q.why)}`)],
        action: open(STRIP.repair),
      };
    case 'newer':
      return {
        runs: [strong(STRIP.newer), dim(` ${STRIP.newerRest(q.format)}`)],
        action: open(STRIP.show),
      };
    case 'moved':
      return {
        runs: [strong(common.movedTo(q.to)), { text: ' ' }, ...sentenceRuns(view)],
        action: { label: common.OPEN_THERE, act: 'leave', look: 'plain' },
        plan: 'short',
      };
    case 'pending':
      return {
        runs: [strong(STRIP.pending), { text: ` “${q.title}”` }],
        action: { label: STRIP.attach(common.shortKey(view.item.key)), act: 'attach', look: 'plain' },
      };
  }
}

const GO_ON = { label: common.GO_ON, act: 'edit', look: 'plain' } as const;
const CHECK = { label: common.CHECK_NOW, act: 'check', look: 'plain' } as const;
const EDIT = { label: common.EDIT, act: 'edit', look: 'quiet' } as const;

/** Nothing is saved: removed a while ago, begun and not saved, or nothing at all. */
function withoutOutcome(view: ItemView, a: Around): Say {
  const undo = view.known === 'removed' && view.undoUntil !== undefined && view.undoUntil > a.now;
  const begun = draftDiffers(view);
  const undoing = { label: common.UNDO, act: 'undo', look: 'plain' } as const;
  const write = { label: common.WRITE, act: 'edit', look: 'primary' } as const;
  // Gone here, still in the tracker: it must not read as if the issue had none.
  if (byHand(view)) {
    return {
      runs: [strong(common.REMOVED_HERE), { text: ` ${wordsFor(a.tracker).byHand}` }],
      action: undo ? undoing : begun ? GO_ON : write,
    };
  }
  if (undo) return { runs: [strong(STRIP.removed), dim(` ${STRIP.removedRest}`)], action: undoing };
  if (begun) return { runs: [strong(common.DRAFT_KEPT)], action: GO_ON };
  const late = ofQuality(view);
  if (late) return late;
  if (view.quality?.spared) return { runs: [dim(STRIP.spared)], action: { ...write, look: 'quiet' } };
  return {
    // Where there is no room, what is missing says it.
    runs: [
      ...(a.narrow ? [] : [{ ...dim(common.NOBODY_SAID), cut: true }]),
      dim(`${a.narrow ? '' : ' '}${common.MISSING} ${STRIP.hypothesis}.`),
    ],
    action: write,
  };
}

function localOnly(view: ItemView, before: string): Run[] {
  return view.inTracker
    ? [strong(common.CHANGE_LOCAL), { text: ` ${before}` }]
    : [strong(common.LOCAL_ONLY), { text: ` ${common.LOCAL_ONLY_MORE}` }];
}

function say(view: ItemView, a: Around): Say {
  // Whoever is there answers nothing about words of somebody else.
  const others = othersWait(view) && view.question?.kind !== 'moved';
  if (view.question && !others) return ofQuestion(view.question, view, a);
  if (view.known === 'unread') {
    const met = unread(view);
    if (!met) return { runs: [dim(STRIP.reading)], action: null };
    const { trouble, since } = met;
    const silent = trouble.code === 'timeout' || trouble.code === 'server' || trouble.code === 'offline';
    const why = silent ? STRIP.since(a.tracker, clockOf(since)) : troubleAt(a.tracker, trouble);
    const text = `${why}, ${STRIP.unknown}`;
    return { runs: [dim(text)], action: trouble.code === 'no-credential' ? connect(a) : CHECK };
  }
  if (view.known !== 'outcome' && !others) return withoutOutcome(view, a);
  const said = ofOutcome(view, a);
  if (!draftDiffers(view)) return said;
  // The panel opens on the draft whatever is pressed, so the button says so; mending a connection stays.
  const keeps =
    said.action?.look === 'primary' ||
    said.action?.act === 'connect' ||
    said.action?.act === 'fix' ||
    // It is unlinked before it is written.
    heldHere(view) !== null;
  return {
    ...said,
    runs: [strong(STRIP.draft), { text: ' · ' }, ...said.runs],
    action: keeps ? said.action : GO_ON,
  };
}

function ofOutcome(view: ItemView, a: Around): Say {
  const lacking = gaps(view.missing);
  const { sharing } = view;
  const w = wordsFor(a.tracker);
  if (sharing.state === 'waiting') return waiting(view, sharing.trouble, sharing.nextAt, a);
  const held = heldHere(view);
  if (held) return ofHeld(held);
  const isLocal = sharing.state === 'unasked' || sharing.state === 'here';
  const asksLaunch = view.launch && sharing.state !== 'unasked' && sharing.state !== 'watching';
  const standing = ofQuality(view);
  const [first] = lacking;
  // Only begun, or nothing newer is to be said; what is weak and stands nowhere but here is shared first.
  const newer = view.attached || asksLaunch || (isLocal && view.quality?.readiness === 'weak');
  if (standing && (first !== undefined || !newer)) return standing;
  if (first !== undefined) {
    return {
      runs: [
        { text: `${common.MISSING} ` },
        ...listed(lacking.map((f) => common.MISSING_NAME[f] ?? f)),
        dim(
          shortSentence(view.form)
            .map((p) => p.text)
            .join(''),
        ),
      ],
      action: { label: addLabel(first), act: 'edit', look: 'primary' },
    };
  }
  if (view.attached) {
    const runs = [strong(common.attachedTo(common.shortKey(view.item.key)))];
    if (isLocal && !view.inTracker) runs.push({ text: ` ${common.LOCAL_ONLY}` });
    if (sharing.state === 'shared') runs.push(dim(` ${STRIP.announce.shared}`));
    return { runs, action: isLocal ? SHARE : open(common.OPEN, 'quiet'), plan: 'short' };
  }
  if (view.launch && asksLaunch) return ofLaunch(view.launch, a.now);
  if (isLocal) {
    // The longer sentence needs the room of the numbers.
    const plan = view.inTracker ? {} : { plan: 'short' as const };
    return { runs: localOnly(view, w.before), action: SHARE, ...plan };
  }
  if (sharing.state === 'watching') {
    const runs = [{ text: `${w.watching} ${common.NOTHING_WRITTEN}` }];
    return { runs, action: open(STRIP.steps), plan: 'short' };
  }
  // A section by hand beside a home of its own says what it was pasted with; what is known may be newer.
  const read = sharing.state === 'shared' && sharing.where === 'page';
  const same = a.inDescription && (!w.apart || (read && !view.account));
  const kept = keptBack(view);
  if (kept.length > 0) {
    const part = { text: common.sharedInPart(kept) };
    return same
      ? { runs: [part], action: EDIT, plan: 'short' }
      : { runs: [part, { text: ' ' }, ...sentenceRuns(view)], action: EDIT, plan: 'short' };
  }
  if (sharing.state === 'shared' && same) {
    return { runs: [dim(w.same)], action: EDIT, plan: 'long' };
  }
  return { runs: sentenceRuns(view), action: EDIT, plan: 'long' };
}

/** A line that can be cut is whole in the tooltip, before the sentence of an outcome where it is not that. */
function titleOf(view: ItemView, said: Say): string {
  const line = said.runs.map((r) => r.text).join('');
  if (view.known !== 'outcome') return line;
  const sentence = heldIn(view) && !said.planOf ? '' : sentenceText(said.planOf ?? view.form);
  return said.plan === 'long' ? sentence : `${line} ${sentence}`.trim();
}

/** What the strip shows of `view`. */
export function stripModel(view: ItemView, a: Around): StripModel {
  const said = say(view, a);
  const loading = view.known === 'unread' && !unread(view) && !view.question;
  const known = view.known === 'removed' ? 'none' : view.known;
  const facts = {
    known,
    form: view.form,
    content: view.outcome?.content,
    sharing: badgeSharing(view),
    today: dayOf(a.now),
    ...standingFacts(view.quality),
  };
  // What stands elsewhere is judged there.
  const held = view.question ? null : heldHere(view);
  const badge = loading ? null : held ? heldBadge(held) : stripBadge(facts, a.narrow);
  return {
    badge,
    required: badge !== null && (badge.state === 'none' || badge.state === 'incomplete'),
    runs: said.runs,
    title: titleOf(view, said),
    plan: said.plan === undefined ? [] : planRuns(said.planOf ?? view.form, said.plan === 'short', a.now),
    action: said.action,
  };
}
