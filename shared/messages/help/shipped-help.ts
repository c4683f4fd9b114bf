import type { LenderProfile } from '../lender.ts'
import type { HelpByCountry } from './help.ts'
import shipped from './shipped-help.json' with { type: 'json' }

/** Public debt advice and crisis lines. Where each was read, and when, stands beside it in the file. */
const SHIPPED: HelpByCountry = shipped

/**
 * The lender with what is shipped beside the help of its own, which takes the place of ours for the same need. A policy carries
 * the result, so that functions needn't.
 */
export function withShippedHelp(lender: LenderProfile): LenderProfile {
  const own = lender.help ?? {}
  const countries = [...new Set([...Object.keys(SHIPPED), ...Object.keys(own)])]
  const help = countries.map((country) => {
    const [theirs, ours] = [own[country] ?? {}, SHIPPED[country] ?? {}]
    return [
      country,
      { debts: eitherOf(theirs.debts, ours.debts), crisis: eitherOf(theirs.crisis, ours.crisis) },
    ] as const
  })
  return { ...lender, help: Object.fromEntries(help) }
}

/** Without the sources, which are for who reads the file. */
function eitherOf(own: Helps = [], shipped: Helps = []): Helps {
  return (own.length > 0 ? own : shipped).map((help) => ({
    names: help.names,
    ...(help.phone !== undefined && { phone: help.phone }),
    ...(help.url !== undefined && { url: help.url }),
    does: help.does,
    ...(help.free !== undefined && { free: help.free }),
  }))
}

type Helps = HelpByCountry[string]['debts']
