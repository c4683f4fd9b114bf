import type { Item } from '../../../shared/aws/items/attributes.ts'
import { partitionOf, sortKeys } from '../../../shared/aws/items/keys.ts'
import { readHistoryItem } from '../../../shared/aws/items/read-history.ts'
import { MINUTE } from '../../../shared/time/instant.ts'
import { context } from '../../functions/test-room.ts'
import { Bill, type Part } from './bill.ts'
import type { DeployedSizes, Verb } from './deployed-sizes.ts'
import { billInvocation } from './lambda-time.ts'
import type { Metered } from './metered-calls.ts'
import { LANES } from './rooms.ts'
import { queued, type Route, type Sent } from './routes.ts'
import { BORROWERS, openStage } from './stage.ts'
import { streamRecord } from './stream-record.ts'

export interface WayProps {
  readonly endpoint: string
  readonly route: Route
  readonly sizes: (verb: Verb) => DeployedSizes
  /** Whether batches are full, as in a busy stage; in a quiet one each message comes alone. */
  readonly busy: boolean
}

export interface Way {
  readonly bill: Bill
  /** The items of one case after its plan was made, and after its reminder arrived. */
  readonly planned: readonly Item[]
  readonly reminded: readonly Item[]
  readonly history: readonly Item[]
  /** What one sweep of all those cases used. */
  readonly swept: Metered
}

/** Leads typical cases from their first plan to the receipt of their reminder, and bills each step. */
export async function leadReminders({ endpoint, route, sizes, busy }: WayProps): Promise<Way> {
  const bill = new Bill(BORROWERS)
  const { borrowers, doors, meter, time, caseItems, historyItems } = await openStage(endpoint, route)
  const atOnce = (verb: Verb) => (verb === 'RecordDelivery' ? route.atOnce : undefined)
  const batchOf = (verb: Verb) => (busy ? (atOnce(verb) ?? sizes(verb).batch) : 1)
  async function invoke<One>(part: Part, verb: Verb, all: readonly One[], call: (some: readonly One[]) => unknown) {
    for (let from = 0; from < all.length; from += batchOf(verb)) {
      const some = all.slice(from, from + batchOf(verb))
      const used = await meter.of(async () => nothingFailed(await call(some)))
      const { gigabytes, platformLines } = sizes(verb)
      billInvocation(bill, part, used, { batch: some.length, lanes: LANES[verb], gigabytes, platformLines })
    }
  }

  await invoke('first plan', 'ReconcileCase', borrowers, (some) => {
    const Records = some.map(({ id }, at) =>
      streamRecord({ pk: { S: partitionOf(id) }, sk: { S: sortKeys.borrower } }, at),
    )
    return doors.reconcileCase({ Records }, context())
  })
  const planned = await caseItems('b0')

  const alarms = await Promise.all(
    borrowers.map(async ({ id, zones }) => ({ borrower: id, zones, at: alarmIn(await caseItems(id)) })),
  )
  bill.add('alarm', 'schedulerInvocation', alarms.length)
  for (const _ of alarms) queued(bill, 'queue', batchOf('SendDueContact'))
  await invoke(
    'send',
    'SendDueContact',
    // Those of one place together: their hours end at the same time, so that a batch which rang for hours is still within them.
    alarms.toSorted((a, b) => String(a.zones).localeCompare(String(b.zones)) || a.at - b.at),
    (some) => {
      time.now = (some.at(-1)?.at ?? time.now) + MINUTE
      const Records = some.map(({ borrower }, at) => ({
        messageId: `059f36b4-87a3-44ab-83d2-66197569${String(at).padStart(4, '0')}`,
        body: JSON.stringify({ borrower }),
      }))
      return doors.sendDueContact({ Records }, context())
    },
  )

  const history = await historyItems()
  const sent = history.flatMap(sentIn)
  if (sent.length !== BORROWERS) throw new Error(`${sent.length} of ${BORROWERS} reminders were sent`)
  time.now += MINUTE
  for (const one of sent) route.carry(bill, one, batchOf('RecordDelivery'))
  await invoke('receipt', 'RecordDelivery', sent, (some) => doors.recordDelivery(route.receipts(some), context()))
  await invoke('events', 'PublishEvents', history, (some) =>
    doors.publishEvents({ Records: some.map(streamRecord) }, context()),
  )
  const reminded = await caseItems('b0')
  // The second of two: a function that sweeps every hour has long been warm.
  await meter.of(() => sweep(doors))
  const swept = await meter.of(() => sweep(doors))
  return { bill, planned, reminded, history, swept }
}

async function sweep({ sweepCases }: Awaited<ReturnType<typeof openStage>>['doors']): Promise<void> {
  const body = JSON.stringify({ segment: 0, of: 1 })
  nothingFailed(await sweepCases({ Records: [{ messageId: 'part', body }] }, context()))
}

function alarmIn(items: readonly Item[]): number {
  const at = Date.parse(items.find(({ sk }) => sk?.S === sortKeys.plan)?.alarm?.S ?? '')
  if (Number.isNaN(at)) throw new Error('a case has no alarm')
  return at
}

function sentIn(item: Item): Sent[] {
  const { borrower, entry } = readHistoryItem(item)
  return entry.what === 'contact' && entry.outcome === 'sent' ? [{ borrower, ...entry }] : []
}

function nothingFailed(answer: unknown): void {
  const { batchItemFailures } = answer as { batchItemFailures: readonly unknown[] }
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} records failed`)
}
