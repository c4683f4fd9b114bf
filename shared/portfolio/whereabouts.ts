import type { Borrower } from '../case/borrower.ts'
import { zonesOf } from '../time/jurisdiction-zones.ts'
import { stateOfNumber, zonesOfNumber } from '../time/phone-zones.ts'
import { type PostalArea, postalArea } from '../time/postal-areas.ts'
import { SUBDIVISION_ZONES } from '../time/subdivision-zones.ts'
import { countryOfPhone } from './country-of-phone.ts'

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

interface Whereabouts {
  zones: string[]
  jurisdictions: string[]
  zoneSources?: Borrower['zoneSources']
}

/**
 * Every zone and every place where a borrower may be, the address's first. Zones that the lender names stand; else they are those of the
 * address (its postal area, or its state) and of the phone numbers together: where the two disagree, a contact must be lawful in both, and it
 * is noted which speaks for which. What tells no more than a country adds nothing to what tells more of it. Zones stay empty where the places
 * say it all.
 *
 * The places of phone numbers come on top of the address's. They never make up for an address of which nothing is known, since that is bound
 * by the strictest rules.
 */
export function whereabouts({ postalCode, zones, jurisdictions, phones }: Known): Whereabouts {
  const area = postalCode === undefined ? undefined : postalArea(countryOf(jurisdictions[0] ?? ''), postalCode)
  const address = withMore(jurisdictions, area?.places ?? [])
  const numbers = phones.flatMap((number) => stateOfNumber(number) ?? countryOfPhone(number) ?? [])
  const where =
    zones.length > 0
      ? { zones: [...zones] }
      : zonesBy(addressHints(jurisdictions, area), phones.flatMap(phoneHint), area)
  return { ...where, jurisdictions: address.length === 0 ? [] : withMore(address, numbers) }
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

function zonesBy(
  address: readonly Hint[],
  phones: readonly Hint[],
  area: PostalArea | undefined,
): Pick<Whereabouts, 'zones' | 'zoneSources'> {
  const known = new Set(address.map(({ country }) => country))
  const tellsMore =
    area !== undefined || phones.some(({ country, zones }) => zones !== undefined || !known.has(country))
  if (!tellsMore) return { zones: [] }
  const byCountry = Map.groupBy([...address, ...phones], ({ country }) => country)
  const zones = [...byCountry].flatMap(([country, hints]) => {
    const told = toldBy(hints)
    return told.length > 0 ? told : zonesOf(country)
  })
  const sources = { address: toldBy(address), phone: toldBy(phones) }
  const disagree = sources.address.length > 0 && sources.phone.some((zone) => !sources.address.includes(zone))
  return { zones: [...new Set(zones)], ...(disagree && { zoneSources: sources }) }
}

function toldBy(hints: readonly Hint[]): string[] {
  return [...new Set(hints.flatMap(({ zones }) => zones ?? []))]
}

const countryOf = (place: string) => place.slice(0, 2)
