import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { BusinessEvent } from '../events/business-event.ts'
import { EVENT_VERSION } from '../events/event-version.ts'
import { EVENT_SOURCE, publishedEvent } from '../events/published-event.ts'

/** What one call of PutEvents takes, in entries and in bytes of all of them together. */
const ENTRIES_A_CALL = 10
const BYTES_A_CALL = 256 * 1024
/** A consumer may hand the whole event on to a queue, which takes as much with the envelope around it. */
const BYTES_AN_ENTRY = 240 * 1024

export interface BusSettings {
  readonly bus: string
  readonly stage: string
}

/** The calls that publish events: an entry holds events of one type in their order, as many as fit. */
export function putEventsCalls(events: readonly BusinessEvent[], settings: BusSettings): PutEventsRequestEntry[][] {
  const entries = [...Map.groupBy(events, ({ type }) => type)].flatMap(([type, ofType]) =>
    entriesOfType(type, ofType, settings),
  )
  return pack(entries, entryBytes, BYTES_A_CALL, ENTRIES_A_CALL)
}

function entriesOfType(
  type: BusinessEvent['type'],
  events: readonly BusinessEvent[],
  { bus, stage }: BusSettings,
): PutEventsRequestEntry[] {
  const head = `{"version":${EVENT_VERSION},"stage":${JSON.stringify(stage)},"events":[`
  const room = BYTES_AN_ENTRY - Buffer.byteLength(`${EVENT_SOURCE}${type}${head}]}`)
  const written = events.map((event) => JSON.stringify(publishedEvent(event)))
  return pack(written, (event) => Buffer.byteLength(event) + 1, room).map((some) => ({
    EventBusName: bus,
    Source: EVENT_SOURCE,
    DetailType: type,
    Detail: `${head}${some.join(',')}]}`,
  }))
}

/** What AWS counts of an entry. */
function entryBytes({ Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number {
  return Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail)
}

/** Groups in order; whatever is larger than a group may be stands alone, for the service to refuse. */
function pack<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  room: number,
  most = Number.POSITIVE_INFINITY,
): Item[][] {
  const groups: Item[][] = []
  let left = 0
  for (const item of items) {
    const size = sizeOf(item)
    const group = groups.at(-1)
    if (group !== undefined && size <= left && group.length < most) {
      group.push(item)
      left -= size
    } else {
      groups.push([item])
      left = room - size
    }
  }
  return groups
}
