import type { CaseFile } from '../case/case-file.ts'
import { withOutcome } from '../case/plan-changes.ts'
import type { Ports } from '../ports.ts'
import { MINUTE } from '../time/instant.ts'

/** How long a claim keeps every other door out. Longer than a sending function may run. */
export const LEASE = 5 * MINUTE

/**
 * A claim that outlived its lease belonged to a function that died. Its message may have left, so the contact is
 * `unknown`: it counts for the caps and its step is not sent again.
 */
export async function settleStaleClaim(caseFile: CaseFile, claim: string, ports: Ports): Promise<'again'> {
  const borrower = caseFile.borrower.id
  const now = ports.clock.now()
  const plan = withOutcome(caseFile.plan, 'unknown')
  const write = await ports.cases.writePlan(
    borrower,
    { claim },
    { plan, tasks: [], history: [{ what: 'lost', at: now, contact: claim }] },
  )
  const contact = caseFile.plan.contacts.find(({ id }) => id === claim)
  if (write.written && contact !== undefined) {
    await ports.events.publish({ type: 'contact-unknown', at: now, borrower, contact: claim, channel: contact.channel })
  }
  return 'again'
}
