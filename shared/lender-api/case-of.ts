import type { CaseFile } from '../case/case-file.ts'
import type { LenderRoom } from './lender-room.ts'
import { ProblemError } from './problem.ts'

/** The case of a borrower whom a request names. */
export async function caseOf(borrower: string, { cases }: Pick<LenderRoom, 'cases'>): Promise<CaseFile> {
  const found = await cases.load(borrower)
  if (found !== undefined) return found
  throw noCase()
}

export function noCase(): ProblemError {
  return new ProblemError('not-found', 'No borrower has this id; store the borrower first.')
}
