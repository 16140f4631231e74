/** What this device knows of a team's items: how they would stand under other rules, what the rules cost, what was shipped. */
import type { Brief, Friction, TeamPreview } from '../messages/team-protocol';
import { placeOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { RULES } from '../outcome/rules/index';
import { sentenceText } from '../outcome/sentence';
import { compareStages } from '../outcome/stage';
import type { FrictionStore } from '../store/friction';
import type { Outcomes } from '../store/outcomes';
import type { ItemRow } from '../store/rows';
import { dayOf } from '../strings/time';
import { assess } from '../team/assess';
import { briefOf } from '../team/brief';
import { inScope } from '../team/scope';
import type { Settings, Team } from '../team/team';
import { assessedOf } from './judging';
import { stateOf } from './view';

/** Items named in a preview. */
const NAMED = 12;
/** A rule that is set aside more often than this, of so many hits or more, annoys more than it helps. */
const ANNOYS = 0.4;
const ENOUGH = 5;

type Deps = {
  rows: Outcomes;
  minutes: FrictionStore;
  now(): number;
  /** What would hold for the items of a team, with the layers of this device. */
  settingsOf(team: Team): Promise<Settings>;
  /** Where an item has a page; null: nowhere that is known. */
  address(item: ItemRef): string | null;
};

export function teamFigures({ rows, minutes, now, settingsOf, address }: Deps) {
  /** Rows of items within the scopes of a team; links to other items count where they are held. */
  async function itemsOf(team: Team): Promise<ItemRow[]> {
    const scopes = team.scopes ?? [];
    return (await rows.all()).filter((r) => scopes.some((s) => inScope(placeOf(r.item), s)));
  }
  const isOpen = ({ facts, done }: ItemRow) => !done && facts?.kind !== 'done' && facts?.kind !== 'canceled';
  const link = (item: ItemRef) => {
    const url = address(item);
    return url === null ? {} : { url };
  };

  return {
    async preview(team: Team): Promise<TeamPreview> {
      const settings = await settingsOf(team);
      const found: TeamPreview = { items: 0, pass: 0, nudged: 0, paused: 0, unread: 0, which: [] };
      for (const row of (await itemsOf(team)).filter(isOpen)) {
        found.items += 1;
        if (stateOf(row, now()).known === 'unread') {
          found.unread += 1;
          continue;
        }
        const q = assess(assessedOf(row, settings, now()));
        const paused = q.readiness === 'paused' || (q.unguarded !== undefined && q.level === 'require');
        if (paused) {
          found.paused += 1;
          if (found.which.length < NAMED) {
            const { key } = row.item;
            found.which.push({ key, title: row.title ?? key, stage: q.stage, ...link(row.item) });
          }
        } else if (q.asked.length > 0 || q.readiness === 'weak') found.nudged += 1;
        else found.pass += 1;
      }
      return found;
    },
    async friction(team: Team): Promise<Friction> {
      const settings = await settingsOf(team);
      const today = dayOf(now());
      const hits = new Map<string, { hits: number; setAside: number }>();
      const waivers = { open: 0, ended: 0 };
      const count = (rule: string, aside: boolean) => {
        const n = hits.get(rule) ?? { hits: 0, setAside: 0 };
        hits.set(rule, { hits: n.hits + 1, setAside: n.setAside + (aside ? 1 : 0) });
      };
      let items = 0;
      for (const row of await itemsOf(team)) {
        const { content } = stateOf(row, now());
        if (!content) continue;
        items += 1;
        const { waiver } = content;
        if (waiver) waivers[waiver.until >= today ? 'open' : 'ended'] += 1;
        const q = assess(assessedOf(row, settings, now()));
        for (const f of q.findings) count(f.rule, false);
        for (const s of q.setAside) count(s.rule, true);
      }
      const rules = [...hits].map(([rule, n]) => ({
        rule,
        name: RULES.find((r) => r.id === rule)?.name ?? rule,
        ...n,
        ...(n.hits >= ENOUGH && n.setAside > ANNOYS * n.hits && { annoys: true as const }),
      }));
      return {
        days: await minutes.days(),
        rules: rules.sort((a, b) => b.setAside - a.setAside || b.hits - a.hits),
        waivers,
        items,
      };
    },
    async brief(team: Team): Promise<Brief> {
      const settings = await settingsOf(team);
      const items = (await itemsOf(team)).map((row) => {
        const { content, form } = stateOf(row, now());
        const q = assess(assessedOf(row, settings, now()));
        const whole = content !== undefined && q.asked.length === 0 && q.readiness === 'fine';
        return {
          key: row.item.key,
          title: row.title ?? row.item.key,
          hasOutcome: whole,
          shipped: q.stage !== null && compareStages(q.stage, 'shipped') >= 0,
          ...(whole && { sentence: sentenceText(form) }),
          ...link(row.item),
        };
      });
      return briefOf(team, settings, items, dayOf(now()));
    },
  };
}
