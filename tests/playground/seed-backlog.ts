/** The invented backlog of the practice team. */

export interface BacklogEntry {
  number: number;
  title: string;
  body: string;
  author: string;
  labels: readonly string[];
  /** An issue type of the organisation. */
  type?: string;
  daysAgo: number;
  assignee?: string;
  closed?: boolean;
  comments?: readonly (readonly [login: string, text: string])[];
  kind?: 'issue' | 'pull_request';
  /** Written through the API with LF; otherwise the web editor's CRLF. */
  lineEnding?: 'lf';
}

const pm = 'acme-pm';
const dev = 'acme-dev';
const design = 'acme-design';

export const BACKLOG: readonly BacklogEntry[] = [
  {
    number: 142,
    title: 'Let shoppers pay without creating an account',
    body: 'Shoppers are sent to a sign-up form before they can pay. Let them pay as a guest and offer the account afterwards.',
    author: pm,
    labels: ['checkout'],
    type: 'Feature',
    daysAgo: 4,
    assignee: dev,
    comments: [
      [dev, 'The payment page takes a customer id today. A guest customer would do, two days of work.'],
    ],
  },
  {
    number: 139,
    title: 'Add gift wrapping to the cart',
    body: 'Shoppers ask for wrapping at the desk. Offer it in the cart, with a card.',
    author: pm,
    labels: ['cart'],
    daysAgo: 7,
  },
  {
    number: 137,
    title: 'Wishlist reminders by e-mail',
    body: 'Sales asked for it: a mail when something on the wishlist gets cheaper.\n\n- [ ] template\n- [ ] frequency cap\n- [ ] unsubscribe link',
    author: pm,
    labels: ['mail'],
    daysAgo: 9,
  },
  {
    number: 135,
    title: 'Vouchers that cover the delivery cost',
    body: 'A voucher covers articles only. People call us because the last 4.90 remain to be paid.',
    author: pm,
    labels: ['checkout'],
    daysAgo: 11,
  },
  {
    number: 133,
    title: 'Photos in reviews',
    body: 'Reviews with photos are read longer in the two shops we looked at.\n\n| Shop | Share with photos |\n| --- | --- |\n| North | 31 % |\n| Harbour | 24 % |',
    author: design,
    labels: ['catalogue'],
    daysAgo: 13,
  },
  {
    number: 131,
    title: 'Redesign the order history page',
    body: 'The page is old and everybody dislikes it.',
    author: pm,
    labels: ['account'],
    daysAgo: 15,
    assignee: design,
  },
  {
    number: 127,
    title: 'Faster search suggestions on mobile',
    body: 'Suggestions appear after 1.9 seconds on a mid-range phone. Half of the people have sent the search by then.',
    author: dev,
    labels: ['search'],
    daysAgo: 19,
    assignee: dev,
    lineEnding: 'lf',
  },
  {
    number: 126,
    title: 'Rename the size filter',
    body: '“Dimension” is a word from the warehouse. Call it “Size”.',
    author: design,
    labels: ['catalogue'],
    type: 'Task',
    daysAgo: 20,
  },
  {
    number: 121,
    title: 'Cheaper parcel labels for returns',
    body: 'The new carrier contract has a flat price.\n\nWhat we know:\n\n1. 2,100 labels a month\n2. 0.40 less each',
    author: pm,
    labels: ['help'],
    daysAgo: 31,
  },
  {
    number: 118,
    title: 'Show the delivery cost before the last checkout step',
    body: 'The delivery cost first appears on the payment page. A third of those who leave there had never seen it.',
    author: pm,
    labels: ['checkout'],
    daysAgo: 102,
    closed: true,
    assignee: dev,
    comments: [[pm, 'Live since Tuesday.']],
  },
  {
    number: 111,
    title: 'Payment page times out on slow connections',
    body: "Steps:\n\n```sh\nnpm run throttle -- --profile slow-3g\ncurl -o /dev/null https://shop.example/pay\n```\n\nAfter 10 s the spinner stays for ever. See `PaymentForm` and @acme-dev's note.",
    author: dev,
    labels: ['bug', 'checkout'],
    type: 'Bug',
    daysAgo: 60,
    lineEnding: 'lf',
  },
  {
    number: 104,
    title: 'Explain returns before people write to us',
    body: 'Two in five support tickets ask how to send something back. The page exists, nobody finds it.',
    author: pm,
    labels: ['help'],
    daysAgo: 98,
    closed: true,
  },
  {
    number: 92,
    title: 'Save the cart across devices',
    body: 'People fill the cart on the phone and buy on the laptop. Today they start again.',
    author: pm,
    labels: ['cart'],
    daysAgo: 110,
    closed: true,
    assignee: dev,
  },
  {
    number: 7,
    title: 'Fix a typo in the footer',
    body: '“Imprnt” should read “Imprint”.',
    author: dev,
    labels: ['bug'],
    type: 'Bug',
    daysAgo: 300,
  },
];

export const PULL_REQUESTS: readonly BacklogEntry[] = [
  {
    number: 145,
    title: 'Guest checkout behind a flag',
    body: 'Part of #142.',
    author: dev,
    labels: ['checkout'],
    daysAgo: 2,
    kind: 'pull_request',
  },
];

export const PAYMENTS: readonly BacklogEntry[] = [
  {
    number: 31,
    title: 'Retry declined cards once',
    body: 'One decline in six succeeds when tried again after a minute.',
    author: dev,
    labels: ['cards'],
    daysAgo: 12,
    assignee: dev,
  },
  {
    number: 28,
    title: 'Monthly invoice for company accounts',
    body: 'Eleven company customers asked in writing for one invoice a month.',
    author: pm,
    labels: ['invoice'],
    daysAgo: 18,
  },
];

export const OPEN_SHOP: readonly BacklogEntry[] = [
  {
    number: 12,
    title: 'Support right-to-left product names',
    body: 'Names such as “قميص” push the price to the wrong side.',
    author: 'passer-by',
    labels: ['bug'],
    daysAgo: 30,
  },
  {
    number: 9,
    title: 'Publish the size table as a package',
    body: 'Other shops copy our table by hand.',
    author: dev,
    labels: [],
    daysAgo: 44,
    lineEnding: 'lf',
  },
];
