/** What the card of a credential says: a token of GitHub's, a key of Linear's, or a sign-in there. */
import { options } from '../../../lib/strings/pages';
import { signInCard } from '../../../lib/strings/pages-linear-sign-in';

const { connections, linearKey } = options;
type Words = Pick<
  typeof connections,
  | 'tail'
  | 'as'
  | 'may'
  | 'expires'
  | 'noExpiry'
  | 'sure'
  | 'removed'
  | 'revoke'
  | 'nameOf'
  | 'nameTest'
  | 'nameReplace'
  | 'nameRemove'
>;

const LINEAR: Words = { ...linearKey.card, revoke: linearKey.revoke };

export const cardWords = ({ tracker, renews }: { tracker: string; renews?: true }): Words =>
  renews ? signInCard : tracker === 'linear' ? LINEAR : connections;
