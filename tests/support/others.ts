/** What tests of the worker on Jira and Linear begin with: the practice trackers in process, browsers, a page each. */
import type { Answers, ItemView, Message } from '../../lib/messages/protocol';
import type { Form } from '../../lib/outcome/fields';
import { placeOf } from '../../lib/outcome/item';
import type { ItemRef } from '../../lib/outcome/record';
import { addressOf } from '../../lib/trackers/addresses';
import { JIRA_SITE, jiraIssue } from '../playground/jira/state';
import { LINEAR_KEYS } from '../playground/linear/seed';
import { attachmentsOf, linearIssue } from '../playground/linear/state';
import { PRACTICE_TOKENS } from '../playground/seed';
import { createWorld, type World } from '../playground/world';
import { type Device, device, type Token } from './device';
import { FORM } from './setting';

export const jiraItem = (key: string): ItemRef => ({ tracker: 'jira', site: JIRA_SITE, key });
export const linearItem = (key: string): ItemRef => ({ tracker: 'linear', site: 'linear.app', key });
export const githubItem = (key: string): ItemRef => ({ tracker: 'github', site: 'github.com', key });

export const linearKey = (value: string = LINEAR_KEYS.pmWrite, owner = 'acme'): Token => ({
  ...{ id: `linear-${owner}`, owner, login: 'mara', value },
  ...{ tracker: 'linear', origin: 'https://api.linear.app', raw: true as const },
});
export const githubToken = (): Token => ({
  ...{ id: 'github', owner: 'acme', login: 'acme-pm', value: PRACTICE_TOKENS.pmWrite },
});

/** A browser that is connected everywhere. @param login who is signed in to pages; null: nobody */
export function browser(world: World, login: string | null = 'acme-pm', tokens?: Token[]): Device {
  const d = device({ world, clock: world.state.clock, ...(login !== null && { login }) });
  d.setTokens(tokens ?? [githubToken(), linearKey()]);
  return d;
}

export function world() {
  return createWorld();
}

/** Uses the place of an item. */
export const use = (d: Device, item: ItemRef) =>
  d.own({ type: 'place.set', place: placeOf(item), scope: 'place', choice: 'used' });

/** Puts the item's page into a tab. */
export function show(d: Device, item: ItemRef, tab = 1): void {
  d.tabs.set(tab, addressOf(item) ?? '');
}

/** Sends a message of a tab and lets everything finish; throws when it is refused. */
export async function tell<M extends Message>(d: Device, message: M, tab = 1): Promise<Answers[M['type']]> {
  const answer = await d.fromTab(tab, message);
  if (!answer?.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  await d.settle();
  return answer.value as Answers[M['type']];
}

/** The item's page comes into the first tab; what it shows once the tracker has answered. */
export async function visit(d: Device, item: ItemRef, seen = {}): Promise<ItemView> {
  show(d, item);
  await tell(d, { type: 'item.open', item, seen });
  return look(d, item, seen);
}

/** What the page shows now; the tracker is not asked again. */
export const look = (d: Device, item: ItemRef, seen = {}): Promise<ItemView> =>
  tell(d, { type: 'item.open', item, seen });

export const save = (d: Device, item: ItemRef, form: Form, from: string | null = null): Promise<ItemView> =>
  tell(d, { type: 'outcome.save', item, form, from });

/** What stands in a Jira issue. */
export function property({ jira }: World, key: string, name = 'sightline.outcome') {
  return jiraIssue(jira, key).properties.get(name) as
    | { by: string; value: { core: { by?: string; version: string; content: Record<string, unknown> } } }
    | undefined;
}

/** What of ours is attached to a Linear issue. */
export const attached = ({ linear }: World, key: string) =>
  attachmentsOf(linear, linearIssue(linear, key)).find((a) => a.url.includes('#linear/'));

/** Requests of Jira so far, "PUT …/sightline.outcome 200". */
export const jiraLog = ({ state }: World) =>
  state.log
    .filter((l) => l.host === JIRA_SITE)
    .map(
      (l) => `${l.method} ${l.path.replace(/^.*\/(?:issue\/\d+\/properties\/|api\/3\/)/, '')} ${l.status}`,
    );

/** The entry of the outbox, as pages of the extension are told. */
export const waits = async (d: Device) => (await d.own({ type: 'outbox.list' })).rows;

export const JIRA_BOARD = `https://${JIRA_SITE}/jira/software/c/projects/ACME/boards/1`;
/** Mara and Jonas, as Jira counts them. */
export const ACCOUNTS = { pm: '712020:mara', dev: '712020:jonas' };

/** The answers of `FORM`, with another target. */
export const MORE: Form = { ...FORM, target: '70 %' };

/** A browser that several people use, on Jira: Mara is signed in. Tabs with other cookies: `d.jars`, `d.signIn`. */
export async function sharedBrowser(item: ItemRef) {
  const made = world();
  const d = browser(made, 'acme-pm');
  await use(d, item);
  /** The item's page comes into a tab; what it shows once the tracker has answered. */
  const comes = async (tab: number) => {
    show(d, item, tab);
    await tell(d, { type: 'item.open', item, seen: {} }, tab);
    return tell(d, { type: 'item.open', item, seen: {} }, tab);
  };
  return {
    world: made,
    d,
    clock: made.state.clock,
    /** What stands in the issue. */
    at: () => property(made, item.key),
    /** Why things wait. */
    code: async () => (await waits(d)).map((e) => e.trouble?.code),
    comes,
    /** Somebody comes to the first tab an hour later, when nothing fails any more. */
    async later(login: string) {
      made.faults.clear();
      d.signIn(login);
      made.state.clock.advance(3_600_000);
      return comes(1);
    },
    saves: (tab: number, form = FORM, from: string | null = null) =>
      tell(d, { type: 'outcome.save', item, form, from }, tab),
    puts: () => jiraLog(made).filter((l) => l.startsWith('PUT')),
  };
}
