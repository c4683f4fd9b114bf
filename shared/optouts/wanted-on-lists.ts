import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { Channel } from '../case/channel.ts'
import { isClosed } from '../case/opt-outs.ts'
import type { Instant } from '../time/instant.ts'

/** What an address was closed for that its owner, or whoever has it now, would have a provider know too. */
const TOLD: ReadonlySet<ClosedPoint['why']> = new Set(['opted-out', 'wrong-number', 'complaint'])

/** An address of a borrower that was closed once: since when it is, or since when it is open again. */
export interface WantedOnList {
  readonly point: string
  readonly address: string
  readonly closedAt?: Instant
  readonly openSince?: Instant
}

/** The addresses of one channel of which a provider's list may have to be told. One that was never closed says nothing. */
export function wantedOnLists({ borrower, closedPoints }: CaseFile, channel: Channel): readonly WantedOnList[] {
  return borrower.contactPoints.flatMap((point): readonly WantedOnList[] => {
    const closings = closedPoints.filter((closed) => closed.point === point.id)
    if (point.channel !== channel || closings.length === 0) return []
    const address = { point: point.id, address: point.address }
    if (isClosed(point, closings)) {
      const told = closings.find(({ why }) => TOLD.has(why))
      return told === undefined ? [] : [{ ...address, closedAt: told.since }]
    }
    const again = closings.map(({ reopenedAt = 0 }) => reopenedAt)
    return [{ ...address, openSince: Math.max(point.consent?.at ?? 0, ...again) }]
  })
}
