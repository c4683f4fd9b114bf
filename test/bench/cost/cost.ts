import { BYTES_A_CASE } from '../../../infra/sweep-cases.ts'
import { PRICES_READ_ON } from '../../../shared/aws/aws-prices.ts'
import type { Item } from '../../../shared/aws/items/attributes.ts'
import { sortKeys } from '../../../shared/aws/items/keys.ts'
import { sizeOf } from '../../aws/items/item-size.ts'
import { missingForDynamoDbLocal, startDynamoDbLocal } from '../../integration/dynamodb-local/server.ts'
import type { BenchLine } from '../figures.ts'
import { deployedSizes } from './deployed-sizes.ts'
import { gigabyteSeconds } from './lambda-time.ts'
import { LOANS_A_BORROWER, monthTable, REMINDERS_A_BORROWER, SWEEP_PERIOD_SECONDS } from './month.ts'
import { leadReminders, type Way } from './reminder-way.ts'
import { ROUTES, type Route } from './routes.ts'
import { BORROWERS } from './stage.ts'

const DOLLARS_A_MILLION = 6
const WRITE_UNITS = 6
const PLAN_BYTES = 1_024
/** What DynamoDB bills for an item beside its own bytes, while it stores it. */
const STORED_BESIDE = 100

/**
 * What a million reminders cost, carriers apart: typical cases are led through the functions on DynamoDB Local, which says
 * what each call consumes, and every other call is counted; prices are as listed on a day that is printed.
 */
export async function benchCost(): Promise<readonly BenchLine[]> {
  const missing = missingForDynamoDbLocal()
  if (missing !== undefined) {
    console.log(`The cost was left out. ${missing}`)
    return []
  }
  const { endpoint, stop } = await startDynamoDbLocal()
  try {
    const lines: BenchLine[] = []
    let dearest: Way | undefined
    for (const route of ROUTES) {
      const way = await leadBothWays(endpoint, route)
      if (way.bill.dollarsPerMillion() > (dearest?.bill.dollarsPerMillion() ?? 0)) dearest = way
      lines.push(...linesOf(route, way))
    }
    if (dearest === undefined) throw new Error('no reminder was led')
    printMonth(dearest)
    return [...lines, ...itemLines(dearest)]
  } finally {
    await stop()
  }
}

/** Functions that send a million reminders have long been warm, and whatever else the machine does can only add to their time. */
const BUSY_ROUNDS = 4

/** The quiet stage first, and then a busy one some times over, of which the cheapest counts. */
async function leadBothWays(endpoint: string, route: Route): Promise<Way> {
  const sizes = deployedSizes()
  const quiet = await leadReminders({ endpoint, route, sizes, busy: false })
  let busy = await leadReminders({ endpoint, route, sizes, busy: true })
  for (let round = 1; round < BUSY_ROUNDS; round += 1) {
    const again = await leadReminders({ endpoint, route, sizes, busy: true })
    if (again.bill.dollarsPerMillion() < busy.bill.dollarsPerMillion()) busy = again
  }
  console.log(
    `A million reminders, ${route.name}: US dollars at list prices of ${PRICES_READ_ON}. ` +
      `In a stage so quiet that every message comes alone: ${quiet.bill.dollarsPerMillion().toFixed(2)}.`,
  )
  console.table(busy.bill.table())
  return busy
}

function linesOf({ name }: Route, { bill }: Way): readonly BenchLine[] {
  const [dollars, units] = [bill.dollarsPerMillion(), bill.used('dynamoDbWriteUnit')]
  return [
    line(`a million reminders, ${name}`, dollars, DOLLARS_A_MILLION, (value) => `$${value.toFixed(2)}`),
    line(`write units of a reminder, ${name}`, units, WRITE_UNITS, (value) => value.toFixed(2)),
  ]
}

function itemLines({ planned, reminded }: Way): readonly BenchLine[] {
  const plan = planned.filter(({ sk }) => sk?.S === sortKeys.plan)
  const bytes = (value: number) => `${value} bytes`
  return [
    line('a plan with twelve contacts', bytesOf(plan), PLAN_BYTES, bytes),
    line("a case / what the stack's price of a sweep reckons with", bytesOf(reminded), BYTES_A_CASE, bytes),
  ]
}

function line(what: string, ours: number, theirs: number, write: (value: number) => string): BenchLine {
  const ratio = ours / theirs
  return { what, ours: write(ours), theirs: write(theirs), ratio, bar: '<= 1', met: ratio <= 1 }
}

function printMonth({ bill, reminded, history, swept }: Way): void {
  const { gigabytes } = deployedSizes()('SweepCases')
  console.log(
    `A month, at the dearest of these ways: ${LOANS_A_BORROWER} loans and ${REMINDERS_A_BORROWER} reminders a borrower, a ` +
      `sweep every ${SWEEP_PERIOD_SECONDS / 60} minutes, a year of history; US dollars, carriers apart.`,
  )
  console.table(
    monthTable({
      dollarsAReminder: bill.dollarsPerMillion() / 1_000_000,
      bytesACase: bytesOf(reminded) + STORED_BESIDE * reminded.length,
      bytesAReminder: (bytesOf(history) + STORED_BESIDE * history.length) / BORROWERS,
      sweepGigabyteSeconds: gigabyteSeconds(swept, { batch: 1, lanes: 1, gigabytes }) / BORROWERS,
    }),
  )
}

function bytesOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + sizeOf(item), 0)
}
