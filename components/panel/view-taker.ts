/** A new picture of the item, from our own action or pushed by the worker, under whatever is being done. */
import type { ItemView } from '../../lib/messages/protocol';
import { type Field, toForm } from '../../lib/outcome/fields';
import { SUMMARY } from '../../lib/strings/panel';
import { followKept } from './kept-elsewhere';
import { dirty, type PanelStore, sameForm, versionOf } from './state';
import { toTyped } from './typed';

/** @returns takes a view into the store; what somebody is typing stays */
export function viewTaker({ getState: get, setState: set }: PanelStore) {
  return function onView(view: ItemView): void {
    const s = get();
    set({ view, elsewhere: view.editedElsewhere });
    const shared = view.sharing.state === 'shared' && !view.question;
    const apart = view.sharing.state === 'shared' && view.sharing.where === 'comment';
    if (shared && s.view?.known === 'outcome' && s.view.sharing.state !== 'shared')
      set({ status: apart ? SUMMARY.sharedComment : SUMMARY.shared });
    if (view.question?.kind !== 'conflict') set({ laterConflict: false });
    if (s.view?.sharing.state === 'watching' && view.sharing.state !== 'watching')
      set({ laterSteps: false, copied: false });
    const asks = s.screen === 'share' || s.screen === 'public';
    const gone = view.question?.kind === 'moved';
    // Nothing is left to be asked there once it has been sent, or is elsewhere.
    if ((asks && (gone || view.sharing.state === 'shared')) || (gone && s.screen === 'remove'))
      set({ screen: 'rest', publicWay: null });
    if (s.screen !== 'form' || s.busy === 'outcome.save') return;
    const version = versionOf(view);
    const now = toTyped(view.form);
    // The words are the same: something beside them was written, a witness or a finding that was set aside.
    if (sameForm(now, s.base)) {
      set({ from: version });
      return;
    }
    if (version !== s.from && !dirty(s)) {
      set({ form: now, base: now, from: version });
      return;
    }
    // What has a version is compared when it is saved. The rest stands nowhere but here.
    const there = toForm(view.outcome?.content ?? {});
    const kept = (f: Field) => version === s.from || (there[f] === undefined && Boolean(now[f]));
    const { form, base, both } = followKept(s, now, kept);
    set({ form, base, changed: s.changed || version !== s.from || both });
  };
}
