/** Any team that can be read, with names that no version knows; as JSON holds it, so without a minus zero. */
import * as fc from 'fast-check';
import { STAGES } from '../../../lib/outcome/stage';
import { ASKS, LEVELS, type Team } from '../../../lib/team/team';

const id = fc.constantFrom('a', 'b', 'c.d', 'e-f', 'checkout', 'Umami');
const text = fc.constantFrom(
  '',
  'x',
  'Ärger',
  '日本語',
  '“quoted”',
  '<b>x</b>',
  '🎉 done',
  'a\nb',
  'مرحبا',
  '{problem}',
);
const name = text.filter((t) => t !== '');
const day = fc.constantFrom('2026-11-01', '2027-03-31', '2028-02-29');
const unknown = fc.dictionary(
  fc.constantFrom('later', 'x.y', 'a%b', 'note#1'),
  fc.jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom('a', 'ü') }),
  { maxKeys: 2 },
);

/** Some of these members, and sometimes some that nobody knows. */
function some<T extends object>(
  members: { [K in keyof T]: fc.Arbitrary<T[K]> },
  required: (keyof T & string)[] = [],
) {
  return fc
    .tuple(fc.record(members, { requiredKeys: required }), fc.option(unknown, { nil: {} }))
    .map(([known, more]) => ({ ...more, ...known }));
}

const each = <K extends string, V>(names: readonly K[], of: fc.Arbitrary<V>) =>
  some(Object.fromEntries(names.map((n) => [n, of])) as Record<K, fc.Arbitrary<V>>);

/** Elements that are told apart by one member. */
const list = <T extends object>(element: fc.Arbitrary<T>, by: keyof T) =>
  fc.uniqueArray(element, { maxLength: 4, selector: (e) => e[by] });

const named = some({ id, name }, ['id', 'name']);
const definitions = fc.uniqueArray(
  some({ version: fc.integer({ min: 1, max: 5 }), text, from: day, change: text }, ['version', 'text']),
  { maxLength: 3, selector: (d) => d.version },
);
const origin = fc.constantFrom('https://a.example', 'https://b.example:8443');

export const team: fc.Arbitrary<Team> = some(
  {
    sightline: fc.constant('team' as const),
    format: fc.constantFrom('1.0', '1.0', '1.7'),
    id: fc.constantFrom('checkout', 'other'),
    name,
    scopes: fc.array(some({ tracker: fc.constant('t'), site: text, place: name }, ['tracker', 'place']), {
      maxLength: 3,
    }),
    policy: some({
      asks: each(ASKS, each(STAGES, fc.constantFrom('asked', 'offered', 'no'))),
      levels: each(STAGES, fc.constantFrom(...LEVELS)),
      threshold: fc.integer({ min: 0, max: 100 }),
      exempt: fc.array(name, { maxLength: 3 }),
      since: day,
      checkpoints: fc.array(fc.integer({ min: 1, max: 730 }), { minLength: 1, maxLength: 3 }),
      whoMayWaive: fc.constantFrom('anyone', 'leads'),
      waiverDays: fc.integer({ min: 1, max: 365 }),
      rules: fc.dictionary(fc.constantFrom('H01', 'H04', 'H17'), fc.constantFrom('off', 'advise', 'pause')),
      witness: fc.boolean(),
      pilot: fc.array(name, { maxLength: 2 }),
      readings: fc.constantFrom('verdict', 'rounded', 'full'),
    }),
    metrics: list(
      some(
        {
          id,
          name,
          kind: fc.constantFrom('activation', 'revenue', 'other'),
          unit: text,
          goodDirection: fc.constantFrom('up', 'down'),
          owner: text,
          source: id,
          definitions,
          retired: fc.boolean(),
        },
        ['id', 'name'],
      ),
      'id',
    ),
    goals: list(some({ id, name, metric: id, theme: id, until: day, link: origin }, ['id', 'name']), 'id'),
    themes: list(named, 'id'),
    categories: list(named, 'id'),
    vehicles: list(named, 'id'),
    templates: list(some({ id, name, text: name }, ['id', 'name', 'text']), 'id'),
    template: id,
    stages: list(
      some(
        {
          stage: fc.constantFrom(...STAGES),
          states: fc.array(text, { maxLength: 2 }),
          labels: fc.array(text, { maxLength: 2 }),
        },
        ['stage'],
      ),
      'stage',
    ),
    currency: fc.constantFrom('EUR', 'SEK'),
    yearStart: fc.integer({ min: 1, max: 12 }),
    roles: list(
      some({ id, name, people: fc.array(text, { maxLength: 3 }), does: text }, ['id', 'name']),
      'id',
    ),
    rhythm: some({
      every: fc.constantFrom('week', 'month'),
      on: fc.constantFrom('Monday', 'Friday'),
      note: text,
    }),
    brief: some({ intro: text, links: fc.array(origin, { maxLength: 2 }) }),
    sources: list(some({ id, name, connector: text, origin }, ['id', 'name']), 'id'),
    section: fc.constantFrom('end', 'start'),
    personal: some({
      openPanel: fc.boolean(),
      badges: fc.constantFrom('all', 'needs'),
      timing: fc.boolean(),
    }),
  },
  ['sightline', 'format', 'id', 'name'],
).map((t) => JSON.parse(JSON.stringify(t)) as Team);
