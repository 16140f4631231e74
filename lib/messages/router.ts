/**
 * Who may send what. First who sends (own id; a page script of a tracker in the top frame; or one of the
 * extension's own pages), then what (schema), then whether the sender's tab shows what the message names.
 *
 * A tab is known by `sender.tab.url`, never by `sender.url`: after `pushState` the latter keeps the first page's
 * address (measured in both browsers).
 */
import { bare, placeOf, sameItem } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { HeldThere } from '../sync/links';
import type { ListAt } from '../sync/lists';
import { OthersWords } from '../sync/others-words';
import type { Place, Spot } from '../trackers/tracker';
import type { Lately } from './lately';
import type { Answer, Answers, Message } from './protocol';
import {
  AnyPageMessage,
  type ItemMessage,
  ItemMessage as ItemSchema,
  type ListMessage,
  ListMessage as ListSchema,
  type OwnMessage,
  OwnMessage as OwnSchema,
  type PlaceMessage,
  PlaceMessage as PlaceSchema,
} from './schemas';

export type Sender = {
  id?: string;
  url?: string;
  /** Chromium only. */
  origin?: string;
  frameId?: number;
  tab?: { id?: number; url?: string };
};

/** Pages of the extension that may send. */
const OWN_PAGES = ['options.html', 'popup.html', 'welcome.html', 'brief.html'];

export type RouterDeps = {
  ownId: string;
  /** `chrome-extension://…/` */
  ownBase: string;
  /** Where a tab's address leads, for the tracker it belongs to. */
  parse(url: URL): Spot;
  /** What tabs showed a moment ago. */
  lately: Pick<Lately, 'shows' | 'left'>;
  onItem(
    message: ItemMessage,
    /** `left`: the tab has gone on from the item. */
    at: { item: ItemRef; place: Place; tab: number; left?: true },
  ): Promise<unknown>;
  onPlace(message: PlaceMessage, at: { place: Place; tab: number }): Promise<unknown>;
  /** A list, a board, a pull request or an item with rows of others. */
  onList(message: ListMessage, at: ListAt): Promise<unknown>;
  onPage(message: { type: 'page.options'; hash: string }): Promise<unknown>;
  onOwn(message: OwnMessage): Promise<unknown>;
  /** Told once per refusal, with no content of the message. */
  refused(why: string): void;
};

type No = Extract<Answer<Message['type']>, { ok: false }>;
const no = (code: No['code'], why: string): No => ({ ok: false, code, why });

/** Makes the router. The returned function answers every message and never throws. */
export function router(deps: RouterDeps) {
  return async function route(raw: unknown, sender: Sender): Promise<Answer<Message['type']>> {
    try {
      const answer = await decide(raw, sender);
      if (!answer.ok && answer.code === 'refused') deps.refused(answer.why);
      return answer;
    } catch (e) {
      if (e instanceof OthersWords) return no('others', e.by ?? '');
      if (e instanceof HeldThere) return no('held', e.home);
      return no('failed', e instanceof Error ? e.message : String(e));
    }
  };

  async function decide(raw: unknown, sender: Sender): Promise<Answer<Message['type']>> {
    if (sender.id !== deps.ownId) return no('refused', 'sender is another extension');
    if (sender.url?.startsWith(deps.ownBase)) return fromOwnPage(raw, sender);

    const { tab } = sender;
    if (!tab || tab.id === undefined) return no('refused', 'sender has no tab');
    if (sender.frameId !== 0) return no('refused', 'sender is not the top frame');
    const url = httpsUrl(tab.url);
    const from = httpsUrl(sender.url);
    if (!url || !from) return no('refused', 'sender is not a page of a tracker');
    if (url.origin !== from.origin) return no('refused', 'sender and tab are of different origins');
    if (sender.origin !== undefined && sender.origin !== url.origin) {
      return no('refused', 'sender and tab are of different origins');
    }
    const spot = deps.parse(url);

    const any = AnyPageMessage.safeParse(raw);
    if (any.success) return ok(await deps.onPage(any.data));

    const place = PlaceSchema.safeParse(raw);
    if (place.success) {
      const shown = spot.kind === 'silent' ? undefined : spot.place;
      // A list that names no place (a dashboard) may open a form for any place of its site.
      const named = place.data.place;
      const fits =
        shown === undefined
          ? spot.kind === 'list' &&
            spot.tracker === named.tracker &&
            url.hostname === named.site &&
            same(spot.owner ?? named.owner, named.owner)
          : shown.tracker === named.tracker && shown.site === named.site && same(shown.owner, named.owner);
      if (!fits) return no('moved', 'the tab shows another place');
      return ok(await deps.onPlace(place.data, { place: named, tab: tab.id }));
    }

    const item = ItemSchema.safeParse(raw);
    if (item.success) {
      const named = bare(item.data.item);
      const place = placeShown(url, spot, named);
      if (place) {
        deps.lately.shows(tab.id, named);
        return ok(await deps.onItem(item.data, { item: named, place, tab: tab.id }));
      }
      // What was typed last, on a page that went on to another address meanwhile. It is only kept on this device.
      const typed = item.data.type === 'draft.put' || item.data.type === 'draft.drop';
      if (!typed || named.site !== url.hostname || !(await deps.lately.left(tab.id, named)))
        return no('moved', 'the tab shows another item');
      return ok(
        await deps.onItem(item.data, { item: named, place: placeOf(named), tab: tab.id, left: true }),
      );
    }
    const list = ListSchema.safeParse(raw);
    if (list.success) {
      const at = listAt(url, spot, tab.id) ?? leftBehind(list.data, url, tab.id);
      if (!at) return no('moved', 'the tab shows no list');
      const alien = itemsOf(list.data).some((i) => i.tracker !== at.tracker || i.site !== at.site);
      if (alien) return no('refused', 'an item of another site');
      const pull =
        list.data.type === 'pull.open' || list.data.type === 'pull.launched' ? list.data.item : null;
      if (pull && (spot.kind !== 'pull' || !sameItem(spot.item, bare(pull))))
        return no('moved', 'the tab shows another pull request');
      return ok(await deps.onList(list.data, at));
    }
    if (OwnSchema.safeParse(raw).success) return no('refused', 'a page script may not send this');
    return no('invalid', 'the message is not understood');
  }

  async function fromOwnPage(raw: unknown, sender: Sender): Promise<Answer<Message['type']>> {
    const path = (sender.url ?? '').slice(deps.ownBase.length).split(/[?#]/)[0] ?? '';
    if (!OWN_PAGES.includes(path)) return no('refused', 'not one of our pages');
    const own = OwnSchema.safeParse(raw);
    if (!own.success) return no('invalid', 'the message is not understood');
    return ok(await deps.onOwn(own.data));
  }
}

/**
 * The place of an item that a tab shows. Its address names it; a reading pane, whose address does not, is believed as
 * far as its owner goes.
 */
export function placeShown(url: URL, spot: Spot, item: ItemRef): Place | null {
  if (spot.kind === 'item') return sameItem(bare(spot.item), item) ? spot.place : null;
  if (spot.kind !== 'list' || !spot.holds || spot.owner === undefined) return null;
  const place = placeOf(item);
  const fits = item.tracker === spot.tracker && item.site === url.hostname && same(place.owner, spot.owner);
  return fits ? place : null;
}

/** The list that a tab shows, if it can show rows at all. */
function listAt(url: URL, spot: Spot, tab: number): ListAt | null {
  if (spot.kind === 'silent' || spot.kind === 'new') return null;
  const tracker = spot.kind === 'list' ? spot.tracker : spot.item.tracker;
  const place = spot.kind === 'item' ? (spot.over ?? spot).place : spot.place;
  return { url, tracker, site: url.hostname, tab, ...(place && { place }) };
}

/**
 * What was typed last beside a list that the page has left without a reload. It is only kept on this device, so any
 * page of the item's own site may still hand it in.
 */
function leftBehind(m: ListMessage, url: URL, tab: number): ListAt | null {
  if (m.type !== 'list.item' || m.act.type !== 'draft.put') return null;
  return { url, tracker: m.act.item.tracker, site: url.hostname, tab };
}

/** Every item that a message names. */
function itemsOf(m: ListMessage): { tracker: string; site: string }[] {
  if ('items' in m) return m.items;
  if ('seen' in m) return m.seen;
  if ('item' in m) return [m.item];
  return m.type === 'list.item' ? [m.act.item] : [];
}

const ok = (value: unknown) => ({ ok: true as const, value: value as Answers[Message['type']] });
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function httpsUrl(text: string | undefined): URL | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' ? url : null;
}
