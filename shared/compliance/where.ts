import type { Calendar } from '../time/calendar.ts'
import type { DayHours } from '../time/window.ts'
import type { Zone } from '../time/zone.ts'

/** Where a borrower may be, as the compiler needs it. */
export interface Where {
  /** The home zone first. */
  readonly zones: readonly [Zone, ...Zone[]]
  /** Those that the address speaks for, and the phone numbers; all of them where nobody noted it. */
  readonly zonesBy: Readonly<Record<'address' | 'phone', readonly Zone[]>>
  /** With the holidays of the regions. */
  readonly calendar: Calendar
  /** With those of the whole countries alone. */
  readonly nationalCalendar: Calendar
  readonly agreedHours: DayHours | undefined
}
