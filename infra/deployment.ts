import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Duration } from 'aws-cdk-lib/core'
import { policyLines } from '../shared/case/policy-lines.ts'
import { retentionFault, retentionUnder } from '../shared/compliance/retention.ts'
import { shippedPacks } from '../shared/compliance/shipped-packs.ts'
import type { House } from './house.ts'
import { policyOf } from './policy-of.ts'
import type { ReminderSchedulerProps } from './reminder-scheduler-props.ts'
import type { SmsDeliveryLogs } from './sns-receipts.ts'
import { UnknownSettingError } from './unknown-setting.ts'

const SWEEP_EVERY = Duration.hours(1)
/** Longer, a forgotten contact could miss its whole day. */
const SWEEP_AT_LEAST_EVERY = Duration.hours(8)
/** A day's file may come two hours late. */
const FRESH_FOR = Duration.hours(26)
const HISTORY_DAYS = 2_557
const ARCHIVE_DAYS = 731
const IMPORT_DAYS = 30
const DAILY_SPEND_USD = 500

/** The props of a deployment with every default filled in. */
export interface Deployment {
  readonly house: House
  readonly keepData: boolean
  readonly historyDays: number
  readonly archiveDays: number
  readonly importDays: number
  readonly sweepEvery: Duration
  readonly freshForSeconds: number
  readonly dailySpendUsd: number
  readonly smsDeliveryLogs: SmsDeliveryLogs
}

/** A history would be kept for a shorter or a longer time than a rule of the packs demands. */
export class RetentionUnlawfulError extends Error {
  override readonly name = 'RetentionUnlawfulError'

  constructor(days: number, mend: string) {
    super(`The history can't be kept for ${days} days (retention.historyDays): ${mend}.`)
  }
}

/**
 * Throws UnknownSettingError for a stage that can't name a bus, or a sweep too rare to keep its promise; RetentionUnlawfulError
 * for a history that a rule wants kept longer or shorter.
 */
export function deploymentOf(props: ReminderSchedulerProps): Deployment {
  const { stage, sweepEvery = SWEEP_EVERY } = props
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(stage)) {
    throw new UnknownSettingError('stage', stage, 'use up to 32 small letters, digits and hyphens')
  }
  const minutes = sweepEvery.toMinutes({ integral: false })
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > SWEEP_AT_LEAST_EVERY.toMinutes()) {
    throw new UnknownSettingError(
      'sweepEvery',
      sweepEvery.toHumanString(),
      'use whole minutes, from 5 minutes to 8 hours',
    )
  }
  const { packs = shippedPacks(), historyDays = HISTORY_DAYS, logRetention = RetentionDays.ONE_YEAR } = props
  const fault = retentionFault(historyDays, retentionUnder(packs, 'first'))
  if (fault !== undefined) throw new RetentionUnlawfulError(historyDays, fault.mend)
  const policy = policyOf(props)
  return {
    house: { stage, policy, policyFile: policyLines(policy), logRetention },
    keepData: props.keepData ?? true,
    historyDays,
    archiveDays: props.archiveDays ?? ARCHIVE_DAYS,
    importDays: props.importDays ?? IMPORT_DAYS,
    sweepEvery,
    freshForSeconds: (props.freshFor ?? FRESH_FOR).toSeconds(),
    dailySpendUsd: props.dailySpendUsd ?? DAILY_SPEND_USD,
    smsDeliveryLogs: props.smsDeliveryLogs ?? 'create',
  }
}
