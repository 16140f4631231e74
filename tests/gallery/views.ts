/** Fixture views: every state of the panel, for the gallery and for the tests. Names and numbers are invented. */
import type { Refused } from '../../lib/messages/client';
import type { ItemView, PendingView, Question } from '../../lib/messages/protocol';
import { applyForm, type Form, missing } from '../../lib/outcome/fields';
import type { Content, ItemRef } from '../../lib/outcome/record';
import type { Intent } from '../../lib/page/bridge';
import { press, typeInto } from './acts';

export const NOW = Date.parse('2026-11-19T14:30:00');
export const ITEM: ItemRef = { tracker: 'github', site: 'github.com', key: 'acme/shop#142', id: 'I_142' };

export const FOUR: Form = {
  problem: 'Shoppers are sent to a sign-up form before they can pay',
  segment: 'First-time shoppers on mobile',
  metric: 'Checkout completion',
  baseline: '64.0 %',
  target: '67 %',
  by: '2027-03-31',
  reason: '31 of 84 checkout tickets in October named the account step',
};

export const ALL: Form = {
  ...FOUR,
  behaviour: 'They pay as a guest instead of leaving at the sign-up form',
  business: 'More completed first orders: new-customer revenue, by 31 March',
  category: 'acquire',
  goal: 'new-shops',
  theme: 'first-order',
  vehicle: 'feature flag',
  owner: 'acme-pm',
  guardrail: 'Payment errors',
  guardrailLimit: 'at most 1.2 %',
  request: '“A guest button on the payment page”',
  requester: 'Key account A, through sales',
  wrongIf: 'Guests leave at the payment step just as often',
};

export function outcomeOf(form: Form, content: Content = {}) {
  return {
    format: '1.0',
    id: 'o1',
    home: ITEM,
    version: 'v1',
    parents: [],
    by: 'acme-pm',
    at: new Date(NOW - 2 * 3600_000).toISOString(),
    content: applyForm(content, form, () => 'g1'),
  };
}

export function viewOf(form: Form | null, more: Partial<ItemView> = {}): ItemView {
  return {
    item: ITEM,
    place: 'used',
    known: form ? 'outcome' : 'none',
    ...(form && { outcome: outcomeOf(form) }),
    form: form ?? {},
    missing: missing(form ?? {}),
    editedElsewhere: false,
    sharing: { state: 'shared', at: NOW - 2 * 3600_000, by: 'acme-pm' },
    ...more,
  };
}

export const pendingOf = (form: Form, saved: boolean): PendingView => ({
  id: 'p1',
  place: { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' },
  choice: 'used',
  form,
  title: 'Add gift wrapping to the cart',
  saved,
  at: NOW - 6 * 60_000,
  opened: [],
});

export const CONFLICT: Extract<Question, { kind: 'conflict' }> = {
  kind: 'conflict',
  merged: 5,
  mineAt: '2026-11-19T14:02:00',
  theirsAt: '2026-11-19T14:05:00',
  theirsBy: 'acme-dev',
  rows: [
    { field: 'target', base: '65 %', mine: '67 %', theirs: '66 %' },
    {
      field: 'reason',
      base: '31 of 84 checkout tickets named the account step',
      mine: '31 of 84 checkout tickets in October named the account step',
      theirs: '31 of 84 checkout tickets named the account step; so did 5 of 8 interviews',
    },
  ],
};

const words = (n: number) =>
  Array.from({ length: n }, (_, i) => ['checkout', 'people', 'leave', 'when', 'asked'][i % 5]).join(' ');

/** Everything that may break a layout. */
export const HOSTILE: Form = {
  problem: words(200),
  segment: 'x'.repeat(300),
  metric: 'نسبة إتمام الدفع',
  target: '67 %',
  by: '2027-03-31',
  reason: '🧺🛒 <img src=x onerror=alert(1)> **bold** @acme-dev “Why do I need an account?”',
  wrongIf: 'العملاء يغادرون الصفحة كما كان من قبل',
};

/** `answer`: what the worker says to whatever `act` asks; otherwise it never answers. */
export type Case = {
  name: string;
  intent?: Intent;
  act?: (root: ShadowRoot) => void;
  answer?: object;
  /** Every message is refused with this code. */
  refusal?: Refused['code'];
} & ({ view: ItemView } | { pending: PendingView });

const type = (field: string, value: string) => typeInto(`sl-f-${field}`, value);
const trouble = {
  code: 'not-permitted',
  status: 403,
  reason: 'this token cannot edit issues in acme/shop',
} as const;

const COPY = { kind: 'copied', from: { ...ITEM, key: 'acme/shop#12' } } as const;

export const CASES: Case[] = [
  { name: 'empty', view: viewOf(null) },
  { name: 'empty-restorable', view: viewOf(null, { restorable: true }) },
  {
    name: 'summary-long',
    view: viewOf({ ...FOUR, problem: `${FOUR.problem}, and then they leave. `.repeat(20) }),
  },
  {
    name: 'form-public',
    intent: 'edit',
    view: viewOf(
      { ...FOUR, by: '2020-01-01', problem: `${FOUR.problem}, and then they leave. `.repeat(9) },
      {
        isPublic: true,
        publicFields: ['problem', 'segment', 'metric', 'reason'],
        account: { login: 'acme-pm' },
      },
    ),
  },
  { name: 'form-first', intent: 'edit', view: viewOf(null) },
  {
    name: 'form-draft',
    intent: 'edit',
    view: viewOf(null, {
      draft: { form: { ...FOUR, baseline: '', by: '31 Mar 2027' }, at: NOW - 20_000, opened: [] },
    }),
  },
  {
    name: 'form-gaps',
    intent: 'edit',
    view: viewOf(null, {
      draft: {
        form: {
          problem: FOUR.problem ?? '',
          metric: 'Orders',
          target: '7,350',
          by: '03/04/2027',
          guardrail: 'Payment errors',
          guardrailLimit: 'at most 1.2 %',
        },
        at: NOW - 20_000,
        opened: ['requester', 'request', 'vehicle'],
      },
      editedElsewhere: true,
      account: { login: 'acme-pm', pageLogin: 'acme-dev' },
    }),
    act: press('Save'),
  },
  {
    name: 'form-hints',
    intent: 'edit',
    view: viewOf({ ...FOUR, baseline: undefined, target: 'from 64.0 % to at least 67.5 %', by: 'soon' }),
  },
  { name: 'form-all', intent: 'edit', view: viewOf(ALL) },
  {
    name: 'form-not-kept',
    intent: 'edit',
    view: viewOf(FOUR),
    refusal: 'failed',
    act: type('reason', 'Typed while the storage is full'),
  },
  {
    name: 'form-too-long',
    intent: 'edit',
    view: viewOf(FOUR),
    refusal: 'invalid',
    act: type('reason', 'word '.repeat(5_000)),
  },
  { name: 'summary-four', view: viewOf(FOUR, { account: { login: 'acme-pm' } }) },
  { name: 'summary-all', view: viewOf(ALL) },
  { name: 'menu', view: viewOf(FOUR, { sharing: { state: 'here' } }), act: press('More') },
  { name: 'share', view: viewOf(FOUR, { sharing: { state: 'unasked' } }) },
  { name: 'steps', view: viewOf(FOUR, { sharing: { state: 'watching' } }) },
  {
    name: 'public',
    view: viewOf(
      { ...FOUR, business: 'New-customer revenue, by 31 March' },
      { sharing: { state: 'unasked' }, isPublic: true, account: { login: 'acme-pm' } },
    ),
  },
  { name: 'here', view: viewOf(FOUR, { sharing: { state: 'here' } }) },
  { name: 'not-sent', view: viewOf(FOUR, { sharing: { state: 'waiting', trouble, nextAt: NOW + 240_000 } }) },
  { name: 'sending', view: viewOf(FOUR, { sharing: { state: 'sending' } }) },
  { name: 'conflict', view: viewOf(FOUR, { question: CONFLICT }), act: press('67 %') },
  { name: 'copied', view: viewOf(FOUR, { question: { ...COPY, original: true } }) },
  { name: 'copied-came', view: viewOf(FOUR, { question: { ...COPY, came: true } }) },
  {
    name: 'foreign',
    view: viewOf(null, {
      known: 'none',
      foreign: 'More guests finish the checkout. We look at the completion rate in the weekly review.',
    }),
  },
  { name: 'moved', view: viewOf(FOUR, { question: { kind: 'moved', to: 'acme/payments#7' } }) },
  {
    name: 'gone',
    view: viewOf(FOUR, {
      question: { kind: 'gone', by: 'acme-dev', at: '2026-11-19T10:42:00', keptUntil: '2027-02-19' },
      sharing: { state: 'here' },
    }),
  },
  {
    name: 'overwritten',
    view: viewOf(FOUR, {
      question: {
        kind: 'overwritten',
        by: 'acme-dev',
        at: '2026-11-19T10:42:00',
        text: 'Only for carts under € 200.',
      },
    }),
  },
  {
    name: 'damaged',
    view: viewOf(null, {
      question: {
        kind: 'damaged',
        why: 'doubled',
        text: '<!-- outcome:start -->\n| Problem | a |\n<!-- outcome:start -->\n| Problem | b |',
      },
    }),
  },
  {
    name: 'newer',
    view: viewOf(null, { question: { kind: 'newer', format: '2.0', text: '| Problem | a |\n| Bet | 3 |' } }),
  },
  {
    name: 'waited-for',
    view: viewOf(null, {
      question: {
        kind: 'pending',
        pendingId: 'p1',
        title: 'Add gift wrapping to the cart',
        place: 'acme/shop',
      },
    }),
  },
  { name: 'attached', view: viewOf(FOUR, { attached: true, sharing: { state: 'unasked' } }) },
  { name: 'removed', view: viewOf(null, { known: 'removed', undoUntil: NOW + 60_000 }) },
  {
    name: 'remove',
    view: viewOf(FOUR),
    act: (root) => {
      press('More')(root);
      setTimeout(() => press('Remove the outcome')(root), 60);
    },
  },
  {
    name: 'keyboard',
    view: viewOf(FOUR),
    act: (root) => {
      press('More')(root);
      setTimeout(() => press('Keyboard')(root), 60);
    },
  },
  { name: 'reading', view: viewOf(null, { known: 'unread' }) },
  {
    name: 'not-checked',
    view: viewOf(null, {
      known: 'unread',
      trouble: { trouble: { code: 'credential-expired', status: 401 }, since: NOW - 5 * 3600_000 },
    }),
  },
  { name: 'hostile', view: viewOf(HOSTILE) },
  { name: 'hostile-form', intent: 'edit', view: viewOf(HOSTILE) },
  { name: 'new-waits', pending: pendingOf({ ...FOUR, metric: 'Orders with two or more items' }, true) },
  {
    name: 'new-public',
    pending: { ...pendingOf(FOUR, true), id: 'p-public' },
    answer: { text: '', isPublic: true },
    act: press('Put it in the description'),
  },
  { name: 'new-form', intent: 'edit', pending: pendingOf({}, false) },
];
