import type { Actor } from './binding-rules.ts'
import type { RulePack } from './pack-schema.ts'

/** A rule about how long records are kept, in days. */
interface Bound {
  readonly rule: string
  readonly days: number
}

const LONGEST_UNIT = { days: 1, months: 31, years: 366 }
const SHORTEST_UNIT = { days: 1, months: 28, years: 365 }

/** The longest of what must be kept and the shortest of what may be, over all rules that bind a lender anywhere. */
export interface Retention {
  readonly atLeast: Bound | undefined
  readonly atMost: Bound | undefined
}

export function retentionUnder(packs: readonly RulePack[], actor: Actor): Retention {
  const all = packs
    .flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'retention'))
    .filter((rule) => rule.actor === 'both' || rule.actor === actor)
  const least = all.flatMap(({ id, atLeast }) =>
    atLeast ? [{ rule: id, days: atLeast.count * LONGEST_UNIT[atLeast.unit] }] : [],
  )
  const most = all.flatMap(({ id, atMost }) =>
    atMost ? [{ rule: id, days: atMost.count * SHORTEST_UNIT[atMost.unit] }] : [],
  )
  return {
    atLeast: least.toSorted((a, b) => b.days - a.days)[0],
    atMost: most.toSorted((a, b) => a.days - b.days)[0],
  }
}

/** What is wrong with keeping records for so many days; undefined where no rule has anything against it. */
export function retentionFault(
  days: number,
  { atLeast, atMost }: Retention,
): { readonly rules: readonly string[]; readonly mend: string } | undefined {
  if (atLeast !== undefined && atMost !== undefined && atLeast.days > atMost.days) {
    const rules = [atLeast.rule, atMost.rule]
    const mend = `${atLeast.rule} keeps records for at least ${atLeast.days} days and ${atMost.rule} for at most ${atMost.days}; deploy their places as stages of their own`
    return { rules, mend }
  }
  if (atLeast !== undefined && days < atLeast.days) {
    const mend = `${atLeast.rule} keeps records for at least ${atLeast.days} days; write that or more, or name only the packs of places where you lend`
    return { rules: [atLeast.rule], mend }
  }
  if (atMost !== undefined && days > atMost.days) {
    return {
      rules: [atMost.rule],
      mend: `${atMost.rule} lets records be kept for at most ${atMost.days} days; write that or less`,
    }
  }
  return undefined
}
