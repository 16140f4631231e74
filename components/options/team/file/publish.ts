/** Writing a team into its file. */
import type { TeamProblem } from '../../../../lib/messages/team-protocol';
import type { Trouble } from '../../../../lib/trackers/tracker';
import { ask } from '../../../page/ask';
import { whyOf } from '../../../page/loaded';
import { useTeams } from '../store';
import type { Way } from './ways';
import { hostOf } from './where';

export type Done =
  | { kind: 'here' }
  /** `url`: where it can be seen. */
  | { kind: 'published' | 'proposed'; url?: string }
  | {
      kind: 'failed';
      /** The file is another one now than what it was made from. */
      changed?: true;
      trouble?: Trouble;
      problems?: TeamProblem[];
      why?: string;
      at: string;
    };

/** Only what leads to a page of the web is a link. */
const link = (url: string | undefined) => (url?.startsWith('https://') ? { url } : {});

export async function publish(id: string, { to, way = 'direct' }: Way, why: string): Promise<Done> {
  const at = hostOf(to);
  if (!to) return { kind: 'here' };
  try {
    const answer = await ask({ type: 'team.publish', id, to, way, why });
    if (!answer.ok) {
      const { changed, trouble, problems } = answer;
      return {
        kind: 'failed',
        at,
        ...(changed && { changed }),
        ...(trouble && { trouble }),
        ...(problems && { problems }),
      };
    }
    useTeams.getState().took(answer.view);
    return { kind: way === 'proposal' ? 'proposed' : 'published', ...link(answer.url) };
  } catch (e) {
    return { kind: 'failed', at, why: whyOf(e) };
  }
}
