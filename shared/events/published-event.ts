import { formatDay, formatInstant } from '../time/instant.ts'
import type { BusinessEvent } from './business-event.ts'

/** The `source` of our events on the bus. */
export const EVENT_SOURCE = 'duewell'

/** An event as the bus carries it: as it is, with its instants and days written as ISO 8601, instants in UTC. */
export function publishedEvent(event: BusinessEvent): Readonly<Record<string, unknown>> {
  const until = 'until' in event ? { until: formatInstant(event.until) } : {}
  const terms = 'instalments' in event ? publishedTerms(event) : {}
  return { ...event, at: formatInstant(event.at), ...until, ...terms }
}

function publishedTerms({ instalments, answerBy }: Extract<BusinessEvent, { instalments: unknown }>) {
  return {
    instalments: instalments.map(({ id, dueOn, amount }) => ({ id, dueOn: formatDay(dueOn), amount })),
    answerBy: formatDay(answerBy),
  }
}
