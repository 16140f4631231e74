/** What Linear tells of an issue beside its outcome. It has no types of issues. */
import type { ItemFacts } from '../../outcome/stage';
import type { IssueNode } from './documents';

/** The types of a team's states; names are the team's own. */
const KINDS = new Map<string, ItemFacts['kind']>([
  ['triage', 'backlog'],
  ['backlog', 'backlog'],
  ['unstarted', 'todo'],
  ['started', 'doing'],
  ['completed', 'done'],
  ['canceled', 'canceled'],
  ['duplicate', 'canceled'],
]);

export function factsOf({ state, labels, createdAt }: IssueNode): ItemFacts {
  const kind = KINDS.get(state.type);
  return {
    ...(state.name && { status: state.name }),
    ...(kind && { kind }),
    ...(labels && { labels: labels.nodes.map(({ name }) => name) }),
    ...(createdAt !== undefined && { createdAt }),
  };
}
