/** A record that names another issue: a copy, or the issue's own from before it was transferred. The tracker knows. */
import { describe, expect, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { device } from '../../support/device';
import { ask, FORM, look, ref, saveForm, setting, token, use } from '../../support/setting';
import { takeOver, transferred } from '../../support/transferred';

describe('a transferred issue on a device that knows nothing of it', () => {
  const open = async (value: string | null) => {
    const { to, world, issue } = await transferred();
    const d = device({ world, clock: world.state.clock, ...(value !== null && { token: token(value) }) });
    await use(d, 'acme/payments');
    return { d, to, issue, world };
  };
  test('with a token: the tracker says that the old address leads here, and nothing of it stays behind', async () => {
    const { d, to, issue, world } = await open(PRACTICE_TOKENS.pmWrite);
    await look(d, to);
    const { standing } = await d.row(ref(to));
    const id = standing?.kind === 'copied' ? standing.theirs.id : '';
    await takeOver(d, to);
    expect(await look(d, to)).toMatchObject({ known: 'outcome', form: FORM, sharing: { state: 'shared' } });
    expect((await d.row(ref(to))).local).toMatchObject({ id, home: { key: to } });
    // Nobody is asked a second time, with a token or without.
    const team = device({ world, clock: world.state.clock });
    await use(team, 'acme/payments');
    expect((await look(team, to, { raw: issue().body ?? '' })).question).toBeUndefined();
  });
  test('discarded, it can be brought back', async () => {
    const { d, to, issue } = await open(PRACTICE_TOKENS.pmWrite);
    await look(d, to);
    await ask(d, { type: 'copied.settle', item: ref(to), choice: 'discard' });
    expect(issue().body).not.toContain('| Target |');
    await ask(d, { type: 'outcome.undo', item: ref(to) });
    expect(issue().body).toContain('| Target | 67 % |');
  });
  test('without one nobody can tell it from a copy: asked about', async () => {
    const { d, to, issue } = await open(null);
    const view = await look(d, to, { raw: issue().body ?? '' });
    expect(view.question).toMatchObject({ kind: 'copied' });
    expect(view.question).not.toHaveProperty('original');
  });
  test('a copy of a section from an issue that is still there is one', async () => {
    const s = setting();
    await use(s.d);
    await look(s.d, s.key);
    await saveForm(s.d, s.key, FORM);
    s.world.foreign.edit('acme/shop#139', 'acme-dev', s.body());
    s.clock.advance(60_000);
    const view = await look(s.d, 'acme/shop#139');
    expect(view.question).toMatchObject({ kind: 'copied', original: true });
    // Nothing is asked a second time.
    const reads = () => s.world.state.log.filter((l) => l.path === '/repos/acme/shop/issues/142').length;
    const before = reads();
    s.clock.advance(60_000);
    expect((await look(s.d, 'acme/shop#139')).question).toMatchObject({ original: true });
    expect(reads()).toBe(before);
  });
});
