import type { Channel } from '../case/channel.ts'
import type { Policy } from '../case/policy.ts'
import type { Response } from '../case/response.ts'
import type { RenderedMessage } from '../messages/message.ts'
import { localReference } from '../messages/values.ts'
import type { LinkReferences, Ports, Sender, SendResult } from '../ports.ts'
import type { Outcome } from '../reconcile/outcome.ts'
import { type Door, reconcile } from '../reconcile.ts'
import { understandReply } from '../replies/understand-reply.ts'
import { type RecordedResponse, recordResponse } from '../responses/record-response.ts'
import type { SendingState } from '../sending/sending-state.ts'
import { type Closed, closeTask, type TaskClosing } from '../tasks/close-task.ts'
import { type Instant, SECOND } from '../time/instant.ts'
import { Heap } from './heap.ts'
import { MemoryCaseIntake } from './memory-case-intake.ts'
import { MemoryCaseStore } from './memory-case-store.ts'
import { MemoryNeighbours } from './memory-neighbours.ts'
import { MemoryResponseStore } from './memory-response-store.ts'
import { MemoryTaskStore } from './memory-task-store.ts'
import { VirtualClock } from './virtual-clock.ts'

/** A borrower's id on its way to the door of a channel: an alarm that rings, or a message in a queue. */
interface Ring {
  readonly borrower: string
  readonly channel: Channel
}

/** A message as the borrower would see it, with the id of its contact; nothing leaves the process. */
export interface Delivered {
  readonly contact: string
  readonly borrower: string
  readonly at: Instant
  readonly message: RenderedMessage
}

export interface LocalServiceOptions {
  readonly start: Instant
  readonly policy: Policy
  readonly onDelivered?: (delivered: Delivered) => void
  /** Where links are issued; nobody opens those of a run without an audience. */
  readonly references?: LinkReferences
}

/**
 * The whole service in one process on a virtual clock: the production reconcile behind its doors, with the change feed,
 * the alarms and the queues as plain lists.
 */
export class LocalService {
  readonly clock: VirtualClock
  readonly cases = new MemoryCaseStore()
  readonly responses = new MemoryResponseStore(this.cases)
  readonly tasks = new MemoryTaskStore(this.cases)
  readonly #intake = new MemoryCaseIntake(this.cases)
  readonly #policy: Policy
  readonly #ports: Ports
  readonly #rings = new Heap<Ring>()
  #serving = ''

  constructor({ start, policy, onDelivered, references = LOCAL_REFERENCES }: LocalServiceOptions) {
    this.clock = new VirtualClock(start)
    this.#policy = policy
    const outbox: Sender = {
      send: ({ contact, message }) => {
        onDelivered?.({ contact, borrower: this.#serving, at: this.clock.now(), message })
        return Promise.resolve<SendResult>({ state: 'accepted', providerId: contact })
      },
    }
    let ids = 0
    this.#ports = {
      cases: this.cases,
      neighbours: new MemoryNeighbours(this.cases),
      clock: this.clock,
      alarms: { set: (borrower, at, channel) => this.#ring(at, borrower, channel) },
      queue: {
        put: (borrower, channel, delaySeconds = 0) =>
          this.#ring(this.clock.now() + delaySeconds * SECOND, borrower, channel),
      },
      sender: () => outbox,
      control: { standing: () => LIVE, pause: () => DONE },
      budget: { takeHourly: () => TAKEN, takeDaily: () => TAKEN },
      references,
      ids: { next: () => `c${++ids}` },
    }
  }

  /** The next instant at which something rings; undefined when nothing will ever happen by itself. */
  get nextRing(): Instant | undefined {
    return this.cases.hasChanged ? this.clock.now() : this.#rings.nextAt
  }

  /** Lets everything happen that is due up to and including an instant, and leaves the clock there. */
  async runUntil(until: Instant): Promise<void> {
    for (;;) {
      if (this.cases.hasChanged) await this.settleChanges()
      const at = this.#rings.nextAt
      if (at === undefined || at > until) break
      const ring = this.#rings.pop()
      this.clock.advanceTo(at)
      if (ring !== undefined) await this.#open(ring.borrower, { opened: 'queue', channel: ring.channel })
    }
    this.clock.advanceTo(until)
  }

  /** Opens the room once for every borrower whose case changed, however often it did. */
  async settleChanges(): Promise<void> {
    for (;;) {
      const borrower = this.cases.nextChanged()
      if (borrower === undefined) break
      await this.#open(borrower, CHANGE)
    }
  }

  /** Takes in what a borrower answers, as its door would, and lets it take effect. */
  async respond(response: Response): Promise<readonly RecordedResponse[]> {
    const recorded = await recordResponse(response, this.#policy, { ...this.#ports, responses: this.responses, reader })
    await this.settleChanges()
    return recorded
  }

  /** Takes a task and closes it, as an agent would, and lets what came of it take effect. */
  async closeTask(closing: TaskClosing): Promise<Closed> {
    await this.tasks.take(closing.borrower, closing.task, closing.by, closing.at)
    const { cases, responses, tasks } = this
    const closed = await closeTask(closing, this.#policy, { cases, responses, tasks, intake: this.#intake })
    await this.settleChanges()
    return closed
  }

  #open(borrower: string, door: Door): Promise<Outcome> {
    this.#serving = borrower
    return reconcile(borrower, door, this.#policy, this.#ports)
  }

  #ring(at: Instant, borrower: string, channel: Channel): Promise<void> {
    this.#rings.push(at, { borrower, channel })
    return DONE
  }
}

const reader = () => Promise.resolve(understandReply)
const LOCAL_REFERENCES: LinkReferences = {
  issue: ({ borrower, contact }) => Promise.resolve(localReference(borrower, contact)),
  again: localReference,
}
const DONE = Promise.resolve()
const TAKEN = Promise.resolve(true)
/** A local run is live: there is nobody who could be reached. */
const LIVE = Promise.resolve<SendingState>({ mode: 'live', pauses: [], feeds: {}, freshForSeconds: 0 })
const CHANGE = { opened: 'change' } as const
