/**
 * What Jira's pages show of an issue beside its text, and which press creates one. Nothing closes by one press: a
 * status is chosen from a menu. Pure reads.
 */
import { works } from '../pressable';
import type { TrackerSigns } from '../tracker';
import { around, first, words } from './ladder';
import { SIGN_SELECTORS, type SignSelectors } from './sign-selectors';
import { TRACKER } from './urls';

/** @param table the selector ladders; tests hand in broken ones */
export function jiraSigns(table: SignSelectors = SIGN_SELECTORS): TrackerSigns {
  return {
    id: TRACKER,
    // Its group is only in its colour, and labels stand beside whatever else has been put there: the API tells them.
    facts(at) {
      const status = words(first(around(at, table.scope) ?? at, table.status)?.el);
      return status === '' ? {} : { status };
    },
    // UNVERIFIED: whether keys create anything in the dialog; they are let through.
    actOf(target, by) {
      const button = by === 'click' && around(target, table.createButton);
      const form = button && around(button, table.form);
      return form && first(form, table.summary) && works(button) ? 'create' : null;
    },
  };
}
