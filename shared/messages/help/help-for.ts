import type { Localised } from '../localised.ts'
import type { Help, HelpByCountry, Need } from './help.ts'

/** Who helps where the borrower is. A borrower of several countries gets that of the first of which something is known. */
export function helpFor(need: Need, jurisdictions: readonly string[], known: HelpByCountry = {}): readonly Help[] {
  for (const jurisdiction of jurisdictions) {
    const { [need]: helps = [] } = known[jurisdiction.slice(0, 2)] ?? {}
    if (helps.length > 0) return helps
  }
  return []
}

/** Written once for each help: every message is asked for its values, and few name a line. */
const LINES = new WeakMap<Help, Localised>()

/** The line that a message names to somebody who should not be alone now: a name and a number, in each language it has. */
export function crisisLineFor(jurisdictions: readonly string[], known?: HelpByCountry): Localised | undefined {
  for (const help of helpFor('crisis', jurisdictions, known)) {
    const { phone, names } = help
    if (phone === undefined) continue
    const written = LINES.get(help)
    if (written !== undefined) return written
    const line = Object.fromEntries(Object.entries(names).map(([locale, name]) => [locale, nameAndNumber(name, phone)]))
    LINES.set(help, line)
    return line
  }
  return undefined
}

/** 988 Lifeline is its own number. */
function nameAndNumber(name: string, phone: string): string {
  return name.includes(phone) ? name : `${name} ${phone}`
}
