/** The same states on Jira and Linear, where words and ways differ. Names and numbers are invented. */
import type { ItemView, PendingView } from '../../lib/messages/protocol';
import type { Form } from '../../lib/outcome/fields';
import type { ItemRef } from '../../lib/outcome/record';
import { FOUR, NOW, outcomeOf, pendingOf, viewOf } from './views';

export const JIRA: ItemRef = { tracker: 'jira', site: 'acme.atlassian.net', key: 'ACME-12', id: '10012' };
export const LINEAR: ItemRef = {
  tracker: 'linear',
  site: 'linear.app',
  key: 'acme/ENG-12',
  id: '5f1d4b4e-3c1a-4c1e-9d64-2f1f0b6f7a10',
};

const by = (name: string): ItemView['sharing'] => ({ state: 'shared', at: NOW - 2 * 3600_000, by: name });

/** An issue of Jira; its person is known by name. */
export const jira = (form: Form | null, more: Partial<ItemView> = {}): ItemView => ({
  ...viewOf(form, { sharing: by('Mara Lind'), account: { login: 'Mara Lind' }, ...more }),
  item: JIRA,
  ...(form && { outcome: { ...outcomeOf(form), home: JIRA, by: 'Mara Lind' } }),
});

/** An issue of Linear, with a key unless `account` says otherwise. */
export const linear = (form: Form | null, more: Partial<ItemView> = {}): ItemView => ({
  ...viewOf(form, { sharing: by('mara'), account: { login: 'mara' }, ...more }),
  item: LINEAR,
  ...(form && { outcome: { ...outcomeOf(form), home: LINEAR, by: 'mara' } }),
});

/** An item that only points to another one. */
export function heldBy(view: ItemView, held: NonNullable<ItemView['held']>): ItemView {
  const link = { ref: held.ref, at: '2026-11-12T10:00:00Z', ...(held.title && { title: held.title }) };
  const outcome = { ...outcomeOf({}, { links: [link] }), home: view.item };
  return { ...view, known: 'outcome', form: {}, missing: [], outcome, held };
}

export const HOME: NonNullable<ItemView['held']> = {
  ref: { ...JIRA, key: 'ACME-142', id: '10142' },
  url: 'https://acme.atlassian.net/browse/ACME-142',
  title: 'Let shoppers pay without creating an account',
};

export const waitingOn = (tracker: 'jira' | 'linear', name: string): PendingView => ({
  ...pendingOf(FOUR, true),
  place:
    tracker === 'jira'
      ? { tracker, site: 'acme.atlassian.net', name, owner: 'acme.atlassian.net' }
      : { tracker, site: 'linear.app', name, owner: 'acme' },
  connected: tracker === 'jira',
});
