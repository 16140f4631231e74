/** Forms that are being filled in, as pages report them. */
import type { Form } from '../outcome/fields';
import type { ItemRef } from '../outcome/record';
import type { Parts } from './parts';

/** `list`: the tab shows the item in a list, if at all. */
type At = { item: ItemRef; tab: number; list?: boolean };

export function forms({ drafts, io, tabAlive }: Parts) {
  return {
    draft: async (at: At, form: Form, opened: string[], from?: string | null) => {
      const version = from !== undefined && { from };
      const list = at.list === true && { list: at.list };
      await drafts.put(at.item, { form, opened, at: io.now(), tab: at.tab, ...version, ...list });
      const { elsewhere } = await drafts.open(at.item, at.tab, tabAlive);
      return { kept: true as const, editedElsewhere: elsewhere };
    },
    dropDraft: async (at: At) => {
      await drafts.drop(at.item, at.tab);
      return { kept: true as const };
    },
  };
}
