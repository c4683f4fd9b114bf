import type { ContactPoint } from './borrower.ts'
import type { ClosedPoint } from './case-file.ts'
import type { Channel } from './channel.ts'
import type { Situation } from './situation.ts'

/** Whether a contact point is closed; only consent or a START dated after the closing reopens it. */
export function isClosed(point: ContactPoint, closedPoints: readonly ClosedPoint[]): boolean {
  return closing(point, closedPoints) !== undefined
}

function closing(point: ContactPoint, closedPoints: readonly ClosedPoint[]): ClosedPoint | undefined {
  for (const closed of closedPoints) {
    if (closed.point === point.id && !reopened(point, closed)) return closed
  }
  return undefined
}

function reopened({ consent }: ContactPoint, { since, reopenedAt }: ClosedPoint): boolean {
  return (consent !== undefined && consent.at > since) || (reopenedAt !== undefined && reopenedAt >= since)
}

/** The rule by which an opt-out at one contact point closes a whole channel; undefined where none does. */
export function closedWidely(channel: Channel, { caseFile, rules }: Situation): string | undefined {
  for (const point of caseFile.borrower.contactPoints) {
    if (closing(point, caseFile.closedPoints)?.why !== 'opted-out') continue
    const optOut = rules.optOut(point.channel)
    if (optOut !== undefined && reaches(optOut.closes, point.channel, channel)) return optOut.rules[0]
  }
  return undefined
}

function reaches(
  closes: 'address' | 'channel' | 'texts-and-calls' | 'person',
  from: Channel,
  channel: Channel,
): boolean {
  switch (closes) {
    case 'address':
      return false
    case 'channel':
      return from === channel
    case 'texts-and-calls':
      return from === channel || (AUTOMATIC.has(from) && AUTOMATIC.has(channel))
    case 'person':
      return true
  }
}

const AUTOMATIC: ReadonlySet<Channel> = new Set(['sms', 'voice'])
