/** Two customers may both have a project "WEB": what was written for one of them is never shown at the other. */
import { expect, test } from 'vitest';
import { browser, world } from '../../support/others';
import { FORM } from '../../support/setting';

const web = (site: string) => ({ tracker: 'jira', site, name: 'WEB', owner: site });
const board = (site: string) => `https://${site}/jira/software/c/projects/WEB/boards/7`;
const ACME = 'acme.atlassian.net';
const OTHER = 'other.atlassian.net';

async function written(saved: boolean) {
  const d = browser(world());
  d.tabs.set(1, board(ACME));
  const form = { place: web(ACME), form: FORM, title: 'Pay with a gift card', opened: [], saved };
  const put = await d.fromTab(1, { type: 'pending.put', ...form });
  if (!put?.ok) throw new Error('not put');
  return { d, id: put.value.id };
}

test('an unsaved one of a tab that went on to another site stays where it was written', async () => {
  const { d, id } = await written(false);
  d.tabs.set(1, board(OTHER));
  const there = await d.fromTab(1, { type: 'pending.open', place: web(OTHER), title: '' });
  expect(there).toMatchObject({ ok: true, value: { form: {} } });
  // Back on its own site it is found again, by another tab too: nobody shows it now.
  d.tabs.set(2, board(ACME));
  const back = await d.fromTab(2, { type: 'pending.open', place: web(ACME), title: '' });
  expect(back).toMatchObject({ ok: true, value: { id, form: FORM } });
});

test('nobody takes one over while its own tab shows a list of another site', async () => {
  const { d, id } = await written(false);
  d.tabs.set(2, board(OTHER));
  const other = await d.fromTab(2, { type: 'pending.open', place: web(OTHER), title: '' });
  expect(other).toMatchObject({ ok: true, value: { form: {} } });
  const own = await d.fromTab(1, { type: 'pending.open', place: web(ACME), title: '' });
  expect(own).toMatchObject({ ok: true, value: { id, form: FORM } });
});

test('a word about it from a page of another site changes nothing', async () => {
  const { d, id } = await written(true);
  d.tabs.set(1, board(OTHER));
  await d.fromTab(1, { type: 'pending.touch', place: web(OTHER), id, title: 'Another' });
  await d.fromTab(1, { type: 'pending.drop', place: web(OTHER), id });
  await d.fromTab(1, {
    type: 'pending.put',
    place: web(OTHER),
    id,
    form: { problem: 'x' },
    title: 'Y',
    opened: [],
    saved: true,
  });
  const { pending } = await d.own({ type: 'pending.list' });
  expect(pending.find((p) => p.id === id)).toMatchObject({ title: 'Pay with a gift card', form: FORM });
});
