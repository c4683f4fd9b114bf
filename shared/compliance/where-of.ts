import { findZone, type Zone } from '../time/zone.ts'
import { jointCalendar } from './joint-calendar.ts'
import type { Whereabouts } from './place-memory.ts'
import { plausibleZones } from './plausible-zones.ts'
import type { Where } from './where.ts'

/** Where a borrower may be, as the compiler needs it. A source that speaks for no zone may speak for any. */
export function whereOf(borrower: Whereabouts): Where {
  const zones = plausibleZones(borrower)
  const countries = borrower.jurisdictions.map((place) => place.slice(0, 2))
  return {
    zones,
    zonesBy: {
      address: known(borrower.zoneSources?.address, zones),
      phone: known(borrower.zoneSources?.phone, zones),
    },
    calendar: jointCalendar(borrower.jurisdictions),
    nationalCalendar: jointCalendar(countries),
    agreedHours: borrower.agreedHours,
  }
}

function known(names: readonly string[] | undefined, otherwise: readonly Zone[]): readonly Zone[] {
  const zones = [...new Set((names ?? []).map(findZone).filter((zone) => zone !== undefined))]
  return zones.length === 0 ? otherwise : zones
}
