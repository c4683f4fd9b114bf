import { fromItem, type Item } from '../../shared/aws/items/attributes.ts'
import { readCase } from '../../shared/aws/items/read-case.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { localReference } from '../../shared/messages/values.ts'
import type { CaseStore, Ports } from '../../shared/ports.ts'
import { aBorrower, aCase, aContact, aHold, aLoan, aPayment, aPlan, aPoint, at } from '../case/factories.ts'
import { itemsOfCase } from '../integration/dynamodb-local/tables.ts'
import type { Json } from './hostile-json.ts'
import { PLANTED } from './planted.ts'

export const NOW = at('2026-11-12T10:30:00+08:00')

/** A case with an item of every kind, of somebody who would mind to be read in a log. */
export function wholeCase(id: string): CaseFile {
  return aCase({
    borrower: aBorrower({
      id,
      name: PLANTED.name,
      contactPoints: [aPoint('sms', { address: PLANTED.phone }), aPoint('email', { address: PLANTED.email })],
    }),
    loans: [aLoan()],
    payments: [aPayment({ amount: 1_000 })],
    holds: [aHold({ scope: { of: 'loan', loan: 'l-9' } })],
    closedPoints: [{ point: 'sms-9', since: at('2026-11-01T00:00:00Z'), why: 'bounced' }],
    tasks: [{ id: 'call.l-1', kind: 'call', about: 'Please call.', openedAt: at('2026-11-01T00:00:00Z') }],
    plan: aPlan({ version: 3, contacts: [aContact()], contactsSent: 1 }),
  })
}

export const FULL_ITEMS: readonly Item[] = itemsOfCase(wholeCase('b-1'))

/** Items as plain values, to be mutated; strings and numbers stay told apart by their types. */
export function plainItem(item: Item): Json {
  return JSON.parse(JSON.stringify(fromItem(item)))
}

/** Ports over a store of whole cases, and one case whose items are what they are. What leaves is noted. */
export function roomBeside(broken: readonly Item[]) {
  const store = new MemoryCaseStore()
  for (const id of ['b-2', 'b-3']) store.open(wholeCase(id))
  const left: string[] = []
  let known = false
  const cases: CaseStore = {
    load: async (borrower) => {
      if (borrower === 'b-1' && !known) {
        const caseFile = readCase(broken)
        if (caseFile === undefined) return undefined
        store.open({ ...caseFile, borrower: { ...caseFile.borrower, id: 'b-1' } })
        known = true
      }
      return store.load(borrower)
    },
    writePlan: (borrower, condition, change) => store.writePlan(borrower, condition, change),
    closePoint: (borrower, point) => store.closePoint(borrower, point),
  }
  const send = async ({ borrower }: { readonly borrower: string }) => {
    left.push(borrower)
    return { state: 'accepted', providerId: 'x' } as const
  }
  const ports: Ports = {
    cases,
    neighbours: { plansBehind: async () => [] },
    clock: { now: () => NOW },
    alarms: { set: async () => {} },
    queue: { put: async () => {} },
    sender: () => ({ send }),
    control: {
      standing: async () => ({ mode: 'live', pauses: [], feeds: {}, freshForSeconds: 1e9 }),
      pause: async () => {},
    },
    budget: { takeHourly: async () => true, takeDaily: async () => true },
    references: {
      issue: async ({ borrower, contact }) => localReference(borrower, contact),
      again: localReference,
    },
    ids: { next: () => `k-${left.length + 50}` },
  }
  return { ports, left }
}
