import type { CaseFile } from '../../../shared/case/case-file.ts'
import type { Channel } from '../../../shared/case/channel.ts'
import { decide } from '../../../shared/case/decide.ts'
import { EMPTY_PLAN } from '../../../shared/case/plan.ts'
import type { Policy } from '../../../shared/case/policy.ts'
import { DAY, HOUR, type Instant } from '../../../shared/time/instant.ts'
import { BENCH_START, typicalCase } from '../../bench/typical-case.ts'

/** Both instalments are missed on the fifth day. */
const DUE_IN_DAYS = 5
const ADDRESSES: Readonly<Record<Exclude<Channel, 'agent'>, string>> = {
  sms: '+2348031234567',
  email: 'robin@example.com',
  voice: '+2348031234567',
  webhook: 'robin-in-chat',
}

/** A borrower in Lagos who can be reached by these channels. */
export function caseOf(id: string, channels: readonly Channel[]): CaseFile {
  const { borrower, ...typical } = typicalCase(0, DUE_IN_DAYS)
  const consent = { at: BENCH_START - 200 * DAY, source: 'contract' }
  const contactPoints = channels.flatMap((channel) =>
    channel === 'agent' ? [] : [{ id: `${id}-${channel}`, channel, address: ADDRESSES[channel], consent }],
  )
  const place = { zones: ['Africa/Lagos'], jurisdictions: ['NG'] }
  return { ...typical, borrower: { ...borrower, ...place, id, contactPoints }, plan: EMPTY_PLAN }
}

/** The case after a message by a channel whose link the next one may carry. */
export function withLink(caseFile: CaseFile, channel: Channel, at: Instant): CaseFile {
  const point = `${caseFile.borrower.id}-${channel}`
  const said = { purpose: 'upcoming', tone: 'friendly', loans: [], outcome: 'sent' } as const
  const contacts = [{ id: 'k-1', at, channel, point, ...said }]
  const links = [{ contact: 'k-1', locale: 'en' }]
  return { ...caseFile, plan: { ...EMPTY_PLAN, version: 1, contacts, contactsSent: 1, links } }
}

/** Nobody knows where this borrower lives: a task for a person. */
export function caseWithoutPlace(id: string): CaseFile {
  const caseFile = caseOf(id, ['sms'])
  return { ...caseFile, borrower: { ...caseFile.borrower, zones: [], jurisdictions: [] } }
}

/** When a case is owed a contact by a channel. */
export function dueAt(caseFile: CaseFile, channel: Channel, policy: Policy): Instant {
  for (let now = BENCH_START; now < BENCH_START + 20 * DAY; now += HOUR / 4) {
    const decision = decide(caseFile, policy, now)
    if (decision.kind === 'contact' && decision.contact.channel === channel) return now
  }
  throw new Error(`the case is never owed anything by ${channel}`)
}
