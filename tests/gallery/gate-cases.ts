/** States of the dialog before a held press, for its pictures. Names and numbers are invented. */
import { Refused } from '../../lib/messages/client';
import type { Form } from '../../lib/outcome/fields';
import type { GATE_ACTS } from './gate-acts';
import { asksAtOnce, type GateTable, team, type World } from './gate-slot';
import { FOUR } from './views';

const LINKED: Form = {
  ...FOUR,
  business: 'More completed first orders: new-customer revenue, by 31 March 2027',
};
const without = (...fields: (keyof Form)[]): Form =>
  Object.fromEntries(Object.entries(LINKED).filter(([f]) => !fields.includes(f as keyof Form)));
const BUILDING = { kind: 'doing' } as const;
const two: World = {
  act: 'close',
  settings: team('require'),
  form: without('target', 'reason'),
  facts: BUILDING,
};
const nobody = () => {
  throw new Refused('failed', 'no answer');
};
/** `name`: what is done in it is in `gate-acts.ts`. */
export type GateCase = World & { name: keyof typeof GATE_ACTS; answers?: GateTable };

const LONG =
  'Kundinnen und Kunden mit Geschäftskundenkonto und abweichender Rechnungsanschrift in der Zahlungsabwicklung';

export const GATE_CASES: GateCase[] = [
  { ...two, name: 'two' },
  { ...two, name: 'told' },
  { ...two, name: 'answered' },
  { ...two, name: 'waiver' },
  {
    ...two,
    name: 'waiver-told',
  },
  {
    ...two,
    name: 'saving',
    answers: { 'outcome.save': () => new Promise(() => {}) },
  },
  {
    ...two,
    name: 'killed',
    answers: { 'outcome.save': nobody, 'outcome.judge': nobody },
  },
  {
    ...two,
    name: 'again',
  },
  { ...two, name: 'nudge', settings: team('nudge') },
  {
    ...two,
    name: 'none',
    settings: {
      ...team('require'),
      metrics: [
        { id: 'cc', name: 'Checkout completion', owner: 'acme-pm' },
        { id: 'ret', name: 'Weekly returning buyers' },
      ],
    },
    form: { reason: LINKED.reason ?? '', business: LINKED.business ?? '' },
  },
  {
    ...two,
    name: 'weak',
    form: {
      ...without('baseline'),
      target: 'much more of it than there is',
      reason: 'We believe it',
      segment: 'everyone',
    },
  },
  {
    act: 'create',
    name: 'create',
    settings: asksAtOnce('nudge'),
    form: { segment: 'First-time shoppers on mobile' },
    title: 'Add gift wrapping to the cart',
  },
  {
    act: 'create',
    name: 'create-waived',
    settings: asksAtOnce('require'),
    form: {},
    title: '',
  },
  {
    ...two,
    name: 'long',
    key: 'ZAHLUNGSABWICKLUNG-12345',
    settings: {
      ...team('require'),
      team: { id: 'x', name: `Zahlungsabwicklung und Rechnungswesen ${LONG}` },
    },
    form: {
      ...without('target', 'by', 'reason', 'guardrail'),
      metric: LONG,
      baseline: 'ungefähr 64 bis 65 %',
    },
  },
];
