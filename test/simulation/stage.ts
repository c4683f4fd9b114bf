import { MOST } from '../../functions/send-due-contact/lanes.ts'
import type { Channel } from '../../shared/case/channel.ts'
import { LenderFileGoneError, type LenderFiles } from '../../shared/intake/import-ports.ts'
import { INTENTS } from '../../shared/replies/intent.ts'
import type { Label } from '../../shared/replies/opinion.ts'
import { serverFault, throttled } from './aws/failures.ts'
import { Provider } from './aws/provider.ts'
import { Queue } from './aws/queue.ts'
import { Scheduler } from './aws/scheduler.ts'
import { DeliveryReports } from './people/delivery-reports.ts'
import { DeskPeople } from './people/desk-people.ts'
import { HouseChannel } from './people/house-channel.ts'
import { bringOddRecords, NOBODY } from './people/odd-records.ts'
import { PagePeople } from './people/page/page-people.ts'
import { type Mailboxes, People } from './people/people.ts'
import type { Calendar, Season } from './world/calendar.ts'
import { functionsOf, type LenderAnswer, type Stage, TABLES } from './world/functions.ts'
import { Gateway } from './world/gateway.ts'
import { tellHowFar } from './world/going-live.ts'
import type { PolicyVersion } from './world/house-policy.ts'
import { Lambda } from './world/lambda.ts'
import { lenderApiOf } from './world/lender-door.ts'
import { LogTrigger } from './world/log-trigger.ts'
import { borrowerPageOf } from './world/page-door.ts'
import type { Process } from './world/process.ts'
import { QueueTrigger } from './world/queue-trigger.ts'
import { stageChannels } from './world/stage-channels.ts'
import { stagePolicy } from './world/stage-policy.ts'
import { StreamTrigger } from './world/stream-trigger.ts'
import { receiveWebhookOf } from './world/webhook-door.ts'
import { isAtTheDesk, type World } from './world/world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WAKING = /^(BORROWER$|HOLD#|LOAN#|PAY#|POINT#)/

/** The whole stage in a world: queues, streams, schedules and functions as infra/ would connect them. */
export class SimulatedStage {
  readonly world: World
  readonly people: People
  readonly desk: DeskPeople
  readonly pagePeople: PagePeople
  readonly house: HouseChannel
  readonly scheduler: Scheduler
  readonly changes: StreamTrigger
  readonly lambdas = new Map<string, Lambda>()
  readonly queues = new Map<string, Queue>()
  /** What is deployed now. */
  version: PolicyVersion = 1
  readonly #files = new Map<string, string | Buffer>()
  readonly #triggers: (QueueTrigger | StreamTrigger)[] = []
  readonly #calendar: Calendar
  readonly #dead: Stage['dead']

  constructor(world: World, calendar: Calendar) {
    this.world = world
    this.#calendar = calendar
    const stage = this.#stage()
    this.#dead = stage.dead
    const doors = [
      lenderApiOf(stage),
      borrowerPageOf(stage),
      receiveWebhookOf(stage, { responses: this.queue('inbound'), reports: this.queue('reports') }),
    ]
    for (const fn of [...functionsOf(stage), ...doors]) this.lambdas.set(fn.name, new Lambda(world, fn))
    this.scheduler = new Scheduler(world, (arn) => this.#queueBy(({ arn: own }) => own === arn))
    const log = new LogTrigger(world, this.#lambda('record-delivery'), this.queue('reports-dead'))
    const reports = new DeliveryReports(world, { queue: this.queue('reports'), log })
    const provider = new Provider(world, (message) => {
      reports.of(message)
      this.people.received(message)
      this.pagePeople.received(message)
      this.house.received(message)
    })
    world.serve('sqs', (operation, input) => this.#sqs(operation, input))
    world.serve('scheduler', (operation, input, caller, key) => {
      if (world.happens('noAlarm', `no alarm ${key}`)) throw throttled()
      return this.scheduler.serve(operation, input, caller, key)
    })
    world.serve('provider', provider.serve)
    world.serve('events', (_, input) => {
      world.observer.said('event', JSON.stringify(input), world.now)
      return { FailedEntryCount: 0, Entries: [] }
    })
    world.serve('model', (_, input, _caller, key) => this.#model(input, key))
    world.serve('lender', (_, input, caller, key) => this.#lender(input, caller, key))
    for (const channel of stageChannels(world.weather))
      this.#reads(`contacts-${channel}`, `send-due-contact.${channel}`, MOST)
    this.#reads('reports', 'record-delivery')
    this.#reads('inbound', 'record-response')
    this.#reads('sweep-parts', 'sweep-cases', 1)
    this.#reads('lender', 'map-loans')
    this.#reads('imports', 'import-portfolio', 1)
    const retries = world.weather.loses ? 8 : Number.POSITIVE_INFINITY
    this.changes = new StreamTrigger(world, this.#lambda('reconcile-case'), {
      wants: ({ table, pk, sk }) => table === TABLES.cases && pk.startsWith('BORROWER#') && WAKING.test(sk),
      batch: 20,
      retries,
    })
    const gains = new StreamTrigger(world, this.#lambda('publish-events'), {
      wants: ({ table, before, after }) => table === TABLES.history && before === undefined && after !== undefined,
      batch: 100,
      retries,
    })
    this.#triggers.push(this.changes, gains)
    world.onWrite = (write) => {
      const sequence = this.changes.hears(write)
      this.people.pauses.onControl(write)
      if (write.pk === NOBODY) this.people.onRubbish(String(sequence))
      gains.hears(write)
    }
    this.people = new People(world, this.#mailboxes(), calendar)
    const contacts = [this.queue('contacts-sms'), this.queue('contacts-email')]
    this.desk = new DeskPeople(world, new Gateway(world, this.#lambda('lender-api')), {
      people: this.people.all,
      contacts,
    })
    const page = new Gateway(world, this.#lambda('borrower-page'))
    this.pagePeople = new PagePeople(world, page, this.people.all, calendar)
    this.house = new HouseChannel(world, new Gateway(world, this.#lambda('receive-webhook')), this.people.all)
    this.house.onTaken = (text) => this.people.texts.push(text)
    world.serve('secrets', () => ({ SecretString: this.house.secret }))
    world.onProvoked = (by, about, where) => {
      if (world.weather.rush && isAtTheDesk(where)) this.desk.rush(about, where)
      else this.people.provoke(by, about, where)
    }
  }

  begin(): void {
    const { weather, now } = this.world
    const addresses = this.people.all.flatMap(({ borrower }) => borrower.contactPoints.map(({ address }) => address))
    tellHowFar(this.world, addresses, this.#calendar.seasons[0])
    this.people.begin()
    this.house.live(this.#calendar.seasons[0])
    if (weather.oddRecords) this.#oddRecords()
    if (weather.desk) this.desk.begin(this.#calendar.end - 6 * DAY)
    if (weather.deploys) this.#deployIn(this.world.dice.pick('deploys in', this.#calendar.seasons))
    // What was planned by the policy of before, or while the stage observed, is found by a sweep alone.
    if (weather.loses || weather.deploys || weather.observes) this.#sweepAt(now + weather.sweepEveryMs)
    this.#outages(this.#calendar.seasons[0])
    if (weather.loses && this.world.dice.of('operator') < 0.4) this.#redriveFrom(now + 2 * DAY)
  }

  /** A season after the first begins. */
  turnsTo(season: Season): void {
    this.world.turnsTo(season.name)
    this.people.live(season)
    this.house.live(season)
    this.#outages(season)
  }

  queue(name: string): Queue {
    const queue = this.queues.get(name)
    if (queue === undefined) throw new Error(`the stage has no queue ${name}`)
    return queue
  }

  /** The queues of the stage's channels. */
  contactQueues(): Readonly<Partial<Record<Channel, Queue>>> {
    return Object.fromEntries(stageChannels(this.world.weather).map((each) => [each, this.queue(`contacts-${each}`)]))
  }

  #lambda(name: string): Lambda {
    const lambda = this.lambdas.get(name)
    if (lambda === undefined) throw new Error(`the stage has no function ${name}`)
    return lambda
  }

  #stage(): Stage {
    const { world } = this
    const { loses } = world.weather
    const make = (name: string, visibilityMs: number, dead?: Queue): Queue => {
      const receives = loses ? 5 : Number.POSITIVE_INFINITY
      const queue = new Queue({ name, visibilityMs, receives, dead })
      this.queues.set(name, queue)
      return queue
    }
    const working = (name: string, visibilityMs: number) => make(name, visibilityMs, make(`${name}-dead`, 15 * MINUTE))
    const channels = stageChannels(world.weather)
    for (const channel of channels) working(`contacts-${channel}`, 6 * MINUTE)
    const queues = this.contactQueues()
    const reports = working('reports', 6 * MINUTE)
    const inbound = working('inbound', 6 * MINUTE)
    working('lender', 6 * MINUTE)
    const dead = (name: string) => ({ from: this.queue(`${name}-dead`), to: this.queue(name) })
    const alarmDead = make('alarms-dead', 15 * MINUTE)
    return {
      world,
      policy: () => stagePolicy(world.weather, this.version),
      queues,
      alarmDead,
      parts: working('sweep-parts', 30 * MINUTE),
      imports: working('imports', 90 * MINUTE),
      parked: make('parked', MINUTE),
      files: this.#lenderFiles(),
      perSecond: world.weather.perSecond,
      dead: new Map([
        ...channels.map((channel) => [channel, { ...dead(`contacts-${channel}`), holds: 'borrowers' }] as const),
        ['alarms', { from: alarmDead, to: this.queue('contacts-sms'), holds: 'borrowers' }],
        ['reports', { from: this.queue('reports-dead'), to: reports, holds: 'reports' }],
        ['responses', { from: this.queue('inbound-dead'), to: inbound, holds: 'reports' }],
      ]),
    }
  }

  #reads(queue: string, lambda: string, batch?: number): void {
    this.#triggers.push(new QueueTrigger(this.world, this.queue(queue), this.#lambda(lambda), batch))
  }

  #mailboxes(): Mailboxes {
    return {
      lender: this.queue('lender'),
      imports: this.queue('imports'),
      inbound: this.queue('inbound'),
      reports: this.queue('reports'),
      parts: this.queue('sweep-parts'),
      contacts: this.contactQueues(),
      keepFile: (key, text) => this.#files.set(key, text),
      hasFile: (key) => this.#files.has(key),
    }
  }

  /** What is written beside a file is read by nobody here, but S3 may fail. */
  async #writeBeside(key: string): Promise<void> {
    const { world } = this
    if (world.happens('error', world.nameOf(`write beside ${key}`))) throw serverFault()
  }

  /** What the lender's own system says of a borrower. */
  #lender(input: unknown, caller: Process, key: string): { readonly answer?: LenderAnswer } {
    const { world } = this
    const { Name: borrower } = input as { Name: string }
    const odd = world.happens('providerFault', `lender ${key}`)
    const how = world.dice.of(`lender ${key} how`)
    if (odd && how < 0.2) throw serverFault()
    const answer = !odd ? 'ask-them' : how < 0.6 ? 'leave-them' : undefined
    world.observer.lenderSaid(caller, borrower, answer, world.now)
    return answer === undefined ? {} : { answer }
  }

  /** What a model takes a reply for, which is told nothing of whom it is from. */
  #model(input: unknown, key: string): Label {
    const { world } = this
    const { Name: words } = input as { Name: string }
    world.observer.said('model', words, world.now)
    if (world.happens('providerFault', `model ${key}`)) throw serverFault()
    return { intent: world.dice.pick(`model ${key}`, INTENTS), confidence: world.dice.of(`model ${key} is sure`) }
  }

  #oddRecords(): void {
    const { people } = this
    const doors = {
      to: this.#mailboxes(),
      fn: (name: string) => this.#lambda(name),
      onRubbish: (record: string) => people.onRubbish(record),
    }
    bringOddRecords(this.world, doors, this.#calendar.end - 5 * DAY)
  }

  #queueBy(is: (queue: Queue) => boolean): Queue {
    const queue = [...this.queues.values()].find(is)
    if (queue === undefined) throw new Error('there is no such queue')
    return queue
  }

  #sqs(operation: string, input: unknown): object {
    const { now, observer } = this.world
    const { QueueUrl, ...request } = input as {
      QueueUrl: string
      MessageBody?: string
      DelaySeconds?: number
      VisibilityTimeout?: number
      Entries?: readonly { readonly Id: string; readonly MessageBody?: string; readonly ReceiptHandle?: string }[]
    }
    const queue = this.#queueBy(({ url }) => url === QueueUrl)
    const send = (body: string, delaySeconds = 0) => {
      observer.said(`queue ${queue.settings.name}`, body, now)
      return queue.send(body, now, delaySeconds * 1_000)
    }
    switch (operation) {
      case 'SendMessage':
        return { MessageId: send(request.MessageBody ?? '', request.DelaySeconds).id }
      case 'SendMessageBatch':
        for (const { MessageBody = '' } of request.Entries ?? []) queue.send(MessageBody, now)
        return { Successful: (request.Entries ?? []).map(({ Id }) => ({ Id })) }
      case 'DeleteMessageBatch':
        for (const { ReceiptHandle = '' } of request.Entries ?? []) queue.delete(ReceiptHandle)
        return { Successful: (request.Entries ?? []).map(({ Id }) => ({ Id })) }
      case 'ReceiveMessage': {
        const messages = queue.receive(
          now,
          10,
          ({ id }) => this.world.dice.of(id),
          (request.VisibilityTimeout ?? 30) * 1_000,
        )
        return { Messages: messages.map(({ id, body }) => ({ MessageId: id, Body: body, ReceiptHandle: id })) }
      }
      default:
        throw new Error(`this queue knows no ${operation}`)
    }
  }

  /** The period's beginning; a sweep that is late is late by up to a period. */
  #sweepAt(at: number): void {
    const { world } = this
    const { timeline, weather, dice } = world
    timeline.at(at, () => {
      const name = `sweep ${at}`
      const late = world.happens('lateSweep', `late ${name}`) ? dice.below(`${name} by`, weather.sweepEveryMs) : 0
      timeline.in(late, () => {
        if (!world.isOut) this.#lambda('sweep-cases').invoke({ start: true }, name, () => {})
      })
      if (at + weather.sweepEveryMs < this.#calendar.end) this.#sweepAt(at + weather.sweepEveryMs)
    })
  }

  /** A new version of the policy comes into all functions, which processes of before do not know. */
  #deployIn({ begins, quietFrom }: Season): void {
    const { timeline, dice, plan, observer } = this.world
    // Half of them just before the quiet days, in which whoever was planned before has to be moved.
    const late = dice.of('deploys late') < 0.5
    const part = dice.of('deploys when')
    const when = late ? quietFrom - 2 * DAY * part : begins + (0.1 + 0.7 * part) * (quietFrom - begins)
    timeline.at(Math.floor(when), () => {
      if (!plan.allows('another policy is deployed')) return
      const oldUntil = timeline.now + dice.between('old policy until', 10_000, 15 * MINUTE)
      this.version = 2
      for (const lambda of this.lambdas.values()) lambda.replace(oldUntil)
      this.world.tell('deployed', { version: this.version, oldUntil })
      observer.deployed(this.version, timeline.now, oldUntil)
    })
  }

  /** Now and then an operator moves back what was given up. */
  #redriveFrom(at: number): void {
    const { world } = this
    world.timeline.at(at, () => {
      for (const [queue, { from }] of this.#dead) {
        if (from.messages.size > 0 && world.plan.allows(`redrive ${queue} ${at}`)) {
          this.#lambda('redrive').invoke({ queue, limit: 100 }, `redrive ${queue} ${at}`, () => {})
        }
      }
      if (at + 3 * DAY < this.#calendar.end) this.#redriveFrom(at + 3 * DAY)
    })
  }

  #outages(season: Season): void {
    const { world } = this
    const { timeline, dice, weather, plan } = world
    for (let at = 1; at <= weather.outages; at += 1) {
      const what = `outage ${at}${season.name}`
      const begins = season.begins + Math.floor(dice.of(what) * (season.ends - season.begins) * 0.8)
      const lasts = dice.between(`${what} for`, 30 * MINUTE, 600 * MINUTE)
      timeline.at(begins, () => {
        if (!plan.allows(what)) return
        world.isOut = true
        world.tell('outage begins', { lasts })
        world.observer.said('world', 'outage', world.now)
        timeline.in(lasts, () => {
          world.isOut = false
          world.tell('outage ends', {})
          world.observer.said('world', 'outage over', world.now)
          for (const trigger of this.#triggers) trigger.resume()
        })
      })
    }
  }

  #lenderFiles(): LenderFiles {
    const files = this.#files
    return {
      open: ({ key }) =>
        async function* () {
          const text = files.get(key)
          if (text === undefined) throw new LenderFileGoneError()
          yield typeof text === 'string' ? Buffer.from(text) : text
        },
      beside: ({ key }) => ({ write: () => this.#writeBeside(key), close: async () => {}, abandon: async () => {} }),
    }
  }
}
