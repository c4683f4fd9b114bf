/** US dollars of one thing that AWS bills, as listed in us-east-1 on demand without a free tier. */
export interface ListPrice {
  readonly dollars: number
  /** Per so many units. */
  readonly per: number
  readonly source: string
}

/** When these prices were read, from copies of public pages; look again before you rely on one. */
export const PRICES_READ_ON = '2026-11-23'

const PRICE_LIST = 'AWS Price List API as quoted in several documents of August and September 2026'

/** What the service uses of AWS beside its carriers. */
export const AWS_PRICES = {
  dynamoDbWriteUnit: { dollars: 0.625, per: 1_000_000, source: PRICE_LIST },
  dynamoDbReadUnit: { dollars: 0.125, per: 1_000_000, source: PRICE_LIST },
  dynamoDbStorageGigabyteMonth: { dollars: 0.25, per: 1, source: PRICE_LIST },
  dynamoDbRecoveryGigabyteMonth: { dollars: 0.2, per: 1, source: PRICE_LIST },
  schedulerInvocation: { dollars: 1, per: 1_000_000, source: 'three public documents of March to October 2026' },
  sqsRequest: { dollars: 0.4, per: 1_000_000, source: 'the SQS price page, from memory' },
  snsRequest: { dollars: 0.5, per: 1_000_000, source: 'the SNS price page, from memory' },
  eventBusEvent: { dollars: 1, per: 1_000_000, source: 'the EventBridge price page, from memory; one a 64 KB' },
  lambdaRequest: { dollars: 0.2, per: 1_000_000, source: 'the Lambda price page, from memory' },
  lambdaArmGigabyteSecond: { dollars: 0.0000133334, per: 1, source: 'the Lambda price page, from memory' },
  logsGigabyte: { dollars: 0.5, per: 1, source: 'the CloudWatch price page, from memory' },
  s3PutRequest: { dollars: 5, per: 1_000_000, source: 'the S3 price page, from memory' },
  cloudWatchAlarmMonth: { dollars: 0.1, per: 1, source: 'the CloudWatch price page, from memory' },
  cloudWatchDashboardMonth: { dollars: 3, per: 1, source: 'the CloudWatch price page, from memory' },
  kmsKeyMonth: { dollars: 1, per: 1, source: 'the KMS price page, from memory' },
  secretMonth: { dollars: 0.4, per: 1, source: 'the Secrets Manager price page, from memory' },
} as const satisfies Readonly<Record<string, ListPrice>>

export type Billed = keyof typeof AWS_PRICES

/** US dollars for an amount of something. */
export function dollarsFor(billed: Billed, amount: number): number {
  const { dollars, per }: ListPrice = AWS_PRICES[billed]
  return (dollars * amount) / per
}

/** Bytes that one eventually consistent read unit reads: two blocks of 4 KB. */
const BYTES_A_READ_UNIT = 8_192
const DAYS_A_MONTH = 30
const SECONDS_A_DAY = 86_400

/** What sweeping a portfolio costs in a month, reads alone; US dollars. A scan is billed by the bytes that it passes over. */
export function sweepDollarsAMonth(cases: number, bytesACase: number, periodSeconds: number): number {
  const sweeps = (DAYS_A_MONTH * SECONDS_A_DAY) / periodSeconds
  return dollarsFor('dynamoDbReadUnit', ((cases * bytesACase) / BYTES_A_READ_UNIT) * sweeps)
}
