import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { formatInstant, type Instant } from '../../shared/time/instant.ts'
import { PLANTED } from './cases.ts'
import type { Stage } from './stage.ts'

const HEADER =
  'asOf,borrower,name,locale,zone,jurisdiction,phone,consentAt,consentSource,loan,currency,amountDue,dueOn,status'

/** A row of a lender's file: whose loan, how they are reached, and when it is due as the lender wrote it. */
export interface PortfolioRow {
  readonly borrower: string
  readonly phone: string
  readonly loan: string
  readonly dueOn: string
}

/** Puts a CSV file into the bucket that the deployment reads from. */
export async function putPortfolio(
  { clients, names, where }: Stage,
  key: string,
  asOf: Instant,
  rows: readonly PortfolioRow[],
): Promise<void> {
  const amountDue = (PLANTED.amountMinor / 100).toFixed(2)
  const lines = rows.map(({ borrower, phone, loan, dueOn }, at) => {
    const whose = [borrower, PLANTED.name, 'en', where.name, 'US', phone, '2026-01-01', 'application-form']
    return [at === 0 ? formatInstant(asOf) : '', ...whose, loan, 'USD', amountDue, dueOn, 'due'].join(',')
  })
  const Body = [HEADER, ...lines].join('\r\n')
  await clients.s3.send(new PutObjectCommand({ Bucket: names.told('IMPORT_BUCKET'), Key: key, Body }))
}

/** What the service wrote beside a file; undefined as long as it has written nothing. */
export async function besideFile(
  { clients, names }: Stage,
  key: string,
  suffix: '.report.json' | '.refused.csv',
): Promise<string | undefined> {
  try {
    const file = { Bucket: names.told('IMPORT_BUCKET'), Key: `${key}${suffix}` }
    return await (await clients.s3.send(new GetObjectCommand(file))).Body?.transformToString()
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined
    throw error
  }
}
