/** Gallery cases of Jira and Linear, and of what stands beside an outcome: held, linked, launched, shown to everybody. */

import type { ItemView } from '../../lib/messages/protocol';
import { press, typeInto } from './acts';
import { HOME, heldBy, jira, LINEAR, linear, waitingOn } from './tracker-views';
import { ALL, type Case, CONFLICT, FOUR, ITEM, NOW, viewOf } from './views';

const waiting = (
  trouble: Extract<ItemView['sharing'], { state: 'waiting' }>['trouble'],
  nextAt?: number,
) => ({
  sharing: { state: 'waiting' as const, trouble, ...(nextAt !== undefined && { nextAt }) },
});
const after = (first: (root: ShadowRoot) => void, ...then: ((root: ShadowRoot) => void)[]) => {
  return (root: ShadowRoot) => {
    first(root);
    then.forEach((act, i) => {
      setTimeout(() => act(root), 40 * (i + 1));
    });
  };
};
const release = { on: '2026-11-12', why: 'release 1.4' };
const NAMELESS = { login: 'yourself' };

const JIRA_CASES: Case[] = [
  { name: 'jira-empty', view: jira(null) },
  { name: 'jira-form', intent: 'edit', view: jira(FOUR, { account: NAMELESS }) },
  { name: 'jira-summary', view: jira(ALL) },
  {
    name: 'jira-summary-other',
    view: jira(FOUR, { sharing: { state: 'shared', at: NOW - 86_400_000, by: 'Jon Park' } }),
  },
  { name: 'jira-signpost', view: jira(FOUR, { signpost: 'ask' }) },
  { name: 'jira-signpost-public', view: jira(FOUR, { signpost: 'ask', isPublic: true }) },
  { name: 'jira-launch', view: jira(FOUR, { launch: release }) },
  { name: 'jira-launch-first', intent: 'launch', view: jira(FOUR, { launch: release, signpost: 'ask' }) },
  { name: 'jira-launch-today', view: jira(FOUR, { launch: { on: '2026-11-19', why: 'moved to Done' } }) },
  {
    name: 'jira-launch-other',
    view: jira(FOUR, { launch: release }),
    act: after(press('Another day'), typeInto('sl-launch-day', '24 Dec 2026'), press('It was then')),
  },
  { name: 'jira-share', view: jira(FOUR, { sharing: { state: 'here' } }), act: press('Share it') },
  {
    name: 'jira-share-public',
    view: jira(FOUR, { sharing: { state: 'here' }, isPublic: true, publicFields: ['problem'] }),
    act: press('Share it'),
  },
  { name: 'jira-public', view: jira(FOUR, { sharing: { state: 'unasked' }, isPublic: true }) },
  { name: 'jira-no-tab', view: jira(FOUR, waiting({ code: 'no-tab' })) },
  { name: 'jira-signed-out', view: jira(FOUR, waiting({ code: 'signed-out' })) },
  {
    name: 'jira-other-account',
    view: jira(FOUR, waiting({ code: 'other-account', reason: 'signed in as Jon Park' })),
  },
  { name: 'jira-no-account', view: jira(FOUR, waiting({ code: 'no-account' })) },
  {
    name: 'jira-maintenance',
    view: jira(FOUR, waiting({ code: 'maintenance', status: 503 }, NOW + 300_000)),
  },
  { name: 'jira-archived', view: jira(FOUR, waiting({ code: 'archived', status: 403 })) },
  {
    name: 'jira-not-checked',
    view: jira(null, {
      known: 'unread',
      trouble: { trouble: { code: 'signed-out', status: 401 }, since: NOW - 3_600_000 },
    }),
  },
  { name: 'jira-conflict', view: jira(FOUR, { question: CONFLICT }) },
  {
    name: 'jira-gone',
    view: jira(FOUR, { question: { kind: 'gone', keptUntil: '2027-02-19' }, sharing: { state: 'here' } }),
  },
  {
    name: 'jira-damaged',
    view: jira(null, { question: { kind: 'damaged', why: 'malformed', text: '{"core": "x"}' } }),
  },
  {
    name: 'jira-remove',
    view: jira(FOUR),
    act: after(press('More'), press('Remove the outcome')),
  },
  { name: 'jira-new-waits', pending: waitingOn('jira', 'ACME') },
];

const keyless = (view: ItemView): ItemView => ({ ...view, account: undefined });

const LINEAR_CASES: Case[] = [
  { name: 'linear-share', view: keyless(linear(FOUR, { sharing: { state: 'unasked' } })) },
  { name: 'linear-steps', view: keyless(linear(FOUR, { sharing: { state: 'watching' } })) },
  {
    name: 'linear-steps-again',
    view: keyless(linear(FOUR, { sharing: { state: 'watching' }, inTracker: true })),
  },
  { name: 'linear-send', view: linear(FOUR, { sharing: { state: 'here' } }), act: press('Share it') },
  { name: 'linear-summary', view: linear(ALL) },
  { name: 'linear-no-key', view: keyless(linear(null, { known: 'unread' })) },
  { name: 'linear-waits-key', view: keyless(linear(FOUR, waiting({ code: 'no-credential' }))) },
  {
    name: 'linear-other-workspace',
    view: linear(FOUR, waiting({ code: 'other-workspace', reason: 'Acme Labs' })),
  },
  {
    name: 'linear-removed-by-hand',
    view: keyless(linear(null, { known: 'removed', inTracker: true, restorable: true })),
  },
  { name: 'linear-launch', view: linear(FOUR, { launch: { on: '2026-11-12', why: 'moved to Done' } }) },
  { name: 'linear-new-waits', pending: waitingOn('linear', 'acme/ENG') },
];

const BESIDE: Case[] = [
  { name: 'held', view: heldBy(jira(null), { ...HOME, form: ALL }) },
  { name: 'held-across', view: heldBy(linear(null), { ...HOME, form: FOUR }) },
  {
    name: 'held-github',
    view: heldBy(viewOf(null), { ref: { ...ITEM, key: 'acme/shop#12' }, form: FOUR }),
  },
  { name: 'held-unread', view: heldBy(jira(null), { ...HOME, unread: true }) },
  { name: 'held-lost', view: heldBy(jira(null), { ...HOME, lost: true, adoptable: true, unread: true }) },
  { name: 'held-lost-for-good', view: heldBy(linear(null), { ...HOME, lost: true }) },
  { name: 'held-not-yet', view: heldBy(jira(null), { ref: { ...LINEAR, key: 'acme/ENG-7' } }) },
  { name: 'held-unused', view: heldBy(jira(null), { ref: { ...HOME.ref, key: 'PAY-28' }, unused: true }) },
  {
    name: 'held-unlink',
    view: heldBy(jira(null), { ...HOME, form: FOUR }),
    act: after(press('More'), press('Unlink')),
  },
  {
    name: 'held-share',
    view: keyless({ ...heldBy(linear(null), { ...HOME, form: FOUR }), sharing: { state: 'unasked' } }),
  },
  {
    name: 'held-public',
    view: {
      ...heldBy(jira(null), { ...HOME, form: FOUR }),
      sharing: { state: 'unasked' },
      isPublic: true,
    },
  },
  { name: 'link', view: jira(null), act: press('Link to another') },
  {
    name: 'link-problem',
    view: linear(null),
    answer: { problem: 'no-outcome' },
    act: after(
      press('Link to another'),
      typeInto('sl-link', 'https://acme.atlassian.net/browse/ACME-142'),
      (root) => root.querySelector<HTMLElement>('#sl-link-go')?.click(),
    ),
  },
];

export const TRACKER_CASES: Case[] = [...JIRA_CASES, ...LINEAR_CASES, ...BESIDE];
