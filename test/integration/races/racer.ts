import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { DynamoDbCaseStore } from '../../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbNeighbours } from '../../../shared/aws/dynamodb-neighbours.ts'
import { localReference } from '../../../shared/messages/values.ts'
import type { Ports, SendResult } from '../../../shared/ports.ts'
import { reconcile } from '../../../shared/reconcile.ts'
import { LIVE } from '../../reconcile/room-factory.ts'
import { clientOf } from '../dynamodb-local/server.ts'
import type { Answer, Asked, Job } from './messages.ts'
import { POLICIES } from './policies.ts'

/*
 * One of several processes that run the production room on DynamoDB Local, as a function's instances do, until somebody kills
 * them. Time comes with each job; what leaves (a message, an alarm, an id on a queue) is told to the process that began the race.
 */

const [endpoint = '', cases = '', history = ''] = process.argv.slice(2)
const client = clientOf(endpoint)
const patience = { wait: (milliseconds: number) => setTimeout(milliseconds), chance: Math.random }
const store = new DynamoDbCaseStore({ client, tables: { cases, history }, historyDays: 1, patience })
const neighbours = new DynamoDbNeighbours(client, cases)

const waiting = new Map<number, (answer: SendResult | undefined) => void>()
let asked = 0

function ask(asking: Omit<Asked, 'ask'>): Promise<SendResult | undefined> {
  asked += 1
  const ask = asked
  return new Promise((resolve) => {
    waiting.set(ask, resolve)
    process.send?.({ ask, ...asking } satisfies Asked)
  })
}

/** A network is slower than a loopback device, and not by the same each time: another may write meanwhile. */
async function dawdle(): Promise<void> {
  if (Math.random() < 0.5) await setTimeout(Math.random() * 25)
}

function portsOf({ job, now }: Job): Ports {
  // On this machine's own clock, which all processes share: what was stored before this look must be obeyed.
  let lookedAt = 0n
  return {
    cases: {
      load: async (borrower) => {
        await dawdle()
        lookedAt = process.hrtime.bigint()
        return store.load(borrower)
      },
      writePlan: async (...write) => {
        await dawdle()
        return store.writePlan(...write)
      },
      closePoint: (...write) => store.closePoint(...write),
    },
    neighbours,
    clock: { now: () => now },
    alarms: { set: async (borrower, at) => void (await ask({ job, what: 'alarm', borrower, at })) },
    queue: {
      put: async (borrower, _channel, delaySeconds = 0) =>
        void (await ask({ job, what: 'queue', borrower, at: now + delaySeconds * 1_000 })),
    },
    sender: () => ({
      send: async ({ borrower, contact }) => {
        const answer = await ask({ job, what: 'send', borrower, at: now, contact, lookedAt: String(lookedAt) })
        return answer ?? { state: 'unknown' }
      },
    }),
    control: { standing: async () => LIVE, pause: async () => {} },
    budget: { takeHourly: async () => true, takeDaily: async () => true },
    references: {
      issue: async ({ borrower, contact }) => localReference(borrower, contact),
      again: localReference,
    },
    ids: { next: () => randomUUID().slice(0, 13) },
  }
}

async function run(job: Job): Promise<void> {
  const { borrower, door, policy } = job
  try {
    const outcome = await reconcile(borrower, door, POLICIES[policy], portsOf(job))
    process.send?.({ done: job.job, outcome })
  } catch (error) {
    process.send?.({ done: job.job, failed: error instanceof Error ? error.name : 'something else' })
  }
}

process.on('message', (message: Job | Answer) => {
  if ('job' in message) void run(message)
  else waiting.get(message.answer)?.(message.result)
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: true })
