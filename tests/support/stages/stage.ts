/** What random schedules need to know of a tracker. The player itself knows none. */
import type { Form } from '../../../lib/outcome/fields';
import type { ItemRef, Outcome } from '../../../lib/outcome/record';
import type { HomeState, Place } from '../../../lib/trackers/tracker';
import type { Fault, Match } from '../../playground/faults';
import type { World } from '../../playground/world';
import type { Story, Tally } from '../books';
import type { Device } from '../device';
import type { Random } from '../prng';

/** One person's browser: the item's page in its first tab, a list in its second. */
export type Actor = {
  who: number;
  login: string;
  d: Device;
  /** What the first tab shows: the item, under the key that it had when the page was opened. */
  at: ItemRef;
  /** A form that was opened a while ago, and the version it was opened on. */
  form?: { form: Form; from: string | null };
};

export type Play = {
  stage: Stage;
  world: World;
  people: Actor[];
  /** Somebody who only ever looks at the list. */
  bystander?: Actor;
  r: Random;
  story: Story;
  tally: Tally;
  /** Every key that the item has had. */
  keys: string[];
  /** Called after every request. */
  watch?: () => void;
};

export type Stage = {
  tracker: string;
  /** The places that everybody uses; the item is in the first of them. */
  places: readonly Place[];
  /** Address of a list that shows the item, in another tab of everybody. */
  list: string;
  /** Other items of that list. */
  beside: readonly string[];
  /** Names of those who may take part. */
  logins: readonly string[];
  device(world: World, who: number): Device;
  /** Any request, and the one that puts the outcome there. */
  api: Match;
  write: Match;
  faults: readonly { name: string; fault: Fault | ((world: World) => Fault) }[];
  /** Before anybody comes. */
  begin(play: Play): void;
  /** Somebody without this browser changes something, now or in a gap of a write. @param gap only there */
  stranger(play: Play, step: number, gap?: 'before' | 'after'): void;
  /** Everybody opens the item's page before anything else. */
  comes?: true;
  /**
   * People also save forms that they opened a while ago, and somebody looks at the list alone. Absent: no dice are
   * thrown for it.
   */
  late?: true;
  /** What else may happen here, in so many of a hundred turns. Absent: nothing, and no dice are thrown for it. */
  more?: { share: number; turn(play: Play, actor: Actor, step: number): Promise<void> };
  /** A person has saved or decided something. @param value what was saved */
  decided?(play: Play, actor: Actor, value?: string): Promise<void>;
  /** Everything that was closed, taken or ended is as it was. */
  calm(play: Play): void;
  /** What nobody but a person can set going again, or a stranger has to look at. */
  unstick?(play: Play, actor: Actor): Promise<void>;
  /** The item as the tracker names it now. */
  now(world: World): ItemRef;
  /** What the tracker holds now. */
  home(world: World): HomeState;
  /** Everything that it ever held, as far as it was not told before. */
  past(play: Play): Outcome[];
  /** Counts every change. */
  changes(world: World): number;
  /** What else has to hold in the end; problems go into the tally. */
  audit(play: Play): void;
};
