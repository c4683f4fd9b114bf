import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { ContactQueues } from './contact-queues.ts'
import { DeadLetters } from './dead-letters.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { acknowledgeWildcard } from './wildcards.ts'

export interface AlarmClockProps {
  readonly queues: ContactQueues
}

/** The group in which one-time schedules ring for borrowers, and the role with which they put an id on a channel's queue. */
export class AlarmClock extends Construct {
  readonly group: ScheduleGroup
  readonly ringing: Role
  readonly dead: DeadLetters
  readonly #queues: ContactQueues

  constructor(scope: Construct, id: string, { queues }: AlarmClockProps) {
    super(scope, id)
    this.#queues = queues
    this.group = new ScheduleGroup(this, 'Schedules')
    this.dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans:
          'Alarms rang and could not reach a queue for an hour, so borrowers are not looked at when they should be. The ' +
          "sweep will find them. Look for a queue or a grant that is missing; the messages hold the borrowers' ids.",
      },
    })
    const { account } = Stack.of(this)
    this.ringing = new Role(this, 'Ringing', {
      description: "Rings borrowers' alarms: puts an id on the queue of a channel",
      // Without these, another account could have a schedule of its own use this role.
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': this.group.scheduleGroupArn } },
      }),
    })
    this.ringing.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [...queues.arns, this.dead.queue.queueArn] }),
    )
  }

  /** Lets a function create alarms in this group, with the ringing role alone. It can neither change nor delete one. */
  grantSet(fn: DuewellFunction): void {
    const queueArns = Object.fromEntries(this.#queues.all.map(({ channel, queue }) => [channel, queue.queueArn]))
    fn.tell('ALARM_GROUP', this.group.scheduleGroupName)
    fn.tell('ALARM_ROLE', this.ringing.roleArn)
    fn.tell('ALARM_TARGETS', Stack.of(this).toJsonString(queueArns))
    fn.tell('ALARM_DEAD_LETTERS', this.dead.queue.queueArn)
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.group.scheduleGroupName}/*`,
    })
    const reason = "A schedule is named for its borrower's hash and minute; the group that it must be in is named."
    acknowledgeWildcard(fn.role, schedules, reason)
    fn.allow(
      new PolicyStatement({ actions: ['scheduler:CreateSchedule'], resources: [schedules] }),
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.ringing.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    )
  }
}
