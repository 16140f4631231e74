/** What a person says of an item beyond saving: remove, undo, and the answers to its questions. */
import type { ItemView } from '../messages/protocol';
import type { Form } from '../outcome/fields';
import type { ItemRef } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import * as decide from './decisions';
import type { At } from './items';
import type { Parts } from './parts';
import { settled, type Who } from './reconcile';
import { askedAs } from './view';

type Tools = {
  who(item: ItemRef): Promise<Who>;
  change(at: At, rule: (row: ItemRow) => ItemRow): Promise<ItemView>;
};

/** An answer to a question that has changed meanwhile answers nothing: the person sees the new one. */
const answering = (of: string | undefined, rule: (row: ItemRow) => ItemRow) => (row: ItemRow) =>
  of === undefined || of === askedAs(row) ? rule(row) : row;

export function answers(parts: Parts, { who, change }: Tools) {
  const { rows, drafts, io } = parts;
  return {
    remove: async (at: At, why: string) => {
      const by = await who(at.item);
      return change(at, (r) => decide.removed(r, why, by));
    },
    undo: async (at: At) => {
      const by = await who(at.item);
      return change(at, (r) => decide.restored(r, by));
    },
    settleConflict: async (at: At, choices: Record<string, 'mine' | 'theirs'>, of?: string) => {
      const by = await who(at.item);
      return change(
        at,
        answering(of, (r) => settled(r, choices, by)),
      );
    },
    settleCopied: async (at: At, choice: 'take' | 'link' | 'discard', of?: string) => {
      const by = await who(at.item);
      return change(
        at,
        answering(of, (r) => decide.copiedSettled(r, choice, by, parts.newId)),
      );
    },
    settleGone: async (at: At, choice: 'put-back' | 'remove') => {
      const by = await who(at.item);
      return change(at, (r) => decide.goneSettled(r, choice, by));
    },
    settleOverwritten: (at: At, choice: 'restore' | 'leave', of?: string) =>
      change(
        at,
        answering(of, (r) => decide.overwrittenSettled(r, choice)),
      ),
    /** Makes the damaged section plain text at the next write; without an outcome here, begins a form from it. */
    async repair(at: At): Promise<ItemView> {
      const row = await rows.get(at.item);
      const text = row.remote.kind === 'damaged' ? row.remote.text : '';
      const home = parts.home(at.item.tracker);
      if (!row.local && home && text !== '') {
        const { draft } = await drafts.open(at.item, at.tab, parts.tabAlive);
        // What somebody typed goes before what could be read.
        const typed = Object.entries(draft?.form ?? {}).filter(([, v]) => v.trim() !== '');
        const form: Form = { ...home.section.salvage(text), ...Object.fromEntries(typed) };
        if (Object.keys(form).length > 0)
          await drafts.put(at.item, { opened: [], ...draft, form, at: io.now(), tab: at.tab });
      }
      return change(at, decide.repairing);
    },
  };
}
