/** Some pages show a new description late, or only after a reload; then ours must not contradict it unexplained. */
import type { ItemView } from '../messages/protocol';
import { cell } from './bridge';

/** @param shown text of the description as the page shows it now */
export function watchBehind(shown: () => string | null) {
  /** What the page showed when its person saved; null once it shows something else. */
  let old: string | null = null;
  let last: ItemView | null = null;
  const behind = cell(false);

  function compare(view: ItemView) {
    last = view;
    if (shown() !== old) old = null;
    const is = view.sharing.state === 'shared' && old !== null;
    if (is !== behind.get()) behind.set(is);
  }
  return {
    /** At every change of view or page. */
    compare,
    /** What the panel gets of it. */
    part: {
      behind,
      saved() {
        old = shown();
        // The write may have been quicker than the answer to the save.
        if (last) compare(last);
      },
    },
  };
}
