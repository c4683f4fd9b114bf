import type { CaseFile } from '../case/case-file.ts'
import type { Channel } from '../case/channel.ts'
import { withNext, withoutClaim } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import type { HistoryEntry, Ports } from '../ports.ts'
import type { Wait } from '../sending/gate.ts'
import { alarmFor, armAlarm } from './alarm.ts'
import type { Attempt } from './outcome.ts'

/** Why a claim ends without a message. */
export interface Withdrawal {
  readonly claim: string
  readonly channel: Channel
  readonly findings: Wait['findings']
}

/** Takes a claim back: its contact and its step keys are gone as if it had never been made, and the history says why. */
export async function withdrawClaim(seen: CaseFile, withdrawal: Withdrawal, ports: Ports): Promise<'again'> {
  const { claim } = withdrawal
  const history = [withdrawn(withdrawal, ports)]
  await ports.cases.writePlan(seen.borrower.id, { claim }, { plan: withoutClaim(seen.plan), tasks: [], history })
  return 'again'
}

/** Takes a claim back and plans the next look in the same write, where the house holds the contact back for a while. */
export async function withdrawAndWait(
  seen: CaseFile,
  withdrawal: Withdrawal,
  wait: Wait,
  policy: Policy,
  ports: Ports,
): Promise<Attempt> {
  const { claim } = withdrawal
  const borrower = seen.borrower.id
  const now = ports.clock.now()
  const free = withoutClaim(seen.plan)
  const arming = armAlarm(borrower, free, wait, ports, now, true)
  if (arming !== undefined) await arming
  const plan = withNext(free, wait, policy.versions, now, alarmFor(free, wait, now))
  const history = [withdrawn({ ...withdrawal, findings: wait.findings }, ports)]
  const write = await ports.cases.writePlan(borrower, { claim }, { plan, tasks: [], history })
  return write.written ? 'waiting' : 'again'
}

function withdrawn({ claim, channel, findings }: Withdrawal, { clock }: Ports): HistoryEntry {
  return { what: 'withdrawn', at: clock.now(), contact: claim, channel, findings }
}
