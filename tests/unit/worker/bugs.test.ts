import { expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ask, FORM, look, ref, setting, token, use } from '../../support/setting';

test('expired is told', async () => {
  const { d, clock } = setting();
  d.setTokens([{ ...token(PRACTICE_TOKENS.pmExpired), expiresAt: clock.now() - 1000 }]);
  expect((await d.own({ type: 'connection.test', credential: 't' })).trouble).toMatchObject({ code: 'credential-expired' });
});
test('label', async () => {
  const { d, clock } = setting();
  d.setTokens([{ ...token(PRACTICE_TOKENS.pmRevoked) }]);
  expect((await d.own({ type: 'connection.test', credential: 't' })).trouble).toMatchObject({ credential: 'acme' });
});
const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
async function w() {
  const s = setting();
  await use(s.d);
  s.d.tabs.set(1, 'https://github.com/acme/shop/issues/new');
  await s.d.fromTab(1, { type: 'pending.put', place, form: FORM, title: 'Faster search suggestions on mobile', opened: [], saved: true, viewer: 'acme-pm' });
  return s;
}
test('check now, another author', async () => {
  const { d, body } = await w();
  const v = await look(d, 'acme/shop#127', { author: 'acme-dev' });
  expect(v.question?.kind).toBe('pending');
  await ask(d, { type: 'item.check', item: ref('acme/shop#127') });
  expect(body('acme/shop#127')).not.toContain('People abandon');
});
test('page without author, tracker has it', async () => {
  const { d, body } = await w();
  await look(d, 'acme/shop#127', {});
  expect(body('acme/shop#127')).not.toContain('People abandon');
});
test('attachTo unknown id', async () => {
  const { d } = await w();
  console.log(await d.own({ type: 'pending.attachTo', id: 'nope', url: 'https://github.com/acme/shop/issues/142' }));
});
test('attachTo hidden', async () => {
  const { d, body, world } = await w();
  await d.own({ type: 'place.set', place, scope: 'place', choice: 'hidden' });
  await d.settle();
  const id = (await d.own({ type: 'pending.list' })).pending[0]!.id;
  console.log(await d.own({ type: 'pending.attachTo', id, url: 'https://github.com/acme/shop/issues/142' }));
  await d.settle();
  const r = await d.row(ref('acme/shop#142'));
  console.log(r.way, r.dirty, !!r.local, world.state.log.map((l) => `${l.method} ${l.path}`), body().includes('People'));
});
