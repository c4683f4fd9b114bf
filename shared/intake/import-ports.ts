import type { HashPoint } from '../portfolio/hash-point.ts'
import type { OpenPortfolio } from '../portfolio/portfolio-options.ts'
import type { CaseIntake, CaseScan, CaseStore, Clock } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/** When each of the lender's feeds was last true. Only ever newer. */
export interface FeedLedger {
  seen(feed: string, asOf: Instant): Promise<void>
}

/** One version of a file that a lender put down: what is opened is this one, however often, whatever came after it. */
export interface LenderFile {
  readonly bucket: string
  readonly key: string
  readonly versionId?: string | undefined
  readonly etag?: string | undefined
}

/** Text written piece by piece beside a lender's file, where it appears when it is closed. */
export interface FileWriter {
  write(text: string): Promise<void>
  close(): Promise<void>
  /** Drops what was written. */
  abandon(): Promise<void>
}

export interface LenderFiles {
  /** Raises LenderFileGoneError, when it is read, where this version is no longer there. */
  open(file: LenderFile): OpenPortfolio
  beside(file: LenderFile, suffix: string): FileWriter
}

/** The very version that was announced is no longer there: deleted, or replaced by another that is announced itself. */
export class LenderFileGoneError extends Error {
  override readonly name = 'LenderFileGoneError'

  constructor(options?: ErrorOptions) {
    super(
      'The file was deleted or replaced after it was announced. Put it down again if it is still to be read.',
      options,
    )
  }
}

/** What an import works with. */
export interface ImportRoom {
  readonly intake: CaseIntake
  readonly cases: Pick<CaseStore, 'load'>
  readonly scan: CaseScan
  readonly feeds: FeedLedger
  readonly clock: Clock
  readonly hashPoint: HashPoint
  /** The feed of files that name none. */
  readonly ownFeed: string
}
