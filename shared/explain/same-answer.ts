import type { Decision } from '../case/decision.ts'
import { sameContact } from '../case/plan-changes.ts'

/** Whether two decisions do the same: make the same contact, wait for the same instant, or rest. */
export function doSame(a: Decision, b: Decision): boolean {
  switch (a.kind) {
    case 'contact':
      return b.kind === 'contact' && sameContact(a.contact, b.contact) && a.contact.tone === b.contact.tone
    case 'wait':
      return b.kind === 'wait' && a.until === b.until && a.channel === b.channel
    case 'rest':
      return b.kind === 'rest'
  }
}

/** Whether two decisions do the same for the same reasons. When a rule was asked (`from`) is no reason. */
export function sameAnswer(a: Decision, b: Decision): boolean {
  return doSame(a, b) && reasonsOf(a) === reasonsOf(b)
}

function reasonsOf({ findings }: Decision): string {
  return findings
    .map(({ rule, effect, loan, step, channel, until }) => JSON.stringify([rule, effect, loan, step, channel, until]))
    .join()
}
