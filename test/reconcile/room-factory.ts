import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Channel } from '../../shared/case/channel.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryNeighbours } from '../../shared/local/memory-neighbours.ts'
import { VirtualClock } from '../../shared/local/virtual-clock.ts'
import type { RenderedMessage } from '../../shared/messages/message.ts'
import { localReference } from '../../shared/messages/values.ts'
import type { CaseStore, LinkedContact, LoanTruth, Ports, SendResult } from '../../shared/ports.ts'
import { type Door, reconcile } from '../../shared/reconcile.ts'
import type { Pause, SendingState } from '../../shared/sending/sending-state.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { aPolicy } from '../case/factories.ts'

export interface RoomOptions {
  /** Asked before a link is issued; throws where it can't be. */
  readonly mayIssue?: () => void
  readonly caseFile: CaseFile
  readonly now: Instant
  readonly policy?: Policy
  /** What the provider answers; it accepts everything unless a test says otherwise. */
  readonly provider?: (message: RenderedMessage) => Promise<SendResult>
  /** Wraps the store, to let something happen between two of its calls. */
  readonly around?: (store: MemoryCaseStore) => CaseStore
  readonly alarm?: (borrower: string, at: Instant, channel: Channel) => Promise<void>
  /** What the house says about sending; live unless a test says otherwise. */
  readonly state?: () => SendingState
  readonly budget?: (channel: Channel) => boolean
  readonly truth?: LoanTruth['ask']
}

export const LIVE: SendingState = { mode: 'live', pauses: [], feeds: {}, freshForSeconds: 26 * 3_600 }

/** The room with a store, a clock and senders of its own; what it did is there to be read. */
export function aRoom(options: RoomOptions) {
  const { caseFile, now, policy = aPolicy(), provider, around, alarm, truth } = options
  const { state = () => LIVE, budget = () => true } = options
  const store = new MemoryCaseStore()
  store.open(caseFile)
  const clock = new VirtualClock(now)
  const did = {
    sent: [] as RenderedMessage[],
    alarms: [] as { at: Instant; channel: Channel }[],
    queued: [] as { channel: Channel; delaySeconds: number }[],
    pauses: [] as Pause[],
    links: [] as LinkedContact[],
  }
  let ids = 0
  const ports: Ports = {
    cases: around?.(store) ?? store,
    neighbours: new MemoryNeighbours(store),
    clock,
    alarms: {
      set: async (borrower, at, channel) => {
        await alarm?.(borrower, at, channel)
        did.alarms.push({ at, channel })
      },
    },
    queue: {
      put: async (_borrower, channel, delaySeconds = 0) => {
        did.queued.push({ channel, delaySeconds })
      },
    },
    sender: () => ({
      send: async ({ message }) => {
        did.sent.push(message)
        return provider === undefined ? { state: 'accepted', providerId: 'x' } : provider(message)
      },
    }),
    control: {
      standing: async () => state(),
      pause: async (pause) => {
        did.pauses.push(pause)
      },
    },
    budget: { takeHourly: async (channel) => budget(channel), takeDaily: async (ceiling) => did.sent.length < ceiling },
    ...(truth && { truth: { ask: truth } }),
    references: {
      issue: async (contact) => {
        options.mayIssue?.()
        did.links.push(contact)
        return localReference(contact.borrower, contact.contact)
      },
      again: localReference,
    },
    ids: { next: () => `claim-${++ids}` },
  }
  const through = (door: Door) => reconcile(caseFile.borrower.id, door, policy, ports)
  const plan = () => {
    const found = store.peek(caseFile.borrower.id)?.plan
    if (found === undefined) throw new Error('the case is gone')
    return found
  }
  return { store, clock, ports, did, through, plan, history: () => store.history(caseFile.borrower.id) }
}

export const CHANGE: Door = { opened: 'change' }
export const SMS_QUEUE: Door = { opened: 'queue', channel: 'sms' }
export const EMAIL_QUEUE: Door = { opened: 'queue', channel: 'email' }
