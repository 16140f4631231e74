/** Views of our own list and of the sweep for the gallery. Names and numbers are invented. */
import type { ItemView, ListAct, ListItem, ListView } from '../../lib/messages/protocol';
import { badgeOf } from '../../lib/outcome/badge';
import type { Form } from '../../lib/outcome/fields';
import { aliasOf } from '../../lib/outcome/item';
import type { ItemRef } from '../../lib/outcome/record';
import { typeInto } from './acts';
import { COUNTS, type ListOptions, type ListTable, listed, NONE, THREE, UNCHECKED } from './list-slot';
import { FOUR, NOW, outcomeOf, viewOf } from './views';

/** A worker of one table: what is saved is there afterwards. */
export function tableOf(items: ListItem[], more: Partial<ItemView> = {}): ListTable {
  const views = new Map<string, ItemView>();
  const viewFor = (item: ItemRef): ItemView =>
    views.get(aliasOf(item)) ?? { ...viewOf(null, { sharing: { state: 'unasked' }, ...more }), item };
  const put = (view: ItemView) => {
    views.set(aliasOf(view.item), view);
    return view;
  };
  const withForm = (item: ItemRef, form: Form, rest: Partial<ItemView> = {}): ItemView => ({
    ...viewOf(form, { sharing: { state: 'unasked' }, ...more, ...rest }),
    item,
    outcome: { ...outcomeOf(form), home: item, version: `v${Object.values(form).join().length}` },
  });
  function act(a: ListAct): ItemView | { kept: true; editedElsewhere: boolean } | { text: string } {
    const now = viewFor(a.item);
    switch (a.type) {
      case 'draft.put':
        put({ ...now, draft: { form: a.form, at: NOW, opened: a.opened } });
        return { kept: true, editedElsewhere: false };
      case 'draft.drop':
        put({ ...now, draft: undefined });
        return { kept: true, editedElsewhere: false };
      case 'outcome.save':
        return put(withForm(a.item, a.form));
      case 'outcome.remove':
        return put({ ...now, known: 'removed', form: {}, outcome: undefined, missing: [] });
      case 'share.choose':
        return put({ ...now, sharing: { state: a.way === 'here' ? 'here' : 'watching' } });
      case 'section.text':
        return { text: '## Outcome' };
      default:
        return now;
    }
  }
  return {
    'list.items': () => ({ items, over: 'query' }),
    'list.count': () => COUNTS,
    'list.item': ({ act: a }) => act(a),
    'list.waive': ({ item, why, until }) => {
      const form: Form = {};
      const view = withForm(item, form);
      const waiver = until === null ? undefined : { by: 'acme-pm', why, until, at: '2026-11-19' };
      const content = waiver ? { waiver } : {};
      return put({ ...view, outcome: { ...outcomeOf(form), home: item, content } });
    },
    'list.fill': ({ items: refs, form }) => ({
      changed: refs.map((ref) => {
        const now = viewFor(ref);
        const view = put({ ...now, draft: { form, at: NOW, opened: [] } });
        return { item: ref, view, before: now.draft?.form ?? {} };
      }),
    }),
    'list.comment': () => ({ url: 'https://github.com/acme/shop/issues/139#issuecomment-1' }),
  };
}

const press = (text: string) => (root: ShadowRoot) => {
  const found = [...root.querySelectorAll<HTMLElement>('button, label')].find(
    (b) => b.getAttribute('aria-label') === text || b.textContent?.trim().startsWith(text),
  );
  if (!found) throw new Error(`nothing to press: ${text}`);
  found.click();
};
const four = (form: Form = FOUR) =>
  Object.entries(form)
    .filter(([f]) => f !== 'baseline')
    .map(([f, v]) => typeInto(`sl-f-${f}`, v));

/** One after another, each when the page has followed the one before. */
export type ListCase = { name: string; acts?: ((root: ShadowRoot) => void)[] } & ListOptions;

const many = Array.from({ length: 300 }, (_, i) => listed(1000 - i, `Item ${i + 1} of a long query`));
const HARD = [
  listed(9, `${'A title that does not end, '.repeat(9)}and then it does`),
  listed(8, '🧺🛒 “Why?” <img src=x onerror=alert(1)>'),
  listed(7, 'تذكير بقائمة الأمنيات عبر البريد الإلكتروني', { author: 'عميل' }),
  listed(6, 'x'.repeat(240)),
  listed(5, 'Begun already', {
    badge: badgeOf({ known: 'outcome', form: { problem: 'a' }, sharing: { state: 'here' } }),
  }),
];

const JIRA = {
  tracker: { id: 'jira', name: 'Jira' },
  items: THREE.map((row, i) => ({
    ...row,
    item: { tracker: 'jira', site: 'acme.atlassian.net', key: `ACME-${139 - i}` },
    author: 'Mara Lind',
  })),
};
const LINEAR = {
  tracker: { id: 'linear', name: 'Linear' },
  items: THREE.map((row, i) => ({
    ...row,
    item: { tracker: 'linear', site: 'linear.app', key: `acme/ENG-${139 - i}` },
    author: 'mara',
  })),
};
/** As if nobody were signed in to Jira, or no key were there for Linear. */
const shut = (of: typeof JIRA, notice: ListView['notice']): Partial<ListCase> => ({
  tracker: of.tracker,
  filter: 'unchecked',
  answers: {
    ...tableOf([]),
    'list.items': () => ({
      items: of.items.map((row) => ({ ...row, badge: UNCHECKED })),
      over: 'seen',
      ...(notice && { notice }),
    }),
  },
});

export const LIST_CASES: ListCase[] = [
  {
    name: 'list-jira-hand',
    tracker: JIRA.tracker,
    answers: tableOf(JIRA.items, { account: { login: 'yourself' } }),
    acts: [press('Hand back ACME-139')],
  },
  {
    name: 'list-jira-signed-out',
    ...shut(JIRA, { kind: 'trouble', trouble: { code: 'signed-out', status: 401 } }),
  },
  { name: 'list-linear-no-key', ...shut(LINEAR, { kind: 'no-token', owner: 'acme' }) },
  {
    name: 'sweep-linear',
    mode: 'sweep',
    tracker: LINEAR.tracker,
    answers: tableOf(LINEAR.items),
    acts: [press('One by one')],
  },
  { name: 'list-none', answers: tableOf(THREE) },
  {
    name: 'list-write',
    answers: tableOf(THREE),
    acts: [
      press('Write #139'),
      typeInto('sl-f-problem', 'People buy presents elsewhere because we do not wrap'),
      typeInto('sl-f-segment', 'December shoppers'),
    ],
  },
  {
    name: 'list-share',
    answers: tableOf(THREE),
    acts: [press('Write #139'), ...four(), press('Save')],
  },
  {
    name: 'list-saved',
    answers: tableOf(THREE, { sharing: { state: 'here' } }),
    acts: [press('Write #139'), ...four(), press('Save')],
  },
  {
    name: 'list-hand',
    answers: tableOf(THREE, { account: { login: 'acme-pm' }, isPublic: true }),
    acts: [press('Hand back #139')],
  },
  {
    name: 'list-hand-no-token',
    answers: tableOf(THREE),
    acts: [press('Hand back #139')],
  },
  {
    name: 'list-unchecked',
    filter: 'unchecked',
    view: { ...COUNTS, over: 'seen' },
    answers: {
      ...tableOf([]),
      'list.items': () => ({
        items: [
          listed(135, 'Vouchers that cover the delivery cost', {
            badge: UNCHECKED,
            why: 'GitHub shows this token nothing in acme/shop.',
          }),
          listed(126, 'Rename the size filter', { badge: UNCHECKED }),
        ],
        over: 'seen',
        notice: { kind: 'no-token', owner: 'acme' },
      }),
    },
  },
  {
    name: 'list-person',
    filter: 'person',
    answers: tableOf([
      listed(92, 'Save the cart across devices', {
        badge: {
          ...NONE,
          state: 'due',
          icon: 'due',
          tone: 'warn',
          text: '60-day due',
          label: 'Outcome: 60-day check is due',
        },
      }),
      listed(131, 'Redesign the order history page', {
        badge: {
          ...NONE,
          state: 'paused',
          icon: 'paused',
          tone: 'warn',
          text: 'Paused 45',
          label: 'Outcome: paused',
        },
      }),
    ]),
  },
  {
    name: 'list-paused',
    view: { ...COUNTS, read: 125, total: 240, notice: { kind: 'paused', until: NOW + 120_000 } },
    answers: tableOf(THREE),
  },
  { name: 'list-empty', view: { ...COUNTS, counts: { ...COUNTS.counts, none: 0 } }, answers: tableOf([]) },
  { name: 'list-failed' },
  { name: 'list-hard', answers: tableOf(HARD) },
  { name: 'list-many', answers: tableOf(many) },
  {
    name: 'sweep-several',
    mode: 'sweep',
    answers: tableOf(THREE),
    acts: [press('All 3'), typeInto('sl-all-metric', 'Repeat orders'), press('Fill in')],
  },
  {
    name: 'sweep-one',
    mode: 'sweep',
    answers: tableOf(THREE, {
      excerpt: {
        text: 'Send a mail when something on the wishlist gets cheaper. Sales asked twice.',
        cut: true,
        openedAt: '2026-11-12T09:00:00Z',
      },
    }),
    acts: [press('One by one')],
  },
  {
    name: 'sweep-second',
    mode: 'sweep',
    answers: tableOf(THREE),
    acts: [
      press('One by one'),
      ...four(),
      press('Save and next'),
      typeInto('sl-f-problem', 'People put things aside'),
    ],
  },
  {
    name: 'sweep-none',
    mode: 'sweep',
    answers: tableOf(THREE),
    acts: [press('One by one'), press('Needs none'), press('Waive until')],
  },
  {
    name: 'sweep-end',
    mode: 'sweep',
    answers: tableOf(THREE),
    acts: [
      press('One by one'),
      ...four(),
      press('Save and next'),
      ...four({ ...FOUR, target: '15 %' }),
      press('Save and next'),
      press('Skip'),
    ],
  },
  {
    name: 'sweep-share',
    mode: 'sweep',
    answers: tableOf(THREE, { isPublic: true, account: { login: 'acme-pm' } }),
    acts: [press('One by one'), ...four(), press('Save and next'), press('Stop here'), press('Share it')],
  },
  {
    name: 'sweep-many',
    mode: 'sweep',
    answers: tableOf(many),
    acts: [press('One by one'), press('Skip'), press('Skip')],
  },
  {
    name: 'sweep-hard',
    mode: 'sweep',
    answers: tableOf(HARD, {
      excerpt: {
        text: `${'Wortungeheuer'.repeat(12)} und so weiter`,
        cut: true,
        openedAt: '2024-02-03T09:00:00Z',
      },
    }),
    acts: [press('One by one')],
  },
];
