import type { Policy } from '../case/policy.ts'
import { type Pair, ratio } from './bootstrap.ts'
import type { BorrowerOutcome, CURE_DAYS, Cured, Promises, Recovery } from './borrower-outcome.ts'
import type { Grouping } from './grouping.ts'
import { type Estimate, share, shareDifference } from './interval.ts'

/** So many out of so many, with its 95 % interval; the estimate is absent of none. */
export interface Share {
  readonly hits: number
  readonly of: number
  readonly estimate?: Estimate
}

/** What came back in one currency within 30 days of those whose 30 days have passed. */
export interface RecoveredIn {
  readonly currency: string
  readonly borrowers: number
  /** Minor units, in all. */
  readonly total: number
  /** Minor units a borrower. */
  readonly each?: Estimate
  /** Millionths of a US dollar for one minor unit that came back; absent where none did. */
  readonly costPerUnit?: Estimate
}

/** How one arm, segment or step went. */
export interface GroupOutcomes {
  readonly name: string
  /** Everybody in it; of a step, whom it reached. */
  readonly borrowers: number
  readonly contacted: number
  readonly cured: Readonly<Record<(typeof CURE_DAYS)[number], Share>>
  /** Arrears whose 30 days have not passed, and who can't be judged yet. */
  readonly tooRecent: number
  readonly recovered: readonly RecoveredIn[]
  readonly promisesKept: Share
  /** Of those who were contacted, and so are the complaints. */
  readonly optedOut: Share
  readonly complained: Share
  /** How much larger the share cured within 30 days is than that of the arm that hears nothing; of arms alone. */
  readonly overControl?: Estimate
}

export type OutcomeReport = { readonly [By in Grouping]: readonly GroupOutcomes[] }

/** What the groups are made of: a borrower, or a borrower as one step found and left them. */
interface Member {
  readonly contacted: boolean
  readonly cured?: Cured
  readonly recovery?: Recovery
  readonly promises: Promises
  readonly optedOut: boolean
  readonly complained: boolean
}

/** Adds up what became of many borrowers. It keeps a few numbers of each, so that the intervals can be drawn. */
export class OutcomeTally {
  readonly #groups: { readonly [By in Grouping]: Map<string, Member[]> } = {
    arm: new Map(),
    segment: new Map(),
    step: new Map(),
  }
  readonly #control: string | undefined

  /** `control` is the arm that hears nothing, where there is one. */
  constructor(control?: string) {
    this.#control = control
  }

  /** A tally of the arms of a policy's strategy. */
  static of({ strategy: { strategy } }: Policy): OutcomeTally {
    return new OutcomeTally(strategy.arms.find(({ contact }) => !contact)?.id)
  }

  note(outcome: BorrowerOutcome): void {
    const { arm, segment, steps } = outcome
    add(this.#groups.arm, arm, outcome)
    add(this.#groups.segment, segment, outcome)
    for (const step of steps) add(this.#groups.step, step.step, { ...step, contacted: true })
  }

  report(): OutcomeReport {
    const { arm, segment, step } = this.#groups
    return { arm: againstControl(groupsOf(arm), this.#control), segment: groupsOf(segment), step: groupsOf(step) }
  }
}

function add(groups: Map<string, Member[]>, name: string, member: Member): void {
  const members = groups.get(name)
  if (members === undefined) groups.set(name, [member])
  else members.push(member)
}

function groupsOf(groups: ReadonlyMap<string, readonly Member[]>): readonly GroupOutcomes[] {
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, members]) => groupOf(name, members))
}

function groupOf(name: string, members: readonly Member[]): GroupOutcomes {
  const contacted = members.filter((member) => member.contacted)
  const promises = members.map((member) => member.promises)
  return {
    name,
    borrowers: members.length,
    contacted: contacted.length,
    cured: { 7: curedShare(members, 7), 30: curedShare(members, 30) },
    tooRecent: members.filter(({ cured }) => cured !== undefined && cured[30] === undefined).length,
    recovered: recoveredIn(members.flatMap(({ recovery }) => recovery ?? [])),
    promisesKept: shareOf(sum(promises, 'kept'), sum(promises, 'settled')),
    optedOut: shareOf(contacted.filter((member) => member.optedOut).length, contacted.length),
    complained: shareOf(contacted.filter((member) => member.complained).length, contacted.length),
  }
}

/** Only those whose days have all passed: who was cured early must not count before those who were not. */
function curedShare(members: readonly Member[], days: (typeof CURE_DAYS)[number]): Share {
  const judged = members.filter((member) => member.cured?.[days] !== undefined)
  return shareOf(judged.filter((member) => member.cured?.[days] === true).length, judged.length)
}

function shareOf(hits: number, of: number): Share {
  const estimate = share(hits, of)
  return { hits, of, ...(estimate !== undefined && { estimate }) }
}

function sum(promises: readonly Promises[], which: keyof Promises): number {
  return promises.reduce((total, each) => total + each[which], 0)
}

function recoveredIn(recoveries: readonly Recovery[]): readonly RecoveredIn[] {
  const currencies = new Set(recoveries.flatMap(({ recovered }) => Object.keys(recovered)))
  return [...currencies].sort().map((currency) => {
    const pairs: readonly Pair[] = recoveries
      .filter(({ recovered }) => recovered[currency] !== undefined)
      .map(({ recovered, cost }) => ({ above: cost[currency] ?? 0, below: recovered[currency] ?? 0 }))
    const each = ratio(pairs.map(({ below }) => ({ above: below, below: 1 })))
    const costPerUnit = ratio(pairs)
    return {
      currency,
      borrowers: pairs.length,
      total: pairs.reduce((total, { below }) => total + below, 0),
      ...(each !== undefined && { each }),
      ...(costPerUnit !== undefined && { costPerUnit }),
    }
  })
}

function againstControl(arms: readonly GroupOutcomes[], control: string | undefined): readonly GroupOutcomes[] {
  const base = arms.find(({ name }) => name === control)?.cured[30].estimate
  return arms.map((arm) => {
    const own = arm.cured[30].estimate
    if (base === undefined || own === undefined || arm.name === control) return arm
    return { ...arm, overControl: shareDifference(own, base) }
  })
}
