/** Why a loan gets no offers, each with the sentence that people read. */
export const NO_OFFERS = {
  'nothing-owed': 'Nothing is owed on this loan.',
  'loan-ended': 'The lender reports this loan as finished.',
  'with-people':
    'A hold or the lender’s own word puts this loan into people’s hands, so a person offers what is possible.',
  'payment-pending': 'A payment is on its way; what is left to pay in parts is known once it settles.',
  arranged: 'An arrangement stands on this loan already.',
  'no-terms': 'No terms of the policy are for this loan.',
  'no-smallest-part': 'The terms name no smallest part in this loan’s currency.',
  'too-little': 'In every number of parts that the terms have, a part would be smaller than the smallest.',
  'too-long': 'In every number of parts that is large enough, the last one would be due later than the terms allow.',
  'first-day-outside': 'The first payment would be earlier or later than the terms allow.',
} as const
export type NoOffers = keyof typeof NO_OFFERS
