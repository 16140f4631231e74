/** Outcomes that the small team of the practice tracker has written already: what a newcomer finds there. */
import { applyForm, type Form } from '../lib/outcome/fields';
import type { Outcome } from '../lib/outcome/record';
import { stamp } from '../lib/outcome/version';
import { home as githubHome } from '../lib/trackers/github/home';

const OUTCOMES: Record<string, { by: string; at: string; form: Form }> = {
  'acme/shop#118': {
    by: 'acme-pm',
    at: '2026-09-10T09:14:00Z',
    form: {
      problem: 'The delivery cost shows only on the last step',
      segment: 'First-time shoppers on mobile',
      metric: 'Checkout completion',
      baseline: '61.2 %',
      target: '66 %',
      by: '2026-12-13',
      reason: '9 of 12 shoppers we watched left when it appeared',
      behaviour: 'They decide with the whole price in view',
      business: 'More completed first orders: new-customer revenue, by 31 March',
      owner: 'acme-pm',
      guardrail: 'Payment errors',
      guardrailLimit: 'at most 1.2 %',
    },
  },
  'acme/shop#127': {
    by: 'acme-dev',
    at: '2026-11-03T15:40:00Z',
    form: {
      problem: 'Suggestions come after people have typed the whole word',
      segment: 'Shoppers who search on a phone',
      metric: 'Searches that end in a product page',
      baseline: '48 %',
      target: '54 %',
      by: '2027-03-31',
      reason: 'The median answer takes 1.9 s on mobile, and half of the searches are abandoned before it',
    },
  },
  'acme/shop#131': {
    by: 'acme-design',
    at: '2026-11-12T11:05:00Z',
    form: {
      problem: 'People write to us to find out where their parcel is',
      segment: 'Customers with an open order',
      reason: '212 of 480 contacts in October asked for the delivery date',
    },
  },
};

function outcomeOf(key: string, { by, at, form }: (typeof OUTCOMES)[string]): Outcome {
  let made = 0;
  const newId = () => `practice-${key.split('#')[1]}-${++made}`;
  const content = applyForm({}, form, newId);
  const home = { tracker: 'github', site: 'github.com', key };
  return stamp(null, content, { id: newId(), home, by, at });
}

/** Sections by issue, to be appended to the issues' bodies. */
export function practiceSections(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(OUTCOMES).map(([key, o]) => [key, githubHome.section.write(outcomeOf(key, o))]),
  );
}
