/** Linear: keys by workspace, and a form for one more. */
import { options } from '../../../lib/strings/pages';
import { Cards } from './Cards';
import { KeyForm } from './KeyForm';
import { KEYS_PAGE } from './key';
import { Below, Part } from './Part';

const words = options.linearKey;

/** @param owner the workspace to begin with, as an address names it */
export function LinearPart({ owner }: { owner: string }) {
  return (
    <Part tracker="linear" lead={[words.lead]}>
      <Cards tracker="linear" none={words.none} page={() => KEYS_PAGE} />
      <Below title={words.add}>
        <KeyForm owner={owner} key={owner} />
      </Below>
    </Part>
  );
}
