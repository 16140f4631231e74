/** An outcome that somebody could only put into a comment of the Jira issue: for who wrote it, and for who may edit. */
import { describe, expect, test } from 'vitest';
import { jiraIssue } from '../../playground/jira/state';
import {
  browser,
  jiraItem,
  jiraLog,
  look,
  world as newWorld,
  property,
  save,
  tell,
  use,
  visit,
  waits,
} from '../../support/others';
import { FORM } from '../../support/setting';

const KEY = 'ACME-142';
const ITEM = jiraItem(KEY);
const LIST = 5;

/** Shared from one browser by somebody who may only comment. */
async function shared() {
  const world = newWorld();
  const writer = browser(world, 'acme-design');
  await use(writer, ITEM);
  await visit(writer, ITEM);
  await save(writer, ITEM, FORM);
  const view = await look(writer, ITEM);
  expect([view.sharing.state, property(world, KEY)]).toEqual(['shared', undefined]);
  const pass = (ms = 20_000) => world.state.clock.advance(ms);
  const visiting = async (d: typeof writer) => {
    pass();
    await visit(d, ITEM);
    return look(d, ITEM);
  };
  const editor = async () => {
    const d = browser(world, 'acme-pm');
    await use(d, ITEM);
    return d;
  };
  const listed = async (d: typeof writer) => {
    d.tabs.set(LIST, 'https://acme.atlassian.net/jira/software/c/projects/ACME/boards/1');
    await tell(d, { type: 'rows.read', items: [ITEM], fresh: true }, LIST);
    return d.row(ITEM);
  };
  return { world, writer, editor, pass, visiting, listed };
}

describe('somebody who may edit', () => {
  test('sees it, in a browser of their own and in that of its writer', async () => {
    const { writer, editor, visiting } = await shared();
    const theirs = await visiting(await editor());
    expect([theirs.known, theirs.form?.problem, theirs.question]).toEqual([
      'outcome',
      FORM.problem,
      undefined,
    ]);
    writer.signIn('acme-pm');
    writer.restart();
    const same = await visiting(writer);
    expect([same.known, same.question]).toEqual(['outcome', undefined]);
  });

  test('saves it into the issue; its writer sees that, and is asked nothing', async () => {
    const { world, writer, editor, visiting } = await shared();
    const d = await editor();
    const seen = await visiting(d);
    await save(d, ITEM, { ...FORM, owner: 'Mara' }, seen.outcome?.version);
    expect(property(world, KEY)?.value.core.content).toMatchObject({ owner: 'Mara' });
    expect(await look(d, ITEM)).toMatchObject({ sharing: { state: 'shared' } });
    const { length } = jiraIssue(world.jira, KEY).comments;
    const view = await visiting(writer);
    expect([view.form?.owner, view.question, view.sharing.state]).toEqual(['Mara', undefined, 'shared']);
    expect(await writer.row(ITEM)).toMatchObject({ dirty: false });
    expect((await writer.row(ITEM)).overwritten).toBeUndefined();
    expect(jiraIssue(world.jira, KEY).comments).toHaveLength(length);
    // From now on it is the issue's: who may only comment cannot change it.
    await save(writer, ITEM, { ...FORM, owner: 'Ines' }, view.outcome?.version);
    expect(await waits(writer)).toMatchObject([{ trouble: { code: 'not-permitted' } }]);
    expect(jiraIssue(world.jira, KEY).comments).toHaveLength(length);
  });

  test('what both changed meanwhile is in the issue’s record', async () => {
    const { world, writer, editor, visiting, pass } = await shared();
    const d = await editor();
    const seen = await visiting(d);
    // In the comment, while the other one writes.
    await save(writer, ITEM, { ...FORM, owner: 'Ines' }, (await look(writer, ITEM)).outcome?.version);
    pass();
    await save(d, ITEM, { ...FORM, target: '70 %' }, seen.outcome?.version);
    expect(property(world, KEY)?.value.core.content).toMatchObject({
      owner: 'Ines',
      primary: { target: '70 %' },
    });
    expect((await visiting(writer)).form).toMatchObject({ owner: 'Ines', target: '70 %' });
  });

  test('took it off: nobody is told of the comment’s any more', async () => {
    const { writer, editor, visiting } = await shared();
    const d = await editor();
    await visiting(d);
    await tell(d, { type: 'outcome.remove', item: ITEM, why: 'Not needed' });
    const views = [await visiting(writer), await visiting(d), await visiting(await editor())];
    expect(views.map((v) => [v.known, v.question])).toEqual([
      ['none', undefined],
      ['removed', undefined],
      ['none', undefined],
    ]);
  });
});

describe('in lists', () => {
  test('is told to somebody who may edit, and not asked about after the worker was ended', async () => {
    const { editor, visiting, listed, pass } = await shared();
    const d = await editor();
    pass(3_700_000);
    expect(await listed(d)).toMatchObject({ via: 'comment', remote: { kind: 'outcome' } });
    await visiting(d);
    d.restart();
    pass(3_700_000);
    const row = await listed(d);
    expect([row.via, row.standing, row.remote.kind]).toEqual(['comment', undefined, 'outcome']);
  });

  test('where the search does not know of it, the row it was read on is looked at all the same', async () => {
    const { world, editor, visiting, listed, pass } = await shared();
    const d = await editor();
    world.jira.settings.searchDelayMs = Number.POSITIVE_INFINITY;
    pass();
    expect(await listed(d)).toMatchObject({ remote: { kind: 'none' } });
    await visiting(d);
    d.restart();
    pass(3_700_000);
    jiraIssue(world.jira, KEY).updatedAt = world.state.clock.now();
    const before = jiraLog(world).length;
    const row = await listed(d);
    expect([row.via, row.standing, row.remote.kind]).toEqual(['comment', undefined, 'outcome']);
    expect(
      jiraLog(world)
        .slice(before)
        .filter((l) => /approximate-count/.test(l)),
    ).toEqual([]);
  });

  test('taken out of the comment: asked about, once it was looked for', async () => {
    const { world, editor, visiting, listed, pass } = await shared();
    const d = await editor();
    await visiting(d);
    jiraIssue(world.jira, KEY).comments.length = 0;
    jiraIssue(world.jira, KEY).updatedAt = world.state.clock.now();
    pass(3_700_000);
    expect(await listed(d)).toMatchObject({ standing: { kind: 'gone' }, remote: { kind: 'none' } });
  });
});
