/** The sample ticket of the welcome page. Names and numbers are invented. */

export const SAMPLE = {
  key: '#118',
  title: 'Show the delivery cost before the last checkout step',
  group: 'Sample state',
  none: 'None',
  framed: 'Framed',
  place: 'acme/shop',
  /** @param day in words */
  business: (day: string) => `Activate more first-time buyers by ${day}`,
  /** As words within a sentence of another build. */
  inSentence: {
    problem: 'the delivery cost shows only on the last step',
    behaviour: 'go on to pay instead of leaving',
    business: 'activate more first-time buyers',
    wrongIf: 'it stays below 63 %',
  },
  form: {
    problem: 'The delivery cost shows only on the last step',
    segment: 'first-time shoppers on mobile',
    metric: 'Checkout completion',
    baseline: '61.2 %',
    target: '65 %',
    by: '2027-03-31',
    reason: '9 of 12 shoppers we watched left when it appeared',
    behaviour: 'They go on to pay instead of leaving at the last step',
    vehicle: 'feature flag',
    guardrail: 'Payment errors',
    guardrailLimit: 'at most 1.2 %',
  },
};
