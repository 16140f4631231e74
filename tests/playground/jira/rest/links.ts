/** Web links of an issue ("remote issue links"), seen by everybody who sees it. */
import type { RemoteLink } from '../model';
import { projectOf, putRemoteLink, tick } from '../state';
import {
  bodyRecord,
  type Call,
  type Handler,
  isRecord,
  issueOf,
  json,
  notArchived,
  nothing,
  problem,
  refuse,
  rightsFor,
  writer,
} from './context';
import { linkShape } from './shapes';

/** The description says an object; sites answer a list, and one link for `?globalId=`. */
export const listLinks: Handler = (call) => {
  const issue = issueOf(call);
  const globalId = call.query.get('globalId');
  if (globalId === null)
    return json(
      200,
      issue.remoteLinks.map((link) => linkShape(call.state, issue, link)),
    );
  const link = issue.remoteLinks.find((l) => l.globalId === globalId);
  return link ? json(200, linkShape(call.state, issue, link)) : problem(404, NO_LINK);
};

const NO_LINK = 'The remote link does not exist.';

function linkable(call: Call) {
  const issue = issueOf(call);
  writer(call);
  notArchived(call, projectOf(call.state, issue));
  if (!rightsFor(call, issue).link) refuse(403, 'No Link Issue Permission for issue.');
  return issue;
}

const linkOf = (call: Call, links: readonly RemoteLink[]): RemoteLink =>
  links.find((l) => String(l.id) === call.parts.link) ?? refuse(404, NO_LINK);

/** Fields left out become null, also when a link is replaced. */
function inputOf(call: Call): Omit<RemoteLink, 'id'> {
  const body = bodyRecord(call);
  const object = isRecord(body.object) ? body.object : {};
  const errors: Record<string, string> = {};
  if (typeof object.url !== 'string' || object.url === '') errors.url = "'url' is required.";
  if (typeof object.title !== 'string' || object.title === '') errors.title = "'title' is required.";
  if (typeof body.globalId === 'string' && body.globalId.length > 255)
    errors.globalId = "'globalId' is too long.";
  if (Object.keys(errors).length > 0) refuse(400, '', errors);
  return {
    globalId: typeof body.globalId === 'string' ? body.globalId : null,
    application: isRecord(body.application) ? body.application : null,
    relationship: typeof body.relationship === 'string' ? body.relationship : null,
    object,
  };
}

export const postLink: Handler = (call) => {
  const issue = linkable(call);
  const { link, created } = putRemoteLink(call.state, issue, inputOf(call));
  const { id, self } = linkShape(call.state, issue, link);
  return json(created ? 201 : 200, { id, self });
};

export const getLink: Handler = (call) => {
  const issue = issueOf(call);
  return json(200, linkShape(call.state, issue, linkOf(call, issue.remoteLinks)));
};

export const putLink: Handler = (call) => {
  const issue = linkable(call);
  const link = linkOf(call, issue.remoteLinks);
  const input = inputOf(call);
  tick(call.state);
  Object.assign(link, input);
  return nothing(204);
};

/** By id, or by `?globalId=`. */
export const deleteLink: Handler = (call) => {
  const issue = linkable(call);
  const globalId = call.query.get('globalId');
  if (call.parts.link === undefined && globalId === null) return problem(400, "'globalId' is required.");
  const link =
    call.parts.link === undefined
      ? (issue.remoteLinks.find((l) => l.globalId === globalId) ?? refuse(404, NO_LINK))
      : linkOf(call, issue.remoteLinks);
  tick(call.state);
  issue.remoteLinks = issue.remoteLinks.filter((l) => l !== link);
  return nothing(204);
};
