import places from './places.json' with { type: 'json' }

/** What is known of credit records in a country, each with where it was read. */
export interface Place {
  /** How long a missed payment can stay on the record. */
  readonly keptYears: number
  readonly bureaus: readonly Elsewhere[]
}

interface Elsewhere {
  readonly name: string
  readonly url: string
}

const PLACES: ReadonlyMap<string, Place> = new Map(Object.entries(places))

/** The first of a borrower's countries of which something is known. */
export function placeOf(jurisdictions: readonly string[]): Place | undefined {
  for (const jurisdiction of jurisdictions) {
    const place = PLACES.get(jurisdiction.slice(0, 2))
    if (place !== undefined) return place
  }
  return undefined
}
