import type { StrategyError } from '../strategy/strategy-error.ts'
import type { ArrangementPolicy, Rhythm, Terms } from './arrangement-policy-schema.ts'

/** What each entry can't say about itself: terms that nobody could ever be offered are always a mistake. */
export function checkTerms({ terms }: ArrangementPolicy): readonly StrategyError[] {
  return terms.flatMap((each, at) => {
    const path = `/terms/${at}`
    return [
      ...repeated(each, terms, at, path),
      ...hidden(each, terms, at, path),
      ...emptyRanges(each, path),
      ...neverFits(each, path),
    ]
  })
}

function repeated({ id }: Terms, terms: readonly Terms[], at: number, path: string): StrategyError[] {
  const first = terms.findIndex((other) => other.id === id)
  if (first === at) return []
  const problem = `"${id}" is already the id of /terms/${first}`
  return [{ path: `${path}/id`, problem, mend: 'give these terms another id' }]
}

function hidden({ id }: Terms, terms: readonly Terms[], at: number, path: string): StrategyError[] {
  const before = terms.slice(0, at).find((other) => Object.keys(other.if ?? {}).length === 0)
  if (before === undefined) return []
  const problem = `the terms "${id}" can never apply: "${before.id}" stands before them and is for everybody`
  return [{ path, problem, mend: 'put the terms with the narrower "if" first' }]
}

function emptyRanges({ first, if: conditions }: Terms, path: string): StrategyError[] {
  const ranges = [
    ['first', first.earliest, first.latest, 'earliest', 'latest'],
    ['if/daysPastDue', conditions?.daysPastDue?.min, conditions?.daysPastDue?.max, 'min', 'max'],
    ['if/amount', conditions?.amount?.min, conditions?.amount?.max, 'min', 'max'],
  ] as const
  return ranges.flatMap(([at, least = 0, most = Infinity, low, high]) => {
    if (least <= most) return []
    const problem = `${low} ${least} is above ${high} ${most}`
    return [{ path: `${path}/${at}`, problem, mend: `write ${low} at or below ${high}` }]
  })
}

/** No month is shorter than four weeks. */
const SHORTEST: Readonly<Record<Rhythm, number>> = { weekly: 7, fortnightly: 14, monthly: 28 }

function neverFits({ id, rhythms, parts, first, longestDays }: Terms, path: string): StrategyError[] {
  const gap = Math.min(...rhythms.map((rhythm) => SHORTEST[rhythm]))
  const least = first.earliest + (Math.min(...parts) - 1) * gap
  if (least <= longestDays) return []
  const problem = `the terms "${id}" can never be offered: even their fewest parts take ${least} days, and the longest is ${longestDays}`
  return [{ path: `${path}/longestDays`, problem, mend: `write ${least} or more, or offer fewer parts` }]
}
