/**
 * What a browser's administrator may set: one key a setting, each locked or a preset that a team may override. From one
 * table comes the schema that browsers show to administrators, and the reading of what they set.
 */
import * as z from 'zod';
import { STAGES } from '../outcome/stage';
import { ASK, stageName } from '../strings/team';
import { ASK_IS, LEVEL_IS, LOCKED, MANAGED, VALUE_IS } from '../strings/team-managed';
import { elementOf, memberOf, membersOf } from './shape';
import { ASKS, Personal, Policy } from './team';

type Schema = Parameters<typeof membersOf>[0];

/**
 * What Chromium takes of JSON Schema (components/policy/core/common/schema.cc, read 2026): exactly one type each;
 * `enum` for texts, bounds for whole numbers, and no `false` for further members. A value that does not fit is left
 * out by the browser with its whole key, so bounds of texts are ours to check and to name.
 */
export type ManagedNode = {
  title?: string;
  description?: string;
  type: 'boolean' | 'integer' | 'string' | 'array' | 'object';
  enum?: string[];
  minimum?: number;
  maximum?: number;
  items?: ManagedNode;
  properties?: Record<string, ManagedNode>;
  additionalProperties?: ManagedNode;
};

export type ManagedKey = { key: string; path: readonly string[]; title: string; description: string };

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** In the order in which administrators see them. */
export const MANAGED_KEYS: readonly ManagedKey[] = [
  ...ASKS.map((ask) => ({
    key: `ask${capital(ask)}`,
    path: ['policy', 'asks', ask],
    title: ASK[ask],
    description: ASK_IS,
  })),
  ...STAGES.map((stage) => ({
    key: `level${capital(stage)}`,
    path: ['policy', 'levels', stage],
    title: LEVEL_IS.title(stageName(stage)),
    description: LEVEL_IS.description,
  })),
  ...MANAGED.policy.map(([key, title, description]) => ({ key, path: ['policy', key], title, description })),
  ...MANAGED.personal.map(([key, title, description]) => ({
    key,
    path: ['personal', key],
    title,
    description,
  })),
];

const WHOLE = z.looseObject({ policy: Policy, personal: Personal });

/** The format of one setting. */
export function schemaOf({ path }: ManagedKey): Schema {
  return path.reduce<Schema>((at, name) => {
    const member = memberOf(at, name);
    if (!member) throw new Error(`no such setting: ${path.join('.')}`);
    return member;
  }, WHOLE);
}

const bounds = ({ minValue, maxValue }: z.ZodNumber) => ({
  ...(minValue !== null && { minimum: minValue }),
  ...(maxValue !== null && { maximum: maxValue }),
});

function nodeOf(schema: Schema): ManagedNode {
  if (schema instanceof z.ZodOptional) return nodeOf(schema.unwrap());
  const element = elementOf(schema);
  if (element) return { type: 'array', items: nodeOf(element) };
  const members = membersOf(schema);
  if (members) {
    const properties = Object.fromEntries(Object.entries(members).map(([name, m]) => [name, nodeOf(m)]));
    return { type: 'object', properties };
  }
  if (schema instanceof z.ZodRecord)
    return { type: 'object', additionalProperties: nodeOf(schema.valueType) };
  if (schema instanceof z.ZodEnum) return { type: 'string', enum: schema.options.map(String) };
  if (schema instanceof z.ZodNumber) return { type: 'integer', ...bounds(schema) };
  return { type: schema instanceof z.ZodBoolean ? 'boolean' : 'string' };
}

/** The file that the manifest names. */
export function managedSchema(): ManagedNode {
  const keys = MANAGED_KEYS.map((k): [string, ManagedNode] => [
    k.key,
    {
      type: 'object',
      title: k.title,
      description: k.description,
      properties: {
        value: { title: VALUE_IS, ...nodeOf(schemaOf(k)) },
        locked: { type: 'boolean', ...LOCKED },
      },
    },
  ]);
  return { type: 'object', properties: Object.fromEntries(keys) };
}
