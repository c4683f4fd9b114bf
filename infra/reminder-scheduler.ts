import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { CHANNELS, type Channel } from '../shared/case/channel.ts'
import type { Strategy } from '../shared/strategy/strategy.ts'
import { AlarmClock } from './alarm-clock.ts'
import { CaseStore } from './case-store.ts'
import { type ChannelSettings, ContactQueues } from './contact-queues.ts'
import { ParkedRecords } from './parked-records.ts'
import { ReconcileCase } from './reconcile-case.ts'
import { requireChannels } from './require-channels.ts'
import { SendDueContact } from './send-due-contact.ts'

export type Channels = Partial<Readonly<Record<Channel, ChannelSettings>>>

export interface ReminderSchedulerProps {
  /** Who is contacted when and how. Every step needs a channel that is deployed. */
  readonly strategy: Strategy
  /** The channels to deploy. `agent` opens work for people; by default sms, email and agent. */
  readonly channels?: Channels
  /** Whether tables and key outlive the stack; true unless said otherwise. */
  readonly keepData?: boolean
  /** One year by default. */
  readonly logRetention?: RetentionDays
}

const DEFAULT_CHANNELS: Channels = {
  sms: { maxConcurrency: 2 },
  email: { maxConcurrency: 2 },
  agent: { maxConcurrency: 2 },
}

/** The whole reminder service, to be put into a stack of one's own. */
export class ReminderScheduler extends Construct {
  readonly store: CaseStore
  readonly queues: ContactQueues
  readonly alarms: AlarmClock
  readonly parked: ParkedRecords
  readonly reconcileCase: ReconcileCase
  readonly sendDueContact: readonly SendDueContact[]

  constructor(scope: Construct, id: string, props: ReminderSchedulerProps) {
    super(scope, id)
    const { strategy, channels = DEFAULT_CHANNELS, keepData = true, logRetention = RetentionDays.ONE_YEAR } = props
    const deployed = deployedOf(channels)
    requireChannels(strategy, [...deployed.keys()])

    this.store = new CaseStore(this, 'CaseStore', { keepData })
    this.queues = new ContactQueues(this, 'ContactQueues', { channels: deployed })
    this.alarms = new AlarmClock(this, 'AlarmClock', { queues: this.queues })
    this.parked = new ParkedRecords(this, 'ParkedRecords')

    this.reconcileCase = new ReconcileCase(this, 'ReconcileCase', { store: this.store, logRetention })
    this.sendDueContact = this.queues.all.map(
      (from) => new SendDueContact(this, `SendDueContact-${from.channel}`, { from, logRetention }),
    )
    for (const door of [this.reconcileCase, ...this.sendDueContact]) {
      this.store.grantReconciling(door.function)
      this.queues.grantPut(door.function)
      this.alarms.grantSet(door.function)
      this.parked.grantPark(door.function)
    }
  }
}

/** In the order of CHANNELS, so that the template does not depend on how someone wrote the props. */
function deployedOf(channels: Channels): ReadonlyMap<Channel, ChannelSettings> {
  const deployed = new Map<Channel, ChannelSettings>()
  for (const channel of CHANNELS) {
    const settings = channels[channel]
    if (settings !== undefined) deployed.set(channel, settings)
  }
  return deployed
}
