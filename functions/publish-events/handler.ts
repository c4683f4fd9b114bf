import type { DynamoDBBatchResponse } from 'aws-lambda'
import type { HistoryRecord } from '../../shared/aws/items/read-history.ts'
import type { BusinessEvent } from '../../shared/events/business-event.ts'
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts'
import type { EventBus } from '../../shared/ports.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import { nameOf } from '../log.ts'
import type { Workplace } from '../room.ts'
import { streamAnswer } from '../stream-record.ts'
import { readGainedEntries } from './gained-entry.ts'

const BY = 'publish-events'

export interface PublishingRoom extends Workplace {
  readonly events: EventBus
}

/**
 * Tells the bus what the history gained. A batch is published as a whole, since events of one type share an entry of the
 * bus; when that fails the whole batch comes again, and readers expect an event to come twice.
 */
export function createHandler(room: PublishingRoom): LambdaHandler<DynamoDBBatchResponse> {
  return lambda(async (event) => {
    const gained = readGainedEntries(event)
    const again: string[] = []
    for (const { id, content } of gained) {
      if ('unreadable' in content && !(await parked(id, content.unreadable, room))) again.push(id)
    }
    const entries = gained.flatMap(({ content }) => ('entry' in content ? [content] : []))
    const records = gained.flatMap(({ id, content }) => ('entry' in content ? [id] : []))
    if (!(await published(entries, records, room))) again.push(...records)
    return streamAnswer(again)
  }, room)
}

async function published(
  entries: readonly HistoryRecord[],
  records: readonly string[],
  { events, log }: PublishingRoom,
): Promise<boolean> {
  const all: BusinessEvent[] = entries.flatMap(({ borrower, entry }) => eventsOfEntry(borrower, entry))
  if (all.length === 0) return true
  try {
    await events.publish(all)
  } catch (error) {
    log({ what: 'left', by: BY, records, reason: nameOf(error) })
    return false
  }
  log({ what: 'published', by: BY, records: [records.at(0), records.at(-1)].filter(isThere), events: all.length })
  return true
}

function isThere(record: string | undefined): record is string {
  return record !== undefined
}

async function parked(record: string, reason: string, { parking, log, metrics }: PublishingRoom): Promise<boolean> {
  try {
    await parking.park({ from: BY, record, reason })
  } catch (error) {
    log({ what: 'left', by: BY, records: [record], reason: nameOf(error) })
    return false
  }
  metrics.ofHouse('recordsParked')
  log({ what: 'parked', by: BY, records: [record], reason })
  return true
}
