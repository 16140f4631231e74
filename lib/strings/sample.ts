/** The sample ticket of the welcome page. Names and numbers are invented. */

export const SAMPLE = {
  key: '#118',
  title: 'Show the delivery cost before the last checkout step',
  group: 'Sample state',
  none: 'None',
  framed: 'Framed',
  place: 'acme/shop',
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
