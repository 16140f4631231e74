/** Outcomes written in a create form, before the item exists. */
import type { PendingView } from '../messages/protocol';
import type { Form } from '../outcome/fields';
import type { Pending } from '../store/pending';
import type { Place } from '../trackers/tracker';
import type { Parts } from './parts';

export function waiting(parts: Parts) {
  const { pending, places, settings, io } = parts;

  async function view(p: Pending): Promise<PendingView> {
    return {
      id: p.id,
      place: p.place,
      choice: await places.choiceOf(p.place),
      form: p.form,
      title: p.title,
      saved: p.saved,
      at: p.at,
      opened: p.opened,
      developer: (await settings.get()).developer,
    };
  }
  const fresh = (place: Place, tab: number): Pending => ({
    id: parts.newId(),
    outcome: parts.newId(),
    place,
    form: {},
    opened: [],
    title: '',
    tab,
    saved: false,
    at: io.now(),
    seen: io.now(),
  });

  return {
    /** The form of this tab; of a tab that is gone when it has none. Nothing is stored until something is typed. */
    async open(place: Place, tab: number): Promise<PendingView> {
      const own = await pending.of(place, tab);
      if (own) {
        await pending.put({ ...own, seen: io.now() });
        return view(own);
      }
      for (const p of await pending.all()) {
        const here = p.place.name.toLowerCase() === place.name.toLowerCase();
        if (here && !p.saved && !(await parts.tabAlive(p.tab, p.place))) {
          const taken = { ...p, tab, seen: io.now() };
          await pending.put(taken);
          return view(taken);
        }
      }
      return view(fresh(place, tab));
    },
    async put(
      place: Place,
      tab: number,
      next: { form: Form; title: string; opened: string[]; saved: boolean; viewer?: string },
    ): Promise<PendingView> {
      const before = (await pending.of(place, tab)) ?? fresh(place, tab);
      const same = JSON.stringify(before.form) === JSON.stringify(next.form) && before.saved === next.saved;
      const p: Pending = { ...before, ...next, seen: io.now(), at: same ? before.at : io.now() };
      await pending.put(p);
      return view(p);
    },
    async drop(place: Place, tab: number): Promise<void> {
      const own = await pending.of(place, tab);
      if (own) await pending.drop(own.id);
    },
    list: async (): Promise<PendingView[]> => Promise.all((await pending.all()).map(view)),
    of: pending.of,
  };
}
