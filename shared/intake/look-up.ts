import type { KnownBorrower, LookUp } from '../portfolio/known-cases.ts'
import type { CaseStore } from '../ports.ts'
import { inLanes } from './in-lanes.ts'

const LANES = 16

/** Finds borrowers in the store, for a delta that speaks of cases that an earlier file opened. */
export function lookUpIn(cases: Pick<CaseStore, 'load'>): LookUp {
  return async (borrowers) => {
    const found: KnownBorrower[] = []
    const itself = (borrower: string) => borrower
    await inLanes(borrowers, LANES, itself, async (borrower) => {
      const caseFile = await cases.load(borrower)
      if (caseFile !== undefined) found.push({ borrower, loans: caseFile.loans })
    })
    return found
  }
}
