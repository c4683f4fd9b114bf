import type { Channel } from '../shared/case/channel.ts'
import { priceOf } from '../shared/messages/prices.ts'
import type { OutgoingMessage, Ports, Sender, SendResult } from '../shared/ports.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { watchedCases } from './watched-cases.ts'

/** Who watches, and what came with the case: what the lines of one case have in common. */
export interface Watch {
  readonly by: string
  readonly records: readonly string[]
  readonly log: Log
  readonly metrics: Metrics
}

/** The ports as one case uses them: each call does what it always does, and tells what became of it. */
export function watchedPorts(ports: Ports, watch: Watch): Ports {
  const { metrics } = watch
  return {
    ...ports,
    cases: watchedCases(ports.cases, metrics),
    sender: (channel) => watchedSender(ports.sender(channel), channel, watch),
    budget: {
      takeDaily: (ceiling, at) => ports.budget.takeDaily(ceiling, at),
      takeHourly: async (channel, at) => {
        const granted = await ports.budget.takeHourly(channel, at)
        if (!granted) metrics.ofChannel('overBudget', channel)
        return granted
      },
    },
    ...(ports.truth !== undefined && { truth: watchedTruth(ports.truth, metrics) }),
  }
}

function watchedTruth(truth: NonNullable<Ports['truth']>, metrics: Metrics): NonNullable<Ports['truth']> {
  return {
    ask: async (borrower, loans) => {
      const answer = await truth.ask(borrower, loans).catch(() => undefined)
      if (answer === undefined) metrics.ofHouse('truthSilent')
      return answer
    },
  }
}

function watchedSender(sender: Sender, channel: Channel, { by, records, log, metrics }: Watch): Sender {
  return {
    send: async (outgoing) => {
      const result = await resultOf(sender, outgoing)
      measure(result, outgoing, channel, metrics)
      const { borrower, contact } = outgoing
      const providerId = result.state === 'accepted' ? { providerId: result.providerId } : {}
      log({ what: 'sent', by, records, borrower, contact, channel, state: result.state, ...providerId })
      return result
    },
  }
}

/** A sender that throws may have sent: the room takes it for unknown, and so does the log. */
async function resultOf(sender: Sender, outgoing: OutgoingMessage): Promise<SendResult> {
  try {
    return await sender.send(outgoing)
  } catch {
    return { state: 'unknown' }
  }
}

const MEASURED_AS = {
  accepted: 'sent',
  unknown: 'unknown',
  rejected: 'failed',
  throttled: 'throttled',
  unavailable: 'unavailable',
} as const

function measure(result: SendResult, { message }: OutgoingMessage, channel: Channel, metrics: Metrics): void {
  metrics.ofChannel(MEASURED_AS[result.state], channel)
  if (result.state === 'rejected') metrics.ofChannel('pointsClosed', channel)
  if (result.state !== 'accepted') return
  const parts = message.segments ?? 1
  metrics.ofChannel('parts', channel, parts)
  metrics.ofChannel('spend', channel, priceOf(channel, message.to, parts).amount)
}
