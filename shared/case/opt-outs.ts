import type { Instant } from '../time/instant.ts'
import type { ContactPoint } from './borrower.ts'
import type { CaseFile, ClosedPoint } from './case-file.ts'
import type { Channel } from './channel.ts'
import { stands } from './holds.ts'
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

/**
 * The rule by which an opt-out elsewhere closes a channel: at one of the borrower's addresses, or by another channel as a
 * whole. Undefined where none does.
 */
export function closedWidely(channel: Channel, { caseFile, rules, now }: Situation): string | undefined {
  for (const from of optedOutBy(caseFile, now)) {
    const optOut = rules.optOut(from, now)
    if (optOut !== undefined && reaches(optOut.closes, from, channel)) return optOut.rules[0]
  }
  return undefined
}

/** The channels by which the borrower opted out. */
function optedOutBy({ borrower, holds, closedPoints }: CaseFile, now: Instant): readonly Channel[] {
  const points = borrower.contactPoints.filter((point) => closing(point, closedPoints)?.why === 'opted-out')
  const stops = holds.flatMap((hold) =>
    hold.kind === 'opt-out' && hold.scope.of === 'channel' && stands(hold, now) ? [hold.scope.channel] : [],
  )
  return [...points.map((point) => point.channel), ...stops]
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
