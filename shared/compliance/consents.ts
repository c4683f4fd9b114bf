import type { Finding } from '../case/finding.ts'
import { DAY, type Instant } from '../time/instant.ts'
import type { Approach } from './contract.ts'
import { binds, type Scope } from './scope.ts'

export interface CompiledConsent extends Scope {
  /** For how many days a consent is good; absent where it is good until taken back. */
  readonly freshDays: number | undefined
}

/** Whether the contact point carries every consent that is needed at an instant; each one missing leaves a finding. */
export function consented(
  consents: readonly CompiledConsent[],
  approach: Approach,
  at: Instant,
  findings: Finding[],
): boolean {
  let allowed = true
  for (const consent of consents) {
    if (!binds(consent, approach, at) || isGood(consent, approach, at)) continue
    findings.push({ rule: consent.rule, effect: 'deny', channel: approach.channel })
    allowed = false
  }
  return allowed
}

function isGood({ freshDays }: CompiledConsent, { point }: Approach, at: Instant): boolean {
  const given = point?.consent?.at
  if (given === undefined || given > at) return false
  return freshDays === undefined || at - given < freshDays * DAY
}
