/** GitHub: tokens by owner, a form for one more, connecting with a code, and companies' own addresses. */
import { options } from '../../../lib/strings/pages';
import type { Net } from '../../../lib/trackers/tracker';
import { Cards } from './Cards';
import { DeviceFlow } from './DeviceFlow';
import { Below, Part } from './Part';
import { Sites } from './Sites';
import { TokenForm } from './TokenForm';
import { tokensPage } from './token';

const words = options.connections;

/** Build constant; empty or absent in builds without an app of their own. */
const CLIENT_ID: unknown = import.meta.env.VITE_GITHUB_CLIENT_ID;

/** @param owner to begin with, as an address names it */
export function GithubPart({ owner, flowNet }: { owner: string; flowNet?: Net }) {
  return (
    <Part tracker="github" lead={[words.githubLead, words.another]}>
      <Cards tracker="github" none={words.none} page={tokensPage} />
      <Below title={words.add}>
        <TokenForm owner={owner} key={owner} />
      </Below>
      {flowNet && typeof CLIENT_ID === 'string' && CLIENT_ID !== '' && (
        <DeviceFlow net={flowNet} clientId={CLIENT_ID} />
      )}
      <Sites of="github" />
    </Part>
  );
}
