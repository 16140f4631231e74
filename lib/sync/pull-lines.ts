/** The lines on a pull request: what it closes, and what each of those is for. */
import type { ItemView, PullLine, PullView } from '../messages/protocol';
import { showDay } from '../outcome/day';
import { missing } from '../outcome/fields';
import { bare } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { shortSentence } from '../outcome/sentence';
import type { PullRow, Pulls } from '../store/pulls';
import type { ItemRow } from '../store/rows';
import { MISSING, MISSING_NAME, NOBODY_SAID } from '../strings/common';
import { PULL } from '../strings/rows';
import { dayOf } from '../strings/time';
import { carrier } from './carrier';
import type { Items } from './items';
import { launchable, launched, NOT_YET_MS } from './launches';
import type { Lists } from './lists';
import { placeOfItem } from './moving';
import type { Parts } from './parts';
import type { Reading } from './reading';
import { heldRef, stateOf } from './view';

type Deps = { parts: Parts; pulls: Pulls; lists: Lists; reading: Reading; service: Items };
type Text = PullLine['text'];

/** What a line says of an item: the same as its strip, in one line. */
export function lineText(row: ItemRow, known: ItemView['known'], unread: string): Text {
  const held = heldRef(row);
  if (held)
    return [
      { text: `Held in ${held.key}.`, strong: true },
      { text: ' It counts once, there.', dim: true },
    ];
  if (known === 'unread') return [{ text: unread, dim: true }];
  const { form } = stateOf(row);
  if (known !== 'outcome') return [{ text: NOBODY_SAID, dim: true }];
  const gaps = missing(form);
  const names = gaps.map((f) => MISSING_NAME[f] ?? f).join(', ');
  const sentence = shortSentence(form)
    .filter((p) => p.filled || gaps.length > 0)
    .map((p) => ({ text: p.text, ...(p.slot === 'problem' && p.filled && { strong: true as const }) }));
  return gaps.length > 0
    ? [
        { text: `${MISSING} ` },
        { text: names, strong: true },
        { text: '. ' },
        ...sentence.map((p) => ({ text: p.text, dim: true })),
      ]
    : sentence;
}

function merged(on: string, today: string): NonNullable<PullLine['merged']> {
  if (on === today) return { on, said: 'today', short: PULL.today };
  return { on, said: `on ${showDay(on, 'short')}`, short: PULL.thatDay(showDay(on, 'badge')) };
}

export function pullLines({ parts, pulls, lists, reading, service }: Deps) {
  const { io } = parts;
  const { mayTake } = carrier(parts);

  /** "Not yet" holds for a while; then the person is asked again. */
  const mayAsk = ({ state, notYetAt }: PullRow) =>
    state === 'merged' && (notYetAt === undefined || io.now() - notYetAt >= NOT_YET_MS);

  async function view(pull: ItemRef): Promise<PullView> {
    const place = placeOfItem(pull);
    if (!place || (await parts.places.choiceOf(place)) !== 'used') return { used: false, lines: [], more: 0 };
    const row = await pulls.get(pull);
    const notice = await reading.notice([{ item: pull, pull: true }]);
    const lines: PullLine[] = [];
    let more = row?.more ?? 0;
    for (const { item, title } of row?.closes ?? []) {
      const [own] = await lists.used([item]);
      // What it closes in a place that nobody chose is none of ours to read; that it is there is said.
      if (!own) {
        more += 1;
        continue;
      }
      const at = await lists.rowOf(item);
      const badge = await lists.badgeFor(at);
      const { known } = stateOf(at);
      const told = badge.state === 'unchecked' ? 'unread' : known;
      const asks = row?.mergedAt && mayAsk(row) && launchable(at);
      lines.push({
        item: { ...item },
        title: at.title ?? title,
        badge,
        known: told,
        text: lineText(at, told, lists.why(at)),
        ...(asks && row.mergedAt && { merged: merged(dayOf(Date.parse(row.mergedAt)), dayOf(io.now())) }),
      });
    }
    return { used: true, lines, more, ...(row && { read: true as const }), ...(notice && { notice }) };
  }

  return {
    view,
    /** The lines from this device; the tracker is asked behind them. */
    async open(pull: ItemRef, fresh: boolean): Promise<PullView> {
      const now = await view(pull);
      if (now.used) parts.later(lists.ask([{ ...pull, pull: true }], fresh));
      return now;
    },
    /**
     * A person says when a merged change reached users: that is the launch of what it closes.
     * @param on ISO day, or null: not yet
     */
    async launched(pull: ItemRef, on: string | null, tab: number): Promise<PullView> {
      const row = await pulls.get(pull);
      const [own] = await lists.used([pull]);
      if (!row || !own || row.state !== 'merged') return view(pull);
      if (on === null) await pulls.put({ ...row, notYetAt: io.now() });
      else {
        for (const closed of await lists.used(row.closes.map((c) => bare(c.item)))) {
          const here = await lists.rowOf(closed);
          const item = bare(here.item);
          const place = placeOfItem(item);
          if (!place || !launchable(here) || !(await mayTake({ item, tab }, here))) continue;
          const by = { by: await service.login(item, tab), at: io.now() };
          const from = `merge of ${pull.key}`;
          await service.change({ item, place, tab }, (r) => launched(r, on, from, by, parts.newId));
        }
      }
      return view(pull);
    },
  };
}
