import type { CaseFile } from '../case/case-file.ts'
import type { Decision } from '../case/decision.ts'
import { REASONS } from '../case/finding.ts'
import type { Policy } from '../case/policy.ts'
import { heldBy, sends } from '../sending/gate.ts'
import type { SendingState } from '../sending/sending-state.ts'
import type { Instant } from '../time/instant.ts'

/** What a stage's own standing does to a decision: holds the contact back, observes it, or has one in flight already. */
export function houseSays(
  state: SendingState,
  caseFile: CaseFile,
  decision: Decision,
  policy: Policy,
  at: Instant,
): readonly string[] {
  const inFlight =
    caseFile.plan.claim === undefined ? [] : ['A contact is in flight; the case is decided again after it.']
  if (decision.kind !== 'contact') return inFlight
  const held = heldBy(state, caseFile, decision, policy, at)
  if (held !== undefined) return [...inFlight, `It would be held back (${held}): ${REASONS[held]}`]
  if (sends(state, caseFile.borrower.id, decision.contact)) return inFlight
  return [...inFlight, 'It would only be observed: the stage does not send to this borrower or address.']
}
