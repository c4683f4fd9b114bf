import { Stack, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { ReminderScheduler } from './reminder-scheduler.ts'
import type { ReminderSchedulerProps } from './reminder-scheduler-props.ts'

export interface DuewellStackProps extends StackProps {
  readonly scheduler: ReminderSchedulerProps
}

/** One stage of the service. It names neither account nor region, so it synthesises without either. */
export class DuewellStack extends Stack {
  readonly scheduler: ReminderScheduler

  constructor(scope: Construct, id: string, { scheduler, ...props }: DuewellStackProps) {
    super(scope, id, { ...props, terminationProtection: scheduler.keepData !== false })
    this.scheduler = new ReminderScheduler(this, 'Reminders', scheduler)
  }
}
