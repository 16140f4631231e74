/**
 * How two versions of one outcome stand to each other. Trackers offer no compare-and-swap, so a client can only see
 * afterwards whether its write was built upon: by finding its version among the parents of what is there now.
 */
import type { Outcome } from './record';

/** True when `version` is `remote` itself or one of its parents: what that version said is contained in `remote`. */
export function ancestor(
  version: string | null | undefined,
  remote: Pick<Outcome, 'version' | 'parents'>,
): boolean {
  return version != null && (remote.version === version || remote.parents.includes(version));
}

/** True when `later` names `earlier` and everything that `earlier` came from, as far as 16 parents reach. */
function covers(later: Outcome, earlier: Outcome): boolean {
  const named = new Set(later.parents);
  const missing = earlier.parents.filter((v) => !named.has(v)).length;
  // The oldest fall off the end of a full list.
  return missing === 0 || (later.parents.length >= 16 && missing < earlier.parents.length);
}

/**
 * `behind`: the remote one was built on ours, take it. `ahead`: ours was built on the remote one, send it.
 * `diverged`: merge. A content that comes back (an undo) makes each version a parent of the other; then the one
 * that knows more of the past is the later one, and when neither does they count as diverged.
 */
export function relate(local: Outcome, remote: Outcome): 'same' | 'behind' | 'ahead' | 'diverged' {
  if (local.version === remote.version) return 'same';
  const behind = remote.parents.includes(local.version);
  const ahead = local.parents.includes(remote.version);
  if (behind !== ahead) return behind ? 'behind' : 'ahead';
  if (!behind) return 'diverged';
  const remoteLater = covers(remote, local);
  const localLater = covers(local, remote);
  if (remoteLater === localLater) return 'diverged';
  return remoteLater ? 'behind' : 'ahead';
}

/**
 * The version to merge upon: the newest of those this device still knows from which both sides come; null when
 * none is known (then a merge can only ask). Keep several past versions: the last one written is the wrong base
 * while nobody has built on it, because somebody's late write may have replaced it.
 * @param known versions whose content this device has, newest first
 */
export function commonBase(known: readonly Outcome[], local: Outcome, remote: Outcome): Outcome | null {
  return known.find((o) => ancestor(o.version, local) && ancestor(o.version, remote)) ?? null;
}
