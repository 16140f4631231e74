/** Messages about single items that the list and the sweep share: read one, take back what was done with it. */
import type { ItemView, ListAct } from '../../lib/messages/protocol';
import type { Form } from '../../lib/outcome/fields';
import type { ItemRef } from '../../lib/outcome/record';
import type { ListSlot } from '../../lib/page/list-slot';
import { LIST } from '../../lib/strings/list';
import { versionOf } from '../panel/state';
import { toTyped } from '../panel/typed';
import { type Done, refOf } from './state';

const _DAY = 86_400_000;
const filled = (form: Form) => Object.values(form).some((v) => v.trim() !== '');

export function itemActs({ ask }: ListSlot, now: () => number) {
  const act = async (what: ListAct) => (await ask({ type: 'list.item', act: what })) as ItemView;

  async function keepDraft(view: ItemView, form: Form): Promise<ItemView> {
    const { item } = view;
    const from = versionOf(view);
    if (!filled(form)) {
      await ask({ type: 'list.item', act: { type: 'draft.drop', item } });
      return { ...view, draft: undefined };
    }
    await ask({ type: 'list.item', act: { type: 'draft.put', item, form, opened: [], from } });
    return { ...view, draft: { form, at: now(), opened: [], from } };
  }

  async function back({ kind, before, after }: Done): Promise<ItemView> {
    const { item } = after;
    if (kind === 'filled' && after.known !== 'outcome') return keepDraft(after, before.form);
    if (before.known !== 'outcome') return act({ type: 'outcome.remove', item, why: LIST.why });
    if (kind === 'waived') return ask({ type: 'list.waive', item: refOf(item), why: LIST.why, until: null });
    return act({ type: 'outcome.save', item, form: before.form, from: versionOf(after) });
  }

  return {
    /** The newest picture of an item: nothing is written over what was not read. */
    read: (item: ItemRef) => act({ type: 'item.check', item }),
    /**
     * Takes back what was done. An outcome that is new goes, one that was there before gets its former words;
     * what was written stays as a draft.
     */
    async undo(done: Done): Promise<ItemView> {
      const view = await back(done);
      return done.kind === 'written' ? keepDraft(view, toTyped(done.after.form)) : view;
    },
  };
}

export type ItemActs = ReturnType<typeof itemActs>;
