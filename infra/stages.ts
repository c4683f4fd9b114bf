import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ReminderSchedulerProps } from './reminder-scheduler.ts'
import { UnknownSettingError } from './unknown-setting.ts'

export const STAGES = ['dev', 'test', 'prod'] as const
export type Stage = (typeof STAGES)[number]

/** What differs between stages; all else is the same everywhere, so that a test says something about prod. */
export const STAGE_SETTINGS: Readonly<Record<Stage, Pick<ReminderSchedulerProps, 'keepData' | 'logRetention'>>> = {
  dev: { keepData: false, logRetention: RetentionDays.ONE_WEEK },
  test: { keepData: false, logRetention: RetentionDays.ONE_WEEK },
  prod: { keepData: true, logRetention: RetentionDays.ONE_YEAR },
}

/** The stage of `-c stage=`; dev when none is given. Throws UnknownSettingError on any other name. */
export function stageFrom(context: unknown): Stage {
  const stage = STAGES.find((known) => known === (context ?? 'dev'))
  if (stage === undefined) throw new UnknownSettingError('stage', String(context), `use one of ${STAGES.join(', ')}`)
  return stage
}
