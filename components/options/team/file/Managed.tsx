/** What a browser's administrator has set, and what of it could not be taken. */
import type { Managed as Keys } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { Banner } from '../../../page/Banner';

export function Managed({ managed: { keys, locked, problems } }: { managed: Keys }) {
  if (keys.length === 0 && problems.length === 0) return null;
  return (
    <div className="said gap">
      {keys.length > 0 && <Banner kind="i">{words.managed(keys.length, locked.length)}</Banner>}
      {problems.length > 0 && (
        <Banner kind="w" strong={words.managedWrong}>
          {problems.map((p) => p.text).join(' ')}
        </Banner>
      )}
    </div>
  );
}
