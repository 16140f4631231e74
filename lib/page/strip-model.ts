/**
 * What the strip says of an item, in which order: faults and questions come before the sentence, missing parts come
 * before it too. Pure: view and present moment in, words out.
 */
import type { ItemView, Question } from '../messages/protocol';
import { type Badge, stripBadge } from '../outcome/badge';
import { showNear } from '../outcome/day';
import type { Field } from '../outcome/fields';
import { fromTo, sentenceText, shortSentence } from '../outcome/sentence';
import * as common from '../strings/common';
import { STRIP, troubleAt } from '../strings/strip';
import { clockOf, dayOf, momentOf } from '../strings/time';
import type { Trouble } from '../trackers/tracker';
import { badgeSharing, byHand, draftDiffers, heldIn, keptBack, ownerOf } from './standing';

/** `cut`: where the line is too long, this part is cut before the others. */
export type Run = { text: string; strong?: boolean; dim?: boolean; cut?: boolean };
/**
 * `connect`: add a token for this item; `fix`: mend one that is there. Both open the options. `leave`: to where the
 * item is now.
 */
export type Act = 'edit' | 'show' | 'check' | 'undo' | 'attach' | 'connect' | 'fix' | 'leave';
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

const strong = (text: string): Run => ({ text, strong: true });
const dim = (text: string): Run => ({ text, dim: true });
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

function planRuns(view: ItemView, short: boolean, now: number): Run[] {
  const plan = fromTo(view.form);
  if (plan === '') return [];
  const { metric, by } = view.form;
  if (short) return [strong(plan)];
  return [
    ...(metric ? [{ text: `${metric.trim()} ` }] : []),
    strong(plan),
    ...(by ? [{ text: STRIP.by + showNear(by, dayOf(now)) }] : []),
  ];
}

type Say = Pick<StripModel, 'runs' | 'action'> & { plan?: 'long' | 'short' };

const open = (label: string, look: 'plain' | 'quiet' = 'plain') => ({ label, act: 'show' as const, look });

function ofQuestion(q: Question, view: ItemView, now: number): Say {
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
        runs: [
          strong(common.SECTION_GONE),
          ...(q.by ? [dim(` ${STRIP.goneBy(q.by, momentOf(q.at, now).at)}`)] : []),
        ],
        action: open(STRIP.decide),
      };
    case 'overwritten':
      return {
        runs: [strong(common.overwrittenAt(q.by, momentOf(q.at, now).clock)), { text: ` “${q.text}”` }],
        action: open(STRIP.see),
      };
    case 'damaged':
      return {
        runs: [strong(STRIP.damaged), dim(` ${STRIP.damagedWhy[q.why]}`)],
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

function waiting(view: ItemView, trouble: Trouble, nextAt: number | undefined, a: Around): Say {
  const plan = 'short';
  // No failure: somebody is about to connect, or has not yet.
  if (trouble.code === 'no-credential') {
    return {
      runs: [{ text: common.waitsForToken(ownerOf(view.item)) }, dim(` ${STRIP.safe}.`)],
      action: { label: common.CONNECT(a.tracker), act: 'connect', look: 'plain' },
      plan,
    };
  }
  const why = troubleAt(a.tracker, trouble);
  const next =
    nextAt === undefined ? STRIP.noNext : STRIP.next(STRIP.minutes(Math.round((nextAt - a.now) / 60_000)));
  const broken = trouble.code === 'credential-expired' || trouble.code === 'credential-refused';
  return {
    runs: [{ text: `${why}. ` }, dim(`${STRIP.safe}; ${next}.`)],
    action: broken ? { label: common.FIX_CONNECTION, act: 'fix', look: 'plain' } : open(common.SHARE_OTHER),
    plan,
  };
}

const GO_ON = { label: common.GO_ON, act: 'edit', look: 'plain' } as const;

/** Nothing is saved: removed a while ago, begun and not saved, or nothing at all. */
function withoutOutcome(view: ItemView, a: Around): Say {
  const undo = view.known === 'removed' && view.undoUntil !== undefined && view.undoUntil > a.now;
  const begun = draftDiffers(view);
  const undoing = { label: common.UNDO, act: 'undo', look: 'plain' } as const;
  const write = { label: common.WRITE, act: 'edit', look: 'primary' } as const;
  // Gone here, still in the tracker: it must not read as if the issue had none.
  if (byHand(view)) {
    return {
      runs: [strong(common.REMOVED_HERE), { text: ` ${common.REMOVED_BY_HAND}` }],
      action: undo ? undoing : begun ? GO_ON : write,
    };
  }
  if (undo) return { runs: [strong(STRIP.removed), dim(` ${STRIP.removedRest}`)], action: undoing };
  if (begun) return { runs: [strong(common.DRAFT_KEPT)], action: GO_ON };
  return {
    // Where there is no room, what is missing says it.
    runs: [
      ...(a.narrow ? [] : [{ ...dim(common.NOBODY_SAID), cut: true }]),
      dim(`${a.narrow ? '' : ' '}${common.MISSING} ${STRIP.hypothesis}.`),
    ],
    action: write,
  };
}

function localOnly(view: ItemView): Run[] {
  return view.inTracker
    ? [strong(common.CHANGE_LOCAL), { text: ` ${common.CHANGE_LOCAL_MORE}` }]
    : [strong(common.LOCAL_ONLY), { text: ` ${common.LOCAL_ONLY_MORE}` }];
}

function say(view: ItemView, a: Around): Say {
  if (view.question) return ofQuestion(view.question, view, a.now);
  if (view.known === 'unread') {
    if (!view.trouble) return { runs: [dim(STRIP.reading)], action: null };
    const { trouble, since } = view.trouble;
    const silent = trouble.code === 'timeout' || trouble.code === 'server' || trouble.code === 'offline';
    const text = silent
      ? STRIP.since(a.tracker, clockOf(since))
      : `${troubleAt(a.tracker, trouble)}, ${STRIP.unknown}`;
    return { runs: [dim(text)], action: { label: common.CHECK_NOW, act: 'check', look: 'plain' } };
  }
  if (view.known !== 'outcome') return withoutOutcome(view, a);
  const said = ofOutcome(view, a);
  if (!draftDiffers(view)) return said;
  // The panel opens on the draft whatever is pressed, so the button says so; mending a connection stays.
  const keeps =
    said.action?.look === 'primary' || said.action?.act === 'connect' || said.action?.act === 'fix';
  return {
    ...said,
    runs: [strong(STRIP.draft), { text: ' · ' }, ...said.runs],
    action: keeps ? said.action : GO_ON,
  };
}

function ofOutcome(view: ItemView, a: Around): Say {
  const lacking = gaps(view.missing);
  const { sharing } = view;
  if (sharing.state === 'waiting') return waiting(view, sharing.trouble, sharing.nextAt, a);
  const held = heldIn(view);
  if (held) {
    const action = { label: common.EDIT, act: 'edit', look: 'quiet' } as const;
    return { runs: [strong(common.heldIn(held.key)), dim(` ${common.HELD_MORE}`)], action, plan: 'short' };
  }
  const [first] = lacking;
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
  const isLocal = sharing.state === 'unasked' || sharing.state === 'here';
  if (view.attached) {
    const runs = [strong(common.attachedTo(common.shortKey(view.item.key)))];
    if (isLocal && !view.inTracker) runs.push({ text: ` ${common.LOCAL_ONLY}` });
    if (sharing.state === 'shared') runs.push(dim(` ${STRIP.announce.shared}`));
    return { runs, action: isLocal ? open(common.SHARE_IT) : open(common.OPEN, 'quiet'), plan: 'short' };
  }
  if (isLocal) {
    // The longer sentence needs the room of the numbers.
    const plan = view.inTracker ? {} : { plan: 'short' as const };
    return { runs: localOnly(view), action: open(common.SHARE_IT), ...plan };
  }
  if (sharing.state === 'watching') {
    return { runs: [{ text: STRIP.watching }], action: open(STRIP.steps), plan: 'short' };
  }
  const edit = { label: common.EDIT, act: 'edit', look: 'quiet' } as const;
  const kept = keptBack(view);
  if (kept.length > 0) {
    const part = { text: common.sharedInPart(kept) };
    return a.inDescription
      ? { runs: [part], action: edit, plan: 'short' }
      : { runs: [part, { text: ' ' }, ...sentenceRuns(view)], action: edit, plan: 'short' };
  }
  if (sharing.state === 'shared' && a.inDescription) {
    return { runs: [dim(common.SAME_AS_DESCRIPTION)], action: edit, plan: 'long' };
  }
  return { runs: sentenceRuns(view), action: edit, plan: 'long' };
}

/** A line that can be cut is whole in the tooltip, before the sentence of an outcome where it is not that. */
function titleOf(view: ItemView, said: Say): string {
  const line = said.runs.map((r) => r.text).join('');
  if (view.known !== 'outcome') return line;
  const sentence = sentenceText(view.form);
  return said.plan === 'long' ? sentence : `${line} ${sentence}`;
}

/** What the strip shows of `view`. */
export function stripModel(view: ItemView, a: Around): StripModel {
  const said = say(view, a);
  const loading = view.known === 'unread' && !view.trouble && !view.question;
  const known = view.known === 'removed' ? 'none' : view.known;
  const facts = {
    known,
    form: view.form,
    content: view.outcome?.content,
    sharing: badgeSharing(view),
    today: dayOf(a.now),
  };
  // What stands elsewhere is judged there.
  const badge = loading || (heldIn(view) && !view.question) ? null : stripBadge(facts, a.narrow);
  return {
    badge,
    required: badge !== null && (badge.state === 'none' || badge.state === 'incomplete'),
    runs: said.runs,
    title: titleOf(view, said),
    plan: said.plan === undefined ? [] : planRuns(view, said.plan === 'short', a.now),
    action: said.action,
  };
}
