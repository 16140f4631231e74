/** The link on the ticket follows what others do to the outcome, and two browsers never fight over it. */
import { describe, expect, test } from 'vitest';
import { deleteProperty, setRights } from '../../playground/jira/state';
import type { Device } from '../../support/device';
import { browser, jiraLog, look, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';
import { ITEM, shared } from '../../support/signposts';

describe('what a colleague does to the outcome', () => {
  /** A link of the first person's, and a colleague who was never asked about any. */
  async function both() {
    const s = await shared();
    await s.choose(true);
    const colleague = browser(s.world, 'acme-dev');
    await use(colleague, ITEM);
    await visit(colleague, ITEM);
    const visitedBy = async (d: typeof s.d) => {
      s.clock.advance(60_000);
      return visit(d, ITEM);
    };
    /** Nobody changes anything: once each has looked, nothing is sent any more, whoever looks. */
    const rests = async () => {
      for (const d of [s.d, colleague]) await visitedBy(d);
      const sent = () => jiraLog(s.world).filter((l) => /^(POST|PUT|DELETE).*remotelink/.test(l)).length;
      const before = sent();
      for (let i = 0; i < 3; i++) for (const d of [s.d, colleague]) await visitedBy(d);
      expect(sent()).toBe(before);
    };
    return { ...s, colleague, visitedBy, rests };
  }
  const edited = async (d: Device, target: string) => {
    const from = (await look(d, ITEM)).outcome?.version ?? null;
    await save(d, ITEM, { ...FORM, target }, from);
  };

  test('removed: the link goes with it, at once', async () => {
    const { colleague, links, rests } = await both();
    await tell(colleague, { type: 'outcome.remove', item: ITEM, why: '' });
    expect(links()).toEqual([]);
    await rests();
  });
  test('removed by somebody who may not take it off: it goes when its own person looks', async () => {
    const { world, d, colleague, links, visitedBy, rests } = await both();
    setRights(world.jira, 'acme-dev', { link: false, project: 'ACME' });
    await tell(colleague, { type: 'outcome.remove', item: ITEM, why: '' });
    expect(links()).toHaveLength(1);
    await visitedBy(d);
    expect(links()).toEqual([]);
    await rests();
  });
  test('removed where no link was ever put: nobody is bothered with it', async () => {
    const { d, links, colleague, choose, rests } = await both();
    await choose(false);
    await tell(colleague, { type: 'outcome.remove', item: ITEM, why: '' });
    expect(links()).toEqual([]);
    expect([...d.problems, ...colleague.problems]).toEqual([]);
    await rests();
  });
  test('removed and restored: it stands there again once its person has looked', async () => {
    const { d, colleague, links, visitedBy, rests } = await both();
    await tell(colleague, { type: 'outcome.remove', item: ITEM, why: '' });
    await visitedBy(d);
    await tell(colleague, { type: 'outcome.undo', item: ITEM });
    expect(links()).toEqual([]);
    await visitedBy(d);
    expect(links()).toMatchObject([{ title: 'Outcome: framed' }]);
    await rests();
  });
  test('edited: the link says at once what stands there', async () => {
    const { colleague, links, rests } = await both();
    await edited(colleague, '71 %');
    expect(links()).toHaveLength(1);
    expect(links()[0]?.summary).toContain('71 %');
    await rests();
  });
  test('edited by somebody who may not change it: once its person has looked', async () => {
    const { world, d, colleague, links, visitedBy, rests } = await both();
    setRights(world.jira, 'acme-dev', { link: false, project: 'ACME' });
    await edited(colleague, '71 %');
    expect(links()[0]?.summary).toContain('67 %');
    await visitedBy(d);
    expect(links()).toHaveLength(1);
    expect(links()[0]?.summary).toContain('71 %');
    await rests();
  });
  test('edited by turns, with both having said yes: each version is put there, and then it rests', async () => {
    const { d, colleague, links, visitedBy, rests } = await both();
    await tell(colleague, { type: 'signpost.choose', item: ITEM, on: true });
    for (const [who, target] of [
      [colleague, '71 %'],
      [d, '72 %'],
      [colleague, '73 %'],
    ] as const) {
      await visitedBy(who);
      await edited(who, target);
      expect(links()[0]?.summary).toContain(target);
    }
    await rests();
    expect(links()).toHaveLength(1);
    expect(links()[0]?.summary).toContain('73 %');
  });
  test('edited, while what this person has typed is asked about: nothing unsettled is shown', async () => {
    const { d, colleague, links, visitedBy, posts } = await both();
    const from = (await look(d, ITEM)).outcome?.version ?? null;
    await edited(colleague, '71 %');
    await save(d, ITEM, { ...FORM, target: '75 %' }, from);
    const before = posts();
    const view = await visitedBy(d);
    expect(view.question).toMatchObject({ kind: 'conflict' });
    expect(posts()).toBe(before);
    expect(links()[0]?.summary).not.toContain('75 %');
  });
  test('taken out behind everybody’s back: asked first, and then the link goes too', async () => {
    const { world, d, links, visitedBy, rests } = await both();
    deleteProperty(world.jira, 'ACME-142', 'sightline.outcome');
    expect((await visitedBy(d)).question).toMatchObject({ kind: 'gone' });
    expect(links()).toHaveLength(1);
    await tell(d, { type: 'gone.settle', item: ITEM, choice: 'remove' });
    await visitedBy(d);
    expect(links()).toEqual([]);
    await rests();
  });
  test('and put back: the link stands', async () => {
    const { world, d, links, visitedBy, rests } = await both();
    deleteProperty(world.jira, 'ACME-142', 'sightline.outcome');
    await visitedBy(d);
    await tell(d, { type: 'gone.settle', item: ITEM, choice: 'put-back' });
    await visitedBy(d);
    expect(links()).toMatchObject([{ title: 'Outcome: framed' }]);
    await rests();
  });
  test('what could not be brought up to date is tried again', async () => {
    const { world, d, colleague, links, visitedBy } = await both();
    setRights(world.jira, 'acme-dev', { link: false, project: 'ACME' });
    await edited(colleague, '71 %');
    setRights(world.jira, 'acme-pm', { link: false, project: 'ACME' });
    await visitedBy(d);
    expect(links()[0]?.summary).toContain('67 %');
    setRights(world.jira, 'acme-pm', { link: true, project: 'ACME' });
    await visitedBy(d);
    expect(links()[0]?.summary).toContain('71 %');
  });
});

describe('two people of one browser', () => {
  /** A link of Mara's that could not be put, and Jonas signed in after her. */
  async function failed() {
    const s = await shared();
    s.world.faults.on({ method: 'POST', path: /remotelink/ }, { kind: 'offline' });
    await s.choose(true);
    expect(s.links()).toEqual([]);
    const comes = async (login: string) => {
      s.d.signIn(login);
      s.clock.advance(60_000);
      return visit(s.d, ITEM);
    };
    const posted = () => jiraLog(s.world).filter((l) => /^POST.*remotelink/.test(l)).length;
    return { ...s, comes, posted };
  }

  test('a link that failed is not put as somebody else, and is there once its person comes', async () => {
    const { comes, links, posted } = await failed();
    const before = posted();
    await comes('acme-dev');
    expect([links(), posted()]).toEqual([[], before]);
    await comes('acme-pm');
    expect(links()).toHaveLength(1);
  });
  test('what the second one decides goes as theirs', async () => {
    const { comes, links, choose } = await failed();
    await comes('acme-pm');
    await comes('acme-dev');
    await choose(false);
    expect(links()).toEqual([]);
  });
});
