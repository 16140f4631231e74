import type { Content } from '../../lib/outcome/record';

/**
 * Which of the six stages the record itself shows, 0 to 5. 0 when it says nothing: the stage is not known then and
 * is not shown, because the tracker's own column may say otherwise (Ready comes with the team's settings).
 */
export function stageOf(content: Content | undefined): number {
  if (content?.decision) return 5;
  if (content?.verdict) return 4;
  if (content?.launch) return 3;
  if (content?.registration) return 2;
  return 0;
}
