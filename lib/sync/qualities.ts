/** How items stand against what their team asks, for views of items and of forms that wait for one. */
import type { Choices, ItemView, PendingView } from '../messages/protocol';
import type { Form } from '../outcome/fields';
import type { GateView, Quality } from '../outcome/quality';
import type { ItemRow } from '../store/rows';
import { dayOf } from '../strings/time';
import { type Assessed, assess, gateOf, lastWaiverDay, mayWaive } from '../team/assess';
import { DEFAULTS } from '../team/defaults';
import type { Settings } from '../team/team';
import type { Place } from '../trackers/tracker';
import type { At } from './items';
import { assessedOf } from './judging';
import type { Parts } from './parts';
import { heldRef, stateOf } from './view';

/** What a form offers to choose from. */
function choicesOf(settings: Settings): Choices {
  const { metrics, goals, themes, vehicles, categories, templates, template } = settings;
  const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, name }));
  const own = template === DEFAULTS.template ? undefined : templates.find((t) => t.id === template);
  return {
    ...(own && { template: own.text }),
    metrics: metrics
      .filter((m) => !m.retired)
      .map(({ id, name, unit, goodDirection, owner, definitions }) => {
        const newest = [...(definitions ?? [])].sort((a, b) => b.version - a.version)[0];
        return {
          id,
          name,
          ...(unit !== undefined && { unit }),
          ...(goodDirection && { goodDirection }),
          ...(owner !== undefined && { owner }),
          ...(newest && { definition: newest.text, version: newest.version }),
        };
      }),
    goals: named(goals),
    themes: named(themes),
    vehicles: named(vehicles),
    categories: named(categories),
  };
}

type Gates = Partial<Record<GateView['act'], GateView>>;
const gates = (acts: readonly GateView['act'][], a: Assessed, login: string | undefined): Gates =>
  Object.fromEntries(
    acts.flatMap((act) => {
      const held = gateOf(act, a, login);
      return held ? [[act, held]] : [];
    }),
  );

/** What a page is told of a file that was found. */
const named = ({ id, name, where }: NonNullable<ItemView['teamOffer']>) => ({ id, name, where });

export function qualities(parts: Pick<Parts, 'judging' | 'rows' | 'io' | 'offerFor' | 'personal'>) {
  const { rows, io, judging } = parts;

  /** A form whose item does not exist yet. */
  const unmade = (title: string, form: Form, settings: Settings): Assessed => ({
    key: '',
    title,
    form,
    content: {},
    settings,
    today: dayOf(io.now()),
  });

  return {
    /** @param login who would waive */
    async ofItem(
      at: At,
      row: ItemRow,
      login: string | undefined,
    ): Promise<Pick<ItemView, 'quality' | 'gate' | 'choices' | 'teamOffer' | 'openPanel'>> {
      const { settings } = await judging.at(at.place);
      const offer = await parts.offerFor(at.place);
      const { openPanel } = await parts.personal(at.place);
      const beside = {
        choices: choicesOf(settings),
        ...(offer && { teamOffer: named(offer) }),
        ...(openPanel && { openPanel: true as const }),
      };
      // What nobody could read, or what another item holds, is not judged here.
      if (stateOf(row, io.now()).known === 'unread' || heldRef(row)) return beside;
      const a = assessedOf(row, settings, io.now());
      const held = row.standing ? {} : gates(['close'], a, login);
      const quality: Quality = {
        ...assess(a),
        lastDay: lastWaiverDay(settings, a.today),
        ...(!mayWaive(settings, login) && { mayWaive: false }),
      };
      return { ...beside, quality, ...(Object.keys(held).length > 0 && { gate: held }) };
    },
    async judge(at: At, form: Form): Promise<Quality> {
      const { settings } = await judging.at(at.place);
      return assess(assessedOf(await rows.get(at.item), settings, io.now(), form));
    },
    async ofForm(
      place: Place,
      { title, form, waiver }: Pick<PendingView, 'title' | 'form' | 'waiver'>,
      login: string | undefined,
    ): Promise<Pick<PendingView, 'quality' | 'gate' | 'choices'>> {
      const { settings } = await judging.at(place);
      const a = unmade(title, form, settings);
      const runs = waiver !== undefined && waiver.until >= a.today;
      const held = runs ? {} : gates(['create'], a, login);
      return {
        choices: choicesOf(settings),
        quality: assess(a),
        ...(Object.keys(held).length > 0 && { gate: held }),
      };
    },
    async judgeForm(place: Place, form: Form, title: string): Promise<Quality> {
      const { settings } = await judging.at(place);
      return assess(unmade(title, form, settings));
    },
  };
}
