import { type CalendarDay, formatInstant } from '../time/instant.ts'
import { firstInstantOf, type Zone } from '../time/zone.ts'
import type { SeededRandom } from './random.ts'

/** One payment of the sample: a share of what was due, so many days after the due day. */
interface PaymentPlan {
  readonly share: number
  readonly daysAfterDue: number
}

/** How an invented borrower pays one instalment: most on time, some late, some in parts, a few not at all. */
export function planPayments(random: SeededRandom): readonly PaymentPlan[] {
  const habit = random.next()
  if (habit < 0.62) return [{ share: 1, daysAfterDue: -random.whole(0, 4) }]
  if (habit < 0.8) return [{ share: 1, daysAfterDue: random.whole(1, 9) }]
  if (habit < 0.88) return [{ share: 1, daysAfterDue: random.whole(10, 40) }]
  if (habit < 0.94) {
    return [
      { share: 0.5, daysAfterDue: random.whole(-2, 3) },
      { share: 0.5, daysAfterDue: random.whole(6, 25) },
    ]
  }
  return []
}

/** The cells that tell when a payment was made and what became of it: most settle at once, some later, a few are taken back. */
export function paymentTimes(random: SeededRandom, day: CalendarDay, zone: Zone): Readonly<Record<string, string>> {
  const settledOn = random.chance(0.2) ? day + random.whole(1, 3) : undefined
  const reversedOn = random.chance(0.02) ? day + random.whole(4, 6) : undefined
  return {
    at: formatInstant(firstInstantOf(zone, day, random.whole(7 * 60, 22 * 60))),
    ...(settledOn !== undefined && { settledAt: formatInstant(firstInstantOf(zone, settledOn, 10 * 60)) }),
    ...(reversedOn !== undefined && { reversedAt: formatInstant(firstInstantOf(zone, reversedOn, 11 * 60)) }),
  }
}
