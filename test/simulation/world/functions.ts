import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { SchedulerClient } from '@aws-sdk/client-scheduler'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { createHandler as createImportPortfolio } from '../../../functions/import-portfolio/handler.ts'
import type { LambdaHandler } from '../../../functions/lambda.ts'
import { createHandler as createMapLoans } from '../../../functions/map-loans/handler.ts'
import type { Metrics } from '../../../functions/metrics.ts'
import { createHandler as createPublishEvents } from '../../../functions/publish-events/handler.ts'
import { createHandler as createReconcileCase } from '../../../functions/reconcile-case/handler.ts'
import { createHandler as createRecordDelivery } from '../../../functions/record-delivery/handler.ts'
import { createHandler as createRecordResponse } from '../../../functions/record-response/handler.ts'
import { readInbound } from '../../../functions/record-response/inbound.ts'
import { createHandler as createRedrive } from '../../../functions/redrive/handler.ts'
import type { Room, Workplace } from '../../../functions/room.ts'
import { createHandler as createSendDueContact } from '../../../functions/send-due-contact/handler.ts'
import { lanesFor } from '../../../functions/send-due-contact/lanes.ts'
import { SqsParking } from '../../../functions/sqs-parking.ts'
import { createHandler as createSweepCases } from '../../../functions/sweep-cases/handler.ts'
import { AddressIndex } from '../../../shared/aws/address-index.ts'
import { DynamoDbBudget } from '../../../shared/aws/dynamodb-budget.ts'
import { DynamoDbCaseIntake } from '../../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseScan } from '../../../shared/aws/dynamodb-case-scan.ts'
import { DynamoDbCaseStore } from '../../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbFeedLedger } from '../../../shared/aws/dynamodb-feed-ledger.ts'
import { DynamoDbHistory } from '../../../shared/aws/dynamodb-history.ts'
import { DynamoDbLinkStore } from '../../../shared/aws/dynamodb-link-store.ts'
import { DynamoDbMessageIndex } from '../../../shared/aws/dynamodb-message-index.ts'
import { DynamoDbMessageOwners } from '../../../shared/aws/dynamodb-message-owners.ts'
import { DynamoDbNeighbours } from '../../../shared/aws/dynamodb-neighbours.ts'
import { DynamoDbOpinionLedger } from '../../../shared/aws/dynamodb-opinion-ledger.ts'
import { DynamoDbPortfolioLedger } from '../../../shared/aws/dynamodb-portfolio-ledger.ts'
import { DynamoDbResponseStore } from '../../../shared/aws/dynamodb-response-store.ts'
import { DynamoDbSendingControl } from '../../../shared/aws/dynamodb-sending-control.ts'
import { EventBridgeEventBus } from '../../../shared/aws/eventbridge-event-bus.ts'
import { KeyedHash } from '../../../shared/aws/keyed-hash.ts'
import type { TellFault } from '../../../shared/aws/provider-errors.ts'
import { RateLimitedSender } from '../../../shared/aws/rate-limit.ts'
import { SchedulerAlarmClock } from '../../../shared/aws/scheduler-alarm-clock.ts'
import { SqsContactQueue } from '../../../shared/aws/sqs-contact-queue.ts'
import { SqsImportQueue } from '../../../shared/aws/sqs-import-queue.ts'
import { SqsDeadLetterQueue } from '../../../shared/aws/sqs-redrive.ts'
import { SqsSweepParts } from '../../../shared/aws/sqs-sweep-parts.ts'
import type { Channel } from '../../../shared/case/channel.ts'
import type { Policy } from '../../../shared/case/policy.ts'
import type { MessageOwners } from '../../../shared/delivery/message-owners.ts'
import type { LenderFiles } from '../../../shared/intake/import-ports.ts'
import { issueLinks } from '../../../shared/links/issue-links.ts'
import type { MappedChange } from '../../../shared/mapping/compile-mapping.ts'
import type { LoanTruth, Sender } from '../../../shared/ports.ts'
import type { Label } from '../../../shared/replies/opinion.ts'
import { understandReply } from '../../../shared/replies/understand-reply.ts'
import { type SecondReader, secondReader } from '../../../shared/responses/second-reader.ts'
import type { Queue } from '../aws/queue.ts'
import type { Instance } from './instance.ts'
import type { SimulatedFunction } from './lambda.ts'
import { readPartOnce } from './read-once.ts'
import { senderOf } from './senders.ts'
import { ofEach, type SendingChannel, sendingChannels } from './stage-channels.ts'
import type { World } from './world.ts'

/** What the lender's own system may say; silence is none of it. */
export type LenderAnswer = Awaited<ReturnType<LoanTruth['ask']>>

export const TABLES = { cases: 'cases', history: 'history', control: 'control' } as const
const HISTORY_DAYS = 1_000
export const FRESH_FOR_SECONDS = 30 * 3_600

export interface Stage {
  readonly world: World
  readonly policy: () => Policy
  readonly queues: Readonly<Partial<Record<Channel, Queue>>>
  readonly alarmDead: Queue
  readonly parts: Queue
  readonly parked: Queue
  readonly imports: Queue
  readonly files: LenderFiles
  readonly dead: ReadonlyMap<
    string,
    { readonly from: Queue; readonly to: Queue; readonly holds: 'borrowers' | 'reports' }
  >
  readonly perSecond: number
}

export const KEY = new KeyedHash(Buffer.from('the key of the simulated house!!'))
export const hashPoint = (address: string) => KEY.ofAddress(address)

const own = 3
const single = 1

/** All that a function's index.ts would make, with the world's clients in the place of AWS's. */
export class Wiring {
  readonly #stage: Stage
  readonly #instance: Instance

  constructor(stage: Stage, instance: Instance) {
    this.#stage = stage
    this.#instance = instance
  }

  get dynamodb(): DynamoDBClient {
    return this.#instance.client('dynamodb', own) as unknown as DynamoDBClient
  }

  get sqs(): SQSClient {
    return this.#instance.client('sqs', own) as unknown as SQSClient
  }

  get clock() {
    return { now: () => this.#instance.now() }
  }

  get patience() {
    const { world, id } = this.#instance
    return {
      wait: (milliseconds: number) => this.#instance.wait(milliseconds),
      chance: () => world.dice.of(world.nameOf(`${id} chance`)),
    }
  }

  get ids() {
    const { world, id } = this.#instance
    return { next: () => `k${Math.floor(world.dice.of(world.nameOf(`${id} id`)) * 2 ** 32).toString(36)}` }
  }

  get workplace(): Workplace {
    const { world } = this.#instance
    const said = (where: string, text: string) => world.observer.said(where, text, world.now)
    const metrics: Metrics = {
      ofChannel: (metric, channel, value = 1) => said('metric', `${metric} ${channel} ${value}`),
      ofHouse: (metric) => said('metric', metric),
      flush: () => {},
    }
    return {
      log: (line) => {
        said('log', JSON.stringify(line))
        world.tell('log', line)
      },
      metrics,
      parking: new SqsParking({ client: this.sqs, queue: this.#stage.parked.url }),
    }
  }

  /** What stores of cases and histories are made from. */
  get stored() {
    return { client: this.dynamodb, tables: TABLES, historyDays: HISTORY_DAYS, patience: this.patience }
  }

  get cases(): DynamoDbCaseStore {
    return new DynamoDbCaseStore({ ...this.stored, readPart: readPartOnce })
  }

  get responses(): DynamoDbResponseStore {
    return new DynamoDbResponseStore(this.stored)
  }

  get scan(): DynamoDbCaseScan {
    return new DynamoDbCaseScan({
      client: this.dynamodb,
      table: TABLES.cases,
      onUnreadable: fail,
      readPart: readPartOnce,
    })
  }

  get queue(): SqsContactQueue {
    return new SqsContactQueue({ client: this.sqs, queues: ofEach(this.#stage.queues, ({ url }) => url) })
  }

  get messages(): DynamoDbMessageIndex {
    return new DynamoDbMessageIndex({ client: this.dynamodb, table: TABLES.control, clock: this.clock })
  }

  get events(): EventBridgeEventBus {
    const client = this.#instance.client('events', single) as unknown as EventBridgeClient
    return new EventBridgeEventBus({ client, settings: { bus: 'bus', stage: 'sim' }, patience: this.patience })
  }

  get intake(): DynamoDbCaseIntake {
    return new DynamoDbCaseIntake({ client: this.dynamodb, table: TABLES.cases, patience: this.patience })
  }

  /** The lender's own system, which says what it says in the world: the function asks it by Lambda or HTTPS. */
  get truth(): LoanTruth {
    return {
      ask: async (borrower) => {
        const { answer } = (await this.#instance.ask('lender', borrower)) as { answer?: LenderAnswer }
        return answer
      },
    }
  }

  /** Only SNS speaks of messages by numbers. */
  get owners(): MessageOwners {
    if (this.#stage.world.weather.texts !== 'sns') return { find: () => Promise.resolve(undefined) }
    return new DynamoDbMessageOwners({
      index: new AddressIndex(this.dynamodb, TABLES.cases),
      history: new DynamoDbHistory(this.dynamodb, TABLES.history),
      cases: this.cases,
      hashPoint,
    })
  }

  /** A model that is asked about what our reader is not sure of. */
  get secondReader(): SecondReader {
    const ask = async (words: string) => (await this.#instance.ask('model', words)) as Label
    const ledger = new DynamoDbOpinionLedger({ client: this.dynamodb, table: TABLES.control, clock: this.clock })
    return secondReader({ opinion: { model: 'a model', ask }, ledger })
  }

  /** As connectRoom makes it. */
  room(sender?: (tell: TellFault) => Sender): Room {
    const { queues, alarmDead, policy } = this.#stage
    const { dynamodb, queue, clock, patience, workplace } = this
    const { world } = this.#instance
    const targets = ofEach(queues, ({ arn }) => arn)
    const tell: TellFault = (fault) => workplace.log({ what: 'fault', by: 'send-due-contact', ...fault })
    const made = sender?.(tell)
    return {
      ...workplace,
      policy: policy(),
      ports: {
        cases: this.cases,
        neighbours: new DynamoDbNeighbours(dynamodb, TABLES.cases),
        alarms: new SchedulerAlarmClock({
          client: this.#instance.client('scheduler', single) as unknown as SchedulerClient,
          settings: { group: 'alarms', role: 'arn:aws:iam::1:role/alarms', targets, deadLetters: alarmDead.arn },
          queue,
          hash: KEY,
          clock,
          patience,
        }),
        queue,
        sender: () => made ?? { send: () => Promise.reject(new Error('This function plans contacts and sends none.')) },
        control: new DynamoDbSendingControl({
          client: dynamodb,
          table: TABLES.control,
          freshForSeconds: FRESH_FOR_SECONDS,
          clock,
        }),
        budget: new DynamoDbBudget({
          client: dynamodb,
          table: TABLES.control,
          budgets: budgetsOf(world),
        }),
        references: issueLinks({
          links: new DynamoDbLinkStore({ client: dynamodb, table: TABLES.control }),
          derive: (borrower, contact) => KEY.ofLink(borrower, contact),
          clock,
        }),
        ...(world.weather.asksLender && { truth: this.truth }),
        clock,
        ids: this.ids,
      },
    }
  }

  sender(channel: SendingChannel, tell: TellFault): Sender {
    const { clock, patience } = this
    const sender = senderOf(channel, {
      instance: this.#instance,
      clock,
      patience,
      tell,
      remember: (providerId, borrower, contact) => this.messages.put(providerId, { borrower, contact }),
    })
    const { perSecond } = this.#stage
    return new RateLimitedSender(sender, { perSecond, workers: 2, clock, wait: patience.wait })
  }
}

const SECOND = 1_000

/** Every function of the stage, by its name. */
export function functionsOf(stage: Stage): readonly SimulatedFunction[] {
  const wired = (
    name: string,
    make: (wiring: Wiring) => LambdaHandler<unknown>,
    { timeoutMs = 60 * SECOND, most = 2 }: { readonly timeoutMs?: number; readonly most?: number } = {},
  ): SimulatedFunction => ({ name, timeoutMs, most, make: (instance) => make(new Wiring(stage, instance)) })
  const lanes = lanesFor({ perSecond: stage.perSecond, workers: 2 })
  return [
    wired('reconcile-case', (wiring) => createReconcileCase(wiring.room()), { most: 4 }),
    ...sendingChannels(stage.world.weather).map((channel) =>
      wired(`send-due-contact.${channel}`, (wiring) =>
        createSendDueContact({ ...wiring.room((tell) => wiring.sender(channel, tell)), channel, lanes }),
      ),
    ),
    wired('send-due-contact.agent', (wiring) => createSendDueContact({ ...wiring.room(), channel: 'agent', lanes: 8 })),
    wired('record-delivery', (wiring) =>
      createRecordDelivery({
        ...wiring.workplace,
        ports: { cases: wiring.cases, queue: wiring.queue, clock: wiring.clock },
        events: wiring.events,
        messages: wiring.owners,
      }),
    ),
    wired('record-response', (wiring) =>
      createRecordResponse({
        ...wiring.workplace,
        policy: stage.policy(),
        ports: {
          cases: wiring.cases,
          reader: () => Promise.resolve(understandReply),
          ...(stage.world.weather.asksModel && { secondReader: () => Promise.resolve(wiring.secondReader) }),
          responses: wiring.responses,
        },
        messages: wiring.messages,
        read: readInbound,
        hashPoint,
      }),
    ),
    wired(
      'sweep-cases',
      (wiring) =>
        createSweepCases({
          ...wiring.room(),
          scan: wiring.scan,
          ages: { oldest: (channel) => Promise.resolve(oldestIn(channel, stage)) },
          portfolio: new DynamoDbPortfolioLedger({ client: wiring.dynamodb, table: TABLES.control }),
          answering: () =>
            Promise.resolve({ responses: wiring.responses, reader: () => Promise.resolve(understandReply) }),
          parts: new SqsSweepParts({ client: wiring.sqs, url: stage.parts.url }),
          segments: 1,
          periodSeconds: stage.world.weather.sweepEveryMs / SECOND,
        }),
      { timeoutMs: stage.world.weather.hurries ? 20 * SECOND + 40 : 300 * SECOND, most: 2 },
    ),
    wired('map-loans', (wiring) => createMapLoans({ ...wiring.workplace, intake: wiring.intake, mapChange }), {
      most: 2,
    }),
    wired(
      'import-portfolio',
      (wiring) =>
        createImportPortfolio({
          ...wiring.workplace,
          imports: {
            intake: wiring.intake,
            cases: wiring.cases,
            scan: wiring.scan,
            feeds: new DynamoDbFeedLedger({ client: wiring.dynamodb, table: TABLES.control }),
            clock: wiring.clock,
            hashPoint,
            ownFeed: 'core',
          },
          files: stage.files,
          queue: new SqsImportQueue({ client: wiring.sqs, url: stage.imports.url }),
        }),
      { timeoutMs: stage.world.weather.hurries ? 120 * SECOND + 40 : 900 * SECOND, most: 1 },
    ),
    wired('publish-events', (wiring) => createPublishEvents({ ...wiring.workplace, events: wiring.events }), {
      most: 4,
    }),
    wired('redrive', (wiring) => {
      const queues = [...stage.dead].map(([name, { from, to, holds }]) => {
        const queue = new SqsDeadLetterQueue({ client: wiring.sqs, from: from.url, to: to.url })
        return [name, { holds, queue }] as const
      })
      const { clock, workplace } = wiring
      return createRedrive({ queues: new Map(queues), clock, wait: wiring.patience.wait, ...workplace })
    }),
  ]
}

/** A lender's messages are facts already: what a mapping does is tested for itself. */
function mapChange({ image, at }: { readonly image: unknown; readonly at: number }): MappedChange {
  const { facts, problems = [] } = image as { facts: readonly string[]; problems?: readonly string[] }
  return { facts: facts.map((text) => JSON.parse(text)), version: at, problems }
}

function oldestIn(channel: Channel, { world, queues }: Stage): number {
  const queue = Object.entries(queues).find(([name]) => name === channel)?.[1]
  return queue === undefined ? 0 : queue.oldestMs(world.now) / SECOND
}

/** Of nobody, of so many that nobody spends them, or so few that they are soon spent. */
function budgetsOf({ weather: { perHour }, dice }: World): Readonly<Partial<Record<Channel, number>>> {
  if (perHour !== undefined) return { sms: perHour, email: perHour }
  return dice.of('budget') < 0.4 ? { sms: 400, email: 400 } : {}
}

function fail(error: Error): void {
  throw error
}
