import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManaged, UNMANAGED } from '../../../lib/team/managed';
import { MANAGED_KEYS, type ManagedNode, managedSchema } from '../../../lib/team/managed-schema';
import { holds } from '../../support/arbitraries';

/**
 * Attributes that Chromium takes, by type: components/policy/core/common/schema.cc, 2026. Of unknown ones it takes no
 * notice, but a type that is missing or doubled keeps the whole extension from loading.
 */
const TAKES: Record<string, string[]> = {
  array: ['items'],
  boolean: [],
  integer: ['enum', 'maximum', 'minimum'],
  number: [],
  object: ['additionalProperties', 'patternProperties', 'properties', 'required'],
  string: ['enum', 'pattern'],
};

/** What Chromium would refuse in a schema, with the path to it. */
function refused(node: ManagedNode, path = 'schema'): string[] {
  const takes = TAKES[node.type];
  if (!takes) return [`${path}: type ${String(node.type)}`];
  const known = ['type', 'title', 'description', ...takes];
  return [
    ...Object.keys(node)
      .filter((a) => !known.includes(a))
      .map((a) => `${path}: ${a}`),
    ...(node.type === 'array' && !node.items ? [`${path}: no items`] : []),
    ...(node.enum && (node.enum.length === 0 || node.enum.some((e) => typeof e !== 'string'))
      ? [`${path}: enum`]
      : []),
    ...(node.items ? refused(node.items, `${path}[]`) : []),
    ...(node.additionalProperties ? refused(node.additionalProperties, `${path}.*`) : []),
    ...Object.entries(node.properties ?? {}).flatMap(([k, n]) => refused(n, `${path}.${k}`)),
  ];
}

const valid = new Ajv({ strict: false }).compile(managedSchema());

describe('the schema for administrators', () => {
  it('is the file that the manifest names', () => {
    const file = JSON.parse(readFileSync('public/managed-schema.json', 'utf8')) as unknown;
    expect(file, 'write managedSchema() into public/managed-schema.json').toEqual(managedSchema());
  });

  it('is taken by Chromium: a group, without further members at its top', () => {
    const schema = managedSchema();
    expect(schema.type).toBe('object');
    expect(schema.additionalProperties).toBeUndefined();
    expect(refused(schema)).toEqual([]);
  });

  it('tells each key apart, with a title and a sentence', () => {
    expect(new Set(MANAGED_KEYS.map((k) => k.key)).size).toBe(MANAGED_KEYS.length);
    for (const { key, title, description } of MANAGED_KEYS) {
      expect(key).toMatch(/^[a-z][A-Za-z]+$/);
      expect(title.trim()).not.toBe('');
      expect(description).toMatch(/\.$/);
    }
  });

  it('knows choices and bounds', () => {
    const value = (key: string) => managedSchema().properties?.[key]?.properties?.value;
    expect(value('threshold')).toMatchObject({ type: 'integer', minimum: 0, maximum: 100 });
    expect(value('whoMayWaive')).toMatchObject({ type: 'string', enum: ['anyone', 'leads'] });
    expect(value('askMetric')?.properties?.building).toMatchObject({ enum: ['asked', 'offered', 'no'] });
    expect(value('rules')).toMatchObject({ additionalProperties: { enum: ['off', 'advise', 'pause'] } });
    expect(value('since')).toMatchObject({ type: 'string' });
  });
});

describe('what an administrator wrote', () => {
  const POLICY = {
    threshold: { value: 60, locked: true },
    exempt: { value: ['bug'] },
    askMetric: { value: { building: 'asked' }, locked: true },
    askReason: { value: { ready: 'offered' }, locked: false },
    levelBuilding: { value: 'require', locked: true },
    rules: { value: { H04: 'off' }, locked: true },
    badges: { value: 'needs', locked: true },
    timing: { value: false },
  };

  it('is read, key by key, and fits its own schema', () => {
    expect(valid(POLICY)).toBe(true);
    expect(readManaged(POLICY)).toEqual({
      problems: [],
      managed: {
        locked: {
          policy: {
            threshold: 60,
            asks: { metric: { building: 'asked' } },
            levels: { building: 'require' },
            rules: { H04: 'off' },
          },
          personal: { badges: 'needs' },
        },
        preset: {
          policy: { exempt: ['bug'], asks: { reason: { ready: 'offered' } } },
          personal: { timing: false },
        },
      },
    });
  });

  it.each([[undefined], [null], [{}]])('%j is nothing', (raw) => {
    expect(readManaged(raw)).toEqual({ managed: UNMANAGED, problems: [] });
  });

  it('that is wrong in one key holds in the others, and the key is named', () => {
    const { managed, problems } = readManaged({
      treshold: { value: 10 },
      threshold: { value: 150, locked: true },
      since: { value: 'soon', locked: true },
      exempt: ['bug'],
      waiverDays: 30,
      witness: { value: true, locked: 'yes' },
      askMetric: { value: { bulding: 'asked' } },
      levelBuilding: { value: 'block' },
      readings: { value: 'full', locked: true },
      pilot: { value: ['a\u202eb'] },
      __proto__: { value: 1 },
      wholly: 1,
    });
    expect(managed).toEqual({
      locked: { policy: { readings: 'full' } },
      preset: { policy: { asks: { metric: { bulding: 'asked' } } } },
    });
    expect(problems.map((p) => p.text)).toEqual([
      '“treshold” is not a setting that can be managed, and is left out. Write “threshold”.',
      '“threshold” is 150; it is 100 at most. Make it smaller.',
      '“since” is “soon”, but a day is written 2027-03-31. Change it.',
      '“exempt” is left out. Write it as {"value": …, "locked": true}.',
      '“waiverDays” is left out. Write it as {"value": …, "locked": true}.',
      '“locked” of “witness” has to be true or false; it is left out with its value. Write true or false.',
      '“bulding” is not a setting (did you mean “building”?). It is kept and does nothing.',
      '“levelBuilding” is “block”; it can be observe, nudge or require. Choose one of them.',
      '“pilot” holds a character that cannot be seen (U+202E), and is left out. Take the character out.',
      '“wholly” is not a setting that can be managed, and is left out. Take it out, or look it up in the list of settings.',
    ]);
    expect(problems.every((p) => p.path !== undefined)).toBe(true);
  });

  it('never throws, whatever it is', () => {
    const keys = fc.constantFrom(...MANAGED_KEYS.map((k) => k.key), 'constructor', 'x');
    holds(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.dictionary(
            keys,
            fc.oneof(fc.anything(), fc.record({ value: fc.anything(), locked: fc.anything() })),
          ),
        ),
        (raw) => {
          const { managed } = readManaged(raw);
          expect(Object.keys(managed).sort()).toEqual(['locked', 'preset']);
        },
      ),
      300,
    );
  });

  it('that is good by the schema of the browser is good by ours, but for bounds that it does not know', () => {
    const value = fc.oneof(
      fc.integer({ min: -5, max: 200 }),
      fc.boolean(),
      fc.constantFrom('all', 'leads', 'require', 'full'),
      fc.constant(['bug']),
      fc.constant({ ready: 'asked' }),
    );
    const keys = fc.constantFrom(...MANAGED_KEYS.map((k) => k.key).filter((k) => k !== 'since'));
    holds(
      fc.property(keys, value, fc.boolean(), (key, v, locked) => {
        const raw = { [key]: { value: v, locked } };
        const { problems } = readManaged(raw);
        const bounded = problems.some((p) => /fit|entries|empty|not a setting/.test(p.text));
        if (!bounded) expect(problems.length === 0, JSON.stringify([raw, problems])).toBe(valid(raw));
      }),
      400,
    );
  });
});
