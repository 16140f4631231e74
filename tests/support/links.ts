/** What tests of linked items begin with: browsers that can ask every tracker, and an outcome in one item. */
import type { Field } from '../../lib/outcome/fields';
import type { ItemRef } from '../../lib/outcome/record';
import { addressOf } from '../../lib/trackers/addresses';
import { issueAt } from '../playground/github/state';
import type { World } from '../playground/world';
import type { Device } from './device';
import { browser, githubItem, jiraItem, world as newWorld, save, tell, use, visit } from './others';
import { FORM } from './setting';

export const JIRA = jiraItem('ACME-142');
export const TITLE = 'Guests can check out without an account';
export const GITHUB = githubItem('acme/payments#31');
export const PUBLIC = githubItem('acme/open-shop#9');

/** @param to an item, or any address */
export const link = (d: Device, item: ItemRef, to: ItemRef | string) =>
  tell(d, { type: 'link.make', item, url: typeof to === 'string' ? to : (addressOf(to) ?? '') });

/** The view of a link that was made. */
export async function linked(d: Device, item: ItemRef, to: ItemRef | string) {
  const answer = await link(d, item, to);
  if (answer.problem !== undefined) throw new Error(`not linked: ${answer.problem}`);
  return answer.view;
}

/** A browser in which every tracker can be asked: one of them needs a page of its own for that. */
function open(world: World, login = 'acme-pm'): Device {
  const d = browser(world, login);
  d.tabs.set(2, 'https://acme.atlassian.net/issues/?jql=project%20%3D%20ACME');
  return d;
}

/** A browser that has saved an outcome in one item. */
export async function framed(home: ItemRef, world = newWorld()) {
  const d = open(world);
  await use(d, home);
  await visit(d, home);
  await save(d, home, FORM);
  return { world, d };
}

/** Another browser, which knows nothing of the first, on an item. */
export async function another(world: World, item: ItemRef, login = 'acme-pm') {
  const d = open(world, login);
  await use(d, item);
  await visit(d, item);
  return d;
}

/** What everybody on the internet can read of the public item. */
export const body = ({ state }: World) => issueAt(state, PUBLIC.key).body ?? '';

/** What may be read there where somebody agreed to anything; words of the form beside these are leaked. */
export const FIELDS: Field[] = ['problem', 'reason'];
export const leaked = (text: string) =>
  [FORM.segment, FORM.metric, FORM.target, '2027', 'Legal asked'].filter((w) => text.includes(w ?? ''));

/** For the public place, fields are agreed once and for all, over another item. */
export async function agreeForAll(d: Device) {
  const other = githubItem('acme/open-shop#12');
  await visit(d, other);
  await save(d, other, FORM);
  await tell(d, { type: 'share.choose', item: other, way: 'connect', fields: FIELDS, remember: true });
}
