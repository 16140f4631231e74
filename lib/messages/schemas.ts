// Longer than 300 lines: one list, so that every message is seen beside the others.
/** The shape of every message the worker takes. Strict: a message with anything else in it is refused. */
import * as z from 'zod';
import { LabelName } from '../store/markers';
import {
  FieldSchema,
  FormSchema,
  fitsIfSaved,
  type ItemRef,
  OpenedSchema,
  PlaceSchema,
  TeamFromSchema,
  TypedSchema,
} from '../store/schemas';
import { Draft } from '../store/teams';
import { Personal } from '../team/team';
import type { ListAct } from './protocol';

const MAX_BODY = 300_000;
const item = z.strictObject({
  tracker: z.string().max(20),
  site: z.string().max(200),
  key: z.string().min(1).max(300),
  id: z.string().max(200).optional(),
}) satisfies z.ZodType<Pick<z.infer<typeof ItemRef>, 'tracker' | 'site' | 'key' | 'id'>>;

/** The question that is answered. */
const of = z.string().max(100).optional();

const seen = z.strictObject({
  title: z.string().max(1000).optional(),
  raw: z.string().max(MAX_BODY).optional(),
  rendered: z
    .strictObject({
      rows: z.array(z.tuple([z.string().max(200), z.string().max(4000)])).max(60),
      data: z.string().max(60_000).nullable(),
      count: z.number().int().min(0).max(100),
    })
    .nullable()
    .optional(),
  changed: z.boolean().optional(),
  editing: z.boolean().optional(),
  viewer: z.string().max(100).optional(),
  author: z.string().max(100).optional(),
  isPublic: z.boolean().optional(),
  facts: z
    .strictObject({
      status: z.string().max(200).optional(),
      kind: z.enum(['backlog', 'todo', 'doing', 'done', 'canceled']).optional(),
      labels: z.array(z.string().max(200)).max(100).optional(),
      columns: z.array(z.string().max(200)).max(20).optional(),
      type: z.string().max(200).optional(),
      createdAt: z.string().max(40).optional(),
    })
    .optional(),
});

const about = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), item, ...shape });
const plain = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });
const none = {};
/** An exception, until an ISO day; null takes it back. */
const waiver = {
  why: z.string().max(500),
  until: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .nullable(),
};
const id = z.string().max(64);

/** About an item that the sender's tab must show. */
export const ItemMessage = z.discriminatedUnion('type', [
  about('item.open', { seen }),
  about('item.seen', { seen }),
  about('item.check', none),
  about('panel.inject', none),
  about('mark.inject', none),
  about('strip.inject', none),
  about('gate.inject', none),
  about('draft.put', {
    form: TypedSchema,
    opened: OpenedSchema,
    from: z.string().max(64).nullable().optional(),
  }),
  about('draft.drop', none),
  about('outcome.save', {
    form: FormSchema,
    from: z.string().max(64).nullable(),
    why: z.string().max(500).optional(),
  }),
  about('outcome.judge', { form: TypedSchema }),
  about('outcome.parse', { text: z.string().max(20_000) }),
  about('outcome.waive', waiver),
  about('outcome.register', none),
  about('finding.setAside', {
    rule: z.string().regex(/^H\d\d$/),
    why: z.string().min(1).max(300).nullable(),
  }),
  about('offer.join', { id }),
  about('friction.spent', { seconds: z.number().int().min(0).max(3_600), saved: z.boolean() }),
  about('outcome.remove', { why: z.string().max(300) }),
  about('outcome.undo', none),
  about('conflict.settle', { choices: z.record(z.string().max(100), z.enum(['mine', 'theirs'])), of }),
  about('copied.settle', { choice: z.enum(['take', 'link', 'discard']), of }),
  about('gone.settle', { choice: z.enum(['put-back', 'remove']) }),
  about('overwritten.settle', { choice: z.enum(['restore', 'leave']), of }),
  about('damaged.repair', none),
  about('foreign.begin', none),
  about('share.choose', {
    way: z.enum(['description', 'connect', 'here']),
    fields: z.array(FieldSchema).optional(),
    remember: z.boolean().optional(),
  }),
  about('share.retry', none),
  about('section.text', none),
  about('place.choose', { scope: z.enum(['place', 'owner']), choice: z.enum(['used', 'hidden', 'undo']) }),
  about('pending.attach', { pendingId: id }),
  about('signpost.choose', { on: z.boolean() }),
  about('launch.confirm', {
    on: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/)
      .nullable(),
  }),
  about('link.make', { url: z.string().max(2000) }),
  about('link.adopt', none),
]);

/** About a place whose pages the sender's tab must show. */
export const PlaceMessage = z.discriminatedUnion('type', [
  plain('pending.open', {
    place: PlaceSchema,
    title: z.string().max(1000).optional(),
    viewer: z.string().max(100).optional(),
  }),
  plain('panel.inject', { place: PlaceSchema }),
  plain('card.inject', { place: PlaceSchema }),
  plain('gate.inject', { place: PlaceSchema }),
  plain('pending.put', {
    id: id.optional(),
    place: PlaceSchema,
    form: TypedSchema,
    title: z.string().max(1000),
    opened: OpenedSchema,
    saved: z.boolean(),
    viewer: z.string().max(100).optional(),
  }).refine(fitsIfSaved, 'too long to be saved'),
  plain('pending.touch', { place: PlaceSchema, id, title: z.string().max(1000) }),
  plain('pending.drop', { place: PlaceSchema, id: id.optional() }),
  plain('pending.parse', { place: PlaceSchema, text: z.string().max(20_000) }),
  plain('pending.judge', { place: PlaceSchema, form: TypedSchema, title: z.string().max(1000) }),
  plain('pending.waive', {
    place: PlaceSchema,
    id,
    title: z.string().max(1000),
    viewer: z.string().max(100).optional(),
    ...waiver,
  }),
  plain('pending.text', {
    place: PlaceSchema,
    form: FormSchema,
    id: id.optional(),
    sure: z.literal(true).optional(),
  }),
]);

/** An item as a row names it. */
const row = z.strictObject({
  tracker: z.string().max(20),
  site: z.string().max(200),
  key: z.string().min(1).max(300),
  pull: z.boolean().optional(),
});
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = z.string().regex(DAY);
/** Rows that one message may name; the bar names what a page has shown so far. */
const rowsInView = z.array(row).max(100);
const seenRows = z.array(row).max(2_000);

/** What the panel does for an item of a list: the same messages as on the item's own page. */
const LIST_ACTS: ReadonlySet<string> = new Set([
  'item.check',
  'draft.put',
  'draft.drop',
  'outcome.save',
  'outcome.remove',
  'outcome.undo',
  'conflict.settle',
  'copied.settle',
  'gone.settle',
  'overwritten.settle',
  'damaged.repair',
  'foreign.begin',
  'share.choose',
  'share.retry',
  'section.text',
] satisfies ListAct['type'][]);

/** About rows of the tracker that the sender's tab shows; a list need not show the item itself. */
export const ListMessage = z.discriminatedUnion('type', [
  plain('list.open', none),
  plain('rows.inject', none),
  plain('rows.read', { items: rowsInView, fresh: z.boolean().optional() }),
  plain('rows.sentence', { item: row }),
  plain('list.count', { seen: seenRows, all: z.boolean().optional(), fresh: z.boolean().optional() }),
  plain('list.items', { filter: z.enum(['none', 'unchecked', 'person']), seen: seenRows }),
  plain('list.inject', none),
  plain('list.item', {
    act: ItemMessage.refine((m) => LIST_ACTS.has(m.type), 'not for an item of a list'),
  }),
  plain('list.waive', { item: row, why: z.string().min(1).max(500), until: day.nullable() }),
  plain('list.fill', { items: rowsInView, form: FormSchema }),
  plain('list.comment', { item: row, text: z.string().min(1).max(5_000) }),
  plain('list.write', { item: row }),
  plain('pull.open', { item: row, fresh: z.boolean().optional() }),
  plain('pull.launched', { item: row, on: day.nullable() }),
]);

/** From any page script of a tracker. */
export const AnyPageMessage = z.discriminatedUnion('type', [
  plain('page.options', { hash: z.string().max(60) }),
]);

/** Paths of a difference, as it was shown. */
const paths = z.array(z.string().max(300)).max(2_000);

/** About teams, and what holds where. A team that is being changed may still be wrong, but not without bounds. */
const TeamMessages = [
  plain('team.list', none),
  plain('team.make', {
    name: z.string().trim().min(1).max(80),
    scopes: z
      .array(
        z.strictObject({
          tracker: z.string().max(20),
          site: z.string().max(200).optional(),
          place: z.string().min(1).max(200),
        }),
      )
      .max(50),
  }),
  plain('team.draft', { id, team: Draft.nullable() }),
  plain('team.save', { id }),
  plain('team.look', { from: TeamFromSchema }),
  plain('team.join', { from: TeamFromSchema }),
  plain('team.leave', { id }),
  plain('team.mode', { id, mode: z.enum(['ask', 'auto']) }),
  plain('team.take', { id, paths: paths.optional() }),
  plain('team.keep', { id }),
  plain('team.undo', { id }),
  plain('team.check', { id }),
  plain('team.publish', {
    id,
    to: TeamFromSchema,
    way: z.enum(['direct', 'proposal']),
    why: z.string().trim().min(1).max(1_000),
  }),
  plain('team.code', { id }),
  plain('team.preview', { team: Draft }),
  plain('team.brief', { id }),
  plain('team.friction', { id }),
  plain('settings.at', { place: PlaceSchema.optional() }),
  plain('personal.put', { patch: z.strictObject(Personal.shape) }),
  plain('profile.get', none),
  plain('profile.put', { on: z.boolean() }),
] as const;
const TeamMessage = z.discriminatedUnion('type', TeamMessages);

/** From the extension's own pages only. */
export const OwnMessage = z.discriminatedUnion('type', [
  ...TeamMessages,
  plain('settings.get', none),
  plain('settings.put', { patch: z.strictObject({ developer: z.boolean().optional() }) }),
  plain('place.set', {
    place: PlaceSchema,
    scope: z.enum(['place', 'owner']),
    choice: z.enum(['used', 'hidden', 'undo']),
  }),
  plain('place.askAgain', { place: PlaceSchema.pick({ tracker: true, site: true, name: true }) }),
  plain('marker.set', {
    place: PlaceSchema.pick({ tracker: true, site: true, name: true }),
    scope: z.enum(['place', 'owner']),
    label: LabelName.nullable(),
  }),
  plain('connection.test', { credential: id }),
  plain('connection.changed', none),
  plain('connection.revoke', { credential: id }),
  plain('connection.list', none),
  plain('ledger.list', none),
  plain('ledger.clear', none),
  plain('data.export', none),
  plain('data.import', { text: z.string().max(30_000_000), apply: z.boolean() }),
  plain('data.wipe', none),
  plain('pending.list', none),
  plain('pending.discard', { id }),
  plain('pending.attachTo', { id, url: z.string().max(2000) }),
  plain('popup.tab', { tabId: z.number().int() }),
  plain('popup.showPanel', { tabId: z.number().int() }),
  plain('outbox.list', none),
  plain('tabs.wake', { origin: z.string().max(300) }),
  plain('site.list', none),
  plain('site.say', {
    host: z
      .string()
      .regex(/^[a-z\d][a-z\d.-]*\.[a-z\d-]+$/)
      .max(200),
    tracker: z.string().max(20).nullable(),
  }),
]);

export type ItemMessage = z.infer<typeof ItemMessage>;
export type ListMessage = z.infer<typeof ListMessage>;
export type PlaceMessage = z.infer<typeof PlaceMessage>;
export type OwnMessage = z.infer<typeof OwnMessage>;
export type TeamMessage = z.infer<typeof TeamMessage>;
