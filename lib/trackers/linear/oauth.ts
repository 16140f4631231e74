/** Signing in at Linear, the worker's half: renews a sign-in and ends it. Nothing in a build without an app. */
import type { Renewal } from '../renewals';
import { askTokens, OAUTH_ORIGIN, revokeTokens } from './oauth-tokens';

/** @param clientId of the app that this build names */
export const renewalWith = (clientId: string): Renewal => ({
  origin: OAUTH_ORIGIN,
  async renew(token, net, now) {
    const form = { grant_type: 'refresh_token', refresh_token: token, client_id: clientId };
    const told = await askTokens(form, net, now, 'Renew the sign-in');
    if (told.ok) return told;
    // UNVERIFIED: the word for a refresh token that is spent, taken back or too old (RFC 6749, 5.2).
    const ended = told.error === 'invalid_grant';
    return { ok: false, ended, trouble: ended ? { code: 'credential-expired' } : told.trouble };
  },
  revoke: revokeTokens,
  // As in `errorTrouble`: both were seen for one that is not known.
  refused: ({ status, text }) =>
    status === 401 || (status === 400 && /"AUTHENTICATION_ERROR"|"authentication error"/.test(text)),
});

const CLIENT_ID: unknown = import.meta.env.VITE_LINEAR_CLIENT_ID;

export const renewal: Renewal | undefined =
  typeof CLIENT_ID === 'string' && CLIENT_ID !== '' ? renewalWith(CLIENT_ID) : undefined;
