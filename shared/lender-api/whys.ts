import { auditCase } from '../audit/audit-case.ts'
import type { CaseFile } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import { explainCase } from '../explain/explain-case.ts'
import { explanationJson } from '../explain/explanation-json.ts'
import { Storyteller } from '../story/storyteller.ts'
import type { Instant } from '../time/instant.ts'
import type { LenderRoom } from './lender-room.ts'

/** What happened, and what would happen now, each with the rules that spoke. */
export async function timelineOf(caseFile: CaseFile, { policy, history }: LenderRoom, now: Instant) {
  const { borrower } = caseFile
  const teller = new Storyteller(policy.rulebook)
  return {
    borrower: borrower.id,
    zone: policy.rulebook.rulesFor(borrower).homeZone.name,
    entries: teller.story(caseFile, await history.entriesOf(borrower.id)),
    now: teller.decision(decide(caseFile, policy, now), now),
  }
}

/** What would happen at an instant, rule by rule. */
export async function explanationOf(caseFile: CaseFile, { policy, control }: LenderRoom, at: Instant) {
  return explanationJson(explainCase(caseFile, policy, at, await control.standing()))
}

/** Every contact and every one that was not made, of a span of time that is open where it is not said. */
export async function auditOf(
  caseFile: CaseFile,
  { policy, history }: LenderRoom,
  {
    from = Number.NEGATIVE_INFINITY,
    to = Number.POSITIVE_INFINITY,
  }: { readonly from?: Instant | undefined; readonly to?: Instant | undefined },
) {
  return { records: auditCase(caseFile, await history.entriesOf(caseFile.borrower.id), policy, { from, to }) }
}
