/**
 * Credentials that last a day and are renewed with a second secret: how each tracker renews and ends one. A tracker
 * that signs people in has an `oauth.ts` beside its `home.ts`. In a build without an app of its own there is none.
 */
import type { Net, NetAnswer, Trouble } from './tracker';

/** What renews a credential, and until when it lasts (ms since epoch). */
export type Fresh = { value: string; token: string; endsAt: number };

export type Renewed =
  | ({ ok: true } & Fresh)
  /** `ended`: never again; only a person can begin anew. Otherwise it may go at another time. */
  | { ok: false; ended: boolean; trouble: Trouble };

export type Renewal = {
  /** The one origin that is told of the secrets. */
  origin: string;
  /** @param token the secret that renews, good for one time. @param now ms since epoch */
  renew(token: string, net: Net, now: number): Promise<Renewed>;
  /** Asks the tracker to forget these secrets. @returns did it say that it has? */
  revoke(secrets: readonly string[], net: Net): Promise<boolean>;
  /** Does an answer say that the credential is not taken any more? */
  refused(answer: NetAnswer): boolean;
};

const FOUND = import.meta.glob<Renewal | undefined>('./*/oauth.ts', { eager: true, import: 'renewal' });

/** Those that this build has. */
export const allRenewals = (): Renewal[] => Object.values(FOUND).flatMap((r) => r ?? []);
