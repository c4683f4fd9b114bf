import type { Borrower } from '../case/borrower.ts'
import { type AgentTask, type CaseFile, type ClosedPoint, withPlan } from '../case/case-file.ts'
import type { Hold } from '../case/hold.ts'
import type { Loan, Payment } from '../case/loan.ts'
import { EMPTY_PLAN, type Plan } from '../case/plan.ts'
import type { CaseStore, HistoryEntry, PlanChange, PlanCondition, PlanWrite } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/** Who hears that a case changed: every write but those of the plan, in the order of the writes. */
export type ChangeListener = (borrower: string) => void

/** Who hears of every entry that a history gains. */
export type HistoryListener = (borrower: string, entry: HistoryEntry) => void

/**
 * What lies in the store for one borrower. The plan and the tasks lie beside the case file as the last fact left it, since a plan
 * is written twice a contact: case files that are made at every write are taken for lasting ones by the engine, and what
 * hangs on those that do not last is copied into old memory with them, 1,200 bytes a borrower.
 */
interface Drawer {
  caseFile: CaseFile
  plan: Plan
  tasks: readonly AgentTask[]
  history: readonly HistoryEntry[]
  /** Whether the feed is still to tell of it. */
  changed: boolean
}

/**
 * Case files in memory, with the semantics of the real store: reads see the latest write, a plan is written only under its
 * condition, facts with an older source version are dropped and counted, and a change feed tells of everything but plans.
 */
export class MemoryCaseStore implements CaseStore {
  readonly #drawers = new Map<string, Drawer>()
  /** Histories of cases that were removed. */
  readonly #left = new Map<string, readonly HistoryEntry[]>()
  readonly #listeners: ChangeListener[] = []
  readonly #historians: HistoryListener[] = []
  #changed: Drawer[] = []
  /** Of how many of these `nextChanged` has told. */
  #told = 0
  #lastOpened: Drawer | undefined
  #dropped = 0

  get size(): number {
    return this.#drawers.size
  }

  /** Facts that came with an older source version than what stood. */
  get dropped(): number {
    return this.#dropped
  }

  /** Whether `nextChanged` has anybody to tell of. */
  get hasChanged(): boolean {
    return this.#told < this.#changed.length
  }

  /**
   * The next of the borrowers whose cases changed, each once however often they did, in the order in which they first did. The
   * drawer is at hand then: whoever looks into it at once need not search.
   */
  nextChanged(): string | undefined {
    for (;;) {
      const drawer = this.#changed[this.#told]
      if (drawer === undefined) break
      this.#told += 1
      if (!drawer.changed) continue
      drawer.changed = false
      this.#lastOpened = drawer
      return drawer.caseFile.borrower.id
    }
    this.#changed = []
    this.#told = 0
    return undefined
  }

  onChange(listener: ChangeListener): void {
    this.#listeners.push(listener)
  }

  onHistory(listener: HistoryListener): void {
    this.#historians.push(listener)
  }

  /** The case as it stands, without the promise of `load`. */
  peek(borrower: string): CaseFile | undefined {
    const drawer = this.#drawerOf(borrower)
    return drawer && caseIn(drawer)
  }

  borrowers(): IterableIterator<string> {
    return this.#drawers.keys()
  }

  /** What is known of each borrower, as `borrowers` counts them. */
  *people(): IterableIterator<Borrower> {
    for (const { caseFile } of this.#drawers.values()) yield caseFile.borrower
  }

  history(borrower: string): readonly HistoryEntry[] {
    return this.#drawers.get(borrower)?.history ?? this.#left.get(borrower) ?? []
  }

  load(borrower: string): Promise<CaseFile | undefined> {
    return Promise.resolve(this.peek(borrower))
  }

  writePlan(borrower: string, condition: PlanCondition, change: PlanChange): Promise<PlanWrite> {
    const drawer = this.#drawerOf(borrower)
    if (drawer === undefined || !holds(condition, drawer.plan)) {
      return Promise.resolve({ written: false, plan: drawer?.plan })
    }
    drawer.plan = change.plan
    if (change.tasks.length > 0) drawer.tasks = withOpened(drawer.tasks, change.tasks)
    for (const entry of change.history) this.#append(borrower, drawer, compact(entry))
    return WRITTEN
  }

  closePoint(borrower: string, closed: ClosedPoint): Promise<void> {
    this.#change(borrower, (caseFile) =>
      caseFile.closedPoints.some(({ point, since }) => point === closed.point && since >= closed.since)
        ? caseFile
        : {
            ...caseFile,
            closedPoints: [...caseFile.closedPoints.filter(({ point }) => point !== closed.point), closed],
          },
    )
    return Promise.resolve()
  }

  /** Opens a case as it stands, for instance from a portfolio file; a case that is there already stays as it is. */
  open(caseFile: CaseFile): void {
    const borrower = caseFile.borrower.id
    if (this.#drawers.has(borrower)) return
    const { plan, tasks } = caseFile
    const drawer = { caseFile, plan, tasks, history: NO_HISTORY, changed: false }
    this.#drawers.set(borrower, drawer)
    this.#tell(borrower, drawer)
  }

  putBorrower(borrower: Borrower): void {
    if (!this.#drawers.has(borrower.id)) {
      this.open({ borrower, loans: [], payments: [], holds: [], plan: EMPTY_PLAN, closedPoints: [], tasks: [] })
      return
    }
    this.#change(borrower.id, (caseFile) =>
      this.#isNewer(borrower, caseFile.borrower) ? { ...caseFile, borrower } : caseFile,
    )
  }

  putLoan(borrower: string, loan: Loan): void {
    this.#change(borrower, (caseFile) => ({ ...caseFile, loans: this.#put(caseFile.loans, loan) }))
  }

  putPayment(borrower: string, payment: Payment): void {
    this.#change(borrower, (caseFile) => ({ ...caseFile, payments: this.#put(caseFile.payments, payment) }))
  }

  putHold(borrower: string, hold: Hold): void {
    this.#change(borrower, (caseFile) => ({
      ...caseFile,
      holds: [...caseFile.holds.filter(({ id }) => id !== hold.id), hold],
    }))
  }

  /** A case is mostly read and written several times in a row, so the drawer that was opened last is looked into first. */
  #drawerOf(borrower: string): Drawer | undefined {
    const last = this.#lastOpened
    if (last !== undefined && last.caseFile.borrower.id === borrower) return last
    const drawer = this.#drawers.get(borrower)
    if (drawer !== undefined) this.#lastOpened = drawer
    return drawer
  }

  /** Changes a case and its history in one step, as a transaction does. */
  apply(borrower: string, change: (caseFile: CaseFile) => CaseFile, history: readonly HistoryEntry[]): void {
    this.#change(borrower, change)
    const drawer = this.#drawers.get(borrower)
    if (drawer !== undefined) for (const entry of history) this.#append(borrower, drawer, compact(entry))
  }

  /** Takes out of a history what happened before an instant; answers how much that was. */
  forget(borrower: string, before: Instant): number {
    const drawer = this.#drawers.get(borrower)
    if (drawer === undefined) return 0
    const kept = drawer.history.filter(({ at }) => at >= before)
    const gone = drawer.history.length - kept.length
    drawer.history = kept
    return gone
  }

  /** Removes a case whole; its history is kept apart. */
  remove(borrower: string): void {
    const drawer = this.#drawers.get(borrower)
    if (drawer !== undefined) drawer.changed = false
    this.#left.set(borrower, this.history(borrower))
    this.#drawers.delete(borrower)
    this.#lastOpened = undefined
  }

  #put<Fact extends { readonly id: string; readonly sourceVersion: number }>(
    facts: readonly Fact[],
    fact: Fact,
  ): readonly Fact[] {
    const at = facts.findIndex(({ id }) => id === fact.id)
    const old = facts[at]
    if (old === undefined) return withLast(facts, fact)
    return this.#isNewer(fact, old) ? facts.with(at, fact) : facts
  }

  #isNewer(fact: { readonly sourceVersion: number }, old: { readonly sourceVersion: number }): boolean {
    if (fact.sourceVersion > old.sourceVersion) return true
    this.#dropped += 1
    return false
  }

  #change(borrower: string, change: (caseFile: CaseFile) => CaseFile): void {
    const drawer = this.#drawerOf(borrower)
    if (drawer === undefined) throw new NoSuchCaseError(borrower)
    const caseFile = caseIn(drawer)
    const changed = change(caseFile)
    if (changed === caseFile) return
    drawer.caseFile = changed
    drawer.plan = changed.plan
    drawer.tasks = changed.tasks
    this.#tell(borrower, drawer)
  }

  #tell(borrower: string, drawer: Drawer): void {
    if (!drawer.changed) {
      drawer.changed = true
      this.#changed.push(drawer)
    }
    for (const listener of this.#listeners) listener(borrower)
  }

  #append(borrower: string, drawer: Drawer, entry: HistoryEntry): void {
    drawer.history = withLast(drawer.history, entry)
    for (const listener of this.#historians) listener(borrower, entry)
  }
}

const NO_HISTORY: readonly HistoryEntry[] = []

function caseIn({ caseFile, plan, tasks }: Drawer): CaseFile {
  return caseFile.plan === plan && caseFile.tasks === tasks ? caseFile : withPlan(caseFile, plan, tasks)
}

/** A fact about a borrower whose case was never opened. */
export class NoSuchCaseError extends Error {
  override readonly name = 'NoSuchCaseError'
  constructor(borrower: string) {
    super(`There is no case of borrower ${borrower}; put the borrower before loans, payments and holds.`)
  }
}

/** The list with one more, in an array of its own size: one that was pushed or spread keeps room for many more. */
function withLast<Item>(list: readonly Item[], item: Item): readonly Item[] {
  return list.length === 0 ? [item] : list.toSpliced(list.length, 0, item)
}

/** Findings are gathered in an array that grew; what is kept for good gets one of its own size. */
function compact(entry: HistoryEntry): HistoryEntry {
  return 'findings' in entry ? { ...entry, findings: [...entry.findings] } : entry
}

/** Opening a task that is open already leaves one task. */
function withOpened(open: readonly AgentTask[], more: readonly AgentTask[]): readonly AgentTask[] {
  return [...open.filter(({ id }) => !more.some((task) => task.id === id)), ...more]
}

const WRITTEN = Promise.resolve<PlanWrite>({ written: true })

function holds(condition: PlanCondition, plan: Plan): boolean {
  return 'version' in condition ? plan.version === condition.version : plan.claim?.id === condition.claim
}
