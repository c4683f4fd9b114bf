import { CHANNELS, type Channel } from '../case/channel.ts'
import type { Policy } from '../case/policy.ts'
import { caseState, stateMayChangeAt } from '../story/case-state.ts'
import { CASE_STATES, type CaseState } from '../story/timeline.ts'
import type { Instant } from '../time/instant.ts'
import type { MemoryCaseStore } from './memory-case-store.ts'
import type { CountsView } from './page/view.ts'

/** A state that was worked out once, and the first instant at which it has to be worked out again. */
interface Standing {
  readonly state: CaseState
  readonly until: Instant
}

/** Counts of borrowers by state and of contacts by channel, sampled as virtual time goes by. */
export class Counts {
  readonly #cases: MemoryCaseStore
  readonly #policy: Policy
  readonly #standings = new Map<string, Standing>()
  readonly #at: Instant[] = []
  readonly #states: Record<CaseState, number[]> = { upcoming: [], due: [], overdue: [], paused: [], settled: [] }
  readonly #sent: Record<Channel, number[]> = { sms: [], email: [], voice: [], webhook: [], agent: [] }
  readonly #sentSoFar: Record<Channel, number> = { sms: 0, email: 0, voice: 0, webhook: 0, agent: 0 }

  constructor(cases: MemoryCaseStore, policy: Policy) {
    this.#cases = cases
    this.#policy = policy
    cases.onChange((borrower) => this.#standings.delete(borrower))
  }

  countSent(channel: Channel): void {
    this.#sentSoFar[channel] += 1
  }

  sample(now: Instant): void {
    const states: Record<CaseState, number> = { upcoming: 0, due: 0, overdue: 0, paused: 0, settled: 0 }
    for (const borrower of this.#cases.borrowers()) states[this.#stateOf(borrower, now)] += 1
    this.#at.push(now)
    for (const state of CASE_STATES) this.#states[state].push(states[state])
    for (const channel of CHANNELS) this.#sent[channel].push(this.#sentSoFar[channel])
  }

  view(): CountsView {
    return { at: this.#at, states: this.#states, sent: this.#sent }
  }

  #stateOf(borrower: string, now: Instant): CaseState {
    const known = this.#standings.get(borrower)
    if (known !== undefined && now < known.until) return known.state
    const caseFile = this.#cases.peek(borrower)
    if (caseFile === undefined) return 'settled'
    const state = caseState(caseFile, this.#policy, now)
    this.#standings.set(borrower, { state, until: stateMayChangeAt(caseFile, this.#policy, now) })
    return state
  }
}
