import { beforeEach, describe, expect, it } from 'vitest';
import { addComment, jiraIssue, setRights, textDoc } from '../../playground/jira/state';
import { createWorld, type World } from '../../playground/world';
import { ask, status } from './jira-ask';

let world: World;
beforeEach(() => {
  world = createWorld();
});
const issue = () => jiraIssue(world.jira, 'ACME-142');

describe('practice Jira: rights', () => {
  const may = (query: string, login = 'acme-pm') => {
    const { permissions } = ask(world, 'GET', `/mypermissions?${query}`, { login }).json;
    return Object.fromEntries(
      Object.entries(permissions as Record<string, { havePermission: boolean }>).map(([key, p]) => [
        key,
        p.havePermission,
      ]),
    );
  };
  const SOME = 'permissions=EDIT_ISSUES,ADD_COMMENTS,LINK_ISSUES,ADMINISTER_PROJECTS';

  it('of a person in an issue and in a project', () => {
    expect(may(`issueKey=ACME-142&${SOME}`)).toEqual({
      EDIT_ISSUES: true,
      ADD_COMMENTS: true,
      LINK_ISSUES: true,
      ADMINISTER_PROJECTS: true,
    });
    expect(may(`projectKey=ACME&${SOME}`, 'acme-design')).toEqual({
      EDIT_ISSUES: false,
      ADD_COMMENTS: true,
      LINK_ISSUES: false,
      ADMINISTER_PROJECTS: false,
    });
    setRights(world.jira, 'acme-design', { link: true });
    expect(may(`projectKey=ACME&${SOME}`, 'acme-design').LINK_ISSUES).toBe(true);
  });

  it('may be there in the project and missing in the issue', () => {
    issue().readOnly = true;
    expect(may('projectKey=ACME&permissions=EDIT_ISSUES').EDIT_ISSUES).toBe(true);
    expect(may('issueKey=ACME-142&permissions=EDIT_ISSUES').EDIT_ISSUES).toBe(false);
  });

  it('have to be named, and known', () => {
    expect(status(world, 'GET', '/mypermissions?issueKey=ACME-142')).toBe(400);
    expect(status(world, 'GET', '/mypermissions?permissions=FLY')).toBe(400);
    expect(status(world, 'GET', '/mypermissions?permissions=EDIT_ISSUES&issueKey=ACME-999')).toBe(404);
    expect(may('permissions=EDIT_ISSUES,ADMINISTER', 'passer-by')).toEqual({
      EDIT_ISSUES: false,
      ADMINISTER: false,
    });
  });
});

describe('practice Jira: the site', () => {
  it('has projects of both kinds, versions and fields', () => {
    expect(ask(world, 'GET', '/project/acme').json).toMatchObject({
      key: 'ACME',
      style: 'classic',
      simplified: false,
    });
    expect(ask(world, 'GET', '/project/PAY').json).toMatchObject({ style: 'next-gen', simplified: true });
    expect(ask(world, 'GET', '/project/NONE').json).toEqual({
      errorMessages: ["No project could be found with key 'NONE'."],
      errors: {},
    });
    const versions = JSON.parse(ask(world, 'GET', '/project/ACME/versions').body) as { name: string }[];
    expect(versions.map((v) => v.name)).toEqual(['1.3', '1.4', '1.5']);
    expect(ask(world, 'GET', '/project/ACME/version').json.values).toEqual(versions);
    const fields = JSON.parse(ask(world, 'GET', '/field').body) as { id: string }[];
    expect(fields.map((f) => f.id)).toContain('customfield_10016');
  });
});

describe('practice Jira: web links', () => {
  const link = (title: string, globalId = 'sightline=1') => ({
    globalId,
    application: { type: 'sightline', name: 'Sightline' },
    relationship: 'outcome',
    object: { url: 'https://example.com/dashboard', title },
  });
  const post = (body: unknown, login = 'acme-pm') =>
    ask(world, 'POST', '/issue/ACME-142/remotelink', { body, login });

  it('are made once per globalId, and replaced whole', () => {
    const made = post(link('One'));
    expect(made.status).toBe(201);
    const again = post({ globalId: 'sightline=1', object: { url: 'https://example.com', title: 'Two' } });
    expect([again.status, again.json.id]).toEqual([200, made.json.id]);
    const list = JSON.parse(ask(world, 'GET', '/issue/ACME-142/remotelink').body) as object[];
    expect(list).toMatchObject([{ globalId: 'sightline=1', application: {}, object: { title: 'Two' } }]);
    expect(list[0]).not.toHaveProperty('relationship');
    const one = ask(world, 'GET', '/issue/ACME-142/remotelink?globalId=sightline%3D1');
    expect(one.json.id).toBe(made.json.id);
    expect(status(world, 'GET', '/issue/ACME-142/remotelink?globalId=x')).toBe(404);
  });

  it('are changed and taken away by id and by globalId', () => {
    const { id } = post(link('One')).json;
    const path = `/issue/ACME-142/remotelink/${String(id)}`;
    expect(status(world, 'PUT', path, { body: link('Other') })).toBe(204);
    expect(ask(world, 'GET', path).json.object).toMatchObject({ title: 'Other' });
    expect(status(world, 'DELETE', '/issue/ACME-142/remotelink?globalId=sightline%3D1')).toBe(204);
    expect(status(world, 'DELETE', path)).toBe(404);
    expect(status(world, 'DELETE', '/issue/ACME-142/remotelink')).toBe(400);
  });

  it('need Link issues, and an address with a title', () => {
    expect(post(link('One'), 'acme-design').status).toBe(403);
    expect(post({ object: { url: 'https://example.com' } }).status).toBe(400);
    expect(world.jira.writes).toBe(0);
  });
});

describe('practice Jira: comments', () => {
  const post = (body: unknown, login = 'acme-pm') =>
    ask(world, 'POST', '/issue/ACME-142/comment', { body, login });

  it('are documents, with properties of their own', () => {
    const made = post({ body: textDoc('Hello'), properties: [{ key: 'a', value: 1 }] }, 'acme-design');
    expect(made.status).toBe(201);
    const read = (query: string) =>
      (ask(world, 'GET', `/issue/ACME-142/comment${query}`).json.comments as object[]).at(-1);
    expect(read('?expand=properties')).toMatchObject({
      author: { displayName: 'Ines Roca' },
      properties: [{ key: 'a', value: 1 }],
    });
    expect(read('')).not.toHaveProperty('properties');
    world.jira.settings.api.commentProperties = false;
    expect(read('?expand=properties')).not.toHaveProperty('properties');
    expect(post({ body: 'Hello' }).status).toBe(400);
    expect(post({ body: textDoc('') }).status).toBe(400);
    expect(post({ body: textDoc('x'.repeat(32_768)) }).status).toBe(400);
  });

  it('come in pages', () => {
    for (const n of [1, 2, 3]) addComment(world.jira, 'ACME-142', 'acme-dev', `Number ${n}`);
    const { json } = ask(world, 'GET', '/issue/ACME-142/comment?startAt=1&maxResults=2&orderBy=-created');
    expect(json).toMatchObject({ startAt: 1, maxResults: 2, total: 4 });
    expect(json.comments).toMatchObject([{ body: textDoc('Number 2') }, { body: textDoc('Number 1') }]);
  });

  it('are changed and taken away by their author, or by who may edit all', () => {
    const id = String(post({ body: textDoc('Hello') }, 'acme-dev').json.id);
    const put = (login: string) =>
      status(world, 'PUT', `/issue/ACME-142/comment/${id}`, { body: { body: textDoc(login) }, login });
    expect([put('acme-dev'), put('acme-design'), put('acme-pm')]).toEqual([200, 403, 200]);
    expect(ask(world, 'GET', `/issue/ACME-142/comment/${id}`).json).toMatchObject({
      author: { accountId: '712020:jonas' },
      updateAuthor: { accountId: '712020:mara' },
    });
    expect(status(world, 'DELETE', `/issue/ACME-142/comment/${id}`, { login: 'acme-design' })).toBe(403);
    expect(status(world, 'DELETE', `/issue/ACME-142/comment/${id}`)).toBe(204);
    expect(status(world, 'GET', `/issue/ACME-142/comment/${id}`)).toBe(404);
  });

  it('need Add comments', () => {
    setRights(world.jira, 'acme-design', { comment: false, project: 'ACME' });
    expect(post({ body: textDoc('Hello') }, 'acme-design').status).toBe(400);
    expect(post({ body: textDoc('Hello') }, 'passer-by').status).toBe(404);
  });
});
