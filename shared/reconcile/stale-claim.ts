import type { CaseFile } from '../case/case-file.ts'
import { isStepPurpose } from '../case/contact-words.ts'
import type { Plan } from '../case/plan.ts'
import { withOutcome } from '../case/plan-changes.ts'
import type { HistoryEntry, Ports } from '../ports.ts'
import { MINUTE } from '../time/instant.ts'

/** How long a claim keeps every other door out. Longer than a sending function may run. */
export const LEASE = 5 * MINUTE

/**
 * A claim that outlived its lease belonged to a function that died. Its message may have left, so the contact is
 * `unknown`: it counts for the caps and its step is not sent again.
 */
export async function settleStaleClaim(caseFile: CaseFile, claim: string, ports: Ports): Promise<'again'> {
  const plan = withOutcome(caseFile.plan, 'unknown')
  const change = { plan, tasks: [], history: lost(caseFile.plan, claim, ports) }
  await ports.cases.writePlan(caseFile.borrower.id, { claim }, change)
  return 'again'
}

function lost({ contacts, done }: Plan, claim: string, { clock }: Ports): readonly HistoryEntry[] {
  const contact = contacts.find(({ id }) => id === claim)
  const steps = done
    .filter((mark) => mark.contact === claim)
    .map(({ loan, subject, step }) => ({ loan, subject, step }))
  if (contact === undefined || !isStepPurpose(contact.purpose)) return []
  const { channel, point, purpose, tone } = contact
  return [{ what: 'lost', at: clock.now(), contact: claim, channel, point, purpose, tone, steps }]
}
