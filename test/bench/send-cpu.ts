import { fork } from 'node:child_process'
import { once } from 'node:events'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SNSClient } from '@aws-sdk/client-sns'
import { SQSClient } from '@aws-sdk/client-sqs'
import { createHandler } from '../../functions/send-due-contact/handler.ts'
import { connectWorkplace } from '../../functions/workplace.ts'
import { DynamoDbBudget } from '../../shared/aws/dynamodb-budget.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbLinkStore } from '../../shared/aws/dynamodb-link-store.ts'
import { DynamoDbNeighbours } from '../../shared/aws/dynamodb-neighbours.ts'
import { DynamoDbSendingControl } from '../../shared/aws/dynamodb-sending-control.ts'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { SchedulerAlarmClock } from '../../shared/aws/scheduler-alarm-clock.ts'
import { SnsSmsSender } from '../../shared/aws/sns-sms-sender.ts'
import { SqsContactQueue } from '../../shared/aws/sqs-contact-queue.ts'
import { compilePolicy } from '../../shared/case/compile-policy.ts'
import { issueLinks } from '../../shared/links/issue-links.ts'
import { context } from '../functions/test-room.ts'
import { examplePolicy } from './bundled-functions.ts'
import { answersFor, CLAIM, type DueCase, dueCase } from './case-answers.ts'
import { type BenchLine, figuresOf } from './figures.ts'
import { startNullServer } from './null-server.ts'

const REMINDERS = 100
const ROUNDS = 20
const BAR = 1.3

interface Measured {
  /** Microseconds of processor time a reminder. */
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
  readonly calls: number
}

/**
 * Processor time of a reminder by SMS through send-due-contact, beside the same calls to AWS with nothing around them. The
 * least of the rounds counts: whatever else the machine does only ever adds.
 */
export async function benchSendCpu(): Promise<BenchLine> {
  // In a process of its own: what the function logs goes nowhere, and nobody else's work is counted.
  const child = fork(import.meta.filename, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [measured] = (await once(child, 'message')) as [Measured]
  const [ours, theirs] = [figuresOf(measured.ours), figuresOf(measured.theirs)]
  const ratio = ours.min / theirs.min
  return {
    what: `processor time of a reminder / of its ${measured.calls} calls to AWS alone`,
    ours: `${microseconds(ours.min)} (${microseconds(ours.median)} median)`,
    theirs: `${microseconds(theirs.min)} (${microseconds(theirs.median)} median)`,
    ratio,
    bar: `<= ${BAR}`,
    met: ratio <= BAR,
  }
}

async function measure(): Promise<Measured> {
  const policy = compilePolicy(examplePolicy())
  const due = dueCase('sms', policy)
  const server = await startNullServer({ delayMs: 0, answers: answersFor(due) })
  const sent: (() => Promise<unknown>)[] = []
  const clients = clientsOf(server.url)
  const stopRecording = record(Object.values(clients), sent)
  const handler = createHandler(roomOf(clients, policy, due))
  const event = { Records: [{ messageId: 'm-1', body: JSON.stringify({ borrower: due.caseFile.borrower.id }) }] }
  const remind = () => handler(event, context())

  // The first also reads what is then remembered; the second is like all that follow.
  await remind()
  sent.length = 0
  await remind()
  const calls = [...sent]
  stopRecording()
  if (!calls.some((call) => call.name === 'PublishCommand')) throw new Error('nothing was sent')

  const replay = async () => {
    for (const call of calls) await call()
  }
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let round = -2; round < ROUNDS; round += 1) {
    const [ours, theirs] = [await processorTime(remind), await processorTime(replay)]
    if (round < 0) continue
    times.ours.push(ours)
    times.theirs.push(theirs)
  }
  server.stop()
  return { ...times, calls: calls.length }
}

function clientsOf(endpoint: string) {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' }
  const settings = { region: 'eu-west-1', endpoint, credentials }
  return {
    dynamodb: new DynamoDBClient(settings),
    sqs: new SQSClient(settings),
    scheduler: new SchedulerClient(settings),
    sns: new SNSClient(settings),
  }
}

/** Notes each call that goes through the clients, so that it can be made again with nothing around it. */
function record(clients: readonly object[], sent: (() => Promise<unknown>)[]): () => void {
  const originals = (clients as { send: (command: { input: object }) => Promise<unknown> }[]).map((client) => {
    const { send } = client
    client.send = (command) => {
      const Command = command.constructor as new (input: object) => typeof command
      const again = () => send.call(client, new Command(command.input))
      sent.push(Object.defineProperty(again, 'name', { value: Command.name }))
      return send.call(client, command)
    }
    return { client, send }
  })
  return () => {
    for (const { client, send } of originals) client.send = send
  }
}

/** The room of the door for SMS by SNS, on the real adapters; time stands still, and every claim has one name. */
function roomOf(clients: ReturnType<typeof clientsOf>, policy: ReturnType<typeof compilePolicy>, { now }: DueCase) {
  const { dynamodb, sqs, scheduler, sns } = clients
  const clock = { now: () => now }
  const patience = { wait: async () => {}, chance: () => 0 }
  const hash = new KeyedHash(Buffer.alloc(32, 7))
  const queues = { sms: 'https://sqs.eu-west-1.amazonaws.com/000000000000/sms' }
  const arn = 'arn:aws:sqs:eu-west-1:000000000000:sms'
  const queue = new SqsContactQueue({ client: sqs, queues })
  const sender = new SnsSmsSender({
    client: sns,
    settings: { type: 'Transactional', maxPriceUsd: '0.10' },
    tell: () => {},
  })
  const tables = { cases: 'cases', history: 'history' }
  return {
    ...connectWorkplace({ STAGE: 'bench', PARKED_RECORDS: queues.sms }, sqs),
    policy,
    channel: 'sms' as const,
    lanes: 1,
    ports: {
      cases: new DynamoDbCaseStore({ client: dynamodb, tables, historyDays: 2_557, patience }),
      neighbours: new DynamoDbNeighbours(dynamodb, tables.cases),
      alarms: new SchedulerAlarmClock({
        client: scheduler,
        settings: {
          group: 'alarms',
          role: 'arn:aws:iam::000000000000:role/alarms',
          targets: { sms: arn, email: arn, voice: arn, agent: arn, webhook: arn },
          deadLetters: arn,
        },
        queue,
        hash,
        clock,
        patience,
      }),
      queue,
      sender: () => sender,
      control: new DynamoDbSendingControl({ client: dynamodb, table: 'control', freshForSeconds: 93_600, clock }),
      budget: new DynamoDbBudget({ client: dynamodb, table: 'control', budgets: { sms: 1_000_000 } }),
      references: issueLinks({
        links: new DynamoDbLinkStore({ client: dynamodb, table: 'control' }),
        derive: (borrower, contact) => hash.ofLink(borrower, contact),
        clock,
      }),
      clock,
      ids: { next: () => CLAIM },
    },
  }
}

/** Microseconds each, of all threads. */
async function processorTime(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  for (let times = 0; times < REMINDERS; times += 1) await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / REMINDERS
}

function microseconds(time: number): string {
  return `${Math.round(time)} us`
}

if (import.meta.main) {
  const measured = await measure()
  process.send?.(measured, () => process.exit())
}
