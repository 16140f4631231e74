/** The outcome of a home that is lost goes on in an item that pointed to it. Its words go nowhere unasked. */
import { describe, expect, test } from 'vitest';
import type { Field } from '../../../lib/outcome/fields';
import type { ItemRef } from '../../../lib/outcome/record';
import { answers } from '../../playground/github/fault-answers';
import { issueAt } from '../../playground/github/state';
import { deleteIssue } from '../../playground/jira/state';
import type { World } from '../../playground/world';
import { agreeForAll, body, FIELDS, framed, JIRA, leaked, linked, PUBLIC } from '../../support/links';
import {
  attached,
  browser,
  githubItem,
  jiraItem,
  linearItem,
  property,
  tell,
  use,
  visit,
} from '../../support/others';
import { FORM } from '../../support/setting';

/** An item that is to point to an outcome in another one. */
async function pointing(item: ItemRef, home: ItemRef = JIRA) {
  const { world, d } = await framed(home);
  await use(d, item);
  const remove = async () => {
    world.state.clock.advance(60_000);
    await visit(d, home);
    await tell(d, { type: 'outcome.remove', item: home, why: '' });
    world.state.clock.advance(60_000);
  };
  const link = async () => {
    await visit(d, item);
    await linked(d, item, home);
  };
  const adopt = () => tell(d, { type: 'link.adopt', item });
  return { world, d, remove, link, adopt };
}

describe('the outcome of a home that is lost', () => {
  test.each<[string, ItemRef, (world: World) => unknown]>([
    ['GitHub', githubItem('acme/shop#142'), (w) => issueAt(w.state, 'acme/shop#142').body],
    ['Linear', linearItem('acme/ENG-142'), (w) => JSON.stringify(attached(w, 'acme/ENG-142'))],
    ['the same project', jiraItem('ACME-138'), (w) => JSON.stringify(property(w, 'ACME-138'))],
  ])('is taken over on %s, and shared there', async (_, item, there) => {
    const { world, d, link, remove, adopt } = await pointing(item);
    await link();
    await remove();
    expect((await visit(d, item)).held).toMatchObject({ lost: true, adoptable: true });
    const view = await adopt();
    expect(view).toMatchObject({ known: 'outcome', form: FORM });
    expect(view).not.toHaveProperty('held');
    expect(await visit(d, item)).toMatchObject({ form: FORM, sharing: { state: 'shared' } });
    expect(there(world)).toContain(FORM.problem);
    const index = await d.program.parts.rows.indexOf();
    expect(index.filter((r) => r.state !== 'none' && r.outcome !== undefined).map((r) => r.alias)).toEqual([
      `${item.tracker}|${item.site}|${item.key}`.toLowerCase(),
    ]);
  });

  test('goes on whole where only its people see it: not only what a form holds', async () => {
    const { world, d, link, remove, adopt } = await pointing(jiraItem('PAY-28'));
    await tell(d, { type: 'list.waive', item: JIRA, why: 'Legal asked', until: '2027-01-31' }, 2);
    await link();
    await remove();
    await visit(d, jiraItem('PAY-28'));
    await adopt();
    expect(JSON.stringify(property(world, 'PAY-28'))).toContain('Legal asked');
  });

  test('a deleted issue has lost it for whoever could see it', async () => {
    const item = jiraItem('ACME-138');
    const { world, d, link, adopt } = await pointing(item);
    await link();
    deleteIssue(world.jira, 'ACME-142');
    world.state.clock.advance(60_000);
    expect((await visit(d, item)).held).toMatchObject({ lost: true, adoptable: true });
    expect((await adopt()).form).toEqual(FORM);
  });

  test('a deleted issue whose tracker says so has lost it for everybody', async () => {
    const { world, d, link, adopt } = await pointing(JIRA, githubItem('acme/shop#142'));
    await link();
    world.faults.on({ host: 'api.github.com' }, answers.gone(), 'always');
    world.state.clock.advance(60_000);
    expect((await visit(d, JIRA)).held).toMatchObject({ lost: true, adoptable: true });
    expect((await adopt()).form).toEqual(FORM);
    expect(JSON.stringify(property(world, 'ACME-142'))).toContain(FORM.problem);
  });

  test('what cannot be seen with another login may well be there, and is not taken', async () => {
    const item = githubItem('acme/shop#142');
    const { world, d, link, adopt } = await pointing(item);
    await link();
    deleteIssue(world.jira, 'ACME-142');
    world.state.clock.advance(60_000);
    const { held } = await visit(d, item);
    expect(held).not.toHaveProperty('adoptable');
    expect((await adopt()).held).toEqual(held);
    expect((await d.row(item)).local?.content.links).toHaveLength(1);
  });

  test('while the home has it, nothing is taken, whatever an old page says', async () => {
    const item = jiraItem('ACME-138');
    const { world, d, link, adopt } = await pointing(item);
    await link();
    const view = await adopt();
    expect(view.held).toMatchObject({ ref: { key: 'ACME-142' }, form: FORM });
    expect(JSON.stringify(property(world, 'ACME-138'))).not.toContain(FORM.problem);
    expect((await d.row(item)).local?.content.links).toHaveLength(1);
  });

  test('without a copy on this device it stays lost', async () => {
    const { world, d, link, remove } = await pointing(jiraItem('ACME-138'));
    await link();
    await remove();
    const colleague = browser(world, 'acme-dev');
    await use(colleague, JIRA);
    const { held } = await visit(colleague, jiraItem('ACME-138'));
    expect(held).toMatchObject({ lost: true });
    expect(held).not.toHaveProperty('adoptable');
    expect((await tell(colleague, { type: 'link.adopt', item: jiraItem('ACME-138') })).held).toEqual(held);
    expect(d.problems).toEqual([]);
  });

  test('what stayed on this device there stays on it here', async () => {
    const { world, d, link, remove, adopt } = await pointing(JIRA, PUBLIC);
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields: ['problem'] });
    await link();
    await remove();
    await visit(d, JIRA);
    expect((await adopt()).form).toEqual(FORM);
    expect((await visit(d, JIRA)).sharing.state).toBe('shared');
    const shared = JSON.stringify(property(world, 'ACME-142'));
    expect(shared).toContain(FORM.problem);
    expect(leaked(shared)).toEqual([]);
  });
});

describe('taken over in a public place', () => {
  /** A shared link to a home that is lost. */
  async function lost(remembered: boolean) {
    const s = await pointing(PUBLIC);
    if (remembered) await agreeForAll(s.d);
    await tell(s.d, { type: 'list.waive', item: JIRA, why: 'Legal asked', until: '2027-01-31' }, 2);
    await s.link();
    await tell(s.d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields: [] });
    expect(body(s.world)).toContain('ACME-142');
    await s.remove();
    expect((await visit(s.d, PUBLIC)).held).toMatchObject({ adoptable: true });
    const agree = (fields: Field[]) =>
      tell(s.d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields });
    return { ...s, agree };
  }

  test('nothing is published before it was asked; then what was agreed to, and no more', async () => {
    const { world, d, adopt, agree } = await lost(false);
    const view = await adopt();
    expect(view).toMatchObject({ form: FORM, isPublic: true, sharing: { state: 'unasked' } });
    world.state.clock.advance(3_600_000);
    await visit(d, PUBLIC);
    expect(body(world)).not.toContain(FORM.problem);
    await agree(FIELDS);
    expect(await visit(d, PUBLIC)).toMatchObject({ form: FORM, sharing: { state: 'shared' } });
    expect(body(world)).toContain(FORM.problem);
    expect(body(world)).not.toContain('ACME-142');
    expect(leaked(body(world))).toEqual([]);
  });

  test('the fields that were agreed once and for all go by themselves, and no more', async () => {
    const { world, d, adopt } = await lost(true);
    await adopt();
    expect(await visit(d, PUBLIC)).toMatchObject({ form: FORM, sharing: { state: 'shared' } });
    expect(body(world)).toContain(FORM.problem);
    expect(leaked(body(world))).toEqual([]);
  });

  test('what nobody is asked about is not published by agreeing to all fields; this device keeps it', async () => {
    const { world, d, adopt, agree } = await lost(false);
    await adopt();
    await agree(['problem', 'segment', 'metric', 'target', 'by', 'reason']);
    expect(body(world)).toContain('67 %');
    expect(body(world)).not.toContain('Legal asked');
    expect(JSON.stringify((await d.row(PUBLIC)).left)).toContain('Legal asked');
  });

  test('kept on this device, it changes nothing for anybody', async () => {
    const { world, d, adopt } = await lost(false);
    await adopt();
    const before = body(world);
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'here' });
    expect(await visit(d, PUBLIC)).toMatchObject({ form: FORM, sharing: { state: 'here' } });
    expect(body(world)).toBe(before);
  });

  test('wherever the worker ends over it', async () => {
    for (let steps = 1, ended = true; ended; steps += steps < 40 ? 3 : 30) {
      const { world, d } = await lost(true);
      d.killAfter(steps);
      await d.fromTab(1, { type: 'link.adopt', item: PUBLIC });
      await d.settle();
      ended = d.dead;
      d.restart();
      await d.program.resume(true);
      await visit(d, PUBLIC);
      world.state.clock.advance(60_000);
      await visit(d, PUBLIC);
      const text = body(world);
      expect([steps, leaked(text)]).toEqual([steps, []]);
    }
  }, 30_000);

  test('by hand: the text for the clipboard is asked about as well', async () => {
    const { world, d, adopt } = await lost(true);
    d.setTokens([]);
    const view = await adopt();
    expect(view.sharing.state).toBe('unasked');
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'description' });
    const { text } = await tell(d, { type: 'section.text', item: PUBLIC });
    expect(text).toContain(FORM.problem);
    expect(leaked(text)).toEqual([]);
    expect(body(world)).not.toContain(FORM.problem);
  });
});
