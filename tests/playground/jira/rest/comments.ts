/** Comments: listing, writing, changing. */
import { isDocument } from '../adf';
import type { AdfDoc } from '../model';
import { addComment, plainText, projectOf, putProperty, tick } from '../state';
import {
  bodyRecord,
  type Call,
  type Handler,
  isRecord,
  issueOf,
  json,
  listParam,
  notArchived,
  nothing,
  numberParam,
  refuse,
  rightsFor,
  writer,
} from './context';
import { MOST_TEXT } from './issues';
import { checkKey, commentOf, editableComment } from './properties';
import { commentShape } from './shapes';

const wantsProperties = (call: Call): boolean =>
  call.state.settings.api.commentProperties && listParam(call.query, 'expand').includes('properties');

export const listComments: Handler = (call) => {
  const issue = issueOf(call);
  const startAt = numberParam(call.query, 'startAt', 0);
  const maxResults = Math.min(
    call.state.settings.api.commentsOnPage,
    numberParam(call.query, 'maxResults', 50),
  );
  const all = call.query.get('orderBy') === '-created' ? issue.comments.toReversed() : issue.comments;
  return json(200, {
    startAt,
    maxResults,
    total: issue.comments.length,
    comments: all
      .slice(startAt, startAt + maxResults)
      .map((comment) => commentShape(call.state, issue, comment, wantsProperties(call))),
  });
};

function bodyOf(body: Record<string, unknown>): AdfDoc {
  if (!isDocument(body.body)) return refuse(400, '', { comment: 'Comment body is not valid!' });
  if (plainText(body.body).length > MOST_TEXT)
    refuse(400, '', {
      comment: `The entered text is too long. It exceeds the allowed limit of ${MOST_TEXT} characters.`,
    });
  if (body.body.content.length === 0) refuse(400, '', { comment: 'Comment body can not be empty!' });
  return body.body;
}

const propertiesOf = (body: Record<string, unknown>): { key: string; value: unknown }[] =>
  (Array.isArray(body.properties) ? body.properties : []).map((entry) => {
    if (!isRecord(entry) || typeof entry.key !== 'string') return refuse(400, 'Every property needs a key.');
    checkKey(entry.key);
    return { key: entry.key, value: entry.value };
  });

export const postComment: Handler = (call) => {
  const issue = issueOf(call);
  const by = writer(call);
  notArchived(call, projectOf(call.state, issue));
  if (!rightsFor(call, issue).comment)
    // UNVERIFIED: the description names 400, 401 and 404 only.
    refuse(400, `${by}, you do not have the permission to comment on this issue.`);
  const body = bodyRecord(call);
  const properties = propertiesOf(body);
  const comment = addComment(call.state, issue, by, bodyOf(body));
  for (const { key, value } of properties) putProperty(call.state, comment.properties, key, value, by);
  return json(201, commentShape(call.state, issue, comment, wantsProperties(call)));
};

export const getComment: Handler = (call) => {
  const { issue, comment } = commentOf(call);
  return json(200, commentShape(call.state, issue, comment, wantsProperties(call)));
};

export const putComment: Handler = (call) => {
  const { issue, comment, by } = editableComment(call);
  const body = bodyRecord(call);
  const properties = propertiesOf(body);
  const text = bodyOf(body);
  const at = tick(call.state);
  Object.assign(comment, { body: text, updateAuthor: by, updatedAt: at });
  issue.updatedAt = at;
  for (const { key, value } of properties) putProperty(call.state, comment.properties, key, value, by);
  return json(200, commentShape(call.state, issue, comment, wantsProperties(call)));
};

export const deleteComment: Handler = (call) => {
  const { issue, comment } = editableComment(call);
  issue.updatedAt = tick(call.state);
  issue.comments = issue.comments.filter((c) => c !== comment);
  return nothing(204);
};
