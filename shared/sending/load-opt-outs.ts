import { lookUpIn } from '../intake/look-up.ts'
import { storeFacts } from '../intake/store-facts.ts'
import type { HashPoint } from '../portfolio/hash-point.ts'
import { ImportTally } from '../portfolio/import-tally.ts'
import type { LookUp } from '../portfolio/known-cases.ts'
import type { PortfolioEvent, PortfolioFact } from '../portfolio/portfolio-event.ts'
import type { OpenPortfolio } from '../portfolio/portfolio-options.ts'
import { PortfolioEmpty } from '../portfolio/portfolio-refused.ts'
import { type Portfolio, readPortfolio } from '../portfolio/read-portfolio.ts'
import type { CaseIntake, CaseStore, Clock } from '../ports.ts'

/** The rows that keep people from being contacted. */
const PROTECTS = ['opt-out', 'hold'] as const
const MOST_PROBLEMS = 20

/** Thrown where a file of opt-outs is not loaded whole: a row that is not understood is a person who asked for nothing more. */
export class OptOutsRefusedError extends Error {
  override readonly name = 'OptOutsRefusedError'
}

export interface OptOutRoom {
  readonly intake: CaseIntake
  readonly cases: Pick<CaseStore, 'load'>
  readonly hashPoint: HashPoint
  readonly clock: Clock
}

/** What a file of opt-outs came to. */
export interface OptOuts {
  readonly closedAddresses: number
  readonly holds: number
}

/**
 * Loads everybody who asked not to be contacted, known to Duewell or not, before a stage goes live. A file without rows says
 * that there is nobody. A row that can't be read refuses the whole file; what was stored by then stays.
 */
export async function loadOptOuts(open: OpenPortfolio, room: OptOutRoom): Promise<OptOuts> {
  const { intake, hashPoint, clock } = room
  const read = await readUnlessEmpty(open, { hashPoint, usualAsOf: clock.now(), lookUp: everybody(room) })
  if (read === undefined) return { closedAddresses: 0, holds: 0 }
  const { scan, events } = read
  refuseOthers(scan.kinds)
  const tally = new ImportTally()
  for await (const batch of events()) {
    const facts = batch.events.filter(isFact)
    for (const fact of facts) tally.load(fact)
    for (const event of batch.events) if (event.kind === 'refused') tally.refuse(event)
    await storeFacts(facts, { asOf: scan.asOf }, intake)
  }
  const { refused, loaded, problems } = tally.report(scan)
  if (refused === 0) return { closedAddresses: loaded['closed-point'], holds: loaded.hold }
  const lines = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ line, field, problem, mend }) => `  line ${line}, ${field}: ${problem} ${mend}`)
  throw new OptOutsRefusedError(
    [`Rows of the opt-outs that can't be read: ${refused}. Nobody is contacted before they are mended:`, ...lines].join(
      '\n',
    ),
  )
}

type ReadingOptions = Parameters<typeof readPortfolio>[1]

async function readUnlessEmpty(open: OpenPortfolio, options: ReadingOptions): Promise<Portfolio | undefined> {
  try {
    return await readPortfolio(open, options)
  } catch (error) {
    if (error instanceof PortfolioEmpty) return undefined
    throw error
  }
}

function refuseOthers(kinds: ReadonlySet<string>): void {
  const others = [...kinds].filter((kind) => kind !== 'portfolio' && !PROTECTS.some((known) => known === kind))
  if (others.length === 0) return
  throw new OptOutsRefusedError(
    `A file of opt-outs has rows of ${PROTECTS.join(' and ')} only; this one has ${others.join(', ')}. Import the rest as a ` +
      'portfolio (docs/guides/portfolio-files.md).',
  )
}

/** Who asked to be left alone may come before, or without, a loan: their hold waits for them. */
function everybody({ cases }: OptOutRoom): LookUp {
  const lookUp = lookUpIn(cases)
  return async (borrowers) => {
    const known = await lookUp(borrowers)
    const have = new Set(known.map(({ borrower }) => borrower))
    return [...known, ...borrowers.filter((id) => !have.has(id)).map((borrower) => ({ borrower, loans: [] }))]
  }
}

function isFact(event: PortfolioEvent): event is PortfolioFact {
  return event.kind !== 'refused'
}
