/** Outcomes written in a create form, before the item exists. */
import type { PendingView } from '../messages/protocol';
import { applyForm, type Field, type Form } from '../outcome/fields';
import { samePlace } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { stamp } from '../outcome/version';
import type { Pending } from '../store/pending';
import { dayOf } from '../strings/time';
import type { Place } from '../trackers/tracker';
import { mayRunTo } from './committing';
import { part } from './decisions';
import type { Parts } from './parts';
import { qualities } from './qualities';

export function waiting(parts: Parts) {
  const { pending, places, settings, io } = parts;
  const quality = qualities(parts);

  async function view(p: Pending): Promise<PendingView> {
    const choice = await places.choiceOf(p.place);
    return {
      id: p.id,
      place: p.place,
      choice,
      form: p.form,
      title: p.title,
      saved: p.saved,
      at: p.at,
      opened: p.opened,
      connected: (await io.credentials({ ...p.place, key: `${p.place.name}#0` })).length > 0,
      developer: (await settings.get()).developer,
      ...(p.waiver && { waiver: p.waiver }),
      ...(choice === 'used' && (await quality.ofForm(p.place, p, p.viewer))),
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

  const own = (p: Pending, place: Place, tab: number) => p.tab === tab && samePlace(p.place, place);

  /** The record a page speaks of: by its id, else the one of its form. Never one that another tab has taken over. */
  async function spoken(place: Place, tab: number, id?: string): Promise<Pending | undefined> {
    if (id === undefined) return pending.of(place, tab);
    const named = await pending.get(id);
    return named && own(named, place, tab) ? named : undefined;
  }

  return {
    /** The form of this tab; of a tab that is gone when it has none. Nothing is stored until something is typed. */
    async open(place: Place, tab: number, title = '', viewer?: string): Promise<PendingView> {
      const seen = { seen: io.now(), ...(viewer !== undefined && { viewer }) };
      const present = await pending.of(place, tab, title);
      if (present) {
        await pending.change(present.id, (p) => ({ ...p, ...seen }));
        return view({ ...present, ...seen });
      }
      for (const p of await pending.all()) {
        if (samePlace(p.place, place) && !p.saved && !(await parts.tabAlive(p.tab, p.place))) {
          const taken = { ...p, tab, ...seen };
          await pending.put(taken);
          return view(taken);
        }
      }
      return view({ ...fresh(place, tab), ...seen });
    },
    async put(
      place: Place,
      tab: number,
      said: { id?: string; form: Form; title: string; opened: string[]; saved: boolean; viewer?: string },
    ): Promise<PendingView> {
      const { id, ...next } = said;
      const free = id !== undefined && (await pending.get(id)) === undefined;
      const present =
        (await spoken(place, tab, id)) ?? (free ? undefined : await pending.of(place, tab, next.title));
      const before = present ?? fresh(place, tab, free ? id : undefined);
      const title = next.title.trim() === '' ? before.title : next.title;
      const same = JSON.stringify(before.form) === JSON.stringify(next.form) && before.saved === next.saved;
      const p: Pending = { ...before, ...next, title, seen: io.now(), at: same ? before.at : io.now() };
      await pending.put(p);
      return view(p);
    },
    /** The form is still there. An emptied title says nothing: trackers clear their forms when they are done. */
    touch: async (place: Place, tab: number, id: string, title: string): Promise<void> => {
      const named = title.trim() !== '' && { title };
      await pending.change(id, (p) => (own(p, place, tab) ? { ...p, ...named, seen: io.now() } : p));
    },
    judge: quality.judgeForm,
    /**
     * The item is to be made without what is asked: the exception waits with it, and is kept even where nothing was
     * written.
     */
    async waive(
      place: Place,
      tab: number,
      said: { id: string; title: string; viewer?: string | undefined; why: string; until: string | null },
    ): Promise<PendingView> {
      const before = (await spoken(place, tab, said.id)) ?? fresh(place, tab, said.id);
      const { waiver: _, ...rest } = before;
      const { why, until, viewer = before.viewer } = said;
      const { settings: rules } = await parts.judging.at(place);
      if (until !== null) mayRunTo(rules, viewer, until, dayOf(io.now()));
      const title = said.title.trim() === '' ? before.title : said.title;
      const waiver = until === null ? {} : { waiver: { why, until } };
      const p: Pending = {
        ...rest,
        ...waiver,
        ...(viewer !== undefined && { viewer }),
        title,
        saved: before.saved || until !== null,
        seen: io.now(),
        at: io.now(),
      };
      await pending.put(p);
      return view(p);
    },
    async drop(place: Place, tab: number, id?: string): Promise<void> {
      const found = await spoken(place, tab, id);
      if (found) await pending.drop(found.id);
    },
    /**
     * The section for an item that does not exist yet; its home names the place only.
     * @param fields those that may be shared; undefined: all
     */
    async text(
      place: Place,
      tab: number,
      said: { id?: string; form: Form },
      fields?: readonly Field[],
    ): Promise<string> {
      const own = await spoken(place, tab, said.id);
      const { shared } = part(said.form, fields);
      if (own) await pending.change(own.id, (p) => ({ ...p, put: shared }));
      const home: ItemRef = { tracker: place.tracker, site: place.site, key: `${place.name}#` };
      const content = applyForm({}, shared, parts.newId);
      const at = new Date(io.now()).toISOString();
      const id = own?.outcome ?? parts.newId();
      return parts.home(place.tracker)?.section.write(stamp(null, content, { id, home, at })) ?? '';
    },
    list: async (): Promise<PendingView[]> => Promise.all((await pending.all()).map(view)),
    spoken,
  };
}
