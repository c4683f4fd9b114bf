import type { Loan } from '../case/loan.ts'
import type { CaseIntake, CaseScan, FeedOrigin } from '../ports.ts'
import type { MissingProgress } from './import-progress.ts'

/** A full file that lacks more of its feed's loans than this is more likely half a file; a handful is always believed. */
const MOST_MISSING = { share: 0.1, always: 5 }
const SEGMENTS = 64
const SEGMENTS_AT_ONCE = 8
/** Enough to see what is wrong; how many there are is counted, and each of their cases says it. */
const MOST_NAMED = 100

export interface FullFile extends FeedOrigin {
  readonly feed: string
  /** A person said that many loans are gone. */
  readonly confirmed: boolean
}

/** Whether a full file lacks so many loans that none of them is marked before a person has looked. */
export function isHalfAFile({ loans, gone }: MissingProgress, { confirmed }: FullFile): boolean {
  return !confirmed && gone > MOST_MISSING.always && gone > loans * MOST_MISSING.share
}

/**
 * Counts and then marks the feed's open loans that a full file lacks: they rest until a file has them again. Goes on where
 * an earlier run stopped, and hands out how far it has come after every part of the store.
 */
export async function* markMissing(
  file: FullFile,
  begun: MissingProgress,
  { scan, intake }: { readonly scan: CaseScan; readonly intake: CaseIntake },
): AsyncGenerator<MissingProgress> {
  let progress = begun
  while (progress.step !== 'done') {
    const part = { loans: 0, gone: 0, named: [...progress.named] }
    const { step, segment } = progress
    const segments = Array.from({ length: SEGMENTS_AT_ONCE }, (_, at) => segment + at).filter((at) => at < SEGMENTS)
    await Promise.all(segments.map((each) => lookThrough(each, step)))
    const counted = { loans: progress.loans + part.loans, gone: progress.gone + part.gone }
    progress = { ...progress, ...(step === 'count' ? counted : { named: part.named }), ...nextOf(step, segment) }
    if (progress.step === 'mark' && isHalfAFile(progress, file)) progress = { ...progress, step: 'done' }
    yield progress

    async function lookThrough(each: number, wanted: MissingProgress['step']): Promise<void> {
      for await (const { borrower, loans } of scan.scan(each, SEGMENTS)) {
        for (const loan of loans) {
          if (!isOpenIn(loan, file)) continue
          part.loans += 1
          if (!isMissing(loan, file)) continue
          part.gone += 1
          if (wanted === 'mark') await mark(borrower.id, loan)
        }
      }
    }

    async function mark(borrower: string, loan: Loan): Promise<void> {
      if (loan.missingSince === undefined) {
        const value = { ...loan, missingSince: file.asOf, sourceVersion: file.asOf }
        // Reported again by something newer since it was read: then it is not missing.
        if ((await intake.put({ kind: 'loan', borrower, value }, file)) === 'older') return
      }
      if (part.named.length < MOST_NAMED) part.named.push({ borrower, loan: loan.id })
    }
  }
}

function nextOf(step: MissingProgress['step'], segment: number): Pick<MissingProgress, 'step' | 'segment'> {
  if (segment + SEGMENTS_AT_ONCE < SEGMENTS) return { step, segment: segment + SEGMENTS_AT_ONCE }
  return { step: step === 'count' ? 'mark' : 'done', segment: 0 }
}

/** A loan that the feed should still report; one that an earlier file lacked counts no more, one that this file lacked does. */
function isOpenIn({ feed, status, missingSince }: Loan, file: FullFile): boolean {
  if (feed !== file.feed || status === 'paid' || status === 'closed') return false
  return missingSince === undefined || missingSince === file.asOf
}

function isMissing({ asOf, sourceVersion }: Loan, file: FullFile): boolean {
  return (asOf ?? sourceVersion) < file.asOf
}
