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
export const NOT_SHARED = 'Not shared yet.';
export const NOBODY_SAID = 'Nobody has said yet what this should change.';
export const MISSING = 'Missing:';
export const SAME_AS_DESCRIPTION = 'Same as in the description';
export const attachedTo = (key: string) => `Attached to ${key}.`;
export const copiedFrom = (key: string) => `Copied from ${key}.`;
export const SECTION_GONE = 'The Outcome section is gone from the description.';
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

/** The short key of an item for people: "#12" of "acme/shop#12"; other keys as they are. */
export const shortKey = (key: string) => key.replace(/^.*(?=#\d+$)/, '');
