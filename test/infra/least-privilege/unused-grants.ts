/** A grant that no call of a function needs, and why it stands all the same. */
export interface UnusedGrant {
  readonly action: RegExp
  readonly resource: RegExp
  readonly why: string
}

export const GRANTED_ALL_THE_SAME: readonly UnusedGrant[] = [
  {
    action: /^kms:(Encrypt|GenerateDataKey|ReEncryptFrom|ReEncryptTo)$/,
    resource: /:key\/RemindersCaseStoreKey/,
    why: 'DynamoDB asks for them in the name of whoever reads or writes, at times of its own.',
  },
  {
    action: /^dynamodb:ListStreams$/,
    resource: /\/stream\//,
    why: 'Lambda wants it of whoever reads a stream. IAM knows it for all streams alone, which nobody here is granted.',
  },
  {
    action: /^s3:ListBucket$/,
    resource: /ImportPortfolioFiles|InboundMailMails/,
    why: 'No call of its own: without it S3 says of a file that is gone that it may not be read.',
  },
  {
    action: /^ses:SendEmail$/,
    resource: /:identity\/[^@]+@/,
    why: 'SES asks for the identity that is verified, the address or its domain; which it is, the lender decides.',
  },
]
