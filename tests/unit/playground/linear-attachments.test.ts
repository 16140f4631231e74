/** The practice Linear's attachments: upsert, metadata, archived issues, and what nobody knows for sure. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { LINEAR_KEYS } from '../../playground/linear/seed';
import {
  archiveIssue,
  attachmentsOf,
  deleteIssue,
  dropAttachment,
  type LinearState,
  linearIssue,
  mergeAttachments,
  putAttachment,
} from '../../playground/linear/state';
import { ask, data, linearWorld } from './linear-ask';

const URL_142 = 'https://sightline.example/#linear/142';
const BASE = 'https://sightline.example/#linear/';
const CREATE =
  'mutation ($input: AttachmentCreateInput!) { attachmentCreate(input: $input) { success lastSyncId attachment { id url title subtitle metadata sourceType createdAt updatedAt issue { identifier } creator { displayName } } } }';
const UPDATE =
  'mutation ($id: String!, $input: AttachmentUpdateInput!) { attachmentUpdate(id: $id, input: $input) { attachment { title subtitle metadata } } }';
const DELETE = 'mutation ($id: String!) { attachmentDelete(id: $id) { success entityId } }';

interface Made {
  id: string;
  title: string;
  subtitle: string | null;
  metadata: Record<string, unknown>;
  updatedAt: string;
  issue: { identifier: string };
  creator: { displayName: string };
}

let state: LinearState;
beforeEach(() => {
  state = linearWorld();
});

const input = (more: Record<string, unknown> = {}) => ({
  issueId: 'ENG-142',
  url: URL_142,
  title: 'Outcome: framed',
  subtitle: 'Guest share: 0 % → 25 %',
  metadata: { sightline: '{"v":1}', sightlineVersion: 1 },
  ...more,
});
const create = (more: Record<string, unknown> = {}, key: keyof typeof LINEAR_KEYS = 'pmWrite') =>
  data<{ attachmentCreate: { attachment: Made } }>(ask(state, CREATE, { input: input(more) }, key))
    .attachmentCreate.attachment;
const refusal = (answer: ReturnType<typeof ask>) => answer.json.errors?.[0];

describe('attachments', () => {
  it('the same URL on the same issue is the same attachment', () => {
    const first = create();
    expect(first).toMatchObject({
      sourceType: 'unknown',
      issue: { identifier: 'ENG-142' },
      creator: { displayName: 'mara' },
      metadata: { sightline: '{"v":1}' },
    });
    const second = create({ title: 'Outcome: measuring', metadata: { sightline: '{"v":2}' } }, 'devWrite');
    expect(second.id).toBe(first.id);
    expect(second).toMatchObject({
      title: 'Outcome: measuring',
      subtitle: 'Guest share: 0 % → 25 %',
      metadata: { sightline: '{"v":2}' },
      creator: { displayName: 'mara' },
    });
    expect(second.metadata).not.toHaveProperty('sightlineVersion');
    expect(Date.parse(second.updatedAt)).toBeGreaterThan(Date.parse(first.updatedAt));
    expect(attachmentsOf(state, linearIssue(state, 'acme/ENG-142'))).toHaveLength(1);
  });

  it('metadata is replaced or merged', () => {
    state.settings.api.metadata = 'merge';
    create();
    expect(create({ metadata: { rev: 2 } }).metadata).toEqual({
      sightline: '{"v":1}',
      sightlineVersion: 1,
      rev: 2,
    });
  });

  it('the same URL on another issue is another one, or the same', () => {
    const here = create();
    expect(create({ issueId: 'ENG-139' }).id).not.toBe(here.id);
    dropAttachment(state, 'acme/ENG-139');
    state.settings.api.attachmentUrl = 'global';
    expect(create({ issueId: 'ENG-139' })).toMatchObject({ id: here.id, issue: { identifier: 'ENG-142' } });
  });

  it('update needs a title, delete names what it deleted', () => {
    const { id } = create();
    expect(data(ask(state, UPDATE, { id, input: { title: 'New', metadata: { a: 1 } } }))).toEqual({
      attachmentUpdate: {
        attachment: { title: 'New', subtitle: 'Guest share: 0 % → 25 %', metadata: { a: 1 } },
      },
    });
    expect(ask(state, UPDATE, { id, input: { subtitle: 'x' } }).status).toBe(400);
    expect(refusal(ask(state, UPDATE, { id, input: { title: ' ' } }))?.message).toBe(
      'Argument Validation Error',
    );
    expect(data(ask(state, DELETE, { id }))).toEqual({ attachmentDelete: { success: true, entityId: id } });
    expect(refusal(ask(state, DELETE, { id }))?.message).toBe('Entity not found: Attachment');
  });

  it('lists: by prefix, for one URL, of one issue, on which issues', () => {
    create();
    create({ issueId: 'ENG-118', url: `${BASE}118` });
    const all = data<Record<string, { nodes: Record<string, unknown>[] }>>(
      ask(
        state,
        `query ($base: String!, $url: String!) {
          attachments(filter: { url: { startsWith: $base } }, orderBy: updatedAt) { nodes { issue { identifier } } }
          attachmentsForURL(url: $url) { nodes { issue { identifier } } }
          issues(filter: { attachments: { some: { url: { startsWith: $base } } } }) { nodes { identifier } }
        }`,
        { base: BASE, url: URL_142 },
      ),
    );
    expect(all.attachments?.nodes).toEqual([
      { issue: { identifier: 'ENG-118' } },
      { issue: { identifier: 'ENG-142' } },
    ]);
    expect(all.attachmentsForURL?.nodes).toEqual([{ issue: { identifier: 'ENG-142' } }]);
    expect(all.issues?.nodes).toEqual([{ identifier: 'ENG-142' }, { identifier: 'ENG-118' }]);
    const one = data<{ issue: { attachments: { nodes: { url: string }[] } } }>(
      ask(
        state,
        'query ($base: String!) { issue(id: "ENG-118") { attachments(filter: { url: { startsWith: $base } }) { nodes { url } } } }',
        { base: BASE },
      ),
    );
    expect(one.issue.attachments.nodes).toEqual([{ url: `${BASE}118` }]);
  });

  it('the seed attaches what it is given, beside a pull request', () => {
    const seeded = linearWorld({
      attachments: {
        'acme/ENG-118': [{ url: `${BASE}118`, title: 'Outcome', metadata: { sightline: 'x' } }],
      },
    });
    expect(attachmentsOf(seeded, linearIssue(seeded, 'acme/ENG-118')).map((a) => a.sourceType)).toEqual([
      'github',
      'unknown',
    ]);
  });

  it('linking shows in the history, changing does not', () => {
    const entries = () => linearIssue(state, 'acme/ENG-139').history.length;
    const before = entries();
    create({ issueId: 'ENG-139' });
    expect(entries()).toBe(before + 1);
    create({ issueId: 'ENG-139', title: 'Other' });
    expect(entries()).toBe(before + 1);
    putAttachment(state, 'acme/ENG-139', { url: `${BASE}x`, title: 'Another', by: 'acme-dev' });
    expect(entries()).toBe(before + 2);
  });

  it('go along when issues are merged', () => {
    create();
    mergeAttachments(state, 'acme/ENG-142', 'acme/ENG-139');
    expect(
      data(
        ask(
          state,
          '{ issue(id: "ENG-139") { attachments { nodes { url originalIssue { identifier } } } } old: issue(id: "ENG-142") { attachments { nodes { id } } formerAttachments { nodes { url } } } }',
        ),
      ),
    ).toEqual({
      issue: { attachments: { nodes: [{ url: URL_142, originalIssue: { identifier: 'ENG-142' } }] } },
      old: { attachments: { nodes: [] }, formerAttachments: { nodes: [{ url: URL_142 }] } },
    });
  });
});

describe('what is not known for sure', () => {
  it("a write bumps the issue's date, or not", () => {
    const at = () => linearIssue(state, 'acme/ENG-142').updatedAt;
    const before = at();
    create();
    expect(at()).toBe(before);
    state.settings.api.attachmentBumpsIssue = true;
    create();
    expect(at()).toBe(state.clock.now());
  });

  it('metadata may be too large', () => {
    state.settings.api.metadataMax = 100;
    const answer = ask(state, CREATE, { input: input({ metadata: { sightline: 'x'.repeat(200) } }) });
    expect(refusal(answer)?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      userPresentableMessage: expect.stringMatching(/at most 100 characters/),
    });
    expect(state.log.at(-1)?.wrote).toBe(false);
    expect(create({ metadata: { sightline: 'x' } })).toBeTruthy();
  });

  it('nested values stay, go or are refused; the documented lists always stay', () => {
    const metadata = {
      sightline: '{}',
      attributes: [{ name: 'Metric', value: 'Guest share' }],
      messages: [{ subject: 'Why', body: 'Because' }],
      own: { nested: true },
    };
    expect(create({ metadata }).metadata).toEqual(metadata);
    state.settings.api.nestedMetadata = 'drop';
    expect(Object.keys(create({ metadata }).metadata)).toEqual(['sightline', 'attributes', 'messages']);
    state.settings.api.nestedMetadata = 'refuse';
    expect(
      refusal(ask(state, CREATE, { input: input({ metadata }) }))?.extensions.userPresentableMessage,
    ).toMatch(/“own” is not/);
  });

  it('archived issues can be written to, or are not found, or refused; trashed ones are never found', () => {
    archiveIssue(state, 'acme/ENG-118');
    expect(create({ issueId: 'ENG-118' }).issue.identifier).toBe('ENG-118');
    const write = (issueId: string) => refusal(ask(state, CREATE, { input: input({ issueId }) }))?.message;
    state.settings.api.archivedWrites = 'not-found';
    expect(write('ENG-118')).toBe('Entity not found: Issue');
    state.settings.api.archivedWrites = 'forbid';
    expect(write('ENG-118')).toBe('Forbidden');
    state.settings.api.archivedWrites = 'allow';
    deleteIssue(state, 'acme/ENG-139');
    expect(write('ENG-139')).toBe('Entity not found: Issue');
  });

  it('what is attached may be archived with the issue', () => {
    create({ issueId: 'ENG-118' });
    archiveIssue(state, 'acme/ENG-118');
    const nested = (args: string) =>
      data<{ issue: { attachments: { nodes: unknown[] } } }>(
        ask(state, `{ issue(id: "ENG-118") { attachments${args} { nodes { id } } } }`),
      ).issue.attachments.nodes.length;
    expect(nested('')).toBe(2);
    state.settings.api.archivedAttachments = true;
    expect([nested(''), nested('(includeArchived: true)')]).toEqual([0, 2]);
  });

  it('what somebody else attached may be theirs only', () => {
    const { id } = create();
    state.settings.api.foreignAttachments = 'forbid';
    for (const query of [UPDATE, DELETE])
      expect(refusal(ask(state, query, { id, input: { title: 'Mine' } }, 'devWrite'))?.extensions.type).toBe(
        'forbidden',
      );
    expect(refusal(ask(state, CREATE, { input: input() }, 'devWrite'))?.extensions.type).toBe('forbidden');
    expect(create({ title: 'Own' }).title).toBe('Own');
  });
});
