import type { CaseFile } from '../case/case-file.ts'
import type { Policy } from '../case/policy.ts'
import type { Response } from '../case/response.ts'
import type { RecordedResponse } from '../responses/record-response.ts'
import type { TaskClosing } from '../tasks/close-task.ts'
import { OutcomeRefusedError } from '../tasks/task-effects.ts'
import { HOUR, type Instant } from '../time/instant.ts'
import { Counts } from './counts.ts'
import { localLinks } from './local-links.ts'
import { type Delivered, LocalService } from './local-service.ts'
import { MemoryLinkStore } from './memory-link-store.ts'
import type { CountsView } from './page/view.ts'
import { type FutureFact, Unfolding } from './unfolding.ts'

export interface SimulationInput {
  readonly cases: readonly CaseFile[]
  readonly future: readonly FutureFact[]
  readonly policy: Policy
  readonly start: Instant
  readonly until: Instant
  /** Leaves out the counts by state, for a run without an audience. */
  readonly uncounted?: boolean
}

/** Whoever watches a run is the agent in it. */
const AGENT = 'agent'

/** A portfolio's run in virtual time: cases as they stand at the start, and the facts that unfold after it. */
export class Simulation {
  readonly service: LocalService
  readonly policy: Policy
  readonly start: Instant
  readonly until: Instant
  /** Where the links of messages lead; nobody opens those of a run without an audience. */
  readonly links = new MemoryLinkStore()
  readonly delivered: Delivered[] = []
  /** What borrowers answered, by the contact that they answered. */
  readonly replies = new Map<string, readonly string[]>()
  readonly #unfolding: Unfolding
  readonly #counts: Counts
  #nextSample: Instant
  #answered = 0

  constructor({ cases, future, policy, start, until, uncounted = false }: SimulationInput) {
    this.policy = policy
    this.start = start
    this.until = until
    this.service = new LocalService({
      start,
      policy,
      onDelivered: (delivered) => this.#note(delivered),
      ...(!uncounted && { references: localLinks(this.links, () => this.now) }),
    })
    this.#counts = new Counts(this.service.cases, policy)
    this.service.cases.onHistory((_, { what }) => {
      if (what === 'handed-over') this.#counts.countSent('agent')
    })
    for (const caseFile of cases) this.service.cases.open(caseFile)
    this.#unfolding = new Unfolding(this.service, future)
    this.#nextSample = uncounted ? Infinity : start
  }

  get now(): Instant {
    return this.service.clock.now()
  }

  get ended(): boolean {
    return this.now >= this.until
  }

  counts(): CountsView {
    return this.#counts.view()
  }

  /** Runs to an instant, at most to the end, sampling the counts every hour on the way. */
  async runUntil(instant: Instant): Promise<void> {
    const goal = Math.min(instant, this.until)
    while (this.#nextSample <= goal) {
      await this.#unfolding.runUntil(this.#nextSample)
      this.#counts.sample(this.#nextSample)
      this.#nextSample += HOUR
    }
    await this.#unfolding.runUntil(goal)
  }

  /** Runs until one more contact has left, or to the end. */
  async runToNextContact(): Promise<void> {
    const before = this.delivered.length
    while (this.delivered.length === before && !this.ended) {
      const next = Math.min(this.service.nextRing ?? this.until, this.#unfolding.nextFact ?? this.until)
      await this.runUntil(Math.max(next, this.now))
    }
  }

  /** Lets a borrower answer a message now, in words; undefined where there is no such message. */
  async reply(contact: string, words: string): Promise<RecordedResponse | undefined> {
    const answered = this.delivered.find((each) => each.contact === contact)
    if (answered === undefined || answered.message.channel !== 'sms') return undefined
    const { borrower, message } = answered
    const points = this.service.cases.peek(borrower)?.borrower.contactPoints ?? []
    const point = points.find(({ channel, address }) => channel === 'sms' && address === message.to)?.id
    if (point === undefined) return undefined
    this.replies.set(contact, [...(this.replies.get(contact) ?? []), words])
    this.#answered += 1
    const recorded = await this.service.respond({
      id: `reply-${this.#answered}`,
      at: this.now,
      door: 'sms',
      channel: 'sms',
      point,
      words,
      answers: { borrower, contact },
    })
    // What is due at this very instant, an answer first of all, need not wait for the clock to move.
    await this.service.runUntil(this.now)
    return recorded.find((each) => each.borrower === borrower)
  }

  /** Takes in what a borrower answers on their page. */
  async respond(response: Response): Promise<readonly RecordedResponse[]> {
    const recorded = await this.service.respond(response)
    await this.service.runUntil(this.now)
    return recorded
  }

  /** Closes a task now, as the agent who watches the run; why not, where that can't be. */
  async closeTask(closing: Omit<TaskClosing, 'by' | 'at'>): Promise<string | undefined> {
    try {
      const closed = await this.service.closeTask({ ...closing, by: AGENT, at: this.now })
      await this.service.runUntil(this.now)
      return closed.is === 'closed' ? undefined : 'This task is not open any more.'
    } catch (error) {
      if (error instanceof OutcomeRefusedError) return error.message
      throw error
    }
  }

  #note(delivered: Delivered): void {
    this.#counts.countSent(delivered.message.channel)
    this.delivered.push(delivered)
  }
}
