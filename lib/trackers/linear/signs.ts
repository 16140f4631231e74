/**
 * Which press in Linear's pages creates an issue. Nothing closes by one press: a status is chosen from a menu. What a
 * page shows of an issue it shows by words and colours alone: the API tells it.
 */
import { works } from '../pressable';
import type { TrackerSigns } from '../tracker';
import type { Ladder } from './selectors';
import { SIGN_SELECTORS, type SignSelectors } from './sign-selectors';
import { TRACKER } from './urls';

const all = (root: ParentNode, ladder: Ladder): Element[] => {
  const [css, ...rest] = ladder;
  if (css === undefined) return [];
  const found = [...root.querySelectorAll(css)];
  return found.length > 0 ? found : all(root, rest);
};
const around = (el: Element, ladder: Ladder): Element | undefined =>
  ladder.map((css) => el.closest(css)).find((found) => found !== null) ?? undefined;
/** Is the document that of a form alone? */
const isForm = (doc: Document): boolean => /\/new\/?$/.test(doc.location?.pathname ?? '');

/** @param table the selector ladders; tests hand in broken ones */
export function linearSigns(table: SignSelectors = SIGN_SELECTORS): TrackerSigns {
  /** The button of the form that something stands in; undefined: no form, or nobody knows which button it is. */
  function buttonFor(target: Element): Element | undefined {
    const dialog = around(target, table.dialog);
    const form = dialog ?? (isForm(target.ownerDocument) ? around(target, table.page) : undefined);
    if (!form || all(form, table.view).length > 0) return undefined;
    const named = form.querySelector(table.title[0] ?? ':not(*)');
    const known =
      named !== null || (all(form, table.title).length > 0 && (!dialog || all(form, table.sign).length > 0));
    if (!known) return undefined;
    const [button, second] = all(form, table.createButton);
    return second ? undefined : button;
  }

  return {
    id: TRACKER,
    facts: () => ({}),
    actOf(target, by) {
      const button = buttonFor(target);
      if (!button || !works(button)) return null;
      return by === 'keys' || button.contains(target) ? 'create' : null;
    },
  };
}
