/**
 * Export and import of everything but secrets, the ledger and the developer switch. An import adds and merges; it
 * takes nothing away, and a broken file changes nothing.
 */
import * as z from 'zod';
import type { ChosenPlace, ImportReport } from '../messages/protocol';
import { bare, ownerOf } from '../outcome/item';
import { Outcome } from '../outcome/record';
import { type Drafts, importedId } from './drafts';
import { LabelName, type Markers } from './markers';
import type { Outcomes } from './outcomes';
import type { PendingStore } from './pending';
import type { Places } from './places';
import { emptyRow, type ItemRow } from './rows';
import {
  FieldSchema,
  FormSchema,
  fitsIfSaved,
  ItemRef,
  OpenedSchema,
  PlaceSchema,
  TypedSchema,
} from './schemas';
import type { TeamStore } from './teams';
import { outgoingTeams, TransferredTeams, takeTeams } from './transfer-teams';

const MAX_CHARS = 20_000_000;

/** Exactly what goes out: what else a file may say of a row is not taken in. */
const Row = z.object({
  alias: z.string().max(600),
  item: ItemRef,
  title: z.string().max(1000).optional(),
  local: Outcome.nullable(),
  shared: z.array(Outcome).max(8),
  left: z.array(Outcome).max(20),
  wrote: z.string().nullable(),
  dirty: z.boolean(),
  way: z.enum(['unasked', 'here', 'watching', 'share']),
  fields: z.array(FieldSchema).optional(),
  kept: FormSchema.optional(),
});

const File = z.looseObject({
  sightline: z.literal('export'),
  format: z.literal(1),
  at: z.string(),
  outcomes: z.array(Row).max(50_000),
  places: z
    .array(
      z.looseObject({
        tracker: z.string().max(20),
        site: z.string().max(200),
        name: z.string().max(300),
        scope: z.enum(['place', 'owner']),
        choice: z.enum(['used', 'hidden']),
        at: z.number(),
      }),
    )
    .max(5_000),
  /** Absent in files of earlier versions. */
  markers: z
    .array(
      z.looseObject({
        tracker: z.string().max(20),
        site: z.string().max(200),
        name: z.string().min(1).max(300),
        scope: z.enum(['place', 'owner']),
        label: LabelName.nullable(),
      }),
    )
    .max(5_000)
    .optional(),
  pending: z
    .array(
      z
        .looseObject({
          id: z.string().max(64),
          outcome: z.string().max(64),
          place: PlaceSchema,
          form: TypedSchema,
          opened: OpenedSchema,
          title: z.string().max(1000),
          viewer: z.string().max(100).optional(),
          saved: z.boolean(),
          at: z.number(),
        })
        .refine(fitsIfSaved, 'too long to be saved'),
    )
    .max(1_000),
  /** Absent in files of earlier versions. */
  teams: TransferredTeams.optional(),
  drafts: z
    .array(
      z.looseObject({
        id: z
          .string()
          .max(700)
          .regex(/:-?\d+$/),
        form: TypedSchema,
        opened: OpenedSchema,
        at: z.number(),
        from: z.string().max(64).nullable().optional(),
      }),
    )
    .max(1_000),
});
type File = z.infer<typeof File>;

export type TransferDeps = {
  rows: Outcomes;
  places: Places;
  markers: Markers;
  pending: PendingStore;
  drafts: Drafts;
  teams: TeamStore;
  now(): number;
};

/** What of a row travels: the record and the person's choices, not what this device last saw of the tracker. */
function outgoing(r: ItemRow) {
  const { alias, item, title, local, shared, left, wrote, dirty, way, fields, kept } = r;
  return {
    alias,
    item,
    ...(title !== undefined && { title }),
    local,
    shared,
    left,
    wrote,
    dirty,
    way,
    ...(fields && { fields }),
    ...(kept && { kept }),
  };
}

/** The file as text: stable order, so that two exports of the same state differ in their date only. */
export async function exportAll(d: TransferDeps): Promise<{ text: string; name: string }> {
  const at = new Date(d.now()).toISOString();
  const rows = (await d.rows.all()).filter((r) => r.local !== null || r.way !== 'unasked');
  const file: File = {
    sightline: 'export',
    format: 1,
    at,
    outcomes: rows.map(outgoing).sort((a, b) => a.alias.localeCompare(b.alias)),
    places: await d.places.list(),
    markers: await d.markers.all(),
    pending: (await d.pending.all())
      .map(({ tab: _, seen: __, ...p }) => p)
      .sort((a, b) => a.id.localeCompare(b.id)),
    teams: await outgoingTeams(d.teams),
    drafts: (await d.drafts.all()).map(({ tab: _, ...x }) => x).sort((a, b) => a.id.localeCompare(b.id)),
  };
  return { text: `${JSON.stringify(file, null, 1)}\n`, name: `sightline-${at.slice(0, 10)}.json` };
}

/**
 * Reads a file and, when `apply`, takes it in.
 * @returns what it would change, or why it cannot be read; nothing is changed then
 */
export async function importAll(d: TransferDeps, text: string, apply: boolean): Promise<ImportReport> {
  const none: ImportReport = { ok: false, added: 0, changed: 0, same: 0, settings: [] };
  if (text.length > MAX_CHARS) return { ...none, problem: 'too-large' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ...none, problem: 'not-json' };
  }
  const head = z.looseObject({ sightline: z.literal('export'), format: z.number() }).safeParse(json);
  if (!head.success) return { ...none, problem: 'not-ours' };
  if (head.data.format > 1) return { ...none, problem: 'newer' };
  const parsed = File.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return { ...none, problem: `damaged:${where.slice(0, 100)}` };
  }
  const file = parsed.data;
  const report: ImportReport = { ok: true, added: 0, changed: 0, same: 0, settings: [] };

  for (const incoming of file.outcomes) {
    const present = await d.rows.get(bare(incoming.item));
    const next = taken(present, incoming as ReturnType<typeof outgoing>);
    if (next === present) report.same += 1;
    else if (present.local === null) report.added += 1;
    else report.changed += 1;
    // The row as it is then: somebody may save meanwhile.
    if (apply && next !== present)
      await d.rows.update(bare(incoming.item), (r) => taken(r, incoming as ReturnType<typeof outgoing>));
  }
  const places = new Map((await d.places.list()).map((p) => [placeKey(p), p.choice]));
  for (const p of file.places) {
    if (places.get(placeKey(p)) === p.choice) continue;
    report.settings.push(`${p.name}: ${p.choice}`);
    const owner = p.scope === 'owner' ? p.name : ownerOf(p);
    if (apply)
      await d.places.choose({ tracker: p.tracker, site: p.site, name: p.name, owner }, p.scope, p.choice);
  }
  const marked = new Set((await d.markers.all()).map(placeKey));
  for (const m of file.markers ?? []) {
    // What was chosen on this device stays.
    if (marked.has(placeKey(m))) continue;
    report.settings.push(`${m.name}: marker label ${m.label ?? 'off'}`);
    if (apply) await d.markers.set(m, m.label, m.scope);
  }
  report.settings.push(...(await takeTeams(d.teams, file.teams ?? [], apply, d.now())));
  const waiting = new Set((await d.pending.all()).map((p) => p.id));
  for (const p of file.pending) {
    if (waiting.has(p.id)) continue;
    report.added += 1;
    // No tab of this device: it is offered, never attached by itself.
    if (apply) await d.pending.put({ ...p, tab: -1, seen: 0 });
  }
  const drafts = new Map((await d.drafts.all()).map((x) => [x.id, x.at]));
  for (const x of file.drafts) {
    const present = Math.max(drafts.get(x.id) ?? 0, drafts.get(importedId(x.id)) ?? 0);
    if (present >= x.at) continue;
    report.added += 1;
    const { id, form, opened, at, from } = x;
    if (apply) await d.drafts.import(id, { form, opened, at, tab: -1, ...(from !== undefined && { from }) });
  }
  return report;
}

const placeKey = (p: Pick<ChosenPlace, 'tracker' | 'site' | 'scope' | 'name'>) =>
  `${p.tracker}|${p.site}|${p.scope}|${p.name}`.toLowerCase();

/** What is kept from a public place is in the file only: it comes in wherever this device holds none of its own. */
function withKept(present: ItemRow, { kept, fields }: ReturnType<typeof outgoing>): ItemRow {
  const own = Object.keys(present.kept ?? {}).length > 0;
  const takeKept = !own && kept !== undefined && Object.keys(kept).length > 0;
  const takeFields = present.fields === undefined && fields !== undefined;
  if (!takeKept && !takeFields) return present;
  return { ...present, ...(takeKept && { kept }), ...(takeFields && { fields }) };
}

/** The row after an import: an unknown item comes in whole; a known one keeps its version and the other beside it. */
function taken(before: ItemRow, incoming: ReturnType<typeof outgoing>): ItemRow {
  if (incoming.local === null) return before;
  const present = before.local === null ? before : withKept(before, incoming);
  if (present.local === null) {
    return {
      ...emptyRow(present.alias, present.item),
      ...incoming,
      alias: present.alias,
      item: { ...incoming.item, ...present.item },
      ...(present.node !== undefined && { node: present.node }),
      ...(present.cameFrom && { cameFrom: present.cameFrom }),
      remote: present.remote,
    };
  }
  const { local } = present;
  if (local.version === incoming.local.version) return present;
  const known = [local, ...present.left, ...present.shared].some(
    (o) => o.version === incoming.local?.version,
  );
  if (known || local.parents.includes(incoming.local.version)) return present;
  if (incoming.local.parents.includes(local.version)) {
    // Whose the words of a file are, nobody can tell.
    const { account, ...rest } = present;
    return {
      ...rest,
      ...(account !== undefined && !incoming.dirty && { account }),
      local: incoming.local,
      dirty: present.dirty || incoming.dirty,
      left: [local, ...present.left].slice(0, 20),
    };
  }
  return { ...present, left: [incoming.local, ...present.left].slice(0, 20) };
}
