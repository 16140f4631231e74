/** What stands beside an outcome: the item that holds it, its launch, the signpost on the item for everybody else. */
import type { ItemView } from '../messages/protocol';
import { aliasOf } from '../outcome/item';
import type { ItemRef, Outcome } from '../outcome/record';
import { inTurnOf } from '../store/in-turn';
import type { ItemRow } from '../store/rows';
import type { signposts } from '../store/signposts';
import type { HomeIo, TrackerHome } from '../trackers/tracker';
import { asAccount, fromTab } from './carrier';
import { held, NotLinked } from './held';
import type { At } from './items';
import { launched, proposed } from './launches';
import { placeOfItem } from './moving';
import type { Parts } from './parts';
import type { Who } from './reconcile';
import { heldRef, stateOf } from './view';

type Tools = {
  who(item: ItemRef): Promise<Who>;
  change(at: At, rule: (row: ItemRow) => ItemRow): Promise<ItemView>;
  view(at: At): Promise<ItemView>;
  /** Asks the tracker about an item, where it can be asked. */
  ask(item: ItemRef): Promise<ItemRow>;
};

type Signpost = NonNullable<TrackerHome['signpost']>;
export type Signposts = ReturnType<typeof signposts>;

/**
 * Does the tracker hold what this device holds, with nothing to send or to ask? Of a removal that somebody agreed to,
 * nothing at all.
 */
function stands({ local, remote, dirty, standing, way }: ItemRow): boolean {
  if (!local || dirty || standing || way !== 'share') return false;
  return remote.kind === 'outcome'
    ? remote.version === local.version
    : remote.kind === 'none' && local.content.removed !== undefined;
}

export function beside(parts: Parts, { who, change, view, ask }: Tools) {
  const { rows, io } = parts;
  const homes = held(parts);

  /** One after the other for an item: what is sent later must not come to stand before what was sent first. */
  const turn = inTurnOf();
  const inTurn = (item: ItemRef, own: boolean, tab?: number): Promise<void> =>
    turn(aliasOf(item), () => put(item, own, tab));

  /**
   * Puts the signpost on the item, brings it up to date, or takes it off. What fails is tried again at the next visit.
   * @param own after a write of ours; a removal takes along also what others have put there
   * @param tab of whoever decides it now; else it goes as the one whose words it shows, and as nobody else
   */
  async function put(item: ItemRef, own: boolean, tab?: number): Promise<void> {
    const row = await rows.get(item);
    const place = placeOfItem(row.item);
    const { signpost } = parts.home(item.tracker) ?? {};
    if (!signpost || !place) return;
    const { local, signposted, signpostDue } = row;
    const on = (await parts.signposts.of(place)) === true;
    const mine = on || signposted !== undefined || signpostDue === true;
    const takes = tab !== undefined && row.signpostStands === true;
    if (!mine && !takes) return follow(row, signpost, own);
    const there = row.signpostStands === false ? undefined : signposted;
    if (on && (!stands(row) || there === local?.version)) return;
    const shown = on ? local : null;
    const told = await (tab === undefined
      ? asWriter(row, shown, signpost)
      : signpost(row.item, shown, fromTab(io, tab)));
    await rows.update(row.item, ({ signpostDue: _, ...r }) =>
      told.ok
        ? { ...r, signposted: shown?.version, signpostStands: shown !== null && !shown.content.removed }
        : { ...r, signpostDue: true as const },
    );
    parts.changed(row.item);
  }

  /** As the one whose words it shows, and as nobody else. */
  const asWriter = ({ item, account }: ItemRow, shown: Outcome | null, signpost: Signpost) =>
    account === undefined
      ? signpost(item, shown, io)
      : signpost(item, shown, asAccount(io, account), account);

  /**
   * What others have put there goes on saying what stands here, and goes with a removal.
   * @param own after a write of ours
   */
  async function follow(row: ItemRow, signpost: Signpost, own: boolean): Promise<void> {
    const { local, account } = row;
    if (!local || !stands(row) || !(own || row.signpostDue)) return;
    const removed = local.content.removed !== undefined;
    const by = account === undefined ? io : asAccount(io, account);
    // A removal takes it along without asking first whether there is one.
    if (!removed && !(await seenThere(row, by))) {
      await rows.update(row.item, ({ signpostDue: _, ...r }) => r);
      return;
    }
    const told = await asWriter(row, removed ? null : local, signpost);
    // Who may not is not asked for it again: its own person brings it up to date when they look.
    const again = !told.ok && !removed && told.trouble.code !== 'not-permitted';
    await rows.update(row.item, ({ signpostDue: _, ...r }) => ({
      ...r,
      ...(told.ok && { signpostStands: !removed }),
      ...(again && { signpostDue: 'theirs' as const }),
    }));
    parts.changed(row.item);
  }

  /** Asks whether it stands on the item; what is not known now stays as it was. */
  async function seenThere({ item }: ItemRow, by: HomeIo): Promise<boolean | undefined> {
    const told = await parts.home(item.tracker)?.signposted?.(item, by);
    if (!told?.ok) return (await rows.get(item)).signpostStands;
    const before = (await rows.get(item)).signpostStands;
    if (before === told.stands) return before;
    await rows.update(item, (r) => ({ ...r, signpostStands: told.stands }));
    parts.changed(item);
    return told.stands;
  }

  /**
   * What this device has put there and is not as it should be: it failed, it is not wanted any more, or somebody else has
   * changed or removed the outcome since. Looking at what others have put there writes nothing.
   */
  async function postAgain(item: ItemRef): Promise<void> {
    const row = await rows.get(item);
    if (!row.readTrouble && shows(row)) await seenThere(row, io);
    const place = placeOfItem(row.item);
    const ours = row.signposted !== undefined && place !== null;
    const on = ours && (await parts.signposts.of(place));
    const old = on === true && !row.readTrouble && stands(row) && row.signposted !== row.local?.version;
    if (row.signpostDue || (ours && on === false) || old) await inTurn(item, false);
  }

  /** Something that can be shown to everybody. Who may only comment may put no link there. */
  const shows = (row: ItemRow) =>
    row.way === 'share' && !row.dirty && row.via !== 'comment' && stateOf(row).known === 'outcome';

  /** Whether it is shown, as the tracker said; asked where it is not, and this person shared it. */
  async function signpostOf(at: At, row: ItemRow): Promise<ItemView['signpost']> {
    const { signpostStands: there, account } = row;
    if (!shows(row) || there === undefined || !parts.home(at.item.tracker)?.signpost) return undefined;
    const on = await parts.signposts.of(at.place);
    if (on !== undefined) return on ? (there ? 'on' : 'missing') : there ? 'theirs' : 'off';
    if (there) return 'theirs';
    const [present] = await io.credentials(at.item, at.tab);
    const other = present?.account !== undefined && present.account !== account;
    return account === undefined || other ? undefined : 'ask';
  }

  return {
    post: (item: ItemRef) => inTurn(item, true),
    postAgain,
    /** Of an item that only points to another: that one is looked at too. */
    async lookOn(row: ItemRow): Promise<void> {
      const ref = heldRef(row);
      if (ref) await homes.look(ref);
    },
    /** What a view says of these. */
    async of(at: At, row: ItemRow): Promise<Pick<ItemView, 'held' | 'launch' | 'signpost'>> {
      const signpost = await signpostOf(at, row);
      const home = await homes.of(row);
      const launch = proposed(row, io.now());
      return {
        ...(home && { held: home }),
        ...(launch && { launch }),
        ...(signpost && { signpost }),
      };
    },
    acts: {
      /** "Show it on the ticket for everyone?" */
      async signpostBy(at: At, on: boolean): Promise<ItemView> {
        await parts.signposts.choose(at.place, on);
        parts.later(inTurn(at.item, false, at.tab));
        // As it will be in a moment; should that fail, it is said then.
        return { ...(await view(at)), signpost: on ? 'on' : 'off' };
      },
      /** @param on ISO day, or null: not yet */
      async launchBy(at: At, on: string | null): Promise<ItemView> {
        const by = await who(at.item);
        if (on !== null)
          return change(at, (r) => launched(r, on, r.launch?.why ?? 'a person', by, parts.newId));
        await rows.update(at.item, (r) => ({ ...r, notYetAt: io.now() }));
        return view(at);
      },
      /** @throws NotLinked, for the person */
      async linkTo(at: At, to: ItemRef | null): Promise<ItemView> {
        if (!to) throw new NotLinked('not-an-item');
        // What stands there already is not joined with a link that was made in ignorance of it.
        const here = await ask(at.item);
        const rule = await homes.linking(here, to, await who(at.item));
        return change(at, rule);
      },
      async adopt(at: At): Promise<ItemView> {
        const rule = await homes.adopting(await rows.get(at.item), await who(at.item));
        return rule ? change(at, rule) : view(at);
      },
    },
  };
}
