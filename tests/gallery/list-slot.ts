/** A slot of our own list without a page: our look in a shadow root, answers from a table, all messages written down. */
import jira from '../../lib/look/palette-jira.css?inline';
import linear from '../../lib/look/palette-linear.css?inline';
import shared from '../../lib/look/shared.css?inline';
import tokens from '../../lib/look/tokens.css?inline';
import { type Ask, Refused } from '../../lib/messages/client';
import type { Answers, ListItem, ListView, Message, RowRef } from '../../lib/messages/protocol';
import { badgeOf } from '../../lib/outcome/badge';
import type { ItemRef } from '../../lib/outcome/record';
import { cell } from '../../lib/page/bridge';
import type { ListSlot } from '../../lib/page/list-slot';
import { addressOf } from '../../lib/trackers/addresses';

export type ListTable = {
  [M in Message['type']]?: (message: Extract<Message, { type: M }>) => Answers[M] | Promise<Answers[M]>;
};

export const NONE = badgeOf({ known: 'none', form: {} });
export const UNCHECKED = badgeOf({ known: 'unread', form: {} });

export const refOf = (n: number): ItemRef => ({
  tracker: 'github',
  site: 'github.com',
  key: `acme/shop#${n}`,
  id: `I_${n}`,
});
export const listed = (n: number, title: string, more: Partial<ListItem> = {}): ListItem => ({
  item: refOf(n),
  title,
  badge: NONE,
  author: 'acme-pm',
  ...more,
});

export const THREE = [
  listed(139, 'Add gift wrapping to the cart'),
  listed(137, 'Wishlist reminders by e-mail'),
  listed(121, 'Cheaper parcel labels for returns'),
];

export const COUNTS: ListView = {
  over: 'query',
  total: 25,
  read: 25,
  counts: { has: 18, begun: 0, none: 3, unchecked: 4, person: 4 },
  marker: { text: '-label:outcome', href: 'https://github.com/acme/shop/issues?q=-label%3Aoutcome' },
};

export type ListOptions = {
  /** In the place of the table: a real worker. */
  ask?: Ask;
  seen?: RowRef[];
  /** What the page calls items, by key. */
  titles?: Record<string, string>;
  answers?: ListTable;
  view?: ListView;
  filter?: 'none' | 'unchecked' | 'person';
  mode?: 'list' | 'sweep';
  theme?: 'light' | 'dark';
  /** By default GitHub. */
  tracker?: { id: string; name: string };
};

export function listSlotIn(host: HTMLElement, o: ListOptions = {}) {
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = tokens + jira + linear + shared;
  const box = document.createElement('div');
  box.className = 'sl-theme';
  const tracker = o.tracker ?? { id: 'github', name: 'GitHub' };
  box.dataset.tracker = tracker.id;
  box.dataset.mode = o.theme ?? 'light';
  const container = document.createElement('div');
  box.append(container);
  root.append(style, box);
  const sent: Message[] = [];
  const outlined: (string | null)[] = [];
  const opened: string[] = [];
  const closed: true[] = [];
  const answers: ListTable = { 'page.options': () => ({ done: true }), ...o.answers };
  const ask = (async (message: Message) => {
    sent.push(message);
    if (o.ask) return o.ask(message);
    const reply = answers[message.type] as ((m: Message) => unknown) | undefined;
    if (!reply) throw new Refused('failed', `no answer for ${message.type}`);
    return reply(message);
  }) as Ask;
  const slot: ListSlot = {
    container,
    root,
    ask,
    tracker: { ...tracker, address: addressOf },
    filter: cell(o.filter ?? 'none'),
    mode: cell(o.mode ?? 'list'),
    view: cell(o.view ?? COUNTS),
    seen: () => o.seen ?? THREE.map(({ item: { tracker, site, key } }) => ({ tracker, site, key })),
    title: ({ key }) => o.titles?.[key],
    narrow: cell(false),
    keys: { handler: null },
    outline: (item) => void outlined.push(item?.key ?? null),
    open: (item) => void opened.push(item.key),
    rowView: cell([]),
    close: () => void closed.push(true),
  };
  return { slot, sent, outlined, opened, closed };
}
