/** A form that is sent without what is asked: the exception waits with it, and stands in the item it becomes. */
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../lib/outcome/item';
import { addressOf } from '../../../lib/trackers/addresses';
import { browser, jiraItem, property, tell, use, visit, world } from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = jiraItem('ACME-142');
const place = placeOf(ITEM);
const scope = { tracker: 'jira', site: 'acme.atlassian.net', place: 'ACME' };
const WAIVER = { why: 'Provider ends the form', until: '2026-12-20' };

async function formOpen() {
  const w = world();
  const d = browser(w);
  await use(d, ITEM);
  d.tabs.set(3, 'https://acme.atlassian.net/jira/software/c/projects/ACME/boards/1');
  const { id } = await tell(d, { type: 'pending.open', place }, 3);
  const attach = async () => {
    const told = await d.own({ type: 'pending.attachTo', id, url: addressOf(ITEM) ?? '' });
    await d.settle();
    return told;
  };
  return { w, d, id, attach };
}

describe('a waived form', () => {
  test('nothing written: the waiver is kept, and is all that stands in the item', async () => {
    const { w, d, id, attach } = await formOpen();
    const view = await tell(d, { type: 'pending.waive', place, id, title: 'T', ...WAIVER }, 3);
    expect(view).toMatchObject({ saved: true, waiver: WAIVER });
    expect(view.gate).toBeUndefined();
    expect(await attach()).toEqual({ ok: true });
    expect((await visit(d, ITEM)).quality).toMatchObject({ waiver: WAIVER, funding: 'waived' });
    expect(property(w, 'ACME-142')?.value.core.content).toMatchObject({ waiver: WAIVER });
  });
  test('beside an outcome that was begun: both come', async () => {
    const { w, d, id, attach } = await formOpen();
    const put = { place, id, title: 'T', opened: [], saved: true, form: FORM };
    await tell(d, { type: 'pending.put', ...put }, 3);
    await tell(d, { type: 'pending.waive', place, id, title: 'T', ...WAIVER }, 3);
    await attach();
    await visit(d, ITEM);
    expect(property(w, 'ACME-142')?.value.core.content).toMatchObject({
      waiver: WAIVER,
      hypothesis: { problem: FORM.problem },
    });
  });
  test('not beyond what the team allows: who, until when, not into the past', async () => {
    const { d, id } = await formOpen();
    for (const until of ['9999-99-99', '2020-01-01'])
      expect(
        await d.fromTab(3, { type: 'pending.waive', place, id, title: 'T', why: 'because', until }),
      ).toMatchObject({ ok: false, code: 'failed' });
    const { team } = await d.own({ type: 'team.make', name: 'Checkout', scopes: [scope] });
    const roles = [{ id: 'lead', name: 'Lead', people: ['acme-pm'] }];
    const asks = { problem: { backlog: 'asked' as const } };
    const policy = { whoMayWaive: 'leads' as const, levels: { backlog: 'require' as const }, asks };
    await d.own({ type: 'team.draft', id: team.id, team: { ...team, roles, policy } });
    await d.own({ type: 'team.save', id: team.id });
    const by = (viewer: string) =>
      d.fromTab(3, { type: 'pending.waive', place, id, title: 'T', viewer, ...WAIVER });
    expect(await by('acme-dev')).toMatchObject({ ok: false });
    expect((await tell(d, { type: 'pending.open', place }, 3)).saved).toBe(false);
    // Who looks is known before anything is typed.
    const lead = await tell(d, { type: 'pending.open', place, viewer: 'acme-pm' }, 3);
    expect(lead.gate?.create?.mayWaive).toBe(true);
    expect(await by('acme-pm')).toMatchObject({ ok: true });
  });
  test('taken back: nothing of it stays', async () => {
    const { d, id } = await formOpen();
    await tell(d, { type: 'pending.waive', place, id, title: 'T', ...WAIVER }, 3);
    const view = await tell(d, { type: 'pending.waive', place, id, title: 'T', why: '', until: null }, 3);
    expect(view).not.toHaveProperty('waiver');
  });
  test('how it would stand is told while it is typed', async () => {
    const { d } = await formOpen();
    const q = await tell(d, { type: 'pending.judge', place, form: FORM, title: 'T' }, 3);
    expect(q.strength?.score).toBeGreaterThan(0);
    expect(
      (await tell(d, { type: 'pending.judge', place, form: {}, title: 'T' }, 3)).strength,
    ).toBeUndefined();
  });
});
