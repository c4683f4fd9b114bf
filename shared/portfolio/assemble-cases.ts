import type { Borrower } from '../case/borrower.ts'
import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { Hold } from '../case/hold.ts'
import type { Loan, Payment } from '../case/loan.ts'
import { withinRoom } from '../case/past-contacts.ts'
import { EMPTY_PLAN, type RecentContact } from '../case/plan.ts'
import type { Instant } from '../time/instant.ts'
import { importPortfolio } from './import-portfolio.ts'
import type { ImportReport } from './import-tally.ts'
import type { PortfolioFact } from './portfolio-event.ts'
import type { OpenPortfolio, PortfolioOptions } from './portfolio-options.ts'

/** Something that becomes known only after the start. */
export type LaterFact = { readonly at: Instant; readonly borrower: string } & (
  | { readonly payment: Payment }
  | { readonly hold: Hold }
)

export interface AssembledCases {
  readonly cases: readonly CaseFile[]
  /** Payments and holds later than the start, in order of time. */
  readonly later: readonly LaterFact[]
  readonly report: ImportReport
}

export interface AssembleOptions extends PortfolioOptions {
  /** Facts later than this unfold; the file's asOf where it is not given. */
  readonly start?: Instant | undefined
  readonly refuse?: ((text: string) => void | Promise<void>) | undefined
}

/** Reads a whole portfolio into case files, in memory, for a run in one process. */
export async function assembleCases(open: OpenPortfolio, options: AssembleOptions): Promise<AssembledCases> {
  const drafts = new Map<string, Draft>()
  const stops: ClosedPoint[] = []
  const { refuse } = options
  const report = await importPortfolio(open, options, {
    load: (fact) => {
      if (fact.kind === 'closed-point' && fact.borrower === undefined) stops.push(fact.value)
      else if (fact.borrower !== undefined) add(draftOf(drafts, fact.borrower), fact)
    },
    ...(refuse && { refuse }),
  })
  const start = options.start ?? report.asOf
  const stopsByPoint = Map.groupBy(stops, ({ point }) => point)
  const cases: CaseFile[] = []
  const later: LaterFact[] = []
  for (const [id, draft] of drafts) {
    if (draft.borrower === undefined) continue
    cases.push(caseFileOf(draft.borrower, draft, stopsByPoint, start))
    for (const hold of draft.holds) if (hold.from > start) later.push({ at: hold.from, borrower: id, hold })
    for (const { at, payment } of draft.payments) if (at > start) later.push({ at, borrower: id, payment })
  }
  return { cases, later: later.sort((a, b) => a.at - b.at), report }
}

interface Draft {
  borrower: Borrower | undefined
  readonly loans: Loan[]
  readonly payments: { readonly at: Instant; readonly payment: Payment }[]
  readonly holds: Hold[]
  readonly contacts: RecentContact[]
  readonly closedPoints: ClosedPoint[]
}

function draftOf(drafts: Map<string, Draft>, borrower: string): Draft {
  const found = drafts.get(borrower)
  if (found !== undefined) return found
  const draft: Draft = { borrower: undefined, loans: [], payments: [], holds: [], contacts: [], closedPoints: [] }
  drafts.set(borrower, draft)
  return draft
}

function add(draft: Draft, fact: PortfolioFact): void {
  switch (fact.kind) {
    case 'borrower':
      draft.borrower = fact.value
      break
    case 'loan':
      draft.loans.push(fact.value)
      break
    case 'payment':
      draft.payments.push({ at: fact.at, payment: fact.value })
      break
    case 'hold':
      draft.holds.push(fact.value)
      break
    case 'contact':
      draft.contacts.push(fact.value)
      break
    case 'closed-point':
      draft.closedPoints.push(fact.value)
      break
  }
}

function caseFileOf(
  borrower: Borrower,
  draft: Draft,
  stopsByPoint: ReadonlyMap<string, readonly ClosedPoint[]>,
  start: Instant,
): CaseFile {
  const everywhere = new Set(borrower.contactPoints.map(({ id }) => id))
  const stops = stopsByPoint.size === 0 ? [] : [...everywhere].flatMap((point) => stopsByPoint.get(point) ?? [])
  const contacts = withinRoom(draft.contacts.sort((a, b) => a.at - b.at))
  return {
    borrower,
    loans: draft.loans,
    payments: paymentsAt(start, draft.payments),
    holds: draft.holds.filter(({ from }) => from <= start),
    plan: contacts.length === 0 ? EMPTY_PLAN : { ...EMPTY_PLAN, contacts },
    closedPoints: [...draft.closedPoints, ...stops],
    tasks: [],
  }
}

/** Each payment as it was known at the start. */
function paymentsAt(start: Instant, facts: Draft['payments']): readonly Payment[] {
  if (facts.length === 0) return []
  const latest = new Map<string, Payment>()
  for (const { at, payment } of facts) if (at <= start) latest.set(payment.id, payment)
  return [...latest.values()]
}
