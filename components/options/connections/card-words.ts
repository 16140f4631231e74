/** What the card of a credential says: a token of GitHub's, or a key of Linear's. */
import { options } from '../../../lib/strings/pages';

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

export const cardWords = (tracker: string): Words => (tracker === 'linear' ? LINEAR : connections);
