import { Duration } from 'aws-cdk-lib/core'
import { shippedPacks } from '../shared/compliance/shipped-packs.ts'
import type { LendersTable } from './map-loans.ts'
import { arrangementsFrom } from './own-arrangements.ts'
import { packsFrom } from './own-packs.ts'
import { templatesFrom } from './own-templates.ts'
import type { ReminderSchedulerProps } from './reminder-scheduler-props.ts'
import { jsonAt, type SettingsFile } from './settings-file.ts'
import { SAMPLE_DEPLOYMENT, STAGE_SETTINGS, type Stage } from './stages.ts'
import { isShipped, strategyFrom } from './strategy-file.ts'

/**
 * The props of a stage's scheduler, as its settings say. A strategy on the command line (`-c strategy=`) goes before the
 * file's. Throws with all that is wrong in the strategy, a pack, a template or the mapping.
 */
export function propsOf(stage: Stage, file: SettingsFile, strategy?: unknown): ReminderSchedulerProps {
  const { settings, at } = file
  const { retention = {}, sweepMinutes, freshHours } = settings
  const byStage = STAGE_SETTINGS[stage]
  const packs = settings.packs && packsFrom(settings.packs, at)
  const templates = templatesFrom((settings.templates ?? []).map(at), packs ?? shippedPacks())
  const ofFile = settings.strategy && (isShipped(settings.strategy) ? settings.strategy : at(settings.strategy))
  return {
    stage,
    strategy: strategyFrom(strategy ?? ofFile, templates),
    templates,
    packs,
    lender: settings.lender ?? SAMPLE_DEPLOYMENT.lender,
    channels: settings.channels ?? SAMPLE_DEPLOYMENT.channels,
    arrangements: settings.arrangements === undefined ? undefined : arrangementsFrom(at(settings.arrangements)),
    numbers: settings.numbers,
    keepData: settings.keepData ?? byStage.keepData,
    logRetention: retention.logDays ?? byStage.logRetention,
    historyDays: retention.historyDays,
    archiveDays: retention.archiveDays,
    importDays: retention.importDays,
    alarmEmail: settings.alarmEmail,
    sweepEvery: sweepMinutes === undefined ? undefined : Duration.minutes(sweepMinutes),
    freshFor: freshHours === undefined ? undefined : Duration.minutes(Math.round(freshHours * 60)),
    dailySpendUsd: settings.dailySpendUsd,
    loanTruth: settings.loanTruth,
    replies: settings.replies,
    lenderApi: settings.lenderApi,
    lenderPage: settings.lenderPage,
    borrowerPage: settings.borrowerPage,
    lendersTable: tableOf(file),
    restored: settings.restored,
    smsDeliveryLogs: settings.smsDeliveryLogs,
  }
}

function tableOf({ settings: { lendersTable }, at }: SettingsFile): LendersTable | undefined {
  if (lendersTable === undefined) return undefined
  const { mapping, ...table } = lendersTable
  return { ...table, mapping: typeof mapping === 'string' ? jsonAt(at(mapping), 'mapping') : mapping }
}
