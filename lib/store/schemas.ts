/** zod schemas of what is shared by several stores and by the router. */
import * as z from 'zod';
import { FIELDS, type Form } from '../outcome/fields';
import { ItemRef } from '../outcome/record';

/** A form: known fields only, each at most 1,000 characters. */
export const FormSchema: z.ZodType<Form> = z.partialRecord(z.enum(FIELDS), z.string().max(1000));
/** What somebody is typing: kept also while it is too long to be saved. */
export const TypedSchema: z.ZodType<Form> = z.partialRecord(z.enum(FIELDS), z.string().max(20_000));
/** What counts as saved keeps the limits of an outcome. */
export const fitsIfSaved = (p: { saved: boolean; form: Form }) =>
  !p.saved || FormSchema.safeParse(p.form).success;
export const FieldSchema = z.enum(FIELDS);
export const OpenedSchema = z.array(z.string().max(40)).max(30);

export const PlaceSchema = z.strictObject({
  tracker: z.string().max(20),
  site: z.string().max(200),
  name: z.string().min(1).max(300),
  owner: z.string().max(200),
});

/** Where a team's file is. A code is the whole file. */
export const TeamFromSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tracker'), place: PlaceSchema }),
  z.strictObject({ kind: z.literal('url'), url: z.string().max(2_000) }),
  z.strictObject({ kind: z.literal('code'), code: z.string().max(100_000) }),
]);

export const TroubleSchema = z.looseObject({
  code: z.enum([
    'offline',
    'timeout',
    'no-credential',
    'credential-expired',
    'credential-refused',
    'not-permitted',
    'not-approved',
    'hidden',
    'gone',
    'moved',
    'locked',
    'too-long',
    'rate-limited',
    'server',
    'bad-answer',
    'editor-open',
    'redirected',
    'no-tab',
    'signed-out',
    'other-account',
    'no-account',
    'maintenance',
    'archived',
    'other-workspace',
  ]),
  status: z.number().optional(),
  reason: z.string().optional(),
  retryAt: z.number().optional(),
  over: z.number().optional(),
  movedTo: z.string().optional(),
  by: z.string().optional(),
  credential: z.string().optional(),
});

export { ItemRef };
