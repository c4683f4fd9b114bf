import { acceptOffer } from '../arrangements/accept-offer.ts'
import { type Offer, offersFor } from '../arrangements/offers-for.ts'
import { type Effects, effectId, loanEffectName, type Meeting, NO_EFFECTS, sourceOf, type WishOf } from './effects.ts'
import { loansMeant } from './loans-meant.ts'
import { pauseEffects } from './promise-effect.ts'
import { taskAbout } from './response-task.ts'

/**
 * An offer that was chosen stands as an arrangement, or waits for a person while its loan rests. Where none was chosen, or what
 * was offered is no longer what is offered now, a person makes an offer.
 */
export function arrangementEffects({ offer: chosen }: WishOf<'arrangement'>, meeting: Meeting): Effects {
  const { response, caseFile, policy, rules } = meeting
  const offer = chosen && offerAsShown(chosen, meeting)
  if (offer === undefined) {
    const pause = pauseEffects(loansMeant(meeting), policy.undatedPauseBusinessDays, meeting)
    return { ...pause, tasks: [taskAbout('arrangement', meeting)] }
  }
  const id = effectId(response, loanEffectName('arrangement', offer.loan))
  const { at, door } = response
  const choice = { id, borrower: caseFile.borrower.id, at, source: sourceOf(door), by: 'borrower' } as const
  const chosenNow = acceptOffer(offer, choice, policy.arrangements, rules)
  if (chosenNow.is === 'accepted') {
    return { ...NO_EFFECTS, holds: [{ ...chosenNow.hold, response: response.id }] }
  }
  const meant = loansMeant(meeting).filter(({ loan }) => loan.id === offer.loan)
  const pause = pauseEffects(meant, policy.arrangements.answerWithinBusinessDays, meeting)
  return { ...pause, tasks: [{ ...chosenNow.task, response: response.id }] }
}

/** The offer by its name, if it is made of the case as it is now and of the amount that the borrower saw. */
function offerAsShown(
  { loan: id, id: name, amount }: NonNullable<WishOf<'arrangement'>['offer']>,
  { response, caseFile, policy }: Meeting,
): Offer | undefined {
  const loan = caseFile.loans.find((each) => each.id === id)
  if (loan === undefined) return undefined
  const found = offersFor({ caseFile, loan, arrangements: policy.arrangements, policy, now: response.at })
  if ('none' in found) return undefined
  return found.offers.find((offer) => offer.id === name && offer.amount === amount)
}
