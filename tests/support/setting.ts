/** What tests of the worker begin with: the practice tracker in process, one device, an issue in a tab. */
import type { Form } from '../../lib/outcome/fields';
import { issueAt } from '../playground/github/state';
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
