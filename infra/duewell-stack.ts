import { Stack, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { Strategy } from '../shared/strategy/strategy.ts'
import { ReminderScheduler } from './reminder-scheduler.ts'
import { STAGE_SETTINGS, type Stage } from './stages.ts'

export interface DuewellStackProps extends StackProps {
  readonly stage: Stage
  readonly strategy: Strategy
}

/** One stage of the service. It names neither account nor region, so it synthesises without either. */
export class DuewellStack extends Stack {
  readonly scheduler: ReminderScheduler

  constructor(scope: Construct, id: string, { stage, strategy, ...props }: DuewellStackProps) {
    super(scope, id, { ...props, terminationProtection: STAGE_SETTINGS[stage].keepData === true })
    this.scheduler = new ReminderScheduler(this, 'Reminders', { strategy, ...STAGE_SETTINGS[stage] })
  }
}
