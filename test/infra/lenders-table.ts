const TABLE = 'arn:aws:dynamodb:eu-central-1:123456789012:table/core-loans'

/** A table as a lender has had it for years, and what its attributes mean. */
export const LENDERS_TABLE = {
  tableArn: TABLE,
  streamArn: `${TABLE}/stream/2026-11-01T00:00:00.000`,
  keyArn: 'arn:aws:kms:eu-central-1:123456789012:key/8d2b9e5a-0000-4000-8000-000000000000',
  mapping: {
    description: "The bank's own loans.",
    version: { path: 'changedAt' },
    amounts: 'major',
    removal: 'close',
    rows: [
      {
        record: 'loan',
        columns: {
          borrower: 'customer',
          loan: 'agreementNo',
          status: { path: 'state', words: { LATE: 'overdue', OK: 'current' } },
          currency: { value: 'EUR' },
          amountDue: 'arrears',
          dueOn: 'since',
        },
      },
    ],
  },
} as const
