import { SUBDIVISION_ZONES } from './subdivision-zones.ts'
import { rowsOf } from './zone-table.ts'

const zonesByCountry = new Map<string, readonly string[]>()

/**
 * The names of the zones in which a person of this country (ISO 3166 alpha-2, `US`) or subdivision (`US-FL`) may be. Empty for a
 * code that CLDR does not know: the caller decides what that means, it is never UTC. Mainland China is Asia/Shanghai alone,
 * because Beijing time is its only legal time.
 */
export function zonesOf(jurisdiction: string): readonly string[] {
  const [country = ''] = jurisdiction.split('-', 1)
  return SUBDIVISION_ZONES.get(jurisdiction) ?? zonesByCountry.get(country) ?? zonesOfCountry(country)
}

function zonesOfCountry(country: string): readonly string[] {
  const zones = rowsOf(country).map(({ name }) => name)
  zonesByCountry.set(country, zones)
  return zones
}
