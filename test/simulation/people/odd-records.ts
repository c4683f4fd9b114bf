import { gzipSync } from 'node:zlib'
import type { Item } from '../../../shared/aws/items/attributes.ts'
import { TABLES } from '../world/functions.ts'
import type { Lambda } from '../world/lambda.ts'
import type { World } from '../world/world.ts'
import type { Mailboxes } from './people.ts'

const HOUR = 3_600_000
/** Nobody: a case that only unreadable items are of. */
export const NOBODY = 'BORROWER#nobody'

/** Lines of SNS's log of a text that the account sent for somebody else, as CloudWatch hands them over. */
function logOf(at: number): { readonly awslogs: { readonly data: string } } {
  const message = JSON.stringify({
    notification: { messageId: `log-${at}`, timestamp: new Date(at).toISOString().replace('T', ' ').replace('Z', '') },
    delivery: { providerResponse: 'Message has been accepted by phone carrier', destination: '+491510000000' },
    status: 'SUCCESS',
  })
  const lines = { messageType: 'DATA_MESSAGE', logEvents: [{ id: `line-${at}`, message }] }
  return { awslogs: { data: gzipSync(JSON.stringify(lines)).toString('base64') } }
}

interface Doors {
  readonly to: Mailboxes
  readonly fn: (name: string) => Lambda
  readonly onRubbish: (record: string) => void
}

/** Brings what nobody can read, and logs of a provider, to the doors every few days. */
export function bringOddRecords(world: World, doors: Doors, until: number): void {
  const { timeline, plan, now } = world
  for (let at = now + HOUR; at < until; at += 31 * HOUR) {
    timeline.at(at, () => {
      if (plan.allows(`odd records ${at}`)) bring(world, doors, at)
    })
  }
}

function bring(world: World, { to, fn, onRubbish }: Doors, at: number): void {
  onRubbish(to.lender.send(JSON.stringify({ facts: [], problems: ['no such column'] }), at).id)
  const half = { facts: [JSON.stringify(CLOSED)], problems: ['no such column'] }
  onRubbish(to.lender.send(JSON.stringify(half), at).id)
  to.reports.send(JSON.stringify({ requestPayload: logOf(at) }), at)
  fn('record-delivery').invoke(logOf(at), `log ${at}`, () => {})
  const unreadable: Item = { pk: { S: NOBODY }, sk: { S: 'BORROWER' }, v: { N: '99' } }
  const history = { eventName: 'INSERT', dynamodb: { SequenceNumber: `odd-${at}`, NewImage: unreadable } }
  onRubbish(`odd-${at}`)
  fn('publish-events').invoke({ Records: [history] }, `odd history ${at}`, () => {})
  world.database.put(TABLES.cases, unreadable)
  world.timeline.in(HOUR / 4, () => world.database.remove(TABLES.cases, NOBODY, 'BORROWER'))
}

/** A stop of an address that nobody has, of a day that a door lets through: of no other what was stored could be read again. */
const SINCE = Date.UTC(2026, 8, 1)
const CLOSED = { kind: 'closed-point', value: { point: 'sms-of-nobody', since: SINCE, why: 'opted-out' } } as const
