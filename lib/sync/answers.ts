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
  who(item: ItemRef, tab?: number): Promise<Who>;
  change(at: At, rule: (row: ItemRow) => ItemRow): Promise<ItemView>;
  view(at: At): Promise<ItemView>;
};

/** An answer to a question that has changed meanwhile answers nothing: the person sees the new one. */
const answering = (of: string | undefined, rule: (row: ItemRow) => ItemRow) => (row: ItemRow) =>
  of === undefined || of === askedAs(row) ? rule(row) : row;

export function answers(parts: Parts, { who, change, view }: Tools) {
  const { rows, drafts, io } = parts;

  /** Keeps what could be read as the draft of this tab. What somebody typed goes before it. */
  async function begin(at: At, read: Form): Promise<void> {
    const { draft } = await drafts.open(at.item, at.tab, parts.tabAlive);
    const typed = Object.entries(draft?.form ?? {}).filter(([, v]) => v.trim() !== '');
    const form: Form = { ...read, ...Object.fromEntries(typed) };
    if (Object.keys(form).length > 0)
      await drafts.put(at.item, { opened: [], ...draft, form, at: io.now(), tab: at.tab });
  }

  return {
    remove: async (at: At, why: string) => {
      const by = await who(at.item, at.tab);
      return change(at, (r) => decide.removed(r, why, by));
    },
    undo: async (at: At) => {
      const by = await who(at.item, at.tab);
      return change(at, (r) => decide.restored(r, by));
    },
    settleConflict: async (at: At, choices: Record<string, 'mine' | 'theirs'>, of?: string) => {
      const by = await who(at.item, at.tab);
      return change(
        at,
        answering(of, (r) => settled(r, choices, by)),
      );
    },
    settleCopied: async (at: At, choice: 'take' | 'link' | 'discard', of?: string) => {
      const by = await who(at.item, at.tab);
      return change(
        at,
        answering(of, (r) => decide.copiedSettled(r, choice, by, parts.newId)),
      );
    },
    settleGone: async (at: At, choice: 'put-back' | 'remove') => {
      const by = await who(at.item, at.tab);
      return change(at, (r) => decide.goneSettled(r, choice, by));
    },
    settleOverwritten: (at: At, choice: 'restore' | 'leave', of?: string) =>
      change(
        at,
        answering(of, (r) => decide.overwrittenSettled(r, choice)),
      ),
    /** A draft with what people wrote under their own heading; nothing of the tracker's is changed by it. */
    async beginForeign(at: At): Promise<ItemView> {
      const row = await rows.get(at.item);
      const home = parts.home(at.item.tracker);
      const text = row.remote.kind === 'none' ? row.remote.foreign : undefined;
      if (home && text !== undefined) await begin(at, home.section.begin(text));
      return view(at);
    },
    /** Makes the damaged section plain text at the next write; without an outcome here, begins a form from it. */
    async repair(at: At): Promise<ItemView> {
      const row = await rows.get(at.item);
      const text = row.remote.kind === 'damaged' ? row.remote.text : '';
      const home = parts.home(at.item.tracker);
      if (!row.local && home && text !== '') await begin(at, home.section.salvage(text));
      return change(at, decide.repairing);
    },
  };
}
