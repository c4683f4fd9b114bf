import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Channel } from '../../shared/case/channel.ts'
import { decide } from '../../shared/case/decide.ts'
import { EMPTY_PLAN } from '../../shared/case/plan.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { localPolicy } from '../../shared/local/local-policy.ts'
import { assembleCases } from '../../shared/portfolio/assemble-cases.ts'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { openSample } from '../../shared/portfolio/sample-portfolio.ts'
import { DAY, HOUR, type Instant, SECOND } from '../../shared/time/instant.ts'
import { findZone, localDay } from '../../shared/time/zone.ts'

/** When the lender's night run has written everything: Tuesday, before the first window of most of the sample opens. */
export const ARRIVAL: Instant = Date.UTC(2026, 10, 3, 1)

/** A contact that the product itself planned. Seconds after the arrival. */
export interface PlannedContact {
  readonly planned: number
  readonly channel: Channel
  /** The last second at which it may leave. */
  readonly notAfter: number
}

export interface SampledDay {
  /** How many cases were decided. */
  readonly cases: number
  /** Those of them that are contacted within a day; the others rest, wait longer or go to a person. */
  readonly contacts: readonly PlannedContact[]
}

export interface SampleOptions {
  readonly borrowers: number
  /** Minutes over which a window's contacts are spread; the product's default where it is not given. */
  readonly spreadMinutes?: number
}

/**
 * The day on which loans of many borrowers became overdue at once, as the real decision plans it: borrowers, zones, channels,
 * consents and holds of the invented portfolio, the shipped strategy and packs, and the real spread.
 */
export async function sampleDay({ borrowers, spreadMinutes }: SampleOptions): Promise<SampledDay> {
  const base = localPolicy({ channels: ['sms', 'email', 'voice'] })
  const policy = { ...base, spreadMinutes: spreadMinutes ?? base.spreadMinutes }
  const open = openSample(7, ARRIVAL, borrowers)
  const { cases } = await assembleCases(open, { hashPoint: keyedHashPoint('load') })
  return {
    cases: cases.length,
    contacts: cases.flatMap((caseFile) => plannedFor(overdueSinceYesterday(caseFile), policy) ?? []),
  }
}

/** One loan, which fell due yesterday where the borrower lives and was not paid. */
function overdueSinceYesterday(caseFile: CaseFile): CaseFile {
  const { borrower, loans } = caseFile
  const [loan] = loans
  const zone = findZone(borrower.zones[0] ?? 'UTC')
  if (loan === undefined || zone === undefined) return caseFile
  const dueOn = localDay(zone, ARRIVAL + 6 * HOUR) - 1
  const overdue = { ...loan, status: 'overdue', instalments: [{ id: '1', dueOn, amount: 25_000 }] } as const
  return { ...caseFile, loans: [overdue], payments: [], plan: EMPTY_PLAN }
}

/** What the decision plans at the arrival, and what it says when the alarm rings. */
function plannedFor(caseFile: CaseFile, policy: Policy): PlannedContact | undefined {
  let now = ARRIVAL
  // A wait may lead to another: a window that opens, then a place in it.
  for (let looks = 0; looks < 5; looks += 1) {
    const decision = decide(caseFile, policy, now)
    if (decision.kind === 'rest') return undefined
    if (decision.kind === 'contact') {
      const { channel, notAfter } = decision.contact
      return { planned: (now - ARRIVAL) / SECOND, channel, notAfter: (notAfter - ARRIVAL) / SECOND }
    }
    if (decision.until > ARRIVAL + DAY) return undefined
    now = decision.until
  }
  return undefined
}
