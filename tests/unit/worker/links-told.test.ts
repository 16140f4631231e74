/** What of a linked home is asked and told: nothing of a place that is not used, and nothing in public unasked. */
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../lib/outcome/item';
import type { ItemRef } from '../../../lib/outcome/record';
import { addressOf } from '../../../lib/trackers/addresses';
import { issueAt } from '../../playground/github/state';
import { moveIssue } from '../../playground/jira/state';
import type { World } from '../../playground/world';
import { another, framed, GITHUB, JIRA, link, linked, PUBLIC, TITLE } from '../../support/links';
import { githubItem, jiraItem, linearItem, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';

/** How often a tracker was asked so far. */
const asked = ({ state }: World, tracker: string) =>
  state.log.filter(
    (l) =>
      ({ github: 'api.github.com', jira: 'acme.atlassian.net' })[tracker] === l.host ||
      (tracker === 'linear' && l.host.includes('linear')),
  ).length;

describe('a home in a place that is not used', () => {
  const HOMES: [tracker: string, home: ItemRef, item: ItemRef][] = [
    ['github', GITHUB, JIRA],
    ['jira', jiraItem('PAY-28'), githubItem('acme/shop#142')],
    ['linear', linearItem('acme/ENG-142'), githubItem('acme/shop#142')],
  ];
  describe.each(HOMES)('on %s', (tracker, home, item) => {
    test.each(['hidden', 'undo'] as const)('(%s) is linked to without asking for it', async (choice) => {
      const { world } = await framed(home);
      const d = await another(world, item);
      await d.own({ type: 'place.set', place: placeOf(home), scope: 'place', choice });
      const before = asked(world, tracker);
      const view = await linked(d, item, home);
      expect(view.held).toEqual({ ref: home, url: addressOf(home), unused: true });
      world.state.clock.advance(60_000);
      expect((await visit(d, item)).held).toEqual({ ref: home, url: addressOf(home), unused: true });
      expect(asked(world, tracker)).toBe(before);
      expect((await d.row(home)).title).toBeUndefined();
      expect((await d.row(item)).local?.content).toEqual({
        links: [{ ref: home, at: expect.any(String) as string }],
      });
    });
    test('is not told of from what this device read before; it is once the place is used again', async () => {
      const { world, d } = await framed(home);
      const { title } = await d.row(home);
      await use(d, item);
      await visit(d, item);
      const choose = (choice: 'hidden' | 'used') =>
        d.own({ type: 'place.set', place: placeOf(home), scope: 'place', choice });
      await choose('hidden');
      expect((await linked(d, item, home)).held).toEqual({ ref: home, url: addressOf(home), unused: true });
      // Nor does its title go into the link, where everybody on the project would see it.
      expect(JSON.stringify((await d.row(item)).local)).not.toContain(title);
      await choose('used');
      world.state.clock.advance(60_000);
      expect((await visit(d, item)).held).toMatchObject({ title, form: FORM });
    });
  });

  test('says nothing in lists either, but that it is held elsewhere', async () => {
    const { world, d } = await framed(GITHUB);
    const item = jiraItem('ACME-138');
    await use(d, item);
    await visit(d, item);
    await linked(d, item, GITHUB);
    const choose = (choice: 'hidden' | 'used') =>
      d.own({ type: 'place.set', place: placeOf(GITHUB), scope: 'place', choice });
    const rows = () => tell(d, { type: 'rows.read', items: [item], fresh: true }, 2);
    await choose('hidden');
    world.state.clock.advance(60_000);
    await rows();
    const pushed = d.pushes.flatMap(({ message: m }) => (m.type === 'push.rows' ? m.rows : []));
    expect(pushed.at(-1)?.badge).toMatchObject({ state: 'elsewhere' });
    await choose('used');
    expect((await rows()).rows[0]?.badge).toMatchObject({ state: 'framed' });
  });
  test('because it went there: nothing of it is told', async () => {
    const { world, d } = await framed(JIRA);
    const item = githubItem('acme/shop#142');
    await use(d, item);
    await visit(d, item);
    moveIssue(world.jira, 'ACME-142', 'PAY');
    const { held } = await linked(d, item, JIRA);
    expect(held).toEqual({ ref: JIRA, url: addressOf(JIRA), unused: true });
    expect((await visit(d, item)).held).toEqual(held);
  });
});

describe('in a public place', () => {
  const shown = (world: World) => issueAt(world.state, PUBLIC.key).body ?? '';
  async function publicly() {
    const s = await framed(JIRA);
    await use(s.d, PUBLIC);
    await visit(s.d, PUBLIC);
    return s;
  }
  test('the link is asked about, title and all', async () => {
    const { d, world } = await publicly();
    const view = await linked(d, PUBLIC, JIRA);
    expect(view).toMatchObject({ isPublic: true, sharing: { state: 'unasked' }, held: { title: TITLE } });
    expect(shown(world)).not.toContain('ACME-142');
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields: [] });
    expect(shown(world)).toContain('ACME-142');
    expect(shown(world)).not.toContain(FORM.problem);
  });
  test('so it is where the fields of outcomes were agreed once and for all: a link is none of them', async () => {
    const { d, world } = await publicly();
    const other = githubItem('acme/open-shop#12');
    await visit(d, other);
    await save(d, other, FORM);
    const fields = ['problem' as const, 'reason' as const];
    await tell(d, { type: 'share.choose', item: other, way: 'connect', fields, remember: true });
    await visit(d, PUBLIC);
    const view = await linked(d, PUBLIC, JIRA);
    expect(view).toMatchObject({ isPublic: true, sharing: { state: 'unasked' } });
    expect(view).not.toHaveProperty('publicFields');
    // Not by a page that does not ask, either.
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'connect' });
    expect(shown(world)).not.toContain('ACME-142');
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields: [] });
    expect(shown(world)).toContain('ACME-142');
  });
  test('what was agreed for an outcome that was removed since is not agreed for a link', async () => {
    const { d, world } = await publicly();
    await save(d, PUBLIC, FORM);
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields: ['problem', 'reason'] });
    await tell(d, { type: 'outcome.remove', item: PUBLIC, why: '' });
    world.state.clock.advance(60_000);
    await visit(d, PUBLIC);
    expect((await linked(d, PUBLIC, JIRA)).sharing.state).toBe('unasked');
    expect(shown(world)).not.toContain('ACME-142');
  });
  test('of an item that nobody linked, nothing is told by a refusal', async () => {
    const { d } = await publicly();
    await save(d, PUBLIC, FORM);
    expect(await link(d, PUBLIC, JIRA)).toEqual({ problem: 'has-outcome' });
    expect(JSON.stringify(d.pushes)).not.toContain(TITLE);
  });
});
