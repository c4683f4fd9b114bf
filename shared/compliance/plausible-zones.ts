import type { Borrower } from '../case/borrower.ts'
import { distinctZones } from '../time/distinct-zones.ts'
import { EARLIEST_INSTANT } from '../time/instant.ts'
import { zonesOf } from '../time/jurisdiction-zones.ts'
import { findZone, type Zone } from '../time/zone.ts'

/**
 * Where a borrower may be of whom neither a zone nor a known place is recorded: around the whole world. No hour is decent
 * in all of these zones, so under the strictest default such a borrower is not contacted until someone finds out.
 */
const ANYWHERE = [
  'Pacific/Auckland',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Honolulu',
]

/**
 * Every zone where a borrower may be, home first: the recorded ones; else all of the jurisdictions, one for each set that
 * keeps the same time; else anywhere. Never empty and never a stand-in such as UTC.
 */
export function plausibleZones(borrower: Pick<Borrower, 'zones' | 'jurisdictions'>): readonly [Zone, ...Zone[]] {
  const recorded = known(borrower.zones)
  const [home, ...others] = recorded.length > 0 ? recorded : distinctZones(zonesOfPlaces(borrower), EARLIEST_INSTANT)
  if (home === undefined) throw new Error('The zone table has none of the zones that stand for an unknown place.')
  return [home, ...others]
}

/** Whether anything is known of where the borrower may be: a zone, or jurisdictions whose zones are known. */
export function isLocated({ zones, jurisdictions }: Pick<Borrower, 'zones' | 'jurisdictions'>): boolean {
  if (known(zones).length > 0) return true
  return jurisdictions.length > 0 && jurisdictions.every((place) => zonesOf(place).length > 0)
}

function zonesOfPlaces({ jurisdictions }: Pick<Borrower, 'jurisdictions'>): readonly Zone[] {
  return known(isLocated({ zones: [], jurisdictions }) ? jurisdictions.flatMap(zonesOf) : ANYWHERE)
}

function known(names: readonly string[]): readonly Zone[] {
  return [...new Set(names.map(findZone).filter((zone) => zone !== undefined))]
}
