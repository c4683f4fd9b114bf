import { addBusinessDays, type Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'
import type { Payment } from './loan.ts'

/**
 * Until when a pending payment rests its loan: the end of so many business days of the borrower's calendar after the day on
 * which it was made.
 */
export function pendingUntil(pending: Payment, zone: Zone, calendar: Calendar, businessDays: number): Instant {
  return firstInstantOf(zone, addBusinessDays(calendar, localDay(zone, pending.at), businessDays) + 1, 0)
}
