import { findZone, zoneNames } from '../../time/zone.ts'
import type { Draft } from './draft.ts'

const ZONES: readonly (readonly [RegExp, string])[] = [
  [/\beastern\b|\b(e[sd]t|et)\b/, 'America/New_York'],
  [/\bcentral\b|\b(c[sd]t)\b/, 'America/Chicago'],
  [/\bmountain\b|\b(m[sd]t)\b/, 'America/Denver'],
  [/\bpacific\b|\b(p[sd]t|pt)\b/, 'America/Los_Angeles'],
  [/\bhawaii/, 'Pacific/Honolulu'],
  [/\balaska/, 'America/Anchorage'],
  [/\b(ist|india time)\b/, 'Asia/Kolkata'],
  [/\bwib\b|\bjakarta/, 'Asia/Jakarta'],
  [/\bwita\b|\bmakassar/, 'Asia/Makassar'],
  [/\bwit\b|\bjayapura/, 'Asia/Jayapura'],
  [/\bperth\b/, 'Australia/Perth'],
  [/\badelaide\b/, 'Australia/Adelaide'],
  [/\b(sydney|melbourne|canberra)\b/, 'Australia/Sydney'],
  [/\bbrisbane\b/, 'Australia/Brisbane'],
  [/\b(gmt|bst|london|uk time)\b/, 'Europe/London'],
  [/\b(dublin|irish time)\b/, 'Europe/Dublin'],
  [/\b(beijing|china) time\b/, 'Asia/Shanghai'],
]

/** The zone that a text names, by its IANA name or in words. */
export function zoneIn(text: string): string | undefined {
  const [name] = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+/.exec(text) ?? []
  if (name !== undefined && findZone(name) !== undefined) return name
  return ZONES.find(([words]) => words.test(text.toLowerCase()))?.[1] ?? cityIn(/^(.*?) time\b/i.exec(text)?.[1] ?? '')
}

/** The zone that is named after a city of a text. */
function cityIn(text: string): string | undefined {
  const words = ` ${text.toLowerCase().replaceAll(/[^a-z]+/g, ' ')} `
  return zoneNames().find((name) => {
    const city = name.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? ''
    return name.includes('/') && city.length > 3 && words.includes(` ${city} `)
  })
}

/** Places whose code is not ISO 3166. */
const PLACES: Readonly<Record<string, string>> = { UK: 'GB', EU: 'FR' }

/** The place of a jurisdiction such as `US-federal`, `UK` or `US-MA`. */
export function placeOf(jurisdiction: string): string {
  const [country = '', part] = jurisdiction.split('-')
  const code = PLACES[country] ?? country
  return part !== undefined && /^[A-Z\d]{2,3}$/.test(part) ? `${code}-${part}` : code
}

export function readWhere(key: string, value: string, draft: Draft): boolean {
  if (/^((debtor|borrower|consumer|customer) )?(state|region|nation|province|city|country)$/.test(key)) {
    if (!/^[A-Z]{2,3}$/.test(value)) return false
    draft.region = value
    return true
  }
  if (/^(place|where|contact place|location)$/.test(key)) {
    if (/work|office|employ/i.test(value)) draft.place = 'work'
    else if (/home|house|domicile|residence|billing address/i.test(value)) draft.place = 'home'
    else draft.place = 'elsewhere'
    return true
  }
  const zone = /zone|area code|address|otherwise/.test(key) ? (zoneIn(value) ?? cityIn(value)) : undefined
  if (zone === undefined) return false
  draft.zones.push(zone)
  return true
}
