import { formatInstant } from '../time/instant.ts'
import type { BusinessEvent } from './business-event.ts'

/** The `source` of our events on the bus. */
export const EVENT_SOURCE = 'duewell'

/** An event as the bus carries it: as it is, with its instants written as ISO 8601 in UTC. */
export function publishedEvent(event: BusinessEvent): Readonly<Record<string, unknown>> {
  const until = 'until' in event ? { until: formatInstant(event.until) } : {}
  return { ...event, at: formatInstant(event.at), ...until }
}
