import { type CalendarDay, formatDay, formatInstant } from '../time/instant.ts'
import { firstInstantOf, type Zone } from '../time/zone.ts'
import type { SeededRandom } from './random.ts'
import type { SampleLoan, SampleRow } from './sample-loans.ts'

/** An invented borrower so far. */
export interface SampleCase {
  readonly id: string
  readonly loan: SampleLoan
  readonly zone: Zone
  readonly today: CalendarDay
  readonly phone: string | undefined
  readonly email: string | undefined
}

type SampleEvent = (random: SeededRandom, sample: SampleCase) => SampleRow | undefined

/** What else may have happened, each to so many borrowers in a hundred. */
const EVENTS: readonly (readonly [percent: number, event: SampleEvent])[] = [
  [
    3,
    (random, sample) => ({
      ...hold(random, sample, 'hardship'),
      until: formatDay(sample.today + random.whole(10, 50)),
    }),
  ],
  [2, (random, sample) => ({ ...hold(random, sample, 'dispute'), loan: sample.loan.id })],
  [1, (random, sample) => ({ ...hold(random, sample, 'represented'), representative: 'Sample Law Office' })],
  [1, (random, sample) => hold(random, sample, 'bankruptcy')],
  [3, (random, sample) => ({ ...stop(random, sample), channel: 'sms', source: 'sms-reply' })],
  [1, (random, sample) => ({ ...stop(random, sample), source: 'letter' })],
  [2, (random, sample) => ({ ...stop(random, sample), ...(sample.email && { email: sample.email, why: 'bounced' }) })],
  [5, promise],
  [1, arrangement],
  [11, pastContact],
]

/** At most one of these for a borrower. */
export function sampleEvents(random: SeededRandom, sample: SampleCase): readonly SampleRow[] {
  let left = random.next() * 100
  for (const [percent, event] of EVENTS) {
    left -= percent
    if (left >= 0) continue
    const row = event(random, sample)
    return row === undefined ? [] : [row]
  }
  return []
}

function hold(random: SeededRandom, sample: SampleCase, kind: string): SampleRow {
  return { record: 'hold', borrower: sample.id, hold: 'H1', kind, from: ago(random, sample, 3, 40), source: 'letter' }
}

function stop(random: SeededRandom, sample: SampleCase): SampleRow {
  return { record: 'opt-out', borrower: sample.id, at: ago(random, sample, 1, 200) }
}

function promise(random: SeededRandom, sample: SampleCase): SampleRow {
  const { loan, today } = sample
  const dueOn = formatDay(Math.max(today, loan.firstDue) + random.whole(2, 9))
  return { ...agreement('promise', random, sample), amount: loan.amount, dueOn }
}

function arrangement(random: SeededRandom, sample: SampleCase): SampleRow {
  const amountDue = (Number(sample.loan.amount) / 3).toFixed(2)
  const instalments = [1, 2, 3].map((n) => ({
    instalment: `A${n}`,
    dueOn: formatDay(sample.today + n * 14),
    amountDue,
  }))
  return { ...agreement('arrangement', random, sample), instalments }
}

function agreement(record: 'promise' | 'arrangement', random: SeededRandom, sample: SampleCase): SampleRow {
  const { id, loan } = sample
  return { record, borrower: id, [record]: 'A1', loan: loan.id, from: ago(random, sample, 0, 5), source: 'call-centre' }
}

function pastContact(random: SeededRandom, sample: SampleCase): SampleRow | undefined {
  const { id, loan, phone } = sample
  if (phone === undefined) return undefined
  const contact = {
    record: 'contact',
    borrower: id,
    contact: 'C1',
    channel: 'sms',
    phone,
    at: ago(random, sample, 2, 12),
  }
  return { ...contact, purpose: 'overdue', tone: 'neutral', loan: loan.id, outcome: 'delivered' }
}

/** A time in office hours, so many days before the start; none or one may still be after it, and unfold. */
function ago(random: SeededRandom, { zone, today }: SampleCase, least: number, most: number): string {
  return formatInstant(firstInstantOf(zone, today - random.whole(least, most), random.whole(10 * 60, 18 * 60)))
}
