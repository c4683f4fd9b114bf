import { strategyFile } from '../world/house-policy.ts'
import { type Whereabouts, zonesOf } from './law.ts'
import { wallClock } from './local-time.ts'
import type { Mark, StoredCase, StoredHold, StoredLoan } from './stored.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const ENDED = new Set(['paid', 'closed', 'charged-off', 'disputed', 'legal', 'hardship'])
/** Of these only their dates and their loan say what they stop. */
const NO_STOP = new Set(['answer', 'promise', 'arrangement', 'arrangement-answer'])
/** In every strategy a step of one name speaks of the same. */
const STEPS = ([1, 2] as const).flatMap((version) => strategyFile({ voice: false, webhook: false }, version).steps)
/** Steps that ask for what the loan's own schedule says, and those of them that say that it is late. */
const BEFORE = new Set(STEPS.filter(({ when }) => when.startsWith('due')).map(({ id }) => id))
const LATE = new Set(STEPS.filter(({ when }) => when.startsWith('overdue')).map(({ id }) => id))

/** What the schedule's own dates ask for: of a loan with one instalment, each once. */
export const OF_SCHEDULE: ReadonlySet<string> = new Set([...BEFORE, ...LATE])

export interface Approach {
  readonly channel: string
  readonly address: string
  readonly purpose: string
  readonly marks: readonly Mark[]
  readonly at: number
}

/** Why this contact should not have been made by what was stored; undefined where nothing speaks against it. */
export function reasonAgainst(stored: StoredCase, approach: Approach): string | undefined {
  const { borrower } = stored
  if (borrower === undefined) return 'nobody is known'
  const point = borrower.contactPoints.find(
    ({ address, channel }) => address === approach.address && channel === approach.channel,
  )
  if (point === undefined) return 'the address is none of theirs any more'
  const closed = stored.closed.find((each) => each.point === point.id && !isReopened(each, point.consent?.at))
  const confirms =
    approach.purpose === 'A' && closed?.why === 'opted-out' && Date.parse(closed.since) > approach.at - 15 * MINUTE
  if (closed !== undefined && !confirms) return `the address is closed since ${closed.since} (${closed.why})`
  // An answer goes by rules of its own, which are not read again here.
  if (approach.purpose === 'A') return undefined
  const hold = stored.holds.find((each) => stops(each, stored, approach))
  if (hold !== undefined) return `a hold stands: ${hold.kind} ${hold.id}`
  for (const mark of approach.marks) {
    const reason = againstLoan(mark, stored, approach)
    if (reason !== undefined) return `${mark.loan}: ${reason}`
  }
  return undefined
}

export function isReopened(
  { since, reopenedAt }: StoredCase['closed'][number],
  consentAt: string | undefined,
): boolean {
  if (consentAt !== undefined && Date.parse(consentAt) > Date.parse(since)) return true
  return reopenedAt !== undefined && Date.parse(reopenedAt) >= Date.parse(since)
}

/** Within a minute of its edges the clocks of the functions decide; what a response asked for counts from when it is stored. */
function stands({ from, until, response }: StoredHold, at: number): boolean {
  const begun = response !== undefined || Date.parse(from) <= at - MINUTE
  return begun && (until === undefined || Date.parse(until) > at + MINUTE)
}

function stops(hold: StoredHold, { payments }: StoredCase, { channel, marks, at }: Approach): boolean {
  if (NO_STOP.has(hold.kind)) return false
  const { scope } = hold
  // A response counts from when it is stored, whenever it was given.
  if (hold.kind !== 'reply' && !stands(hold, at)) return false
  if (scope.of === 'channel') return scope.channel === channel
  if (scope.of === 'all') return true
  const spoken = marks.some(({ loan }) => loan === scope.loan)
  const served = hold.kind === 'pause' && payments.some(({ loan, state }) => loan === scope.loan && state === 'settled')
  return spoken && !served
}

function againstLoan({ loan: id, step }: Mark, stored: StoredCase, { purpose, at }: Approach): string | undefined {
  const loan = stored.loans.find((each) => each.id === id)
  if (loan === undefined) return 'there is no such loan'
  if (loan.missingSince !== undefined) return 'the lender no longer has it'
  const arrangement = stored.holds.find(({ kind, loan: of }) => kind === 'arrangement' && of === id)
  if (ENDED.has(loan.status)) return `it is ${loan.status}`
  const says = BEFORE.has(step) ? 'before' : LATE.has(step) ? 'late' : purpose === 'o' ? 'late' : undefined
  if (says === undefined) return undefined
  const { owed, pastDue } = owing(loan, stored, at)
  if (owed <= 0) return 'nothing is owed'
  if (arrangement !== undefined) return undefined
  if (says === 'late' && pastDue <= 0) return 'nothing is past due'
  const pending = stored.payments.find((each) => each.loan === id && each.state === 'pending')
  if (pending !== undefined && Date.parse(pending.at) > at - DAY && Date.parse(pending.at) < at - MINUTE)
    return 'a payment is pending'
  return promised(id, stored, at) ? 'a promise stands' : undefined
}

export function owing(loan: StoredLoan, { payments, borrower }: StoredCase, at: number) {
  const settled = payments
    .filter((each) => each.loan === loan.id && each.state === 'settled')
    .reduce((sum, { amount }) => sum + amount, 0)
  const today = latestDate(borrower, at)
  const all = loan.instalments.reduce((sum, { amount }) => sum + amount, 0)
  const due = loan.instalments.filter(({ dueOn }) => dueOn < today).reduce((sum, { amount }) => sum + amount, 0)
  return { owed: all - settled, pastDue: due - settled }
}

function latestDate(where: Whereabouts | undefined, at: number): string {
  const zones = where === undefined ? [] : zonesOf(where)
  const dates = (zones.length === 0 ? ['Pacific/Auckland'] : zones).map((zone) => wallClock(zone, at).date)
  return dates.sort().at(-1) ?? ''
}

/** Whether the latest promise on a loan has still time, whatever grace there is. */
function promised(loan: string, { holds, payments, borrower }: StoredCase, at: number): boolean {
  const [latest] = holds
    .filter((hold) => hold.kind === 'promise' && hold.loan === loan && Date.parse(hold.from) <= at - MINUTE)
    .sort((a, b) => Date.parse(b.from) - Date.parse(a.from))
  if (latest === undefined || (latest.dueOn ?? '') < latestDate(borrower, at)) return false
  if (latest.until !== undefined && Date.parse(latest.until) < at + MINUTE) return false
  const kept = payments.filter(
    (each) => each.loan === loan && each.state === 'settled' && Date.parse(each.at) >= Date.parse(latest.from),
  )
  return kept.reduce((sum, { amount }) => sum + amount, 0) < (latest.amount ?? 0)
}
