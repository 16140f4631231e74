/** What a person does about how an outcome stands: mends it, waives it, sets a finding aside, freezes the plan. */
import type { ItemView, PageMessage } from '../../lib/messages/protocol';
import type { Finding } from '../../lib/outcome/rules/types';
import { OFFER } from '../../lib/strings/panel-fill';
import { WAIVE } from '../../lib/strings/panel-quality';
import { type Panel, usePanel } from './context';
import { focusField } from './focus';
import { fieldOf, firstToMend, spanOf } from './mending';
import { qualityOf } from './state';

type Beside = Extract<
  PageMessage,
  { type: 'outcome.waive' | 'outcome.register' | 'finding.setAside' | 'offer.join' }
>;
type Unaddressed<M> = M extends { item: unknown } ? Omit<M, 'item'> : never;

function qualityActions({ slot, store, actions }: Panel) {
  const on = (message: Unaddressed<Beside>): Promise<ItemView | null> =>
    slot.mode === 'item'
      ? actions.act({ ...message, item: slot.item } as PageMessage)
      : Promise.resolve(null);

  /** To the field it speaks of, with the part that is meant selected. */
  function mend(finding: Finding) {
    const field = fieldOf(finding);
    if (!field) return;
    const { screen, form, view } = store.getState();
    store.setState({ mending: finding.rule });
    if (screen !== 'form') {
      actions.openForm(field, spanOf(finding, view?.form[field] ?? ''));
      return;
    }
    actions.open(field);
    // After the field is on the page.
    requestAnimationFrame(() => focusField(slot.container, field, spanOf(finding, form[field] ?? '')));
  }

  return {
    mend,
    /** The first thing that can be mended in the form. */
    mendFirst() {
      const first = firstToMend(qualityOf(store.getState()));
      if (first) mend(first);
      else actions.openForm();
    },
    /** @param until ISO day; null takes it back. @returns whether it was done */
    async waive(why: string, until: string | null): Promise<boolean> {
      const view = await on({ type: 'outcome.waive', why, until });
      if (view) store.setState({ screen: 'rest', status: until === null ? WAIVE.takenBack : WAIVE.done });
      return view !== null;
    },
    /** @param why null: it counts again. @returns whether it was done */
    setAside: async (rule: string, why: string | null) =>
      (await on({ type: 'finding.setAside', rule, why })) !== null,
    register: () => on({ type: 'outcome.register' }),
    async join(id: string) {
      if (await on({ type: 'offer.join', id })) store.setState({ status: OFFER.joined });
    },
  };
}

export const useQualityActions = () => qualityActions(usePanel());
