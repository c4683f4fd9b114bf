import { ImportTally } from '../portfolio/import-tally.ts'
import type { PortfolioFact } from '../portfolio/portfolio-event.ts'
import type { OpenPortfolio } from '../portfolio/portfolio-options.ts'
import { PortfolioRefused } from '../portfolio/portfolio-refused.ts'
import { type PortfolioBatch, readPortfolio } from '../portfolio/read-portfolio.ts'
import { refusedHeader, refusedLine } from '../portfolio/refused-rows.ts'
import type { PortfolioScan } from '../portfolio/scan-portfolio.ts'
import { type Instant, MINUTE } from '../time/instant.ts'
import type { ImportRoom } from './import-ports.ts'
import { type ImportProgress, isDone, NOTHING_LOOKED_AT } from './import-progress.ts'
import { type FinishedImport, finishedImport } from './import-report.ts'
import { lookUpIn } from './look-up.ts'
import { type FullFile, markMissing } from './mark-missing.ts'
import { storeFacts } from './store-facts.ts'

/** Clocks differ by less; a file from further ahead would make every later one look old. */
const MOST_AHEAD = 15 * MINUTE

export interface ImportRun {
  readonly open: OpenPortfolio
  /** Takes the text of the file of refused rows, piece by piece. */
  readonly refuse: (text: string, form: 'csv' | 'ndjson') => Promise<void>
  /** False once too little time is left to go on. */
  readonly mayGoOn: () => boolean
}

/**
 * One file on its way into the store. It can stop after any batch and go on elsewhere from `progress`: the file is then read
 * again from its beginning, since later rows are judged by earlier ones, and what is stored already is passed over. A run
 * that died without a word repeats some writes, which are dropped as older.
 */
export class FileImport {
  readonly #room: ImportRoom
  #progress: ImportProgress

  constructor(room: ImportRoom, progress: ImportProgress) {
    this.#room = room
    this.#progress = progress
  }

  get progress(): ImportProgress {
    return this.#progress
  }

  /** Goes on to the end, or until there is no time: then undefined. Raises PortfolioRefused before anything is stored. */
  async run({ open, refuse, mayGoOn }: ImportRun): Promise<FinishedImport | undefined> {
    const { cases, clock, feeds, hashPoint, ownFeed } = this.#room
    const { scan, events } = await readPortfolio(open, { hashPoint, lookUp: lookUpIn(cases) })
    refuseAhead(scan.asOf, clock.now())
    const feed = scan.feed ?? ownFeed
    const file: FullFile = { feed, asOf: scan.asOf, confirmed: scan.importKind === 'full-confirmed' }
    const tally = new ImportTally()
    for await (const batch of events()) {
      await this.#take(batch, file, tally, scan, refuse)
      if (!mayGoOn()) return undefined
    }
    if (scan.importKind !== 'delta') {
      for await (const missing of markMissing(file, this.#progress.missing ?? NOTHING_LOOKED_AT, this.#room)) {
        this.#progress = { ...this.#progress, missing }
        if (!mayGoOn()) return undefined
      }
    }
    const finished = finishedImport(tally.report(scan), this.#progress, file)
    if (finished.fresh) await feeds.seen(feed, scan.asOf)
    return finished
  }

  async #take(
    { pass, events, lines }: PortfolioBatch,
    origin: FullFile,
    tally: ImportTally,
    scan: PortfolioScan,
    refuse: ImportRun['refuse'],
  ): Promise<void> {
    const facts: PortfolioFact[] = []
    for (const [at, event] of events.entries()) {
      if (event.kind === 'refused') {
        await refuse((tally.refused === 0 ? refusedHeader(scan) : '') + refusedLine(event, scan), scan.form.is)
        tally.refuse(event)
      } else {
        tally.load(event)
        if (!isDone(this.#progress, pass, lines[at] ?? 0)) facts.push(event)
      }
    }
    const { stored, older, later } = await storeFacts(facts, origin, this.#room.intake)
    const line = lines.at(-1)
    if (line === undefined || isDone(this.#progress, pass, line)) return
    const before = this.#progress
    this.#progress = {
      ...before,
      pass,
      line,
      stored: before.stored + stored,
      older: before.older + older,
      later: before.later + later,
    }
  }
}

function refuseAhead(asOf: Instant, now: Instant): void {
  if (asOf <= now + MOST_AHEAD) return
  throw new PortfolioRefused(
    'The file says that it was true at a time that is still to come.',
    'Correct asOf and its offset: every later file would count as older than this one.',
  )
}
