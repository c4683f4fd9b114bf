import { formatDay, type MinuteOfDay } from '../../time/instant.ts'

/** A minute of the day as a clock shows it, midnight at a day's end as 24:00. */
export function clockTime(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Fields whose numbers are days or minutes and not numbers to a reader. */
const AS_DAY: ReadonlySet<string> = new Set(['effectiveFrom', 'effectiveTo', 'read'])
const AS_TIME: ReadonlySet<string> = new Set(['from', 'to'])

/** Any value of a rule in words, whatever its shape: what the schema gains is printed before anybody writes a sentence for it. */
export function spokenValue(name: string, value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.map((part) => spokenValue(name, part))
    return value.every((part) => typeof part !== 'object') ? list(parts) : parts.join('; ')
  }
  if (typeof value === 'number' && AS_DAY.has(name)) return formatDay(value)
  if (typeof value === 'number' && AS_TIME.has(name)) return clockTime(value)
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([, part]) => part !== undefined)
    return parts.map(([key, part]) => `${spokenName(key).toLowerCase()} ${spokenValue(key, part)}`).join(', ')
  }
  if (value === true) return 'yes'
  if (value === false) return 'no'
  return String(value)
}

/** `daysPastDue` as `Days past due`. */
export function spokenName(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
