import type { ItemView } from '../../lib/messages/protocol';
import { type Stage, stageOfRecord } from '../../lib/outcome/stage';

/** The stage of an item, from tracker and record; where nobody judged it, from its record. Null: not known, not shown. */
export const stageShown = (view: ItemView | null): Stage | null =>
  view?.quality ? view.quality.stage : stageOfRecord(view?.outcome?.content);
