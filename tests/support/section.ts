/** What tests of the Outcome section share. Needs a DOM. */
import { applyForm, type Form } from '../../lib/outcome/fields';
import type { Outcome } from '../../lib/outcome/record';
import { stamp } from '../../lib/outcome/version';
import { readBody } from '../../lib/trackers/github/section';
import { FIRST_FORM, HOME } from '../fixtures/outcome/full';
import { renderMarkdown } from '../playground/github/markdown/blocks';

export const outcomeOf = (form: Form): Outcome =>
  stamp(
    null,
    applyForm({}, form, () => 'g1'),
    { id: 'o1', home: HOME },
  );

/** The first save of the mockup. */
export const FIRST = outcomeOf(FIRST_FORM);

/** Everybody and everything exists here, so that whatever could notify does. */
const context = { repository: 'acme/shop', knowsUser: () => true, issueTitle: () => 'x' };

/** Markdown as the practice tracker shows it, which knows nothing of our section. */
export function rendered(markdown: string): Element {
  const root = document.createElement('div');
  root.innerHTML = renderMarkdown(markdown, context);
  return root;
}

/** The outcome of a body; throws when there is none. */
export function readOutcome(body: string): { outcome: Outcome; handEdited: boolean } {
  const read = readBody(body, HOME);
  if (read.kind !== 'outcome') throw new Error(`read ${read.kind}`);
  return read;
}
