import type { Localised } from '../localised.ts'
import type { Help, HelpByCountry, Need } from './help.ts'
import shipped from './shipped-help.json' with { type: 'json' }

/** Public debt advice and crisis lines. Where each was read, and when, stands beside it in the file. */
const SHIPPED: HelpByCountry = shipped

/**
 * Who helps where the borrower is: the lender's own help for the need, else what is shipped. A borrower of several countries gets
 * that of the first of which something is known.
 */
export function helpFor(need: Need, jurisdictions: readonly string[], own: HelpByCountry = {}): readonly Help[] {
  for (const jurisdiction of jurisdictions) {
    const country = jurisdiction.slice(0, 2)
    for (const { [need]: helps = [] } of [own[country] ?? {}, SHIPPED[country] ?? {}]) {
      if (helps.length > 0) return helps
    }
  }
  return []
}

/** The line that a message names to somebody who should not be alone now: a name and a number, in each language it has. */
export function crisisLineFor(jurisdictions: readonly string[], own?: HelpByCountry): Localised | undefined {
  for (const { phone, names } of helpFor('crisis', jurisdictions, own)) {
    if (phone === undefined) continue
    return Object.fromEntries(Object.entries(names).map(([locale, name]) => [locale, nameAndNumber(name, phone)]))
  }
  return undefined
}

/** 988 Lifeline is its own number. */
function nameAndNumber(name: string, phone: string): string {
  return name.includes(phone) ? name : `${name} ${phone}`
}
