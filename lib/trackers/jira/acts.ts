/** What a list lets a person do to an issue besides its outcome: a comment, the marker label. */
import type { TrackerActs } from '../tracker';
import { toAdf } from './adf';
import { ask, issueKey, send } from './api';
import { INTERNAL, refusedComment } from './comments';
import { MOST_COMMENT } from './requests';
import { Comment } from './shapes';
import { addressOf } from './urls';

const comment: TrackerActs['comment'] = async (item, text, io) => {
  const key = issueKey(item);
  const over = [...text].length - MOST_COMMENT;
  if (over > 0) return { ok: false, trouble: { code: 'too-long', over } };
  if (key === null || text.trim() === '') return { ok: false, trouble: { code: 'bad-answer' } };
  const told = await ask(
    {
      site: item.site,
      operation: 'addComment',
      path: { issue: key },
      body: { body: toAdf(text), properties: [INTERNAL] },
      why: 'Write a comment',
      item: key,
    },
    Comment,
    io,
  );
  if (!told.ok) return refusedComment(told.trouble);
  const address = addressOf({ ...item, key });
  const url = address && /^\d+$/.test(told.value.id) && `${address}?focusedCommentId=${told.value.id}`;
  return { ok: true, ...(url && { url }) };
};

/** Jira's labels have no spaces in them. '' when nothing is left. */
export const labelName = (label: string): string => label.trim().replace(/\s+/g, '-').slice(0, 255);

const label: TrackerActs['label'] = async (item, wanted, on, io) => {
  const name = labelName(wanted);
  const key = issueKey(item);
  if (key === null || name === '') return { ok: false, trouble: { code: 'bad-answer' } };
  // Adding one that is there, and taking off one that is not, are done already to Jira.
  const sent = await send(
    {
      site: item.site,
      operation: 'labels',
      path: { issue: key },
      body: { update: { labels: [on ? { add: name } : { remove: name }] } },
      why: on ? 'Set the label' : 'Take the label off',
      item: key,
    },
    io,
  );
  return sent.ok ? { ok: true } : sent;
};

export const jiraActs: TrackerActs = { comment, label };
