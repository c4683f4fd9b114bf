import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { patience } from '../../../functions/outside.ts'
import { createHandler as publishEvents } from '../../../functions/publish-events/handler.ts'
import { createHandler as reconcileCase } from '../../../functions/reconcile-case/handler.ts'
import { LANES as RECORDING, createHandler as recordDelivery } from '../../../functions/record-delivery/handler.ts'
import { createHandler as sendDueContact } from '../../../functions/send-due-contact/handler.ts'
import { lanesFor } from '../../../functions/send-due-contact/lanes.ts'
import { createHandler as sweepCases } from '../../../functions/sweep-cases/handler.ts'
import { connectWorkplace } from '../../../functions/workplace.ts'
import { AddressIndex } from '../../../shared/aws/address-index.ts'
import { CloudWatchQueueAges } from '../../../shared/aws/cloudwatch-queue-ages.ts'
import { DynamoDbBudget } from '../../../shared/aws/dynamodb-budget.ts'
import { DynamoDbCaseScan } from '../../../shared/aws/dynamodb-case-scan.ts'
import { DynamoDbCaseStore } from '../../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbHistory } from '../../../shared/aws/dynamodb-history.ts'
import { DynamoDbLinkStore } from '../../../shared/aws/dynamodb-link-store.ts'
import { DynamoDbMessageOwners } from '../../../shared/aws/dynamodb-message-owners.ts'
import { DynamoDbNeighbours } from '../../../shared/aws/dynamodb-neighbours.ts'
import { DynamoDbPortfolioLedger } from '../../../shared/aws/dynamodb-portfolio-ledger.ts'
import { DynamoDbSendingControl } from '../../../shared/aws/dynamodb-sending-control.ts'
import { EndUserMessagingSmsSender } from '../../../shared/aws/end-user-messaging-sms-sender.ts'
import { EventBridgeEventBus } from '../../../shared/aws/eventbridge-event-bus.ts'
import type { KeyedHash } from '../../../shared/aws/keyed-hash.ts'
import { SchedulerAlarmClock } from '../../../shared/aws/scheduler-alarm-clock.ts'
import { SesEmailSender } from '../../../shared/aws/ses-email-sender.ts'
import { SnsSmsSender } from '../../../shared/aws/sns-sms-sender.ts'
import { SqsContactQueue } from '../../../shared/aws/sqs-contact-queue.ts'
import { SqsSweepParts } from '../../../shared/aws/sqs-sweep-parts.ts'
import { CHANNELS } from '../../../shared/case/channel.ts'
import { issueLinks } from '../../../shared/links/issue-links.ts'
import { localPolicy } from '../../../shared/local/local-policy.ts'
import type { Clock, IdSource, Sender } from '../../../shared/ports.ts'
import type { Tables } from '../../integration/dynamodb-local/tables.ts'
import type { Verb } from './deployed-sizes.ts'
import type { Meter } from './metered-calls.ts'
import type { Route } from './routes.ts'
import { standInServices } from './stand-in-services.ts'

/** What a house that sends a million reminders a month lets a channel send in an hour. */
const BUDGET_PER_HOUR = 10_000
const HISTORY_DAYS = 2_557

/** How many cases of a batch each function has in work at once, as their handlers say. */
export const LANES: Readonly<Record<Verb, number>> = {
  ReconcileCase: 64,
  SendDueContact: lanesFor({ perSecond: undefined, workers: 2 }),
  RecordDelivery: RECORDING,
  PublishEvents: 1,
  SweepCases: 1,
}

export interface RoomsProps {
  readonly client: DynamoDBClient
  readonly tables: Tables
  readonly meter: Meter
  readonly clock: Clock
  readonly ids: IdSource
  readonly hash: KeyedHash
  readonly route: Route
}

/** The functions that a reminder passes through, made of what they are deployed with, on a clock of our own. */
export function rooms({ client, tables, meter, clock, ids, hash, route }: RoomsProps) {
  const services = standInServices(meter)
  const queues = Object.fromEntries(CHANNELS.map((channel) => [channel, `https://sqs.example/1/${channel}`]))
  const targets = Object.fromEntries(CHANNELS.map((channel) => [channel, `arn:aws:sqs:eu-west-1:1:${channel}`]))
  const queue = new SqsContactQueue({ client: services.sqs, queues })
  const cases = new DynamoDbCaseStore({ client, tables, historyDays: HISTORY_DAYS, patience })
  const control = { client, table: tables.control, freshForSeconds: 86_400, clock }
  const messages = new DynamoDbMessageOwners({
    index: new AddressIndex(client, tables.cases),
    history: new DynamoDbHistory(client, tables.history),
    cases,
    hashPoint: (address) => hash.ofAddress(address),
  })
  const settings = { group: 'alarms', role: 'arn:aws:iam::1:role/r', targets, deadLetters: 'arn:aws:sqs:eu-west-1:1:d' }
  const workplace = connectWorkplace({ STAGE: 'prod', PARKED_RECORDS: 'https://sqs.example/1/parked' }, services.sqs)
  const hourly = Object.fromEntries(CHANNELS.map((channel) => [channel, BUDGET_PER_HOUR]))
  const tell = () => {
    throw new Error('a provider had a fault')
  }
  const senders: Readonly<Record<Route['by'], () => Sender>> = {
    sns: () =>
      new SnsSmsSender({
        client: services.sns,
        settings: { type: 'Transactional', maxPriceUsd: '0.10' },
        tell,
      }),
    'end-user-messaging': () =>
      new EndUserMessagingSmsSender({
        client: services.endUserMessaging,
        settings: { originationIdentity: 'pool-1', maxPriceUsd: '0.10' },
        clock,
        tell,
      }),
    ses: () => new SesEmailSender({ client: services.ses, settings: { from: 'Harbour Bank <a@hb.example>' }, tell }),
  }
  const sender = senders[route.by]()
  const room = {
    ...workplace,
    policy: localPolicy({ channels: [route.channel] }),
    ports: {
      cases,
      neighbours: new DynamoDbNeighbours(client, tables.cases),
      alarms: new SchedulerAlarmClock({ client: services.scheduler, settings, queue, hash, clock, patience }),
      queue,
      sender: () => sender,
      control: new DynamoDbSendingControl(control),
      budget: new DynamoDbBudget({ client, table: tables.control, budgets: hourly }),
      references: issueLinks({
        links: new DynamoDbLinkStore({ client, table: tables.control }),
        derive: (borrower, contact) => hash.ofLink(borrower, contact),
        clock,
      }),
      clock,
      ids,
    },
  }
  const events = new EventBridgeEventBus({
    client: services.events,
    settings: { bus: 'duewell-prod', stage: 'prod' },
    patience,
  })
  return {
    reconcileCase: reconcileCase(room),
    sendDueContact: sendDueContact({ ...room, channel: route.channel, lanes: LANES.SendDueContact }),
    recordDelivery: recordDelivery({ ...workplace, ports: { cases, queue, clock }, events, messages }),
    publishEvents: publishEvents({ ...workplace, events }),
    sweepCases: sweepCases({
      ...room,
      scan: new DynamoDbCaseScan({
        client,
        table: tables.cases,
        onUnreadable: (error) => {
          throw error
        },
      }),
      ages: new CloudWatchQueueAges({ client: services.metrics, queues: {}, clock }),
      portfolio: new DynamoDbPortfolioLedger({ client, table: tables.control }),
      parts: new SqsSweepParts({ client: services.sqs, url: queues.sms ?? '' }),
      answering: () => {
        throw new Error('a response was left in the middle')
      },
      segments: 1,
      periodSeconds: 3_600,
    }),
  }
}
