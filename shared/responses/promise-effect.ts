import type { Hold, PromiseToPay } from '../case/hold.ts'
import { promiseState } from '../case/promise.ts'
import { addBusinessDays } from '../time/calendar.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { firstInstantOf, localDay } from '../time/zone.ts'
import { type Effects, effectId, holdBase, loanEffectName, type Meeting, NO_EFFECTS, type WishOf } from './effects.ts'
import { loansMeant, type MeantLoan } from './loans-meant.ts'
import { taskAbout } from './response-task.ts'

/**
 * A promise rests its loans until its day and the grace; one without a day rests them for a few business days. A day further
 * off than the policy allows, and one promise too many in a row, are for a person.
 */
export function promiseEffects(wish: WishOf<'promise'>, meeting: Meeting): Effects {
  const { response, policy, rules } = meeting
  const meant = loansMeant(meeting)
  if (meant.length === 0) return NO_EFFECTS
  const today = localDay(rules.homeZone, response.at)
  const { date } = wish
  if (date === undefined) return pauseEffects(meant, policy.undatedPauseBusinessDays, meeting)
  if (date < today || date > today + policy.promiseLatestDays) return forPerson('promise-late', meeting)
  if (meant.some(({ loan }) => inARow(loan.id, meeting) >= policy.promisesInARow))
    return forPerson('promise-again', meeting)
  return { ...NO_EFFECTS, holds: promises(wish, date, meant, meeting) }
}

/** Leaves the loans alone for some business days of the borrower's calendar. */
export function pauseEffects(meant: readonly MeantLoan[], businessDays: number, meeting: Meeting): Effects {
  const until = endOfBusinessDay(businessDays, meeting)
  const holds = meant.map(
    ({ loan }): Hold => ({
      kind: 'pause',
      ...holdBase(meeting.response, loanEffectName('pause', loan.id), until),
      scope: { of: 'loan', loan: loan.id },
    }),
  )
  return { ...NO_EFFECTS, holds }
}

/** When the last of so many business days is over, in the borrower's zone. */
export function endOfBusinessDay(businessDays: number, { response, rules }: Meeting): Instant {
  const today = localDay(rules.homeZone, response.at)
  return firstInstantOf(rules.homeZone, addBusinessDays(rules.calendar, today, businessDays) + 1, 0)
}

function forPerson(about: 'promise-late' | 'promise-again', meeting: Meeting): Effects {
  return { ...NO_EFFECTS, tasks: [taskAbout(about, meeting)] }
}

/** An amount that was said is spread over the loans in their order; without one, what was asked is promised. */
function promises(
  { amount }: WishOf<'promise'>,
  dueOn: CalendarDay,
  meant: readonly MeantLoan[],
  { response }: Meeting,
): readonly Hold[] {
  let left = amount?.minor
  return meant.flatMap(({ loan, asked, owed }): readonly PromiseToPay[] => {
    const said = amount !== undefined && amount.currency === loan.currency ? Math.min(left ?? 0, owed) : asked
    if (amount?.currency === loan.currency) left = (left ?? 0) - said
    if (said === 0) return []
    const base = holdBase(response, loanEffectName('promise', loan.id))
    return [{ kind: 'promise', ...base, scope: { of: 'loan', loan: loan.id }, loan: loan.id, amount: said, dueOn }]
  })
}

/** How many promises on a loan were made since one was last kept, whether they broke or were made anew. */
function inARow(loan: string, { response, caseFile, policy, rules }: Meeting): number {
  const made = caseFile.holds
    .filter((hold): hold is PromiseToPay => hold.kind === 'promise' && hold.loan === loan)
    .filter(({ id, from }) => from <= response.at && id !== effectId(response, loanEffectName('promise', loan)))
    .toSorted((a, b) => a.from - b.from)
  const lastKept = made.findLastIndex(
    (promise) =>
      promiseState(promise, caseFile.payments, policy.promiseGraceDays, rules.homeZone, response.at).is === 'kept',
  )
  return made.length - 1 - lastKept
}
