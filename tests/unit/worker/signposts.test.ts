/** "Show it on the ticket for everyone?": asked once a place, after the first share; then the link follows the outcome. */
import { describe, expect, test } from 'vitest';
import { jiraIssue, setRights } from '../../playground/jira/state';
import {
  browser,
  githubItem,
  jiraItem,
  linearItem,
  look,
  world as newWorld,
  save,
  tell,
  use,
  visit,
} from '../../support/others';
import { FORM } from '../../support/setting';
import { ITEM, SECOND, shared } from '../../support/signposts';

describe('the question', () => {
  test('comes with the first shared outcome of a place, and nothing is shown before it is answered', async () => {
    const { d, links } = await shared();
    expect((await look(d, ITEM)).signpost).toBe('ask');
    expect(links()).toEqual([]);
  });
  test('does not come while nothing is shared, nor where the outcome stays here', async () => {
    const world = newWorld();
    const d = browser(world);
    await use(d, ITEM);
    expect(await visit(d, ITEM)).not.toHaveProperty('signpost');
    world.faults.on({ method: 'PUT' }, { kind: 'offline' }, 'always');
    expect(await save(d, ITEM, FORM)).not.toHaveProperty('signpost');
    expect(await look(d, ITEM)).not.toHaveProperty('signpost');
  });
  test.each(['yes', 'not now'] as const)(
    'answered with %s, it is not asked again in the place',
    async (said) => {
      const { d, choose, clock } = await shared();
      const is = said === 'yes' ? 'on' : 'off';
      await choose(said === 'yes');
      expect((await look(d, ITEM)).signpost).toBe(is);
      await visit(d, SECOND);
      await save(d, SECOND, FORM);
      expect((await look(d, SECOND)).signpost).toBe(is);
      // Nor after a restart, nor a year later.
      clock.advance(365 * 86_400_000);
      d.restart();
      expect((await visit(d, ITEM)).signpost).toBe(is);
    },
  );
  test('is not put to somebody who may only comment, and so may put no link there', async () => {
    const world = newWorld();
    setRights(world.jira, 'acme-design', { edit: false, link: false, comment: true, project: 'ACME' });
    const d = browser(world, 'acme-design');
    await use(d, ITEM);
    await visit(d, ITEM);
    await save(d, ITEM, FORM);
    const view = await look(d, ITEM);
    expect(view.sharing.state).toBe('shared');
    expect(JSON.stringify(jiraIssue(world.jira, 'ACME-142').comments.at(-1)?.body)).toContain(FORM.problem);
    expect(view).not.toHaveProperty('signpost');
    d.restart();
    expect(await visit(d, ITEM)).not.toHaveProperty('signpost');
  });
  test('is asked in each place on its own', async () => {
    const { d, choose } = await shared();
    await choose(true);
    const pay = jiraItem('PAY-28');
    await use(d, pay);
    await visit(d, pay);
    await save(d, pay, FORM);
    expect((await look(d, pay)).signpost).toBe('ask');
  });
  test.each([
    ['in the text itself', githubItem('acme/shop#142')],
    ['in what everybody sees attached', linearItem('acme/ENG-142')],
  ])('is none where the outcome stands %s', async (_, item) => {
    const d = browser(newWorld());
    await use(d, item);
    await visit(d, item);
    await save(d, item, FORM);
    const view = await look(d, item);
    expect(view.sharing.state).toBe('shared');
    expect(view).not.toHaveProperty('signpost');
  });
});

describe('"yes"', () => {
  test('puts a link on the issue, which says how things stand', async () => {
    const { choose, links } = await shared();
    await choose(true);
    expect(links()).toMatchObject([
      {
        globalId: expect.stringMatching(/^sightline=\d+$/) as string,
        title: 'Outcome: framed',
        summary: expect.stringContaining('People abandon the cart when asked for a password') as string,
      },
    ]);
  });
  test('one link, brought up to date with each version', async () => {
    const { choose, links, change, version, posts } = await shared();
    await choose(true);
    const before = posts();
    await change('71 %', version);
    expect(posts()).toBe(before + 1);
    expect(links()).toHaveLength(1);
    expect(links()[0]?.summary).toContain('71 %');
  });
  test('on every other item of the place that is shared after it, without a word', async () => {
    const { d, choose, links } = await shared();
    await choose(true);
    await visit(d, SECOND);
    await save(d, SECOND, FORM);
    expect(links('ACME-138')).toHaveLength(1);
  });
  test('a removed outcome takes its link along', async () => {
    const { d, choose, links } = await shared();
    await choose(true);
    await tell(d, { type: 'outcome.remove', item: ITEM, why: 'not needed' });
    expect(links()).toEqual([]);
  });
  test('what could not be shown is shown at the next visit; the outcome itself is shared all the same', async () => {
    const { d, choose, links, clock, world } = await shared();
    setRights(world.jira, 'acme-pm', { link: false, project: 'ACME' });
    await choose(true);
    expect(links()).toEqual([]);
    expect((await look(d, ITEM)).sharing.state).toBe('shared');
    setRights(world.jira, 'acme-pm', { link: true, project: 'ACME' });
    clock.advance(60_000);
    d.restart();
    await visit(d, ITEM);
    expect(links()).toHaveLength(1);
  });
  test('looking at what a colleague wrote puts no link there in one’s own name', async () => {
    const { world, choose, posts, clock } = await shared();
    await choose(true);
    const colleague = browser(world, 'acme-dev');
    await use(colleague, ITEM);
    await visit(colleague, ITEM);
    await tell(colleague, { type: 'signpost.choose', item: ITEM, on: true });
    const before = posts();
    clock.advance(60_000);
    await visit(colleague, ITEM);
    expect(posts()).toBe(before);
  });
});

describe('a "yes" taken back', () => {
  test('takes the link off at once; the outcome stays shared', async () => {
    const { d, choose, links, change, version } = await shared();
    await choose(true);
    await choose(false);
    expect(links()).toEqual([]);
    expect(await look(d, ITEM)).toMatchObject({ signpost: 'off', sharing: { state: 'shared' } });
    await change('71 %', version);
    expect(links()).toEqual([]);
  });
  test('takes those of other items of the place off when they are visited', async () => {
    const { d, choose, links, clock } = await shared();
    await choose(true);
    await visit(d, SECOND);
    await save(d, SECOND, FORM);
    await choose(false, SECOND);
    expect([links('ACME-138'), links().length]).toEqual([[], 1]);
    clock.advance(60_000);
    await visit(d, ITEM);
    expect(links()).toEqual([]);
  });
  test('what could not be taken off is tried again', async () => {
    const { d, choose, links, clock, world } = await shared();
    await choose(true);
    setRights(world.jira, 'acme-pm', { link: false, project: 'ACME' });
    await choose(false);
    expect(links()).toHaveLength(1);
    setRights(world.jira, 'acme-pm', { link: true, project: 'ACME' });
    clock.advance(60_000);
    d.restart();
    await visit(d, ITEM);
    expect(links()).toEqual([]);
  });
  test('put there although its answer was lost, a “not now” takes it off', async () => {
    const { world, d, links, choose } = await shared();
    world.faults.on({ method: 'POST', path: /remotelink/ }, { kind: 'drop-after' });
    await choose(true);
    expect(links()).toHaveLength(1);
    await choose(false);
    expect(links()).toEqual([]);
    expect(await d.row(ITEM)).not.toHaveProperty('signpostDue');
  });
});

describe('"not now"', () => {
  test('shows nothing, however often the outcome changes', async () => {
    const { choose, links, change, version, posts } = await shared();
    await choose(false);
    await change('71 %', version);
    expect([links(), posts()]).toEqual([[], 0]);
  });
  test('can be turned into a yes later, from any item of the place', async () => {
    const { d, choose, links } = await shared();
    await choose(false);
    await choose(true);
    expect(links()).toMatchObject([{ title: 'Outcome: framed' }]);
    expect((await look(d, ITEM)).signpost).toBe('on');
  });
  test('stays on this device: another person is asked on theirs', async () => {
    const { world, choose } = await shared();
    await choose(false);
    const colleague = browser(world, 'acme-dev');
    await use(colleague, ITEM);
    const { outcome } = await visit(colleague, ITEM);
    await save(colleague, ITEM, { ...FORM, target: '71 %' }, outcome?.version ?? null);
    expect((await look(colleague, ITEM)).signpost).toBe('ask');
  });
});
