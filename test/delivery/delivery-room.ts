import type { CaseFile } from '../../shared/case/case-file.ts'
import type { DeliveryReport } from '../../shared/delivery/delivery-report.ts'
import { recordDelivery } from '../../shared/delivery/record-delivery.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { VirtualClock } from '../../shared/local/virtual-clock.ts'
import type { CaseStore } from '../../shared/ports.ts'
import { aCase, aContact, aPlan, at } from '../case/factories.ts'

export const SENT_AT = at('2026-11-07T10:00:00+08:00')
export const REPORTED_AT = at('2026-11-07T10:00:20+08:00')

export function aReport(overrides: Partial<DeliveryReport> = {}): DeliveryReport {
  return { contact: 'k-1', borrower: 'b-1', channel: 'sms', at: REPORTED_AT, state: 'delivered', ...overrides }
}

/** A case with one contact of the given outcome, and the step that it did. */
export function contactedCase(outcome: NonNullable<Parameters<typeof aContact>[0]>['outcome'] = 'sent'): CaseFile {
  const mark = { loan: 'l-1', subject: '1', step: 'before-due', channel: 'sms', contact: 'k-1' } as const
  const contact = aContact({ at: SENT_AT, ...(outcome && { outcome }) })
  const contactsSent = outcome === 'failed' || outcome === 'claimed' || outcome === 'observed' ? 0 : 1
  const claim = outcome === 'claimed' ? { id: 'k-1', at: SENT_AT } : undefined
  const done = [{ ...mark, outcome: outcome ?? 'sent' }]
  return aCase({ plan: aPlan({ version: 3, contacts: [contact], done, contactsSent, claim }) })
}

/** Real ports in memory round one case, and what was put on the queue. */
export function aDeliveryRoom(
  caseFile: CaseFile = contactedCase(),
  { now = REPORTED_AT, around }: { now?: number; around?: (store: MemoryCaseStore) => CaseStore } = {},
) {
  const store = new MemoryCaseStore()
  store.open(caseFile)
  const queued: string[] = []
  const clock = new VirtualClock(now)
  const queue = { put: async (borrower: string, channel: string) => void queued.push(`${borrower} ${channel}`) }
  const ports = { cases: around?.(store) ?? store, clock, queue }
  const found = () => {
    const current = store.peek(caseFile.borrower.id)
    if (current === undefined) throw new Error('the case is gone')
    return current
  }
  return {
    ports,
    store,
    queued,
    clock,
    found,
    outcome: () => [found().plan.contacts[0]?.outcome, found().plan.done[0]?.outcome],
    history: () => store.history(caseFile.borrower.id),
    report: (overrides: Partial<DeliveryReport> = {}) => recordDelivery(aReport(overrides), ports),
  }
}
