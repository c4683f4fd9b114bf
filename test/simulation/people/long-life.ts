import type { Instalment, Loan } from '../../../shared/case/loan.ts'
import type { Dice } from '../world/dice.ts'
import { DAY, type Person } from './person.ts'

/** Between two instalments, about a month. */
const MONTH_DAYS = 30

/** A loan that somebody takes in the middle of a long life: one to three instalments, a month apart. */
export function furtherLoan(dice: Dice, { id: borrower, loans, fedBy }: Person, what: string, now: number): Loan {
  const [first] = loans.values()
  const from = Math.floor(now / DAY) + 8 + dice.below(`${what} due`, 20)
  return {
    id: `${borrower}-l${loans.size + 1}`,
    currency: first?.currency ?? 'USD',
    status: 'scheduled',
    instalments: Array.from({ length: 1 + dice.below(`${what} instalments`, 3) }, (_, at) => ({
      id: String(at + 1),
      dueOn: from + at * MONTH_DAYS,
      amount: 123_457 + dice.below(`${what} amount ${at}`, 800_000),
    })),
    sourceVersion: now,
    ...(fedBy === 'file' && { feed: 'core' }),
  }
}

/** When an instalment is paid: before its day or on it, as a rule; late, now and then; never, by a few. */
export function paidAt(dice: Dice, what: string, { dueOn }: Instalment): number | undefined {
  const how = dice.of(`${what} how`)
  const [from, to] = how < 0.4 ? [-9, -1] : how < 0.6 ? [-2, 1] : how < 0.88 ? [1, 20] : [20, 45]
  return how < 0.95 ? dueOn * DAY + dice.between(`${what} when`, from * DAY, to * DAY) : undefined
}
