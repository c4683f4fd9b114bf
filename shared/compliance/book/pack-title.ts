import type { RulePack } from '../pack-schema.ts'
import { list } from './spoken-value.ts'

/** A pack's name to a reader: the places that it is about, or whom it binds. */
export function packTitle(pack: RulePack): string {
  switch (pack.binds) {
    case 'jurisdictions':
      return list(pack.jurisdictions.map(placeName))
    case 'everyone':
      return `House rules for everyone (${pack.id})`
    case 'unknown-jurisdictions':
      return 'Where the jurisdiction is unknown'
  }
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** A country by its name; what lies in one keeps its code, which has no names that everybody shares. */
function placeName(place: string): string {
  return /^[A-Z]{2}$/.test(place) ? (COUNTRIES.of(place) ?? place) : place
}
