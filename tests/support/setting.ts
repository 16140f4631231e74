/** What tests of the worker begin with: the practice tracker in process, one device, an issue in a tab. */
import type { ItemView } from '../../lib/messages/protocol';
import type { Form } from '../../lib/outcome/fields';
import { findRepository, issueAt } from '../playground/github/state';
import { PRACTICE_TOKENS } from '../playground/seed';
import { createWorld } from '../playground/world';
import { type Device, device, type Token } from './device';

/** The four answers. */
export const FORM: Form = {
  problem: 'People abandon the cart when asked for a password',
  segment: 'First-time shoppers on mobile',
  metric: 'Checkout completion',
  target: '67 %',
  by: '2027-03-31',
  reason: '31 of 84 checkout tickets in October named the account step',
};
export const ref = (key: string) => ({ tracker: 'github', site: 'github.com', key });
export const address = (key: string) => `https://github.com/${key.replace('#', '/issues/')}`;
export const token = (value: string, id = 't'): Token => ({ id, owner: 'acme', login: 'acme-pm', value });

/** @param value the token of the device; null: none */
export function setting(value: string | null = PRACTICE_TOKENS.pmWrite, key = 'acme/shop#142') {
  const world = createWorld();
  const clock = world.state.clock;
  const d = device({ world, clock, ...(value !== null && { token: token(value) }) });
  d.tabs.set(1, address(key));
  return { world, clock, d, key, body: (k = key) => issueAt(world.state, k).body ?? '' };
}

export async function use(d: Device, name = 'acme/shop') {
  const owner = name.split('/')[0] ?? '';
  const place = { tracker: 'github', site: 'github.com', name, owner };
  await d.own({ type: 'place.set', place, scope: 'place', choice: 'used' });
}

/** A shared outcome, a minute later somebody takes its section out, and the device sees that. `was`: the body before. */
export async function sectionTakenOut() {
  const s = setting();
  await use(s.d);
  await look(s.d, s.key);
  await saveForm(s.d, s.key, FORM);
  await look(s.d, s.key);
  const was = s.body();
  s.clock.advance(60_000);
  s.world.foreign.edit(s.key, 'acme-dev', 'Only this is left.');
  return { ...s, was };
}

/** A repository of the practice tracker, by its name now. */
export function repositoryOf({ world }: Pick<ReturnType<typeof setting>, 'world'>, name: string) {
  const [owner = '', repo = ''] = name.split('/');
  const found = findRepository(world.state, owner, repo);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** acme/shop goes by acme/store from now on, and the device uses that. */
export async function renameShop({ d, world }: Pick<ReturnType<typeof setting>, 'd' | 'world'>) {
  const repository = repositoryOf({ world }, 'acme/shop');
  repository.formerNames.add('acme/shop');
  repository.name = 'store';
  await use(d, 'acme/store');
}

/** Sends a message of the first tab and waits until the worker rests; throws when it is refused. */
export async function ask(d: Device, message: Parameters<Device['fromTab']>[1]): Promise<ItemView> {
  const answer = await d.fromTab(1, message);
  if (!answer?.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  await d.settle();
  return answer.value as ItemView;
}

/** Shows an item in the first tab, and looks again once the tracker has answered. */
export async function look(d: Device, key: string, seen = {}): Promise<ItemView> {
  d.tabs.set(1, address(key));
  await ask(d, { type: 'item.open', item: ref(key), seen });
  return ask(d, { type: 'item.open', item: ref(key), seen });
}

export const saveForm = (d: Device, key: string, form: Form, from: string | null = null) =>
  ask(d, { type: 'outcome.save', item: ref(key), form, from });
