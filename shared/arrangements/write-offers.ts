import { formatMoney } from '../messages/format.ts'
import { formatDay, formatInstant } from '../time/instant.ts'
import type { Chosen } from './accept-offer.ts'
import type { ArrangementPolicy } from './arrangement-policy-schema.ts'
import { NO_OFFERS } from './no-offers.ts'
import type { Offer, Offers } from './offers-for.ts'

/** The offers of a loan as plain text for a terminal. */
export function writeOffers(loan: string, found: Offers, { id, version }: ArrangementPolicy): readonly string[] {
  if ('none' in found) return [`Loan ${loan}: no offers. ${NO_OFFERS[found.none]}`]
  const [{ amount, currency, terms, instalments, parts }] = found.offers
  const others = instalments.length - parts
  const own = others > 0 ? `, beside ${others} of the loan's own instalments` : ''
  return [
    `Loan ${loan}: ${formatMoney(amount, currency, 'en')} may be paid in parts${own}, by the terms ${terms} of ${id}@${version}.`,
    ...found.offers.map(writeOffer),
  ]
}

function writeOffer({ id, approval, currency, instalments }: Offer): string {
  const stands = approval === 'at-once' ? 'stands at once' : 'a person looks'
  const dated = instalments.map(({ dueOn, amount }) => `${formatDay(dueOn)} ${formatMoney(amount, currency, 'en')}`)
  return `  ${id.padEnd(16)}${stands}   ${dated.join(', ')}`
}

/** The same for programs: days as dates, amounts in minor units. */
export function offersJson(loan: string, found: Offers): object {
  if ('none' in found) return { loan, none: found.none, because: NO_OFFERS[found.none] }
  return { loan, offers: found.offers.map((offer) => ({ ...offer, instalments: offer.instalments.map(datedJson) })) }
}

/** What a choice comes to, for programs. The hold is as a case file writes it. */
export function chosenJson(chosen: Chosen): object {
  const { asks } = chosen
  const asked = {
    ...asks,
    at: formatInstant(asks.at),
    instalments: asks.instalments.map(datedJson),
    answerBy: formatDay(asks.answerBy),
  }
  if (chosen.is === 'proposed') {
    return { is: 'proposed', task: { ...chosen.task, openedAt: formatInstant(chosen.task.openedAt) }, asks: asked }
  }
  const { answerBy, ...hold } = chosen.hold
  const instalments = hold.instalments.map(datedJson)
  const dates = { from: formatInstant(hold.from), ...(answerBy !== undefined && { answerBy: formatDay(answerBy) }) }
  return { is: 'accepted', hold: { ...hold, ...dates, instalments }, asks: asked }
}

function datedJson<Dated extends { readonly dueOn: number }>(dated: Dated) {
  return { ...dated, dueOn: formatDay(dated.dueOn) }
}
