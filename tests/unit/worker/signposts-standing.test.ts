/** Whether the link stands on the ticket is read there, whoever put it: what is asked and said follows from that. */
import { describe, expect, test } from 'vitest';
import { jiraIssue, setRights } from '../../playground/jira/state';
import type { Device } from '../../support/device';
import { browser, jiraLog, look, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';
import { ITEM, SECOND, shared } from '../../support/signposts';

const edited = async (d: Device, target: string) => {
  const from = (await look(d, ITEM)).outcome?.version ?? null;
  return save(d, ITEM, { ...FORM, target }, from);
};

/** The first person has said yes; somebody else comes with another device. */
async function second(login = 'acme-dev', said = true) {
  const s = await shared();
  if (said) await s.choose(true);
  const other = browser(s.world, login);
  await use(other, ITEM);
  await visit(other, ITEM);
  const visited = async (d: Device) => {
    s.clock.advance(60_000);
    return visit(d, ITEM);
  };
  const gone = () => {
    jiraIssue(s.world.jira, ITEM.key).remoteLinks = [];
  };
  return { ...s, other, visited, gone };
}

describe('somebody else has put it there', () => {
  test('nobody is asked again, and it is said to be shown, by no choice of theirs', async () => {
    const { other } = await second();
    expect((await look(other, ITEM)).signpost).toBe('theirs');
  });
  test('nor after a save of their own', async () => {
    const { other } = await second();
    await edited(other, '71 %');
    expect((await look(other, ITEM)).signpost).toBe('theirs');
  });
  test('whoever edits brings it up to date, as themselves', async () => {
    const { other, links, world } = await second();
    const before = jiraLog(world).filter((l) => l.startsWith('POST') && l.includes('remotelink')).length;
    await edited(other, '71 %');
    expect(links()).toHaveLength(1);
    expect(links()[0]?.summary).toContain('71 %');
    const after = jiraLog(world).filter((l) => l.startsWith('POST') && l.includes('remotelink')).length;
    expect(after).toBe(before + 1);
    expect((await other.row(ITEM)).account).toBe('712020:jonas');
  });
  test('also where their own answer is "not now"', async () => {
    const { other, links, d, choose } = await second('acme-dev', false);
    await visit(other, SECOND);
    await save(other, SECOND, FORM);
    expect((await look(other, SECOND)).signpost).toBe('ask');
    await tell(other, { type: 'signpost.choose', item: SECOND, on: false });
    await choose(true);
    expect((await look(d, ITEM)).signpost).toBe('on');
    await visit(other, ITEM);
    expect((await look(other, ITEM)).signpost).toBe('theirs');
    await edited(other, '71 %');
    expect(links()[0]?.summary).toContain('71 %');
    expect((await look(other, ITEM)).signpost).toBe('theirs');
    expect((await visit(other, SECOND)).signpost).toBe('off');
  });
  test('who may not leaves it as it is, and does not try for ever', async () => {
    const { other, links, world, visited, posts } = await second();
    setRights(world.jira, 'acme-dev', { link: false, project: 'ACME' });
    await edited(other, '71 %');
    expect(links()[0]?.summary).toContain('67 %');
    const before = posts();
    await visited(other);
    expect(posts()).toBe(before);
  });
  test('what failed for another reason is tried again', async () => {
    const { other, links, world, visited } = await second();
    world.faults.on({ method: 'POST', path: /remotelink/ }, { kind: 'offline' });
    await edited(other, '71 %');
    expect(links()[0]?.summary).toContain('67 %');
    await visited(other);
    expect(links()).toHaveLength(1);
    expect(links()[0]?.summary).toContain('71 %');
  });
  test('they may take it off all the same; it is said then', async () => {
    const { other, links, d, visited } = await second();
    await tell(other, { type: 'signpost.choose', item: ITEM, on: false });
    expect(links()).toEqual([]);
    expect((await look(other, ITEM)).signpost).toBe('off');
    expect((await visited(d)).signpost).toBe('missing');
  });
});

describe('what is not known is not said', () => {
  test('while the ticket cannot be asked, nothing is asked and nothing told', async () => {
    const s = await shared();
    const other = browser(s.world, 'acme-dev');
    await use(other, ITEM);
    s.world.faults.on({ method: 'GET', path: /remotelink/ }, { kind: 'offline' }, 'always');
    await visit(other, ITEM);
    await edited(other, '71 %');
    expect(await look(other, ITEM)).not.toHaveProperty('signpost');
    s.world.faults.clear();
    s.clock.advance(60_000);
    expect((await visit(other, ITEM)).signpost).toBe('ask');
  });
  test('taken off behind everybody’s back: it is not told to stand there, and put back by the next edit', async () => {
    const { d, gone, visited, links } = await second();
    gone();
    expect((await visited(d)).signpost).toBe('missing');
    await edited(d, '71 %');
    expect(links()).toHaveLength(1);
    expect((await look(d, ITEM)).signpost).toBe('on');
  });
  test('and by "show it", at once', async () => {
    const { d, gone, visited, links, choose } = await second();
    gone();
    await visited(d);
    await choose(true);
    expect(links()).toHaveLength(1);
    expect((await look(d, ITEM)).signpost).toBe('on');
  });
});

describe('the question', () => {
  test('is not put to somebody who saved nothing', async () => {
    const { other } = await second('acme-dev', false);
    expect(await look(other, ITEM)).not.toHaveProperty('signpost');
  });
  test('is put to them after their first save', async () => {
    const { other } = await second('acme-dev', false);
    await edited(other, '71 %');
    expect((await look(other, ITEM)).signpost).toBe('ask');
  });
  test('costs one request of its own a visit, and none where nothing is shared', async () => {
    const { d, world, visited } = await second();
    const asked = () => jiraLog(world).filter((l) => l.startsWith('GET') && l.includes('remotelink')).length;
    const before = asked();
    await visited(d);
    expect(asked()).toBe(before + 1);
    await use(d, SECOND);
    await visit(d, SECOND);
    expect(asked()).toBe(before + 1);
  });
});
