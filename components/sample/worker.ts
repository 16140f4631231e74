/** Answers the panel of the sample ticket as the worker would, from memory alone. */
import type { Ask } from '../../lib/messages/client';
import { Refused } from '../../lib/messages/client';
import type { Answers, ItemView, Message, Sharing } from '../../lib/messages/protocol';
import { applyForm, type Form, missing, toForm } from '../../lib/outcome/fields';
import type { ItemRef } from '../../lib/outcome/record';
import type { Cell } from '../../lib/page/bridge';
import { SAMPLE } from '../../lib/strings/sample';
import { asMarkdown } from '../panel/markdown';

export const sampleItem: ItemRef = {
  tracker: 'github',
  site: 'github.com',
  key: `${SAMPLE.place}${SAMPLE.key}`,
};

/** @param at when it was saved, ms */
function viewOf(form: Form | null, sharing: Sharing, at: number): ItemView {
  const content = form ? applyForm({}, form, () => 'guardrail') : {};
  return {
    item: sampleItem,
    place: 'used',
    known: form ? 'outcome' : 'none',
    ...(form && {
      outcome: {
        format: '1.0',
        id: 'sample',
        home: sampleItem,
        version: String(at),
        parents: [],
        by: 'you',
        at: new Date(at).toISOString(),
        content,
      },
    }),
    form: toForm(content),
    missing: missing(form ?? {}),
    editedElsewhere: false,
    sharing,
  };
}

export function sampleView(state: 'none' | 'framed', now = Date.now()): ItemView {
  return state === 'none'
    ? viewOf(null, { state: 'unasked' }, now)
    : viewOf(SAMPLE.form, { state: 'shared', at: now - 2 * 3_600_000, by: 'acme-pm' }, now - 2 * 3_600_000);
}

/** @param view what the panel shows; actions change it. @param now ms since epoch */
export function sampleWorker(view: Cell<ItemView>, now = () => Date.now()): Ask {
  let before: ItemView | null = null;
  function answer(message: Message): Answers[Message['type']] {
    const is = view.get();
    switch (message.type) {
      case 'draft.put':
        return { kept: true, editedElsewhere: false };
      case 'draft.drop':
        return { kept: true };
      case 'outcome.save':
        return viewOf(message.form, { state: 'unasked' }, now());
      case 'outcome.remove':
        before = is;
        return { ...viewOf(null, is.sharing, now()), known: 'removed', undoUntil: now() + 60_000 };
      case 'outcome.undo':
        return before ?? is;
      case 'share.choose':
        return { ...is, sharing: { state: message.way === 'description' ? 'watching' : 'here' } };
      case 'section.text':
        return { text: asMarkdown(is.form) };
      case 'page.options':
        return { done: true };
      default:
        throw new Refused('refused', 'not on a sample');
    }
  }
  return (async (message: Message) => answer(message)) as Ask;
}
