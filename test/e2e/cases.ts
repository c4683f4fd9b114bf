import type { ContactPoint } from '../../shared/case/borrower.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { decide } from '../../shared/case/decide.ts'
import type { Payment } from '../../shared/case/loan.ts'
import { EMPTY_PLAN } from '../../shared/case/plan.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { DAY, type Instant, MINUTE, SECOND } from '../../shared/time/instant.ts'
import { localDay, localMinute } from '../../shared/time/zone.ts'
import type { DecentZone } from './decent-zone.ts'

/** What must never stand in a log: chosen so that nothing else can look like it. */
export const PLANTED = { name: 'Wilhelmina Quillfeather', amountMinor: 8_347_219, amount: '83,472.19' } as const

/** A case and how its borrower is reached, as nobody else is: what is sent there can only be about this case. */
export interface NewCase extends Reachable {
  readonly caseFile: CaseFile
  readonly borrower: string
}

export interface CaseOptions {
  readonly where: DecentZone
  readonly now: Instant
  /** Who it is; the next of the list where nothing is said. */
  readonly to?: Reachable
  /** By which channels the borrower can be reached; both where nothing is said. */
  readonly points?: readonly ('sms' | 'email')[]
  /** The first minute in which the borrower wants to hear from anyone; a whole minute. */
  readonly notBefore?: Instant
}

export interface Reachable {
  readonly phone: string
  readonly email: string
}

/** People whom the stage may send to, each for one case: numbers that end in 0100 to 0199 are never given to anyone. */
export const ALLOWED: readonly Reachable[] = Array.from({ length: 60 }, (_, at) => ({
  phone: `+12025550${100 + at}`,
  email: `borrower-${at}@borrowers.example`,
}))
/** Somebody who has an account with the lender, and is on no list of the stage. */
export const STRANGER: Reachable = { phone: '+12025550198', email: 'stranger@borrowers.example' }
/** Somebody who has said before that no text is wanted. */
export const OPTED_OUT: Reachable = { phone: '+12025550159', email: 'borrower-59@borrowers.example' }

let given = 0

/** The next of the people on the list. */
export function someone(): Reachable {
  const next = ALLOWED[given]
  given += 1
  if (next === undefined || next.phone === OPTED_OUT.phone) throw new Error('All people of the list have a case.')
  return next
}

/** A borrower whose loan began today and is due today, where the rules of the United States are kept. */
export function caseDueToday(about: string, options: CaseOptions): NewCase {
  return aCase(`b-${about}`, options.to ?? someone(), options)
}

/**
 * A case of which the domain itself says that its contact is due within a time: a borrower's place in an opening window is
 * drawn by hash, so ids are tried until one has an early place.
 */
export function caseDueWithin(about: string, withinMs: number, policy: Policy, options: CaseOptions): NewCase {
  const to = someone()
  for (let tries = 1; tries < 10_000; tries += 1) {
    const made = aCase(`b-${about}-${tries}`, to, options)
    const decision = decide(made.caseFile, policy, options.now)
    const due = decision.kind === 'contact' ? options.now : decision.kind === 'wait' ? decision.until : Infinity
    if (due <= options.now + withinMs) return made
  }
  throw new Error(`No case is due within ${withinMs / SECOND} seconds; is the strategy as the test wants it?`)
}

/** The whole of what is owed, paid now. */
export function fullPayment({ caseFile }: NewCase, now: Instant): Payment {
  const [loan] = caseFile.loans
  const amount = loan?.instalments.reduce((sum, each) => sum + each.amount, 0) ?? 0
  return { id: 'p-1', loan: loan?.id ?? '', amount, at: now - MINUTE, state: 'settled', sourceVersion: now }
}

function aCase(borrower: string, to: Reachable, options: CaseOptions): NewCase {
  const { where, now, points = ['sms', 'email'], notBefore } = options
  const today = localDay(where.zone, now)
  const wish = notBefore === undefined ? undefined : { from: localMinute(where.zone, notBefore), to: 24 * 60 }
  const caseFile: CaseFile = {
    borrower: {
      id: borrower,
      name: PLANTED.name,
      locales: ['en'],
      zones: [where.name],
      jurisdictions: ['US'],
      contactPoints: points.map((channel) => pointOf(borrower, channel, channel === 'sms' ? to.phone : to.email, now)),
      ...(wish !== undefined && { preferredHours: wish }),
      sourceVersion: now - DAY,
    },
    loans: [
      {
        id: `l-${borrower}`,
        currency: 'USD',
        status: 'scheduled',
        instalments: [{ id: '1', dueOn: today, amount: PLANTED.amountMinor }],
        openedOn: today,
        sourceVersion: now - DAY,
      },
    ],
    payments: [],
    holds: [],
    plan: EMPTY_PLAN,
    closedPoints: [],
    tasks: [],
  }
  return { caseFile, borrower, ...to }
}

function pointOf(borrower: string, channel: 'sms' | 'email', address: string, now: Instant): ContactPoint {
  return { id: `${borrower}.${channel}`, channel, address, consent: { at: now - 30 * DAY, source: 'application-form' } }
}
