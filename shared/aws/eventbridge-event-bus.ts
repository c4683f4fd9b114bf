import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { BusinessEvent } from '../events/business-event.ts'
import type { EventBus } from '../ports.ts'
import { mayPass } from './aws-refusal.ts'
import { type Patience, withBackOff } from './back-off.ts'
import { type BusSettings, putEventsCalls } from './put-events-request.ts'

interface RefusedEntry {
  readonly entry: PutEventsRequestEntry
  readonly code: string
}

/** Thrown where a bus refused entries to the end; the others are out. */
export class EventsNotPublishedError extends Error {
  override readonly name = 'EventsNotPublishedError'

  constructor(refused: readonly RefusedEntry[]) {
    const codes = new Set(refused.map(({ code }) => code))
    super(
      `${refused.length} entries could not be published (${[...codes].join(', ')}). Publish the whole batch again: readers expect ` +
        'an event to come twice. If it stays so, look whether the bus exists and the function may put events on it.',
    )
  }
}

export interface EventBridgeEventBusProps {
  /** One attempt a call (`maxAttempts: 1`): the repeats are the bus's own, since it bounds them. */
  readonly client: EventBridgeClient
  readonly settings: BusSettings
  readonly patience: Patience
}

/** Business events on an EventBridge bus. Publishing twice is allowed. */
export class EventBridgeEventBus implements EventBus {
  readonly #props: EventBridgeEventBusProps

  constructor(props: EventBridgeEventBusProps) {
    this.#props = props
  }

  async publish(events: readonly BusinessEvent[]): Promise<void> {
    const { settings, patience } = this.#props
    for (const call of putEventsCalls(events, settings)) {
      let left: readonly PutEventsRequestEntry[] = call
      const putWhatIsLeft = async () => {
        const refused = await this.#put(left)
        left = refused.map(({ entry }) => entry)
        if (refused.length > 0) throw new EventsNotPublishedError(refused)
      }
      await withBackOff(putWhatIsLeft, mayPass, patience)
    }
  }

  /** A call may succeed and have refused some of its entries: these are answered. */
  async #put(entries: readonly PutEventsRequestEntry[]): Promise<readonly RefusedEntry[]> {
    const answer = await this.#props.client.send(new PutEventsCommand({ Entries: [...entries] }))
    return entries.flatMap((entry, at) => {
      const code = answer.Entries?.[at]?.ErrorCode
      return code === undefined ? [] : [{ entry, code }]
    })
  }
}
