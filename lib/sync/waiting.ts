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
  const fresh = (place: Place, tab: number, id = parts.newId()): Pending => ({
    id,
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

  const own = (p: Pending, place: Place, tab: number) =>
    p.tab === tab && p.place.name.toLowerCase() === place.name.toLowerCase();

  /** The record a page speaks of: by its id, else the one of its form. */
  async function spoken(place: Place, tab: number, title: string, id?: string): Promise<Pending | undefined> {
    const named = id === undefined ? undefined : await pending.get(id);
    if (named && own(named, place, tab)) return named;
    return named || id === undefined ? pending.of(place, tab, title) : undefined;
  }

  return {
    /** The form of this tab; of a tab that is gone when it has none. Nothing is stored until something is typed. */
    async open(place: Place, tab: number, title = ''): Promise<PendingView> {
      const present = await pending.of(place, tab, title);
      if (present) {
        await pending.change(present.id, (p) => ({ ...p, seen: io.now() }));
        return view(present);
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
      said: { id?: string; form: Form; title: string; opened: string[]; saved: boolean; viewer?: string },
    ): Promise<PendingView> {
      const { id, ...next } = said;
      const found = await spoken(place, tab, next.title, id);
      const unused = id === undefined || (await pending.get(id)) === undefined;
      const before = found ?? fresh(place, tab, unused ? id : undefined);
      const same = JSON.stringify(before.form) === JSON.stringify(next.form) && before.saved === next.saved;
      const p: Pending = { ...before, ...next, seen: io.now(), at: same ? before.at : io.now() };
      await pending.put(p);
      return view(p);
    },
    /** The form is still there. An emptied title says nothing: trackers clear their forms when they are done. */
    touch: async (place: Place, tab: number, id: string, title: string): Promise<void> => {
      const named = title.trim() !== '' && { title };
      await pending.change(id, (p) => (own(p, place, tab) ? { ...p, ...named, seen: io.now() } : p));
    },
    async drop(place: Place, tab: number, id?: string): Promise<void> {
      const found = await spoken(place, tab, '', id);
      if (found) await pending.drop(found.id);
    },
    list: async (): Promise<PendingView[]> => Promise.all((await pending.all()).map(view)),
    spoken,
  };
}
