/** What a person is told of a token, which token speaks for an item, and in whose name. */
import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import type { Token } from '../../support/device';
import { ask, FORM, look, ref, saveForm, setting, token, use } from '../../support/setting';

type Kind = keyof typeof PRACTICE_TOKENS;
const NOBODY = 'not asked yet';
const DAYS = 86_400_000;

/** A token of which nothing is known but its value. */
const unchecked = (kind: Kind, more: Partial<Token> = {}): Token => ({
  ...token(PRACTICE_TOKENS[kind]),
  login: NOBODY,
  ...more,
});

async function connected(kind: Kind, place: string | null = 'acme/shop', more: Partial<Token> = {}) {
  const s = setting();
  s.d.setTokens([unchecked(kind, more)]);
  if (place !== null) await use(s.d, place);
  const practice = s.world.state.tokens.find((t) => t.id === kind);
  if (!practice) throw new Error(`no token ${kind}`);
  const check = () => s.d.own({ type: 'connection.test', credential: 't' });
  const listed = async () => (await s.d.own({ type: 'connection.list' })).connections[0];
  // The file of a team is looked for wherever Sightline is used.
  const asked = () =>
    s.world.state.log
      .filter((l) => !l.path.endsWith('sightline.json'))
      .map((l) => `${l.method} ${l.path} ${l.tokenId}`);
  return { ...s, practice, check, listed, asked };
}

describe('a connection that is tested', () => {
  test.each<Kind>(['pmWrite', 'pmRead', 'pmNoIssues', 'pmOneRepository'])(
    'speaks for its person until its last day: %s',
    async (kind) => {
      const { check, listed, clock } = await connected(kind);
      const told = await check();
      const expiresAt = clock.now() + 60 * DAYS;
      expect(told).toMatchObject({ login: 'acme-pm', expiresAt, checkedAt: clock.now() });
      expect(told).not.toHaveProperty('trouble');
      expect(told).not.toHaveProperty('scopes');
      expect(await listed()).toEqual(told);
    },
  );

  test('an expired one is told as expired, not as revoked', async () => {
    const { check, clock } = await connected('pmExpired');
    expect((await check()).trouble).toMatchObject({ code: 'credential-refused' });
    const known = await connected('pmExpired', 'acme/shop', { expiresAt: clock.now() - DAYS });
    expect((await known.check()).trouble).toMatchObject({ code: 'credential-expired', credential: 't' });
  });

  test('a classic token has scopes and no last day', async () => {
    const { check } = await connected('pmClassic');
    const told = await check();
    expect(told).toMatchObject({ login: 'acme-pm', scopes: 'repo' });
    expect(told).not.toHaveProperty('expiresAt');
    expect(told).not.toHaveProperty('trouble');
  });

  test.each<[kind: Kind, place: string, why: string]>([
    ['pmOneRepository', 'acme/payments', 'the place is not among its repositories'],
    ['pmUnapproved', 'acme/shop', 'nobody has approved it'],
  ])('%s sees nothing in %s: %s', async (kind, place) => {
    const { check, listed, clock } = await connected(kind, place);
    const told = await check();
    const trouble = { code: 'hidden', status: 404, reason: `${place}: Not Found` };
    expect(told).toMatchObject({ login: 'acme-pm', expiresAt: clock.now() + 60 * DAYS, trouble });
    expect(await listed()).toEqual(told);
  });

  test.each<Kind>(['pmExpired', 'pmRevoked'])('the tracker does not take it any more: %s', async (kind) => {
    const { check, listed, clock } = await connected(kind);
    const told = await check();
    expect(told).toMatchObject({
      login: NOBODY,
      checkedAt: clock.now(),
      trouble: { code: 'credential-refused', status: 401 },
    });
    expect(await listed()).toEqual(told);
  });

  test('what was known of it stays while it is refused; a good answer ends the trouble', async () => {
    const { check, practice, clock } = await connected('pmWrite');
    const { checkedAt: _, ...first } = await check();
    practice.revoked = true;
    clock.advance(60_000);
    expect(await check()).toMatchObject({ ...first, trouble: { code: 'credential-refused' } });
    practice.revoked = false;
    clock.advance(60_000);
    expect(await check()).toEqual({ ...first, checkedAt: clock.now() });
  });

  test('no network, or a page of somebody else in between, says nothing of the token', async () => {
    const { check, world } = await connected('pmWrite');
    world.faults.on({ path: '/user' }, { kind: 'offline' });
    expect(await check()).toMatchObject({ login: NOBODY, trouble: { code: 'offline' } });
    world.faults.on({ path: '/user' }, { kind: 'html' });
    expect(await check()).toMatchObject({ login: NOBODY, trouble: { code: 'bad-answer' } });
  });

  test('one that is not there any more is said so, and nothing is asked', async () => {
    const { d, asked } = await connected('pmWrite');
    const gone = d.own({ type: 'connection.test', credential: 'other' });
    await expect(gone).rejects.toThrow('not there any more');
    expect(asked()).toEqual([]);
  });

  test('of another site is asked about there and nowhere else', async () => {
    const { check, asked } = await connected('pmWrite', 'acme/shop', { origin: 'https://api.acme.ghe.com' });
    const told = await check();
    // This device may not reach that site, so that nothing was asked at all.
    expect(told).toMatchObject({ login: NOBODY, trouble: { code: 'no-credential' } });
    expect(asked()).toEqual([]);
  });
  test('looks into a place that was chosen and is of its owner', async () => {
    const { check, asked } = await connected('pmWrite', 'Acme/Shop', { owner: 'ACME' });
    await check();
    expect(asked()).toEqual(['GET /user pmWrite', 'GET /repos/Acme/Shop pmWrite']);
  });
  test.each([
    ['no place was chosen', null, 'acme'],
    ['the chosen place is of another owner', 'acme/shop', 'other'],
  ])('and into none where %s', async (_, place, owner) => {
    const { check, asked } = await connected('pmWrite', place, { owner });
    await check();
    expect(asked()).toEqual(['GET /user pmWrite']);
  });
  test.each([
    ['one that is hidden', 'place', 'hidden'],
    ['any where all of the owner were chosen', 'owner', 'used'],
  ] as const)('nor into %s', async (_, scope, choice) => {
    const { check, asked, d } = await connected('pmWrite', null);
    const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
    await d.own({ type: 'place.set', place, scope, choice });
    await check();
    expect(asked()).toEqual(['GET /user pmWrite']);
  });
});

describe('of two tokens', () => {
  const named = unchecked('pmWrite', { id: 'named' });
  const open = unchecked('pmClassic', { id: 'open', owner: '' });
  const others = unchecked('devWrite', { id: 'others', owner: 'other' });

  /** Saves with these tokens; which of them the tracker has seen. */
  async function saved(tokens: Token[]) {
    const s = setting();
    s.d.setTokens(tokens);
    await use(s.d);
    await look(s.d, s.key, { title: 'T', rendered: null });
    const view = await saveForm(s.d, s.key, FORM);
    return { ...s, view, used: () => [...new Set(s.world.state.log.map((l) => l.tokenId))] };
  }

  test.each([
    ['first', [named, open]],
    ['last', [open, named]],
  ])('the one of the owner serves the item, also when it comes %s', async (_, tokens) => {
    const { used, body } = await saved(tokens);
    expect(used()).toEqual(['pmWrite']);
    expect(body()).toContain(FORM.problem);
  });
  test('the owner is meant in any case of letters', async () => {
    expect((await saved([open, { ...named, owner: 'ACME' }])).used()).toEqual(['pmWrite']);
  });
  test('one without an owner serves where no other does', async () => {
    const { used, body } = await saved([others, open]);
    expect(used()).toEqual(['pmClassic']);
    expect(body()).toContain(FORM.problem);
  });
  test('one of another site never does, though its owner has the same name', async () => {
    const elsewhere = { ...named, id: 'elsewhere', origin: 'https://api.acme.ghe.com' };
    const { used, body } = await saved([elsewhere, open]);
    expect(used()).toEqual(['pmClassic']);
    expect(body()).toContain(FORM.problem);
    expect((await saved([elsewhere])).used()).toEqual([]);
  });
  test('one of another owner never does, though it could', async () => {
    const { used, body, view, d, key } = await saved([others]);
    await ask(d, { type: 'item.check', item: ref(key) });
    await d.program.resume(true);
    // Asked without a token: nobody may read it so.
    expect(used()).toEqual([null]);
    expect(view.sharing.state).toBe('unasked');
    expect(view).not.toHaveProperty('account');
    expect(body()).not.toContain(FORM.problem);
  });
});

describe('in whose name', () => {
  const seenBy = async (viewer?: string) => {
    const s = setting();
    await use(s.d);
    return { ...s, view: await look(s.d, s.key, viewer === undefined ? {} : { viewer }) };
  };
  test.each([
    ['the page names somebody else', 'acme-dev', { login: 'acme-pm', pageLogin: 'acme-dev' }],
    ['the page names the same person', 'acme-pm', { login: 'acme-pm' }],
    ['the page writes the name in other letters', 'Acme-PM', { login: 'acme-pm' }],
    ['the page names nobody', undefined, { login: 'acme-pm' }],
  ])('%s', async (_, viewer, account) => {
    expect((await seenBy(viewer)).view.account).toEqual(account);
  });
  test('without a token there is nobody to write', async () => {
    const { d, key } = await seenBy('acme-dev');
    d.setTokens([]);
    expect(await look(d, key, { viewer: 'acme-dev' })).not.toHaveProperty('account');
  });
  test('the difference goes when the person changes accounts in the page', async () => {
    const { d, key } = await seenBy('acme-dev');
    expect((await look(d, key, { viewer: 'acme-pm' })).account).toEqual({ login: 'acme-pm' });
  });
});
