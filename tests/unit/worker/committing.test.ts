/** What a person commits to beside the words: waivers, findings set aside, a plan that freezes. */
import { describe, expect, test } from 'vitest';
import type { Form } from '../../../lib/outcome/fields';
import { jiraIssue, transition } from '../../playground/jira/state';
import { browser, jiraItem, linearItem, property, save, tell, use, visit, world } from '../../support/others';
import { FORM } from '../../support/setting';

const DAY = 24 * 3600_000;
const ITEM = jiraItem('ACME-142');

async function begun(item = ITEM) {
  const w = world();
  const d = browser(w);
  await use(d, item);
  await visit(d, item);
  const view = await save(d, item, FORM);
  return { w, d, item, clock: w.state.clock, from: view.outcome?.version ?? null };
}
const comments = (w: ReturnType<typeof world>, key = 'ACME-142') =>
  jiraIssue(w.jira, key).comments.map((c) => JSON.stringify(c.body));

describe('a waiver', () => {
  test('who, why and until when stand in the ticket; taken back they are gone', async () => {
    const { w, d } = await begun();
    const view = await tell(d, {
      type: 'outcome.waive',
      item: ITEM,
      why: 'Provider ends the form',
      until: '2026-12-20',
    });
    expect(view.quality?.waiver).toMatchObject({ why: 'Provider ends the form', until: '2026-12-20' });
    expect(property(w, 'ACME-142')?.value.core.content).toMatchObject({
      waiver: { by: 'Mara Lind', why: 'Provider ends the form', until: '2026-12-20' },
    });
    await tell(d, { type: 'outcome.waive', item: ITEM, why: '', until: null });
    expect(property(w, 'ACME-142')?.value.core.content).not.toHaveProperty('waiver');
  });
  test('not beyond what the team allows, and not into the past: nothing is changed', async () => {
    const { w, d } = await begun();
    for (const until of ['2036-01-01', '2020-01-01']) {
      const answer = await d.fromTab(1, { type: 'outcome.waive', item: ITEM, why: 'because', until });
      expect(answer).toMatchObject({ ok: false, code: 'failed' });
    }
    expect(property(w, 'ACME-142')?.value.core.content).not.toHaveProperty('waiver');
  });
  test('where nothing is written, the waiver is all the record says', async () => {
    const w = world();
    const d = browser(w);
    await use(d, ITEM);
    await visit(d, ITEM);
    const view = await tell(d, {
      type: 'outcome.waive',
      item: ITEM,
      why: 'A legal date',
      until: '2026-12-20',
    });
    expect(view).toMatchObject({ known: 'outcome', quality: { funding: 'waived' } });
  });
});

describe('a finding', () => {
  test('is set aside with its reason for everybody, and counts again when that is taken back', async () => {
    const { w, d } = await begun();
    const before = await visit(d, ITEM);
    const rule = before.quality?.findings[0]?.rule ?? '';
    const view = await tell(d, { type: 'finding.setAside', item: ITEM, rule, why: 'Internal tool' });
    expect(view.quality?.findings.map((f) => f.rule)).not.toContain(rule);
    expect(view.quality?.setAside).toMatchObject([{ rule, reason: 'Internal tool', by: 'Mara Lind' }]);
    const mate = browser(w, 'acme-dev');
    await use(mate, ITEM);
    expect((await visit(mate, ITEM)).quality?.setAside).toMatchObject([{ rule }]);
    const again = await tell(d, { type: 'finding.setAside', item: ITEM, rule, why: null });
    expect(again.quality?.findings.map((f) => f.rule)).toContain(rule);
  });
});

describe('registration', () => {
  test('by a press: dated by the tracker, with a comment as witness where nothing else keeps history', async () => {
    const { w, d, clock } = await begun();
    expect((await visit(d, ITEM)).quality?.mayRegister).toBe(true);
    await tell(d, { type: 'outcome.register', item: ITEM });
    const content = property(w, 'ACME-142')?.value.core.content as {
      registration: { at: string; by: string };
    };
    expect(Math.abs(Date.parse(content.registration.at) - clock.now())).toBeLessThan(120_000);
    expect(content.registration).toMatchObject({ by: 'Mara Lind', witness: expect.any(String) });
    const said = comments(w).filter((c) => c.includes('registered'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('Checkout completion');
    const view = await visit(d, ITEM);
    expect(view.quality).toMatchObject({ registered: { by: 'Mara Lind' }, stage: 'building' });
    expect(view.quality?.mayRegister).toBeUndefined();
  });
  test('once, and there is one comment, however often it is pressed and looked at', async () => {
    const { w, d } = await begun();
    await tell(d, { type: 'outcome.register', item: ITEM });
    await tell(d, { type: 'outcome.register', item: ITEM });
    await visit(d, ITEM);
    await save(d, ITEM, { ...FORM, owner: 'acme-pm' }, (await visit(d, ITEM)).outcome?.version ?? null);
    expect(comments(w).filter((c) => c.includes('registered'))).toHaveLength(1);
  });
  test('a worker that ends over the comment leaves one at most', async () => {
    const { w, d } = await begun();
    w.faults.on({ path: /comment$/, method: 'POST' }, { kind: 'offline' });
    await tell(d, { type: 'outcome.register', item: ITEM });
    expect(comments(w).filter((c) => c.includes('registered'))).toHaveLength(0);
    w.faults.clear();
    await save(d, ITEM, { ...FORM, owner: 'acme-pm' }, (await visit(d, ITEM)).outcome?.version ?? null);
    expect(comments(w).filter((c) => c.includes('registered'))).toHaveLength(1);
  });
  test('on the third tracker as well', async () => {
    const item = linearItem('acme/ENG-142');
    const { d } = await begun(item);
    await tell(d, { type: 'outcome.register', item });
    expect((await visit(d, item)).quality?.registered?.witness).toEqual(expect.any(String));
  });

  const moved: Form = { ...FORM, target: '66 %' };
  test('a change of the frozen plan is an amendment with its reason', async () => {
    const { w, d } = await begun();
    await tell(d, { type: 'outcome.register', item: ITEM });
    const { outcome } = await visit(d, ITEM);
    const view = await tell(d, {
      type: 'outcome.save',
      item: ITEM,
      form: moved,
      from: outcome?.version ?? null,
      why: 'Less traffic than thought',
    });
    expect(view.outcome?.content.amendments).toMatchObject([
      { field: 'target', from: '67 %', to: '66 %', by: 'Mara Lind', reason: 'Less traffic than thought' },
    ]);
    expect(view.quality?.drift).toBeUndefined();
    expect(property(w, 'ACME-142')?.value.core.content).toMatchObject({ primary: { target: '66 %' } });
  });

  /** Work has begun in the ticket. */
  async function building() {
    const s = await begun();
    transition(s.w.jira, 'ACME-142', 'In Progress', 'acme-pm');
    return s;
  }
  test('where work has begun, words that have stood for a day are registered before they are changed', async () => {
    const { d, clock } = await building();
    await visit(d, ITEM);
    clock.advance(2 * DAY);
    const { outcome } = await visit(d, ITEM);
    const view = await save(d, ITEM, moved, outcome?.version ?? null);
    expect(view.outcome?.content.registration?.plan).toMatchObject({ target: '67 %' });
    expect(view.outcome?.content.amendments).toMatchObject([{ field: 'target', to: '66 %', reason: '' }]);
  });
  test('a slip can be put right on the day it was written', async () => {
    const { d, clock } = await building();
    clock.advance(DAY / 24);
    const { outcome } = await visit(d, ITEM);
    const view = await save(d, ITEM, moved, outcome?.version ?? null);
    expect(view.outcome?.content).not.toHaveProperty('registration');
    expect(view.outcome?.content).not.toHaveProperty('amendments');
  });
  test('long after work began it is late', async () => {
    const { d, clock } = await building();
    await visit(d, ITEM);
    clock.advance(3 * DAY);
    const view = await tell(d, { type: 'outcome.register', item: ITEM });
    expect(view.quality?.registered).toMatchObject({ late: true });
  });
  test('an exception or a finding set aside in between gives no new day for a silent change', async () => {
    const { d, clock } = await building();
    await visit(d, ITEM);
    clock.advance(2 * DAY);
    const { quality } = await visit(d, ITEM);
    const rule = quality?.findings[0]?.rule ?? '';
    const aside = await tell(d, { type: 'finding.setAside', item: ITEM, rule, why: 'Internal tool' });
    clock.advance(DAY / 24);
    const view = await save(d, ITEM, moved, aside.outcome?.version ?? null);
    expect(view.outcome?.content.registration?.plan).toMatchObject({ target: '67 %' });
    expect(view.outcome?.content.amendments).toMatchObject([{ field: 'target', to: '66 %' }]);
  });
  test('work that went on when it was seen first: since when is not known, and not called in time', async () => {
    const w = world();
    transition(w.jira, 'ACME-142', 'In Progress', 'acme-pm');
    const d = browser(w);
    await use(d, ITEM);
    await visit(d, ITEM);
    await save(d, ITEM, FORM);
    const view = await tell(d, { type: 'outcome.register', item: ITEM });
    expect(view.quality?.registered).toMatchObject({ startUnknown: true });
    expect(view.quality?.registered).not.toHaveProperty('late');
  });
  test('own minutes are not kept by somebody who does not want them', async () => {
    const { d } = await begun();
    const spent = () => tell(d, { type: 'friction.spent', item: ITEM, seconds: 30, saved: true });
    await d.own({ type: 'personal.put', patch: { timing: false } });
    await spent();
    expect(JSON.stringify(d.local.dump())).not.toContain('"seconds":30');
    await d.own({ type: 'personal.put', patch: { timing: true } });
    await spent();
    expect(JSON.stringify(d.local.dump())).toContain('"seconds":30');
  });
});
