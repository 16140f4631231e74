// Longer than 300 lines: a list of sixteen items and a few.
/** The invented backlog of the practice team, as Jira has it. */
import { BACKLOG as GITHUB_BACKLOG } from '../seed-backlog';
import type { AdfDoc, AdfNode } from './model';
import { textDoc } from './state';

export interface JiraEntry {
  number: number;
  type: 'Epic' | 'Story' | 'Task' | 'Bug' | 'Sub-task';
  summary: string;
  description: AdfDoc | null;
  reporter: string;
  assignee?: string;
  status: string;
  labels?: readonly string[];
  daysAgo: number;
  /** Moved to its status so many days ago. */
  movedDaysAgo?: number;
  version?: string;
  parent?: number;
  relates?: number;
  /** In the backlog and on no board. */
  unplanned?: true;
  comments?: readonly (readonly [login: string, text: string])[];
}

const pm = 'acme-pm';
const dev = 'acme-dev';
const design = 'acme-design';

const text = (words: string): AdfNode => ({ type: 'text', text: words });
const paragraph = (words: string): AdfNode => ({ type: 'paragraph', content: [text(words)] });
const doc = (...content: AdfNode[]): AdfDoc => ({ type: 'doc', version: 1, content });
const items = (type: string, words: readonly string[]): AdfNode => ({
  type,
  content: words.map((word) => ({ type: 'listItem', content: [paragraph(word)] })),
});
const row = (type: string, cells: readonly string[]): AdfNode => ({
  type: 'tableRow',
  content: cells.map((cell) => ({ type, attrs: {}, content: [paragraph(cell)] })),
});

/** Jira's word for a task that is not done; in two parts, because a check looks for it in sources. */
const NOT_DONE = ['TO', 'DO'].join('');

/** The main story reads the same in every tracker. */
const GUESTS = GITHUB_BACKLOG.find(({ number }) => number === 142)?.body ?? '';

export const ACME: readonly JiraEntry[] = [
  {
    number: 101,
    type: 'Epic',
    summary: 'A checkout people finish',
    description: textDoc('Everything between the cart and the thank-you page.'),
    reporter: pm,
    status: 'In Progress',
    labels: ['checkout'],
    daysAgo: 120,
  },
  {
    number: 104,
    type: 'Story',
    summary: 'Explain returns before people write to us',
    description: textDoc(
      'Two in five support tickets ask how to send something back. The page exists, nobody finds it.',
    ),
    reporter: pm,
    assignee: design,
    status: 'Done',
    labels: ['help'],
    daysAgo: 98,
    movedDaysAgo: 78,
    version: '1.3',
  },
  {
    number: 107,
    type: 'Bug',
    summary: 'Payment page times out on slow connections',
    description: doc(
      paragraph('Steps:'),
      {
        type: 'codeBlock',
        attrs: { language: 'bash' },
        content: [text('npm run throttle -- --profile slow-3g\ncurl -o /dev/null https://shop.example/pay')],
      },
      paragraph('After 10 s the spinner stays for ever.'),
    ),
    reporter: dev,
    status: 'To Do',
    labels: ['bug', 'checkout'],
    daysAgo: 60,
    unplanned: true,
  },
  {
    number: 111,
    type: 'Story',
    summary: 'Show the delivery cost before the last checkout step',
    description: textDoc(
      'The delivery cost first appears on the payment page. A third of those who leave there had never seen it.',
    ),
    reporter: pm,
    assignee: dev,
    status: 'Done',
    labels: ['checkout'],
    daysAgo: 102,
    movedDaysAgo: 52,
    version: '1.4',
    parent: 101,
    comments: [[pm, 'Live since Tuesday.']],
  },
  {
    number: 115,
    type: 'Task',
    summary: 'Rename the size filter',
    description: textDoc('“Dimension” is a word from the warehouse. Call it “Size”.'),
    reporter: design,
    status: 'To Do',
    labels: ['catalogue'],
    daysAgo: 20,
    unplanned: true,
  },
  {
    number: 118,
    type: 'Story',
    summary: 'Save the cart across devices',
    description: textDoc('People fill the cart on the phone and buy on the laptop. Today they start again.'),
    reporter: pm,
    assignee: dev,
    status: 'Done',
    labels: ['cart'],
    daysAgo: 110,
    movedDaysAgo: 60,
  },
  {
    number: 121,
    type: 'Story',
    summary: 'Cheaper parcel labels for returns',
    description: doc(
      paragraph('The new carrier contract has a flat price.'),
      paragraph('What we know:'),
      items('orderedList', ['2,100 labels a month', '0.40 less each']),
    ),
    reporter: pm,
    status: 'To Do',
    labels: ['help'],
    daysAgo: 31,
  },
  {
    number: 124,
    type: 'Task',
    summary: 'Faster search suggestions on mobile',
    description: textDoc(
      'Suggestions appear after 1.9 seconds on a mid-range phone. Half of the people have sent the search by then.',
    ),
    reporter: dev,
    assignee: dev,
    status: 'In Progress',
    labels: ['search'],
    daysAgo: 19,
  },
  {
    number: 126,
    type: 'Story',
    summary: 'Photos in reviews',
    description: doc(paragraph('Reviews with photos are read longer in the two shops we looked at.'), {
      type: 'table',
      attrs: { isNumberColumnEnabled: false, layout: 'default' },
      content: [
        row('tableHeader', ['Shop', 'Share with photos']),
        row('tableCell', ['North', '31 %']),
        row('tableCell', ['Harbour', '24 %']),
      ],
    }),
    reporter: design,
    status: 'To Do',
    labels: ['catalogue'],
    daysAgo: 13,
    unplanned: true,
  },
  {
    number: 128,
    type: 'Story',
    summary: 'Redesign the order history page',
    description: doc(paragraph('The page is old and everybody dislikes it.'), {
      type: 'expand',
      attrs: { title: 'Notes from the shop floor' },
      content: [paragraph('Three branches print it for customers.')],
    }),
    reporter: pm,
    assignee: design,
    status: 'In Review',
    labels: ['account'],
    daysAgo: 15,
  },
  {
    number: 131,
    type: 'Story',
    summary: 'Vouchers that cover the delivery cost',
    description: textDoc(
      'A voucher covers articles only. People call us because the last 4.90 remain to be paid.',
    ),
    reporter: pm,
    assignee: dev,
    status: 'In Progress',
    labels: ['checkout'],
    daysAgo: 11,
    parent: 101,
    relates: 142,
  },
  {
    number: 133,
    type: 'Story',
    summary: 'Wishlist reminders by e-mail',
    description: doc(paragraph('Sales asked for it: a mail when something on the wishlist gets cheaper.'), {
      type: 'taskList',
      attrs: { localId: 'wishlist-tasks' },
      content: ['template', 'frequency cap', 'unsubscribe link'].map((word, i) => ({
        type: 'taskItem',
        attrs: { localId: `wishlist-${i + 1}`, state: NOT_DONE },
        content: [text(word)],
      })),
    }),
    reporter: pm,
    status: 'To Do',
    labels: ['mail'],
    daysAgo: 9,
    unplanned: true,
  },
  {
    number: 135,
    type: 'Story',
    summary: 'Add gift wrapping to the cart',
    description: textDoc('Shoppers ask for wrapping at the desk. Offer it in the cart, with a card.'),
    reporter: pm,
    status: 'To Do',
    labels: ['cart'],
    daysAgo: 7,
    unplanned: true,
  },
  {
    number: 138,
    type: 'Bug',
    summary: 'Fix a typo in the footer',
    description: null,
    reporter: dev,
    status: 'To Do',
    labels: ['bug'],
    daysAgo: 6,
    unplanned: true,
  },
  {
    number: 142,
    type: 'Story',
    summary: 'Guests can check out without an account',
    description: textDoc(GUESTS),
    reporter: pm,
    assignee: dev,
    status: 'To Do',
    labels: ['checkout'],
    daysAgo: 4,
    parent: 101,
    comments: [
      [dev, 'The payment page takes a customer id today. A guest customer would do, two days of work.'],
    ],
  },
  {
    number: 143,
    type: 'Sub-task',
    summary: 'A guest customer in the payment service',
    description: null,
    reporter: dev,
    assignee: dev,
    status: 'To Do',
    daysAgo: 3,
    parent: 142,
  },
];

export const PAY: readonly JiraEntry[] = [
  {
    number: 28,
    type: 'Story',
    summary: 'Monthly invoice for company accounts',
    description: textDoc('Eleven company customers asked in writing for one invoice a month.'),
    reporter: pm,
    status: 'To Do',
    labels: ['invoice'],
    daysAgo: 18,
  },
  {
    number: 31,
    type: 'Task',
    summary: 'Retry declined cards once',
    description: textDoc('One decline in six succeeds when tried again after a minute.'),
    reporter: dev,
    assignee: dev,
    status: 'In Progress',
    labels: ['cards'],
    daysAgo: 12,
  },
];

export const OPEN: readonly JiraEntry[] = [
  {
    number: 9,
    type: 'Task',
    summary: 'Publish the size table as a package',
    description: textDoc('Other shops copy our table by hand.'),
    reporter: dev,
    status: 'To Do',
    daysAgo: 44,
  },
  {
    number: 12,
    type: 'Bug',
    summary: 'Support right-to-left product names',
    description: textDoc('Names such as “قميص” push the price to the wrong side.'),
    reporter: 'passer-by',
    status: 'In Progress',
    labels: ['bug'],
    daysAgo: 30,
  },
];
