/** The invented issues of the practice Linear. The people are those of the other trackers, the shop is the same. */

export interface LinearEntry {
  number: number;
  title: string;
  description: string | null;
  creator: string;
  /** Name of a workflow state of its team. */
  state: string;
  daysAgo: number;
  labels?: readonly string[];
  priority?: 0 | 1 | 2 | 3 | 4;
  estimate?: number;
  assignee?: string;
  project?: string;
  /** In the team's running cycle. */
  cycle?: true;
  /** Number of another issue of the team. */
  parent?: number;
  /** When it was finished or given up. */
  closedDaysAgo?: number;
  /** Linear archived it by itself some time after. */
  archived?: true;
  comments?: readonly (readonly [login: string, text: string])[];
}

const pm = 'acme-pm';
const dev = 'acme-dev';
const design = 'acme-design';

export const ENG: readonly LinearEntry[] = [
  {
    number: 142,
    title: 'Guests can check out without an account',
    description:
      'Shoppers are sent to a sign-up form before they can pay. Let them pay as a guest and offer the account afterwards.',
    creator: pm,
    state: 'In Progress',
    daysAgo: 24,
    labels: ['Checkout'],
    priority: 2,
    estimate: 5,
    assignee: dev,
    project: 'Faster checkout',
    cycle: true,
    comments: [
      [dev, 'The payment page takes a customer id today. A guest customer would do, two days of work.'],
      [design, 'The account offer goes on the thank-you page, as in the sketch.'],
    ],
  },
  {
    number: 141,
    title: 'Guest customer in the payment service',
    description: 'Part of ENG-142.',
    creator: dev,
    state: 'In Review',
    daysAgo: 12,
    labels: ['Checkout'],
    assignee: dev,
    project: 'Faster checkout',
    cycle: true,
    parent: 142,
  },
  {
    number: 140,
    title: 'Offer the account on the thank-you page',
    description: null,
    creator: dev,
    state: 'Todo',
    daysAgo: 12,
    assignee: design,
    project: 'Faster checkout',
    parent: 142,
  },
  {
    number: 139,
    title: 'Add gift wrapping to the cart',
    description: 'Shoppers ask for wrapping at the desk. Offer it in the cart, with a card.',
    creator: pm,
    state: 'Backlog',
    daysAgo: 27,
    labels: ['Cart'],
    priority: 3,
  },
  {
    number: 137,
    title: 'Wishlist reminders by e-mail',
    description:
      'Sales asked for it: a mail when something on the wishlist gets cheaper.\n\n- [ ] template\n- [ ] frequency cap\n- [x] unsubscribe link',
    creator: pm,
    state: 'Backlog',
    daysAgo: 29,
    labels: ['Mail'],
    priority: 4,
  },
  {
    number: 135,
    title: 'Vouchers that cover the delivery cost',
    description:
      'A voucher covers articles only. People call us because the last 4.90 remain to be paid.\n\n> “I have a voucher for forty, why do I need a card?”',
    creator: pm,
    state: 'Todo',
    daysAgo: 31,
    labels: ['Checkout'],
    priority: 2,
    project: 'Faster checkout',
    cycle: true,
  },
  {
    number: 133,
    title: 'Photos in reviews',
    description:
      'Reviews with photos are read longer in the two shops we looked at.\n\n| Shop | Share with photos |\n| --- | --- |\n| North | 31 % |\n| Harbour | 24 % |',
    creator: design,
    state: 'Triage',
    daysAgo: 3,
    labels: ['Catalogue'],
  },
  {
    number: 131,
    title: 'Redesign the order history page',
    description:
      'The page is old and everybody dislikes it.\n\n## Open questions\n\n1. What do people look for there?\n2. Who asked?',
    creator: pm,
    state: 'In Progress',
    daysAgo: 35,
    labels: ['Account'],
    priority: 3,
    estimate: 8,
    assignee: design,
    cycle: true,
  },
  {
    number: 127,
    title: 'Faster search suggestions on mobile',
    description:
      'Suggestions appear after **1.9 seconds** on a mid-range phone. Half of the people have sent the search by then. See `suggest.ts` and [the recording](https://example.com/recordings/127).',
    creator: dev,
    state: 'In Progress',
    daysAgo: 39,
    labels: ['Search', 'Performance'],
    priority: 2,
    assignee: dev,
    cycle: true,
  },
  {
    number: 126,
    title: 'Rename the size filter',
    description: '“Dimension” is a word from the warehouse. Call it “Size”.',
    creator: design,
    state: 'Triage',
    daysAgo: 2,
    labels: ['Catalogue'],
  },
  {
    number: 121,
    title: 'Cheaper parcel labels for returns',
    description:
      'The new carrier contract has a flat price.\n\nWhat we know:\n\n1. 2,100 labels a month\n2. 0.40 less each',
    creator: pm,
    state: 'Backlog',
    daysAgo: 51,
    labels: ['Returns'],
    priority: 3,
  },
  {
    number: 118,
    title: 'Show the delivery cost before the last checkout step',
    description:
      'The delivery cost first appears on the payment page. A third of those who leave there had never seen it.',
    creator: pm,
    state: 'Released',
    daysAgo: 102,
    labels: ['Checkout'],
    priority: 2,
    assignee: dev,
    project: 'Faster checkout',
    closedDaysAgo: 61,
    comments: [[pm, 'Live since Tuesday.']],
  },
  {
    number: 111,
    title: 'Payment page times out on slow connections',
    description:
      "Steps:\n\n```sh\nnpm run throttle -- --profile slow-3g\ncurl -o /dev/null https://shop.example/pay\n```\n\nAfter 10 s the spinner stays for ever. See `PaymentForm` and @jonas's note.",
    creator: dev,
    state: 'Done',
    daysAgo: 80,
    labels: ['Bug', 'Checkout'],
    priority: 1,
    assignee: dev,
    closedDaysAgo: 12,
  },
  {
    number: 107,
    title: 'Pay by invoice for private customers',
    description: 'Dropped: the risk check costs more than it brings.',
    creator: pm,
    state: 'Canceled',
    daysAgo: 95,
    closedDaysAgo: 70,
  },
  {
    number: 104,
    title: 'Explain returns before people write to us',
    description:
      'Two in five support tickets ask how to send something back. The page exists, nobody finds it.',
    creator: pm,
    state: 'Released',
    daysAgo: 140,
    labels: ['Returns'],
    closedDaysAgo: 98,
    archived: true,
  },
  {
    number: 101,
    title: 'Save the cart across devices',
    description: 'People fill the cart on the phone and buy on the laptop. Today they start again.',
    creator: pm,
    state: 'Done',
    daysAgo: 170,
    labels: ['Cart'],
    assignee: dev,
    closedDaysAgo: 110,
    archived: true,
  },
];

export const OPS: readonly LinearEntry[] = [
  {
    number: 12,
    title: 'Second warehouse in the order export',
    description: 'The export knows one warehouse. The second opens in January.',
    creator: dev,
    state: 'Todo',
    daysAgo: 9,
    priority: 2,
    assignee: dev,
  },
  {
    number: 9,
    title: 'Retry declined cards once',
    description: 'One decline in six succeeds when tried again after a minute.',
    creator: dev,
    state: 'In Progress',
    daysAgo: 18,
    assignee: dev,
  },
  {
    number: 7,
    title: 'Monthly invoice for company accounts',
    description: 'Eleven company customers asked in writing for one invoice a month.',
    creator: pm,
    state: 'Backlog',
    daysAgo: 40,
    assignee: pm,
  },
];

/** Another company whose team has the same key. */
export const GLOBEX: readonly LinearEntry[] = [
  {
    number: 142,
    title: 'Nightly export of the order book',
    description: 'Accounting types the numbers by hand every morning.',
    creator: 'globex-pm',
    state: 'Todo',
    daysAgo: 6,
    assignee: 'globex-pm',
  },
  {
    number: 118,
    title: 'Two-step sign-in for suppliers',
    description: 'Suppliers share one password.',
    creator: 'globex-pm',
    state: 'In Progress',
    daysAgo: 33,
  },
  {
    number: 101,
    title: 'Faster stock list',
    description: 'The list takes eleven seconds on Mondays.',
    creator: 'globex-pm',
    state: 'Released',
    daysAgo: 90,
    closedDaysAgo: 41,
  },
];
