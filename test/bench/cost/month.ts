import { type Billed, dollarsFor, sweepDollarsAMonth } from '../../../shared/aws/aws-prices.ts'
import { resourcesOf, synthesise } from '../../infra/synthesised.ts'

/** What is assumed of a portfolio, and printed with what it costs. */
export const LOANS_A_BORROWER = 2
export const REMINDERS_A_BORROWER = 2
export const SWEEP_PERIOD_SECONDS = 3_600
const SWEEPS_A_MONTH = (30 * 86_400) / SWEEP_PERIOD_SECONDS
const PORTFOLIOS = [10_000, 100_000, 1_000_000, 10_000_000]
const GIGABYTE = 1e9

/** What was measured of one case. */
export interface CaseFigures {
  readonly dollarsAReminder: number
  readonly bytesACase: number
  /** What a reminder leaves in the history. */
  readonly bytesAReminder: number
  readonly sweepGigabyteSeconds: number
}

/** US dollars a month by the number of loans, carriers apart. The history is a year's. */
export function monthTable(figures: CaseFigures): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const standing = standingDollars()
  return Object.fromEntries(
    PORTFOLIOS.map((loans) => {
      const parts = { ...partsFor(loans / LOANS_A_BORROWER, figures), standing }
      const sum = Object.values(parts).reduce((all, part) => all + part, 0)
      const row = Object.entries({ ...parts, sum }).map(([part, dollars]) => [part, dollars.toFixed(2)])
      return [`${loans.toLocaleString('en')} loans`, Object.fromEntries(row)]
    }),
  )
}

function partsFor(cases: number, figures: CaseFigures) {
  const { dollarsAReminder, bytesACase, bytesAReminder, sweepGigabyteSeconds } = figures
  const reminders = cases * REMINDERS_A_BORROWER
  const kept = cases * bytesACase + 12 * reminders * bytesAReminder
  return {
    reminders: reminders * dollarsAReminder,
    'sweep, reads': sweepDollarsAMonth(cases, bytesACase, SWEEP_PERIOD_SECONDS),
    'sweep, Lambda': dollarsFor('lambdaArmGigabyteSecond', cases * sweepGigabyteSeconds * SWEEPS_A_MONTH),
    'tables, backup':
      perGigabyte('dynamoDbStorageGigabyteMonth', kept) + perGigabyte('dynamoDbRecoveryGigabyteMonth', kept),
  }
}

function perGigabyte(billed: Billed, bytes: number): number {
  return dollarsFor(billed, bytes / GIGABYTE)
}

/** What a stage costs that does nothing: alarms and the dashboard, the key and the secret. */
function standingDollars(): number {
  const template = synthesise('prod')
  const counted: readonly (readonly [Billed, string])[] = [
    ['cloudWatchAlarmMonth', 'AWS::CloudWatch::Alarm'],
    ['cloudWatchDashboardMonth', 'AWS::CloudWatch::Dashboard'],
    ['kmsKeyMonth', 'AWS::KMS::Key'],
    ['secretMonth', 'AWS::SecretsManager::Secret'],
  ]
  return counted.reduce((sum, [billed, type]) => sum + dollarsFor(billed, resourcesOf(template, type).size), 0)
}
