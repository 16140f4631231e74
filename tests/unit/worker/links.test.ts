/** One outcome for several items: what may be linked to, and what becomes of it. */
import { describe, expect, test } from 'vitest';
import type { ItemRef } from '../../../lib/outcome/record';
import { addressOf } from '../../../lib/trackers/addresses';
import { setRights } from '../../playground/jira/state';
import { another, framed, GITHUB, JIRA, link, linked, PUBLIC, TITLE } from '../../support/links';
import { githubItem, jiraItem, linearItem, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';

describe('a link', () => {
  test.each([
    ['from GitHub to Jira', JIRA, githubItem('acme/shop#142')],
    ['from Jira to Linear', linearItem('acme/ENG-142'), JIRA],
    ['from Linear to GitHub', GITHUB, linearItem('acme/OPS-12')],
    ['on one tracker', JIRA, jiraItem('ACME-138')],
    ['between two places of one tracker', GITHUB, githubItem('acme/shop#118')],
  ])('%s shows what stands there, and is shared', async (_, home, item) => {
    const { d } = await framed(home);
    const { title } = await d.row(home);
    await use(d, item);
    await visit(d, item);
    const view = await linked(d, item, home);
    expect(view.held).toEqual({
      ref: { ...home, id: expect.any(String) as string },
      url: addressOf(home),
      title,
      form: FORM,
    });
    expect(view.form).toEqual({});
    expect(await visit(d, item)).toMatchObject({ known: 'outcome', sharing: { state: 'shared' } });
    expect((await d.row(item)).local?.content.links).toMatchObject([{ ref: home, title }]);
  });

  test('is found by another person, who sees the outcome where they may read it', async () => {
    const { d, world } = await framed(JIRA);
    const item = githubItem('acme/shop#142');
    await use(d, item);
    await visit(d, item);
    await linked(d, item, JIRA);
    const colleague = await another(world, item, 'acme-dev');
    // Nothing was read of a project that they do not use.
    expect((await visit(colleague, item)).held).toEqual({
      ref: expect.objectContaining({ key: 'ACME-142' }) as object,
      url: addressOf(JIRA),
      title: TITLE,
      unused: true,
    });
    await use(colleague, JIRA);
    world.state.clock.advance(60_000);
    await visit(colleague, item);
    expect((await visit(colleague, item)).held).toMatchObject({ title: TITLE, form: FORM });
  });

  test('counts once, in its home', async () => {
    const { d } = await framed(JIRA);
    const item = jiraItem('ACME-138');
    await visit(d, item);
    await linked(d, item, JIRA);
    const index = await d.program.parts.rows.indexOf();
    expect(index.filter((r) => r.home === undefined && r.outcome !== undefined)).toHaveLength(1);
    expect(index.find((r) => r.home !== undefined)).toMatchObject({
      alias: 'jira|acme.atlassian.net|acme-138',
      home: 'jira|acme.atlassian.net|acme-142',
    });
  });

  test('leads to the home itself, never to an item that only points to one', async () => {
    const { d } = await framed(JIRA);
    const [first, second] = [jiraItem('ACME-138'), linearItem('acme/ENG-142')];
    await use(d, second);
    await visit(d, first);
    await linked(d, first, JIRA);
    await visit(d, second);
    expect((await linked(d, second, first)).held).toMatchObject({ ref: { key: 'ACME-142' }, form: FORM });
    expect((await d.row(second)).local?.content.links?.[0]?.ref.key).toBe('ACME-142');
  });

  test('to the end of a chain, where that is not read: its title is as the last link says', async () => {
    const { d, world } = await framed(JIRA);
    const [first, second] = [githubItem('acme/shop#142'), linearItem('acme/ENG-142')];
    await use(d, first);
    await visit(d, first);
    await linked(d, first, JIRA);
    const colleague = await another(world, second);
    await use(colleague, first);
    const view = await linked(colleague, second, first);
    expect(view.held).toMatchObject({ ref: { key: 'ACME-142' }, title: TITLE });
    expect(view.held).not.toHaveProperty('form');
    expect((await colleague.row(JIRA)).readAt).toBeUndefined();
  });

  test('back to the item itself, over another one, is none', async () => {
    const { d } = await framed(JIRA);
    const first = jiraItem('ACME-138');
    await visit(d, first);
    await linked(d, first, JIRA);
    await visit(d, JIRA);
    await tell(d, { type: 'outcome.remove', item: JIRA, why: '' });
    expect(await link(d, JIRA, first)).toEqual({ problem: 'itself' });
  });

  test('to what nobody may read here is made all the same: it may hold one', async () => {
    const { d, world } = await framed(githubItem('acme/shop#142'));
    const hidden = jiraItem('PAY-28');
    await use(d, hidden);
    setRights(world.jira, 'acme-pm', { browse: false, project: 'PAY' });
    const item = githubItem('acme/shop#118');
    await visit(d, item);
    const { held } = await linked(d, item, hidden);
    expect(held).toEqual({ ref: hidden, url: addressOf(hidden), unread: true });
  });

  test('follows a removed outcome; what was kept back of that one does not stand in for it', async () => {
    const { d, world } = await framed(JIRA);
    await use(d, PUBLIC);
    await visit(d, PUBLIC);
    await save(d, PUBLIC, { ...FORM, business: 'Fewer lost carts' });
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields: ['problem'] });
    await tell(d, { type: 'outcome.remove', item: PUBLIC, why: '' });
    world.state.clock.advance(60_000);
    await visit(d, PUBLIC);
    const view = await linked(d, PUBLIC, JIRA);
    expect(view).toMatchObject({ form: {}, held: { ref: { key: 'ACME-142' }, form: FORM } });
    expect(JSON.stringify((await d.row(PUBLIC)).left)).toContain('Fewer lost carts');
  });
});

describe('no link is made', () => {
  test.each<[why: string, problem: string, item: ItemRef, to: ItemRef | string]>([
    ['to the item itself', 'itself', JIRA, JIRA],
    ['from an item that has an outcome', 'has-outcome', JIRA, jiraItem('ACME-138')],
    ['to one that has none', 'no-outcome', jiraItem('ACME-138'), jiraItem('ACME-131')],
    ['to a list', 'not-an-item', jiraItem('ACME-138'), 'https://github.com/acme/shop/issues'],
    ['to a change', 'not-an-item', jiraItem('ACME-138'), 'https://github.com/acme/shop/pull/150'],
    ['to nothing', 'not-an-item', jiraItem('ACME-138'), 'ACME-142'],
    [
      'to a page of the same form elsewhere',
      'not-an-item',
      jiraItem('ACME-138'),
      'https://evil.example/browse/ACME-142',
    ],
    [
      'to a name like a site',
      'not-an-item',
      jiraItem('ACME-138'),
      'https://acme.atlassian.net.evil.example/browse/ACME-142',
    ],
    ['without https', 'not-an-item', jiraItem('ACME-138'), 'http://acme.atlassian.net/browse/ACME-142'],
  ])('%s, and nothing is said but why', async (_, problem, item, to) => {
    const { d } = await framed(JIRA);
    await visit(d, item);
    expect(await link(d, item, to)).toEqual({ problem });
    const view = await visit(d, item);
    expect(view).not.toHaveProperty('held');
    expect((await d.row(item)).local?.content.links).toBeUndefined();
  });

  test('to one whose outcome was removed, a moment ago or long since', async () => {
    const { d, world } = await framed(JIRA);
    await tell(d, { type: 'outcome.remove', item: JIRA, why: '' });
    const item = jiraItem('ACME-138');
    await visit(d, item);
    expect(await link(d, item, JIRA)).toEqual({ problem: 'no-outcome' });
    world.state.clock.advance(3_600_000);
    expect(await link(d, item, JIRA)).toEqual({ problem: 'no-outcome' });
  });

  test('on a company’s own domain, until a person has said whose it is', async () => {
    const { d } = await framed(JIRA);
    const item = jiraItem('ACME-138');
    const url = 'https://tickets.acme.example/browse/SHOP-7';
    await visit(d, item);
    expect(await link(d, item, url)).toEqual({ problem: 'not-an-item' });
    await d.own({ type: 'site.say', host: 'tickets.acme.example', tracker: 'jira' });
    expect((await linked(d, item, url)).held).toEqual({
      ref: { tracker: 'jira', site: 'tickets.acme.example', key: 'SHOP-7' },
      url,
      unused: true,
    });
  });
});
