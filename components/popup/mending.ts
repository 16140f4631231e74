/** What a person can do about an outcome that could not be shared: a button, and where it leads. Pure. */
import type { OutboxRow } from '../../lib/messages/protocol';
import { ownerOf, placeNameOf } from '../../lib/outcome/item';
import { wordsFor } from '../../lib/strings/by-tracker';
import { shortKey } from '../../lib/strings/common';
import { popup } from '../../lib/strings/pages';
import { mend, trackerName } from '../../lib/strings/trouble';
import type { Trouble } from '../../lib/trackers/tracker';
import { pageOf } from '../page/place-input';

export type Waiting = OutboxRow & { trouble: Trouble };

export type Mending = {
  label: string;
} & (
  | { to: 'options'; section: string }
  /** A page of the tracker, in a tab of its own. */
  | { to: 'page'; url: string }
);

const words = popup.outbox;

export const isWaiting = (r: OutboxRow): r is Waiting => r.state === 'waiting' && r.trouble !== undefined;

/** The options at the connection of an item's owner; the first tracker's own form of it has no name before it. */
function sectionOf({ item }: Waiting): string {
  if (item.tracker === 'github') return 'connections';
  const owner = ownerOf({ name: placeNameOf(item.key), site: item.site });
  return `connections/${item.tracker}/${encodeURIComponent(owner)}`;
}

function connectionLabel({ trouble, item }: Waiting): string {
  const name = trackerName(item.tracker);
  if (trouble.code === 'no-credential') return words.connect(name);
  if (trouble.code === 'credential-expired') return words.renew(name, wordsFor(item.tracker).means);
  if (trouble.code === 'other-workspace') return words.addKey;
  return words.fix(name);
}

/** What is to be done there, for the troubles of a page. The editor that is in the way is open in a tab already. */
function pageLabel({ trouble, item }: Waiting): string | undefined {
  switch (trouble.code) {
    case 'editor-open':
      return undefined;
    case 'no-tab':
    case 'other-account':
      return words.open(item.site);
    case 'signed-out':
      return words.signIn(item.site);
    default:
      return words.open(shortKey(trouble.movedTo ?? item.key));
  }
}

/** @returns undefined where nothing is to be done, or nothing but wait */
export function mendingOf(row: OutboxRow): Mending | undefined {
  if (!isWaiting(row)) return undefined;
  const { item, trouble } = row;
  switch (mend(trouble, trackerName(item.tracker))) {
    case 'connection':
      return { label: connectionLabel(row), to: 'options', section: sectionOf(row) };
    case 'page':
    case 'site': {
      const label = pageLabel(row);
      const url = pageOf(trouble.movedTo === undefined ? item : { ...item, key: trouble.movedTo });
      return label === undefined || url === null ? undefined : { label, to: 'page', url };
    }
    default:
      return undefined;
  }
}

/** The one that is told: what a person can mend goes first, at the connection before elsewhere. */
export function firstOf(rows: readonly OutboxRow[]): Waiting | undefined {
  const waiting = rows.filter(isWaiting);
  const by = (to: Mending['to']) => waiting.find((r) => mendingOf(r)?.to === to);
  return by('options') ?? by('page') ?? waiting[0];
}
