import type { RuleSet } from '../compliance/ruleset.ts'
import type { Instant } from '../time/instant.ts'
import type { CaseFile } from './case-file.ts'
import type { Hold } from './hold.ts'

/** The case with the end that the rules give to holds which nobody gave one; the same case where they give none. */
export function withLegalEnds(caseFile: CaseFile, rules: RuleSet): CaseFile {
  if (!caseFile.holds.some((hold) => endOf(hold, rules) !== undefined)) return caseFile
  const { borrower, loans, payments, holds, plan, closedPoints, tasks } = caseFile
  return { borrower, loans, payments, holds: holds.map((hold) => ended(hold, rules)), plan, closedPoints, tasks }
}

function ended(hold: Hold, rules: RuleSet): Hold {
  const until = endOf(hold, rules)
  return until === undefined ? hold : { ...hold, until }
}

function endOf({ kind, from, until }: Hold, rules: RuleSet): Instant | undefined {
  return until === undefined ? rules.holdEnds(kind, from) : undefined
}
