/** What a list lets a person do to an issue besides its outcome: a comment, the marker label. */
import type * as z from 'zod';
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, TrackerActs, Trouble } from '../tracker';
import { ask, type Refused } from './api';
import {
  ActNode,
  COMMENT,
  Commented,
  Done,
  LABEL_CREATE,
  LABEL_OFF,
  LABEL_ON,
  LABELS_QUERY,
  LabelledNode,
  LabelMade,
  Labels,
  NAMED_QUERY,
} from './documents';
import { fieldTrouble } from './trouble';
import { partsOf } from './urls';
import { askOf, keyOf } from './workspace';

type About<T> = { ok: true; issue: T; data: Record<string, unknown>; credential: string };

/** The issue that a key means now, by its UUID: in another workspace another issue goes by the same key. */
async function named<T extends ActNode>(
  item: ItemRef,
  question: { query: string; variables?: Record<string, string>; why: string },
  schema: z.ZodType<T>,
  io: HomeIo,
): Promise<About<T> | Refused> {
  const parts = partsOf(item.key);
  if (!parts) return { ok: false, trouble: { code: 'bad-answer' } };
  const [credential] = await io.credentials(item);
  if (!credential) return { ok: false, trouble: { code: 'no-credential' } };
  const refused = (trouble: Trouble): Refused => ({
    ok: false,
    trouble: { ...trouble, credential: credential.id },
  });
  const { query, variables, why } = question;
  const told = await askOf(
    parts.workspace,
    {
      site: item.site,
      query,
      variables: { ...variables, id: parts.identifier },
      credential: credential.id,
      why,
      item: item.key,
    },
    io,
  );
  if (!told.ok) return told;
  const [error] = told.errors;
  if (error) return refused(fieldTrouble(error));
  const issue = schema.safeParse(told.data.issue);
  if (!issue.success) return refused({ code: told.data.issue === null ? 'hidden' : 'bad-answer' });
  const key = keyOf(told.urlKey, issue.data.identifier);
  if (key.toLowerCase() !== item.key.toLowerCase()) return refused({ code: 'moved', movedTo: key });
  return { ok: true, issue: issue.data, data: told.data, credential: credential.id };
}

/** Sends one change. @param field of the answer */
async function change<T extends Done>(
  item: ItemRef,
  about: About<ActNode>,
  request: { query: string; variables: Record<string, unknown>; why: string; field: string },
  schema: z.ZodType<T>,
  io: HomeIo,
): Promise<{ ok: true; value: T } | Refused> {
  const { field, ...rest } = request;
  const { credential, issue } = about;
  const told = await ask({ ...rest, site: item.site, credential, item: item.key, writes: true }, io);
  const closed = issue.archivedAt != null || issue.trashed === true;
  if (!told.ok) {
    // It was there a moment ago: it may not be changed, or not by this key.
    const code = told.trouble.code === 'hidden' ? (closed ? 'archived' : 'not-permitted') : told.trouble.code;
    return { ok: false, trouble: { ...told.trouble, code } };
  }
  const done = schema.safeParse(told.data[field]);
  if (done.success && done.data.success) return { ok: true, value: done.data };
  const [error] = told.errors;
  const trouble: Trouble = error ? fieldTrouble(error) : { code: 'bad-answer' };
  return { ok: false, trouble: { ...trouble, credential } };
}

const comment: TrackerActs['comment'] = async (item, text, io) => {
  const about = await named(item, { query: NAMED_QUERY, why: 'Which issue is it?' }, ActNode, io);
  if (!about.ok) return about;
  const input = { issueId: about.issue.id, body: text };
  const request = { query: COMMENT, variables: { input }, why: 'Write a comment', field: 'commentCreate' };
  const res = await change(item, about, request, Commented, io);
  if (!res.ok) return res;
  const url = res.value.comment?.url;
  return { ok: true, ...(url !== undefined && { url }) };
};

const label: TrackerActs['label'] = async (item, text, on, io) => {
  const name = text.trim();
  const team = partsOf(item.key)?.team.toUpperCase() ?? '';
  if (name === '') return { ok: false, trouble: { code: 'bad-answer' } };
  const about = await named(
    item,
    { query: LABELS_QUERY, variables: { name, team }, why: 'Look for the label' },
    LabelledNode,
    io,
  );
  if (!about.ok) return about;
  const { id, labels } = about.issue;
  if (on) {
    if (labels.nodes.length > 0) return { ok: true };
    const found = await labelFor(item, about, name, io);
    if (!found.ok) return found;
    const variables = { id, label: found.id };
    const request = { query: LABEL_ON, variables, why: 'Set the label', field: 'issueAddLabel' };
    const res = await change(item, about, request, Done, io);
    return res.ok ? { ok: true } : res;
  }
  for (const { id: labelId } of labels.nodes) {
    const variables = { id, label: labelId };
    const request = { query: LABEL_OFF, variables, why: 'Take the label off', field: 'issueRemoveLabel' };
    const res = await change(item, about, request, Done, io);
    if (!res.ok) return res;
  }
  return { ok: true };
};

/** The team's label of that name, else the workspace's, else a new one of the team. */
async function labelFor(
  item: ItemRef,
  about: About<z.infer<typeof LabelledNode>>,
  name: string,
  io: HomeIo,
): Promise<{ ok: true; id: string } | Refused> {
  const { team } = about.issue;
  const all = Labels.safeParse(about.data.issueLabels);
  if (!all.success) return { ok: false, trouble: { code: 'bad-answer', credential: about.credential } };
  // A group cannot be put on an issue.
  const usable = all.data.nodes.filter((l) => l.isGroup !== true);
  const found = usable.find((l) => l.team?.id === team.id) ?? usable.find((l) => l.team == null);
  if (found) return { ok: true, id: found.id };
  const variables = { input: { name, teamId: team.id } };
  const request = { query: LABEL_CREATE, variables, why: 'Make the label', field: 'issueLabelCreate' };
  const made = await change(item, about, request, LabelMade, io);
  return made.ok ? { ok: true, id: made.value.issueLabel.id } : made;
}

export const linearActs: TrackerActs = { comment, label };
