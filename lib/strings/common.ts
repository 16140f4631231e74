/** Words that the strip and the panel share. One export each, so that the page script carries only what it uses. */
import type { Field } from '../outcome/fields';

export const REGION = 'Sightline outcome';
export const OUTCOME = 'Outcome';
export const EDIT = 'Edit';
export const WRITE = 'Write the outcome';
export const SHARE_IT = 'Share it…';
export const SHARE_OTHER = 'Share another way';
export const TRY_NOW = 'Try now';
export const FIX_CONNECTION = 'Fix the connection';
export const CHECK_NOW = 'Check now';
export const UNDO = 'Undo';
export const OPEN = 'Open';
export const FOLD = 'Fold to one line';
export const LOCAL_ONLY = 'On this device only.';
export const LOCAL_ONLY_MORE = 'Team mates cannot see this outcome yet.';
export const CHANGE_LOCAL = 'Your change is on this device only.';
export const CONNECT = (tracker: string) => `Connect ${tracker}`;
/** The button that makes a new item, as the tracker's form names it. */
export const createButton = (tracker: string) => (tracker === 'linear' ? 'Create issue' : 'Create');
export const GO_ON = 'Go on';
export const DRAFT_KEPT = 'Draft kept on this device.';
/** The page shows an item under a key that it does not have any more. */
export const movedTo = (key: string) => `This issue moved to ${plainKey(key)}.`;
export const OPEN_THERE = 'Open it there';

export const REMOVED_HERE = 'Removed on this device.';
/** @param means what it is sent with, "token" */
export const waitsFor = (means: string, owner: string) => `Waits for a ${means}${owner && ` for ${owner}`}.`;
/** "Shared in part: target and date stay on this device." At most three by name. */
export const sharedInPart = (kept: readonly string[]) => {
  const more = kept.length - 3;
  const named = [...kept.slice(0, 3), ...(more > 0 ? [`${more} more`] : [])];
  const last = named.pop() ?? '';
  const list = named.length > 0 ? `${named.join(', ')} and ${last}` : last;
  return `Shared in part: ${list} ${kept.length === 1 ? 'stays' : 'stay'} on this device.`;
};
/** After "Watching for the section." */
export const NOTHING_WRITTEN = 'Nothing is written for you.';
export const NOT_SHARED = 'Not shared yet.';
export const NOBODY_SAID = 'Nobody has said yet what this should change.';
export const MISSING = 'Missing:';
export const attachedTo = (key: string) => `Attached to ${key}.`;
/** A record that only points to another one. */
export const heldIn = (key: string) => `Held in ${plainKey(key)}.`;
export const HELD_MORE = 'It counts once, there.';
/** A save over a link was refused. */
export const HELD_DRAFT =
  'What was written here was not saved, because this is linked. It is kept as a draft; unlink this to go on with it.';
/** The home of it has none any more, or nobody can tell. */
export const heldLost = (key: string) => `${plainKey(key)} has no outcome any more, or cannot be read.`;
export const heldUnused = (key: string) =>
  `${plainKey(key)} is in a place where you do not use Sightline: it is not looked at.`;
export const HELD_UNUSED = 'It is not looked at: you do not use Sightline there.';
export const HELD_UNREAD = 'It cannot be read with this access; it may have changed.';
/** "Did it reach users on 12 Nov?" @param day in words; '' today */
export const reachedUsers = (day: string) => `Did it reach users ${day ? `on ${day}` : 'today'}?`;
export const copiedFrom = (key: string) => `Copied from ${plainKey(key)}.`;
export const overwrittenAt = (by: string, at: string) => `An edit by ${by} was overwritten at ${at}.`;

/** What a missing field is called in "Missing: metric, reason." and in "Add the metric". */
export const MISSING_NAME: Partial<Record<Field, string>> = {
  problem: 'problem',
  segment: 'for whom',
  metric: 'metric',
  target: 'target',
  by: 'date',
  reason: 'reason',
};

/** What a field that was not shared is called inside a sentence. */
export const KEPT_NAME: Partial<Record<Field, string>> = {
  ...MISSING_NAME,
  baseline: 'baseline',
  behaviour: 'behaviour',
  wrongIf: 'wrong if',
  business: 'business link',
  vehicle: 'how it ships',
  owner: 'owner',
  guardrail: 'guardrail',
  request: 'request',
  requester: 'who asked',
};

/** The key of an item for people, wherever it stands: "ENG-12" of "acme/ENG-12"; other keys as they are. */
export const plainKey = (key: string) => key.replace(/^[^/#]*\/(?=[^/#]+-\d+$)/, '');

/** A place for people: a team without its workspace. */
export const placeName = ({ tracker, name }: { tracker: string; name: string }) =>
  tracker === 'linear' ? name.replace(/^[^/]*\//, '') : name;

/** The short key of an item for people, within its own place: "#12" of "acme/shop#12", "ENG-12" of "acme/ENG-12". */
export const shortKey = (key: string) => key.replace(/^.*(?=#\d+$)|^.*\/(?=[^/]+-\d+$)/, '');
