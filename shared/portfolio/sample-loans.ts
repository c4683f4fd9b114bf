import { type CalendarDay, formatDay } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import type { SeededRandom } from './random.ts'
import type { SampleCountry } from './sample-countries.ts'
import { paymentTimes, planPayments } from './sample-payments.ts'

/** A row of the sample, as it is written. */
export type SampleRow = Readonly<Record<string, unknown>>

export interface SampleLoan {
  readonly id: string
  /** Of each instalment, in major units. */
  readonly amount: string
  readonly firstDue: CalendarDay
  readonly rows: readonly SampleRow[]
}

/** Whose loan, where, and the day on which the sample begins. */
export interface SampleSetting {
  readonly borrower: string
  readonly country: SampleCountry
  readonly zone: Zone
  readonly today: CalendarDay
}

/** How far the sample's future reaches, in days. */
const FUTURE_DAYS = 60
const MONTH = 30

/** One loan of an invented borrower, with the payments made before the start and in the two months after it. */
export function sampleLoan(random: SeededRandom, id: string, setting: SampleSetting): SampleLoan {
  const { borrower, country, today } = setting
  const { product, least, most, instalments: count } = random.pick(country.products)
  const amount = evenCents(random.whole(least * 50, most * 50))
  const firstDue = today + (count === 1 ? random.whole(-20, 40) : random.whole(-60, 20))
  const dueDays = Array.from({ length: count }, (_, at) => firstDue + at * MONTH)
  const payments = dueDays.flatMap((dueOn, at) => samplePayments(random, `${id}-P${at + 1}`, dueOn, setting.zone))
  const paidBy = (day: CalendarDay) =>
    payments.filter((payment) => payment.day < day).reduce((sum, { share }) => sum + share, 0)
  const loan: SampleRow = {
    record: 'loan',
    borrower,
    loan: id,
    product,
    currency: country.currency,
    status: statusWord(random, paidBy(today), dueDays.filter((dueOn) => dueOn < today).length, count),
    openedOn: formatDay(firstDue - MONTH),
    ...schedule(dueDays, amount),
  }
  const rows = payments
    .filter(({ day }) => day <= today + FUTURE_DAYS)
    .map(({ share, cells }) => ({
      record: 'payment',
      borrower,
      loan: id,
      amount: (Number(amount) * share).toFixed(2),
      ...cells,
    }))
  return { id, amount, firstDue, rows: [loan, ...rows] }
}

function schedule(dueDays: readonly CalendarDay[], amountDue: string): SampleRow {
  const instalments = dueDays.map((day, at) => ({ instalment: String(at + 1), dueOn: formatDay(day), amountDue }))
  const [first] = instalments
  return instalments.length === 1 && first !== undefined ? { amountDue, dueOn: first.dueOn } : { instalments }
}

function samplePayments(random: SeededRandom, id: string, dueOn: CalendarDay, zone: Zone) {
  return planPayments(random).map(({ share, daysAfterDue }, at) => {
    const day = dueOn + daysAfterDue
    return { day, share, cells: { payment: `${id}${'ab'[at]}`, ...paymentTimes(random, day, zone) } }
  })
}

/** What the lender calls a loan, by how many instalments were due and paid before the start. */
function statusWord(random: SeededRandom, paid: number, due: number, count: number): string {
  if (paid >= count) return 'paid'
  if (paid >= due) return 'active'
  return random.pick(['overdue', 'overdue', 'overdue', 'late', 'late', 'past due', 'past due', 'past due', 'legal'])
}

/** Major units from half cents, so that halves come out even. Every currency of the sample has two decimals. */
function evenCents(halves: number): string {
  return (halves / 50).toFixed(2)
}
