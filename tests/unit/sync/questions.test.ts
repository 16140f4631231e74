// Longer than 300 lines: one case after another on the same setting.
/** What goes wrong with an item, in one process: each case gets its own answer, and nothing is lost. */
import { describe, expect, test } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import type { Form } from '../../../lib/outcome/fields';
import { answers } from '../../playground/github/fault-answers';
import { findRepository, issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import type { Device } from '../../support/device';
import {
  FORM,
  look,
  ref,
  renameShop,
  saveForm,
  sectionTakenOut,
  setting,
  token,
  use,
} from '../../support/setting';

/** Saves, and looks at the issue once it is sent. */
async function save(d: Device, key: string, form: Form, from: string | null = null): Promise<ItemView> {
  await saveForm(d, key, form, from);
  return look(d, key);
}

describe('copied records', () => {
  async function copied() {
    const s = setting();
    await use(s.d);
    await look(s.d, s.key);
    await save(s.d, s.key, { ...FORM, baseline: '64.0 %' });
    s.clock.advance(60_000);
    s.world.foreign.edit('acme/shop#118', 'acme-dev', s.body());
    const view = await look(s.d, 'acme/shop#118');
    expect(view.question).toMatchObject({ kind: 'copied', from: { key: 'acme/shop#142' } });
    s.clock.advance(60_000);
    return s;
  }
  const settle = async (d: Device, choice: 'take' | 'link' | 'discard') => {
    await d.fromTab(1, { type: 'copied.settle', item: ref('acme/shop#118'), choice });
    await d.settle();
    return look(d, 'acme/shop#118');
  };

  test('taken over: the same words, an outcome of its own', async () => {
    const { d, body } = await copied();
    const original = (await d.row(ref('acme/shop#142'))).local;
    const view = await settle(d, 'take');
    expect(view.question).toBeUndefined();
    expect(view.form).toMatchObject(FORM);
    expect(view.outcome?.id).not.toBe(original?.id);
    expect(view.outcome?.home.key).toBe('acme/shop#118');
    expect(body('acme/shop#118')).toContain('"key":"acme/shop#118"');
  });
  test('linked: one home, no words of its own', async () => {
    const { d, body } = await copied();
    const view = await settle(d, 'link');
    expect(view.outcome?.content.links?.[0]?.ref.key).toBe('acme/shop#142');
    expect(view.form.problem).toBeUndefined();
    expect(body('acme/shop#118')).not.toContain('People abandon');
    expect(body('acme/shop#142')).toContain('People abandon');
  });
  test('discarded: gone here, untouched there', async () => {
    const { d, body } = await copied();
    const view = await settle(d, 'discard');
    expect(view.known).not.toBe('outcome');
    expect(body('acme/shop#118')).not.toContain('People abandon');
    expect(body('acme/shop#142')).toContain('People abandon');
  });
});

describe('a section that vanished', () => {
  test('is asked about, and put back on request', async () => {
    const { d, key, world, body, clock } = await sectionTakenOut();
    const edited = new Date(clock.now()).toISOString();
    clock.advance(60_000);
    // Who came later took nothing out.
    world.foreign.edit(key, 'acme-lead', 'Only this is left. Really.');
    expect((await look(d, key)).question).toMatchObject({ kind: 'gone', by: 'acme-dev' });
    expect(Date.parse(((await look(d, key)).question as { at: string }).at)).toBe(Date.parse(edited));
    expect(body()).toBe('Only this is left. Really.');
    clock.advance(60_000);
    await d.fromTab(1, { type: 'gone.settle', item: ref(key), choice: 'put-back' });
    await d.settle();
    expect(body()).toContain('People abandon');
    expect(body().startsWith('Only this is left. Really.')).toBe(true);
  });
  test('or agreed to', async () => {
    const { d, key, body } = await sectionTakenOut();
    await look(d, key);
    await d.fromTab(1, { type: 'gone.settle', item: ref(key), choice: 'remove' });
    await d.settle();
    expect(body()).toBe('Only this is left.');
    expect((await look(d, key)).question).toBeUndefined();
  });
});

describe('sections that cannot be used', () => {
  test('doubled: nothing overwritten, repair makes the old text plain and writes afresh', async () => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await look(d, key);
    await save(d, key, FORM);
    clock.advance(60_000);
    world.foreign.edit(key, 'acme-dev', (b) => `${b}\n\n${b.slice(b.indexOf('<!-- sightline'))}`);
    const before = body();
    const view = await look(d, key);
    expect(view.question).toMatchObject({ kind: 'damaged', why: 'doubled' });
    await save(d, key, { ...FORM, target: '70 %' }, view.outcome?.version ?? null);
    expect(body()).toBe(before);
    clock.advance(60_000);
    await d.fromTab(1, { type: 'damaged.repair', item: ref(key) });
    await d.settle();
    expect(body()).toContain('70 %');
    expect((await look(d, key)).question).toBeUndefined();
  });
  test('damaged without a copy here: the form begins with what can be read', async () => {
    const { d, key, world, clock, body } = setting();
    await use(d);
    world.foreign.edit(
      key,
      'acme-dev',
      'Text\n\n<!-- sightline:outcome 1 -->\n## Outcome\n\n| | |\n| --- | --- |\n| Problem | Half a problem |\n',
    );
    expect((await look(d, key)).question).toMatchObject({ kind: 'damaged', why: 'malformed' });
    await d.fromTab(1, { type: 'damaged.repair', item: ref(key) });
    await d.settle();
    const view = await look(d, key);
    expect(view.draft?.form.problem).toBe('Half a problem');
    clock.advance(60_000);
    await save(d, key, { ...FORM, problem: 'Half a problem' });
    clock.advance(60_000);
    expect((await look(d, key)).form.problem).toBe('Half a problem');
    expect(body().startsWith('Text')).toBe(true);
  });
  test('newer: read-only', async () => {
    const { d, key, world, body } = setting();
    await use(d);
    world.foreign.edit(
      key,
      'acme-dev',
      (b) => `${b}\n\n<!-- sightline:outcome 2 -->\n## Outcome\n\n<!-- /sightline:outcome -->`,
    );
    const before = body();
    expect((await look(d, key)).question).toMatchObject({ kind: 'newer' });
    await save(d, key, FORM);
    expect(body()).toBe(before);
  });
});

describe('refusals name what is wrong, keep everything, and can be mended', () => {
  const cases: [name: string, value: string, code: string][] = [
    ['a token that may only read', PRACTICE_TOKENS.pmRead, 'not-permitted'],
    ['a revoked token', PRACTICE_TOKENS.pmRevoked, 'credential-refused'],
    ['a token that expired', PRACTICE_TOKENS.pmExpired, 'credential-expired'],
    ['a repository that the token does not cover, or no approval', PRACTICE_TOKENS.pmUnapproved, 'hidden'],
  ];
  test.each(cases)('%s', async (_name, value, code) => {
    const { d, key, body, clock } = setting(value);
    const over = code === 'credential-expired' && { expiresAt: clock.now() - 1 };
    d.setTokens([{ ...token(value), ...over }]);
    await use(d);
    const before = body();
    await look(d, key);
    const view = await save(d, key, FORM);
    expect(view.form).toMatchObject(FORM);
    expect(view.sharing).toMatchObject({ state: 'waiting', trouble: { code } });
    expect(body()).toBe(before);
    d.setTokens([token(PRACTICE_TOKENS.pmWrite, 't2')]);
    clock.advance(60_000);
    await d.own({ type: 'connection.changed' });
    await d.settle();
    expect(body()).toContain('People abandon');
    expect((await look(d, key)).sharing.state).toBe('shared');
  });

  test('single sign-on, or an approval that is still to come', async () => {
    const { d, key, world } = setting();
    await use(d);
    await look(d, key);
    world.faults.on({ method: 'PATCH' }, answers.singleSignOn('acme'));
    const view = await save(d, key, FORM);
    expect(view.form).toMatchObject(FORM);
    expect(view.sharing).toMatchObject({ state: 'waiting', trouble: { code: 'not-approved' } });
  });
  test('a locked issue', async () => {
    const { d, key, world } = setting();
    await use(d);
    issueAt(world.state, key).locked = true;
    await look(d, key);
    expect((await save(d, key, FORM)).sharing).toMatchObject({
      state: 'waiting',
      trouble: { code: 'locked' },
    });
  });
  test('a deleted issue', async () => {
    const { d, key, world } = setting();
    await use(d);
    await look(d, key);
    issueAt(world.state, key).deleted = true;
    expect((await save(d, key, FORM)).sharing).toMatchObject({ state: 'waiting', trouble: { code: 'gone' } });
  });
  test('a body that would become too long, by how much', async () => {
    const { d, key, world } = setting();
    await use(d);
    world.foreign.edit(key, 'acme-dev', 'x'.repeat(65_500));
    await look(d, key);
    const view = await save(d, key, FORM);
    expect(view.sharing).toMatchObject({ state: 'waiting', trouble: { code: 'too-long' } });
    if (view.sharing.state === 'waiting') expect(view.sharing.trouble.over).toBeGreaterThan(100);
  });
  test('the tracker’s editor is open in a tab: waits, and goes on when it closes', async () => {
    const { d, key, body, clock } = setting();
    await use(d);
    const before = body();
    await d.fromTab(1, { type: 'item.open', item: ref(key), seen: { editing: true } });
    await d.settle();
    await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: FORM, from: null });
    await d.settle();
    expect(body()).toBe(before);
    const row = await d.own({ type: 'outbox.list' });
    expect(row.rows[0]?.trouble?.code).toBe('editor-open');
    clock.advance(60_000);
    await d.fromTab(1, { type: 'item.seen', item: ref(key), seen: { editing: false } });
    await d.settle();
    expect(body()).toContain('People abandon');
  });
  test('rate limit: waits until the tracker says', async () => {
    const { d, key, world, clock } = setting();
    await use(d);
    await look(d, key);
    const until = clock.now() + 90_000;
    const headers = { 'retry-after': '90', 'content-type': 'application/json' };
    world.faults.on(
      { method: 'PATCH' },
      { kind: 'answer', response: { status: 429, headers, body: '{"message":"slow down"}' } },
    );
    const view = await save(d, key, FORM);
    expect(view.sharing).toMatchObject({ state: 'waiting', trouble: { code: 'rate-limited' } });
    if (view.sharing.state === 'waiting')
      expect(Math.abs((view.sharing.nextAt ?? 0) - until)).toBeLessThan(30_000);
  });
});

describe('public places', () => {
  test('nothing goes out before a person agreed, and then only the agreed fields', async () => {
    const { d, world } = setting(PRACTICE_TOKENS.pmClassic, 'acme/open-shop#3');
    const repository = findRepository(world.state, 'acme', 'open-shop');
    const number = world.state.issues.find(
      (i) => i.repositoryId === repository?.id && i.kind === 'issue',
    )?.number;
    const key = `acme/open-shop#${number}`;
    await use(d, 'acme/open-shop');
    const before = issueAt(world.state, key).body ?? '';
    await look(d, key);
    const asked = await save(d, key, { ...FORM, business: 'New-customer revenue' });
    expect(asked.sharing.state).toBe('unasked');
    expect(asked.isPublic).toBe(true);
    expect(issueAt(world.state, key).body ?? '').toBe(before);
    await d.fromTab(1, {
      type: 'share.choose',
      item: ref(key),
      way: 'connect',
      fields: ['problem', 'segment', 'metric', 'by', 'reason'],
      remember: true,
    });
    await d.settle();
    const body = issueAt(world.state, key).body ?? '';
    expect(body).toContain('People abandon');
    expect(body).not.toContain('67 %');
    expect(body).not.toContain('New-customer revenue');
    // What stays here is still part of the outcome on this device.
    expect((await look(d, key)).form).toMatchObject({ target: '67 %', business: 'New-customer revenue' });
  });
});

describe('issues that go by another key now', () => {
  test('a renamed repository: what is here moves along', async () => {
    const { d, key, world, clock } = setting();
    await use(d);
    await look(d, key);
    await save(d, key, FORM);
    await renameShop({ d, world });
    clock.advance(60_000);
    const view = await look(d, 'acme/store#142');
    expect(view.question).toBeUndefined();
    expect(view.form).toMatchObject(FORM);
  });
});

describe('without a token', () => {
  test('S2: pasted by hand, recognised in the page; a later edit asks again how', async () => {
    const { d, key, world } = setting(null);
    await use(d);
    const none = await look(d, key, { title: 'Let shoppers pay', rendered: null });
    expect(none.known).toBe('none');
    const view = await save(d, key, FORM);
    expect(view.sharing.state).toBe('unasked');
    await d.fromTab(1, { type: 'share.choose', item: ref(key), way: 'description' });
    const text = await d.fromTab(1, { type: 'section.text', item: ref(key) });
    if (!text?.ok) throw new Error('no text');
    world.foreign.edit(key, 'acme-pm', (b) => `${b}\n\n${text.value.text}`);
    const raw = issueAt(world.state, key).body ?? '';
    const found = await look(d, key, { title: 'Let shoppers pay', raw });
    expect(found.sharing).toMatchObject({ state: 'shared', found: true });
    // Nothing but whether everybody can read it, asked when it was about to be handed out.
    expect(world.state.log.map((l) => `${l.method} ${l.path} ${l.tokenId}`)).toEqual([
      'GET /repos/acme/shop null',
    ]);
    const edited = await save(d, key, { ...FORM, target: '70 %' }, found.outcome?.version ?? null);
    expect(edited.sharing.state).toBe('unasked');
  });
});
