/** Linear: keys and sign-ins by workspace, and ways to one more. Signing in only in builds that name an app. */
import { browser } from '../../../lib/browser';
import { options } from '../../../lib/strings/pages';
import { linearSignIn } from '../../../lib/strings/pages-linear-sign-in';
import type { Identity } from '../../../lib/trackers/linear/oauth-flow';
import type { Net } from '../../../lib/trackers/tracker';
import { Cards } from './Cards';
import { KeyForm } from './KeyForm';
import { KEYS_PAGE } from './key';
import { Below, Part } from './Part';
import { SignIn } from './SignIn';

const words = options.linearKey;

/** Build constant; empty or absent in builds without an app of their own. */
const CLIENT_ID: unknown = import.meta.env.VITE_LINEAR_CLIENT_ID;

const identity: Identity = {
  redirectUrl: () => browser.identity.getRedirectURL(),
  open: (url) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
};

/** @param owner the workspace to begin with, as an address names it */
export function LinearPart({ owner, flowNet }: { owner: string; flowNet?: Net }) {
  const app =
    flowNet && typeof CLIENT_ID === 'string' && CLIENT_ID !== ''
      ? { clientId: CLIENT_ID, net: flowNet, identity }
      : undefined;
  return (
    <Part tracker="linear" lead={[app ? linearSignIn.lead : words.lead]}>
      <Cards
        tracker="linear"
        none={app ? linearSignIn.none : words.none}
        page={() => KEYS_PAGE}
        {...(app && { signIn: (c, onDone) => <SignIn {...app} replaces={c} onDone={onDone} /> })}
      />
      {app && (
        <Below title={linearSignIn.title}>
          <SignIn {...app} owner={owner} key={owner} />
        </Below>
      )}
      <Below title={words.add}>
        <KeyForm owner={owner} key={owner} />
      </Below>
    </Part>
  );
}
