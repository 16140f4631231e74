/** People have an "Outcome" heading of their own in the description. */
import { expect, test } from 'vitest';
import { ask, FORM, look, ref, saveForm, setting, use } from '../../support/setting';

const OWN = 'Text.\n\n## Outcome\n\nProblem: Guests leave at the form\nFor whom: guests\n\n## Notes\n\nMore.';

test('it is offered, begins a form, and stays as it is', async () => {
  const { d, key, world, body } = setting();
  await use(d);
  world.foreign.edit(key, 'acme-dev', OWN, 'api');
  const view = await look(d, key);
  expect(view.known).toBe('none');
  expect(view.foreign).toContain('Guests leave at the form');
  const begun = await ask(d, { type: 'foreign.begin', item: ref(key) });
  expect(begun.draft?.form).toEqual({ problem: 'Guests leave at the form', segment: 'guests' });
  expect(body()).toBe(OWN);
  await saveForm(d, key, { ...FORM, ...begun.draft?.form });
  expect(body().startsWith(OWN)).toBe(true);
  expect(body()).toContain('| Problem | Guests leave at the form |');
  expect((await look(d, key)).foreign).toBeUndefined();
});

test('what was typed before goes before it', async () => {
  const { d, key, world } = setting();
  await use(d);
  world.foreign.edit(key, 'acme-dev', OWN, 'api');
  await look(d, key);
  await d.fromTab(1, { type: 'draft.put', item: ref(key), form: { problem: 'Mine' }, opened: [] });
  const begun = await ask(d, { type: 'foreign.begin', item: ref(key) });
  expect(begun.draft?.form).toEqual({ problem: 'Mine', segment: 'guests' });
});
