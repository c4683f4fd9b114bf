import type { Borrower, ContactPoint } from '../../../shared/case/borrower.ts'
import type { Loan, Payment } from '../../../shared/case/loan.ts'
import { hashSecondFactor } from '../../../shared/portfolio/second-factor.ts'
import type { Dice } from '../world/dice.ts'
import { hashPoint } from '../world/functions.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

interface Place {
  readonly jurisdictions: readonly string[]
  readonly zones: readonly string[]
  readonly currency: string
}

/** Where borrowers live: one zone, two that disagree, none that is known, and a place that no pack knows. */
export const PLACES: readonly Place[] = [
  { jurisdictions: ['NG'], zones: ['Africa/Lagos'], currency: 'NGN' },
  { jurisdictions: ['GB'], zones: ['Europe/London'], currency: 'GBP' },
  { jurisdictions: ['DE'], zones: ['Europe/Berlin'], currency: 'EUR' },
  { jurisdictions: ['US'], zones: ['America/New_York', 'America/Los_Angeles'], currency: 'USD' },
  { jurisdictions: ['US'], zones: ['America/Chicago'], currency: 'USD' },
  { jurisdictions: ['AU'], zones: ['Australia/Sydney'], currency: 'AUD' },
  { jurisdictions: ['US'], zones: [], currency: 'USD' },
  { jurisdictions: [], zones: ['America/Sao_Paulo'], currency: 'USD' },
]

/** A borrower as the lender's own system knows them, with everything that nobody else may learn. */
export interface Person {
  readonly id: string
  readonly name: string
  /** What they answer to the question of their page; of some the lender knows none. */
  readonly answer: string | undefined
  borrower: Borrower
  readonly loans: Map<string, Loan>
  readonly payments: Map<string, Payment>
  /** Facts come in a nightly file, or one by one. */
  readonly fedBy: 'file' | 'messages'
  /** What the lender's system said of things before it said otherwise. */
  readonly earlier: object[]
}

export interface Circumstances {
  /** The number of somebody else, which is theirs as well. */
  readonly sharedPhone: string | undefined
  /** By how many days earlier than others their first loan is due. */
  readonly lateDays: number
}

export function personOf(dice: Dice, number: number, start: number, around: Circumstances): Person {
  const { sharedPhone, lateDays } = around
  const id = `b-${number}`
  const place = dice.pick(`${id} place`, PLACES)
  const name = `Quirin${letters(dice, `${id} name`)} Zv${letters(dice, `${id} family`)}`
  const phone =
    sharedPhone ??
    `+4915${1 + dice.below(`${id} phone`, 7)}${String(10_000_000 + dice.below(`${id} digits`, 89_999_999))}`
  const email = `zv${letters(dice, `${id} mail`)}@mail.example`
  const contactPoints =
    dice.of(`${id} email only`) < 0.1
      ? [aPoint('email', email, start)]
      : [aPoint('sms', phone, start), aPoint('email', email, start)]
  if (dice.of(`${id} no email`) < 0.2 && contactPoints.length === 2) contactPoints.pop()
  const answer = dice.of(`${id} no answer`) < 0.1 ? undefined : letters(dice, `${id} answer`)
  const borrower: Borrower = {
    id,
    name,
    locales: ['en'],
    zones: place.zones,
    jurisdictions: place.jurisdictions,
    contactPoints,
    ...(answer !== undefined && { secondFactor: hashSecondFactor(id, answer, hashPoint) }),
    ...(dice.of(`${id} hours`) < 0.15 && { preferredHours: { from: 12 * 60, to: 17 * 60 } }),
    sourceVersion: start - 10 * DAY,
  }
  const loans = new Map<string, Loan>()
  const fedBy = dice.of(`${id} fed`) < 0.3 ? 'file' : 'messages'
  const count = dice.of(`${id} loans`) < 0.6 ? 1 : 1 + dice.below(`${id} more loans`, 3)
  for (let at = 1; at <= count; at += 1) {
    const loan = aLoan(dice, `${id}-l${at}`, place.currency, at === 1 ? start - lateDays * DAY : start, fedBy)
    loans.set(loan.id, loan)
  }
  return { id, name, answer, borrower, loans, payments: new Map(), fedBy, earlier: [] }
}

export function aPoint(
  channel: 'sms' | 'email' | 'voice' | 'webhook',
  address: string,
  consentAt: number,
): ContactPoint {
  const consent = { at: consentAt - 20 * DAY, source: 'contract', form: 'written' } as const
  return { id: hashPoint(address), channel, address, consent }
}

function aLoan(dice: Dice, id: string, currency: string, start: number, fedBy: Person['fedBy']): Loan {
  const first = Math.floor(start / DAY) + 2 + dice.below(`${id} due`, 14)
  const instalments = dice.of(`${id} instalments`) < 0.7 ? 1 : 2
  return {
    id,
    currency,
    status: 'scheduled',
    instalments: Array.from({ length: instalments }, (_, at) => ({
      id: String(at + 1),
      dueOn: first + at * 12,
      amount: 123_457 + dice.below(`${id} amount ${at}`, 800_000),
    })),
    sourceVersion: start - 10 * DAY,
    ...(fedBy === 'file' && { feed: 'core' }),
  }
}

function letters(dice: Dice, what: string): string {
  return Array.from({ length: 6 }, (_, at) => 'abcdefghijklmnopqrstuvwxyz'[dice.below(`${what} ${at}`, 26)]).join('')
}

/** What nobody but the borrower may read. */
export function secretsOf({ name, answer, borrower, loans }: Person): readonly string[] {
  const amounts = [...loans.values()].flatMap(({ instalments }) => instalments.map(({ amount }) => amount))
  return [
    ...name.split(' '),
    ...(answer === undefined ? [] : [answer]),
    ...borrower.contactPoints.flatMap(({ address }) => [address, address.replace('+', '')]),
    ...amounts.flatMap((amount) => [
      String(amount),
      (amount / 100).toFixed(2),
      (amount / 100).toLocaleString('en', { minimumFractionDigits: 2 }),
    ]),
  ]
}
