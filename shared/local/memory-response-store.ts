import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { ReplyHold } from '../case/hold.ts'
import type { ResponseChange, ResponseStore } from '../responses/response-store.ts'
import type { Instant } from '../time/instant.ts'
import type { MemoryCaseStore } from './memory-case-store.ts'
import { withEffects } from './with-effects.ts'

/** Responses in memory, with the semantics of the real store. */
export class MemoryResponseStore implements ResponseStore {
  readonly #cases: MemoryCaseStore
  readonly #seen = new Map<string, Instant>()
  readonly #stops = new Map<string, ClosedPoint>()

  constructor(cases: MemoryCaseStore) {
    this.#cases = cases
    cases.onChange((borrower) => this.#closeStopped(borrower))
  }

  /** The stop of an address, as it stands for those who come behind it later. */
  stopOf(point: string): ClosedPoint | undefined {
    return this.#stops.get(point)
  }

  firstSeen(response: string, at: Instant): Promise<Instant> {
    const seen = this.#seen.get(response) ?? at
    this.#seen.set(response, seen)
    return Promise.resolve(seen)
  }

  behind(point: string): Promise<readonly string[]> {
    const has = (borrower: string) => this.#cases.peek(borrower)?.borrower.contactPoints.some(({ id }) => id === point)
    return Promise.resolve([...this.#cases.borrowers()].filter(has))
  }

  keep(borrower: string, reply: ReplyHold): Promise<'kept' | 'repeated'> {
    if (this.#hasEffect(borrower, reply)) return Promise.resolve('repeated')
    this.#cases.putHold(borrower, reply)
    return Promise.resolve('kept')
  }

  async stopAddress(closed: ClosedPoint): Promise<void> {
    const standing = this.#stops.get(closed.point)
    if (standing === undefined || standing.since < closed.since) this.#stops.set(closed.point, closed)
    // A stop of before the borrower started again, that comes a second time.
    else if ((standing.reopenedAt ?? Number.NEGATIVE_INFINITY) >= closed.since) return
    for (const borrower of await this.behind(closed.point)) await this.#cases.closePoint(borrower, closed)
  }

  reopenAddress(point: string, at: Instant): Promise<void> {
    const standing = this.#stops.get(point)
    if (standing?.why === 'opted-out' && standing.since <= at) this.#stops.set(point, { ...standing, reopenedAt: at })
    return Promise.resolve()
  }

  replace(borrower: string, reply: ReplyHold, change: ResponseChange): Promise<'replaced' | 'repeated'> {
    const repeated = this.#hasEffect(borrower, reply)
    const { effects, history } = change
    const understood = (caseFile: CaseFile) => withoutHold(caseFile, reply.id)
    if (repeated) this.#cases.apply(borrower, understood, [])
    else {
      const effective = (caseFile: CaseFile) => withEffects(understood(caseFile), effects, history[0].at)
      this.#cases.apply(borrower, effective, history)
    }
    return Promise.resolve(repeated ? 'repeated' : 'replaced')
  }

  /** Whoever comes behind a stopped address finds it closed. */
  #closeStopped(borrower: string): void {
    if (this.#stops.size === 0) return
    for (const { id } of this.#cases.peek(borrower)?.borrower.contactPoints ?? []) {
      const stop = this.#stops.get(id)
      if (stop !== undefined && (stop.reopenedAt ?? Number.NEGATIVE_INFINITY) < stop.since) {
        void this.#cases.closePoint(borrower, stop)
      }
    }
  }

  #hasEffect(borrower: string, { id }: ReplyHold): boolean {
    return this.#cases.history(borrower).some((entry) => entry.what === 'response' && entry.response === id)
  }
}

function withoutHold(caseFile: CaseFile, gone: string): CaseFile {
  const holds = caseFile.holds.filter(({ id }) => id !== gone)
  return holds.length === caseFile.holds.length ? caseFile : { ...caseFile, holds }
}
