import { rowsOf } from './zone-table.ts'

/** US states (and New York City) with rules of their own and Australia's states; others have all zones of their country. */
const SUBDIVISION_ZONES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AU-ACT', ['Australia/Sydney']],
  ['AU-NSW', ['Australia/Sydney', 'Australia/Broken_Hill', 'Australia/Lord_Howe']],
  ['AU-NT', ['Australia/Darwin']],
  ['AU-QLD', ['Australia/Brisbane', 'Australia/Lindeman']],
  ['AU-SA', ['Australia/Adelaide']],
  ['AU-TAS', ['Australia/Hobart']],
  ['AU-VIC', ['Australia/Melbourne']],
  ['AU-WA', ['Australia/Perth', 'Australia/Eucla']],
  ['US-CA', ['America/Los_Angeles']],
  ['US-FL', ['America/New_York', 'America/Chicago']],
  ['US-MA', ['America/New_York']],
  ['US-NY', ['America/New_York']],
  ['US-NYC', ['America/New_York']],
  ['US-WA', ['America/Los_Angeles']],
])

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
