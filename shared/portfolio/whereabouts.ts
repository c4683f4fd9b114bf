import { zonesOf } from '../time/jurisdiction-zones.ts'
import { stateOfNumber, zonesOfNumber } from '../time/phone-zones.ts'
import { type PostalArea, postalArea } from '../time/postal-areas.ts'
import { SUBDIVISION_ZONES } from '../time/subdivision-zones.ts'
import { countryOfPhone } from './address.ts'

/** What a lender says of where a borrower is. */
export interface Known {
  /** In the first place's country. */
  readonly postalCode?: string | undefined
  readonly zones: readonly string[]
  readonly jurisdictions: readonly string[]
  /** In E.164 form. */
  readonly phones: readonly string[]
}

/** One thing that tells where a borrower may be: a country, and its zones where it tells more than that. */
interface Hint {
  readonly country: string
  readonly zones: readonly string[] | undefined
}

/**
 * Every zone and every place where a borrower may be, the address's first. Zones that the lender names stand; else they are those of the
 * address (its postal area, or its state) and of the phone numbers together: where the two disagree, a contact must be lawful in both. What
 * tells no more than a country adds nothing to what tells more of it. Zones stay empty where the places say it all.
 *
 * The places of phone numbers come on top of the address's. They never make up for an address of which nothing is known, since that is bound
 * by the strictest rules.
 */
export function whereabouts({ postalCode, zones, jurisdictions, phones }: Known): {
  readonly zones: string[]
  readonly jurisdictions: string[]
} {
  const area = postalCode === undefined ? undefined : postalArea(countryOf(jurisdictions[0] ?? ''), postalCode)
  const address = withMore(jurisdictions, area?.places ?? [])
  const numbers = phones.flatMap((number) => stateOfNumber(number) ?? countryOfPhone(number) ?? [])
  return {
    zones:
      zones.length > 0
        ? [...zones]
        : plausibleZones(addressHints(jurisdictions, area), phones.flatMap(phoneHint), area),
    jurisdictions: address.length === 0 ? [] : withMore(address, numbers),
  }
}

/** The places, and those of further ones that tell more: `US` tells nothing beside `US-NY`. */
function withMore(places: readonly string[], further: readonly string[]): string[] {
  const more = further.filter((place) => !places.some((known) => known === place || known.startsWith(`${place}-`)))
  return [...new Set([...places, ...more])]
}

/** A postal area tells more than the places of its country. */
function addressHints(places: readonly string[], area: PostalArea | undefined): readonly Hint[] {
  const home = countryOf(places[0] ?? '')
  const others = places
    .filter((place) => area === undefined || countryOf(place) !== home)
    .map((place) => ({ country: countryOf(place), zones: SUBDIVISION_ZONES.get(place) }))
  return area === undefined ? others : [{ country: home, zones: area.zones }, ...others]
}

function phoneHint(number: string): readonly Hint[] {
  const country = countryOfPhone(number)
  return country === undefined ? [] : [{ country, zones: zonesOfNumber(number) }]
}

function plausibleZones(address: readonly Hint[], phones: readonly Hint[], area: PostalArea | undefined): string[] {
  const known = new Set(address.map(({ country }) => country))
  const tellsMore =
    area !== undefined || phones.some(({ country, zones }) => zones !== undefined || !known.has(country))
  if (!tellsMore) return []
  const byCountry = Map.groupBy([...address, ...phones], ({ country }) => country)
  const zones = [...byCountry].flatMap(([country, hints]) => {
    const told = hints.flatMap((hint) => hint.zones ?? [])
    return told.length > 0 ? told : zonesOf(country)
  })
  return [...new Set(zones)]
}

const countryOf = (place: string) => place.slice(0, 2)
