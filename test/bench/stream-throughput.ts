import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler'
import { ownClient } from '../../functions/aws-settings.ts'
import { createHandler } from '../../functions/reconcile-case/handler.ts'
import { context, testRoom } from '../functions/test-room.ts'
import { type BenchLine, figuresOf } from './figures.ts'
import { startNullServer } from './null-server.ts'

const RECORDS = 100
const BORROWERS = 80
const CALL_MS = 15
const ROUNDS = 7
const SEQUENTIAL_BAR = 25
const PARALLEL_BAR = 0.9

/**
 * A batch of a stream through reconcile-case, each case two calls of 15 ms by the AWS SDK, beside the same calls for each
 * record one after another, and all at once with no order kept. The best of the rounds counts, as in send-cpu.ts.
 */
export async function benchStreamThroughput(): Promise<readonly BenchLine[]> {
  const server = await startNullServer({ delayMs: CALL_MS, answers: [] })
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' }
  // As many connections as the functions' own clients have, without TLS.
  const requestHandler = { httpAgent: ownClient.requestHandler.httpsAgent }
  const settings = { requestHandler, region: 'eu-west-1', endpoint: server.url, credentials }
  const dynamodb = new DynamoDBClient(settings)
  const scheduler = new SchedulerClient(settings)
  const twoCalls = async (borrower: string) => {
    await dynamodb.send(new PutItemCommand({ TableName: 'cases', Item: { pk: { S: borrower }, sk: { S: 'PLAN' } } }))
    await scheduler.send(
      new CreateScheduleCommand({
        Name: borrower,
        ScheduleExpression: 'at(2026-11-02T09:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: 'arn:aws:sqs:eu-west-1:000000000000:sms', RoleArn: 'arn:aws:iam::000000000000:role/alarms' },
      }),
    )
  }

  const borrowers = Array.from({ length: RECORDS }, (_, record) => `b${record % BORROWERS}`)
  const event = { Records: borrowers.map((borrower, record) => streamRecord(borrower, record)) }
  const contenders = {
    ours: async (handle: ReturnType<typeof createHandler>) => {
      await handle(event, context())
    },
    sequential: async () => {
      for (const borrower of borrowers) await twoCalls(borrower)
    },
    parallel: async () => {
      await Promise.all(borrowers.map(twoCalls))
    },
  }
  const handler = createHandler(roomThatCalls(twoCalls))
  const rates = { ours: [] as number[], sequential: [] as number[], parallel: [] as number[] }
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      const started = performance.now()
      await run(handler)
      const rate = (RECORDS / (performance.now() - started)) * 1_000
      if (round >= 0) rates[name as keyof typeof rates].push(rate)
    }
  }
  server.stop()
  return [
    line('one record after another', rates.ours, rates.sequential, SEQUENTIAL_BAR),
    line('all records at once', rates.ours, rates.parallel, PARALLEL_BAR),
  ]
}

/** A room whose store makes the two calls and then knows no such case, so that there is nothing else to measure. */
function roomThatCalls(twoCalls: (borrower: string) => Promise<void>) {
  const { room } = testRoom()
  const cases = {
    ...room.ports.cases,
    async load(borrower: string) {
      await twoCalls(borrower)
      return undefined
    },
  }
  return { ...room, ports: { ...room.ports, cases } }
}

function streamRecord(borrower: string, record: number) {
  const Keys = { pk: { S: `BORROWER#${borrower}` }, sk: { S: 'BORROWER' } }
  return { dynamodb: { SequenceNumber: String(record + 1), Keys } }
}

function line(theirs: string, ours: readonly number[], others: readonly number[], bar: number): BenchLine {
  const [mine, other] = [figuresOf(ours), figuresOf(others)]
  const ratio = mine.max / other.max
  return {
    what: `stream records a second / ${theirs}`,
    ours: `${rate(mine.max)} (${rate(mine.median)} median)`,
    theirs: `${rate(other.max)} (${rate(other.median)} median)`,
    ratio,
    bar: `>= ${bar}`,
    met: ratio >= bar,
  }
}

function rate(records: number): string {
  return `${Math.round(records)}/s`
}
