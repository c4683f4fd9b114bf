import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { SAMPLE_LENDER } from '../shared/messages/lender.ts'
import type { Channels } from './channels.ts'
import { UnknownSettingError } from './unknown-setting.ts'

export const STAGES = ['dev', 'test', 'prod'] as const
export type Stage = (typeof STAGES)[number]

interface StageSettings {
  readonly keepData: boolean
  readonly logRetention: RetentionDays
}

/** What differs between stages; all else is the same everywhere, so that a test says something about prod. */
export const STAGE_SETTINGS: Readonly<Record<Stage, StageSettings>> = {
  dev: { keepData: false, logRetention: RetentionDays.ONE_WEEK },
  test: { keepData: false, logRetention: RetentionDays.ONE_WEEK },
  prod: { keepData: true, logRetention: RetentionDays.ONE_YEAR },
}

/** The lender and the channels of a stage that says nothing of its own: enough to look at, and nobody's name. */
export const SAMPLE_DEPLOYMENT: { readonly lender: typeof SAMPLE_LENDER; readonly channels: Channels } = {
  lender: SAMPLE_LENDER,
  channels: {
    sms: { sender: { by: 'sns', type: 'Transactional', maxPriceUsd: '0.10' } },
    email: { sender: { from: 'Harbour Bank <reminders@hb.example>' } },
    agent: {},
  },
}

/** The stage of `-c stage=`; dev when none is given. Throws UnknownSettingError on any other name. */
export function stageFrom(context: unknown): Stage {
  const stage = STAGES.find((known) => known === (context ?? 'dev'))
  if (stage === undefined) throw new UnknownSettingError('stage', String(context), `use one of ${STAGES.join(', ')}`)
  return stage
}
