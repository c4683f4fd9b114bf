import type { Borrower } from '../../shared/case/borrower.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Response, Wish } from '../../shared/case/response.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { understandReply } from '../../shared/replies/understand-reply.ts'
import { recordResponse } from '../../shared/responses/record-response.ts'
import type { ResponseStore } from '../../shared/responses/response-store.ts'
import { aBorrower, aCase, aPolicy, at } from '../case/factories.ts'

export const GIVEN_AT = at('2026-11-12T10:00:00+08:00')

export function aResponse(overrides: Partial<Response> = {}): Response {
  return { id: 'in-1', at: GIVEN_AT, door: 'sms', channel: 'sms', point: 'sms-1', words: 'STOP', ...overrides }
}

/** A response of one chosen wish. */
export function wishing(wish: Wish, overrides: Partial<Response> = {}): Response {
  return { id: 'in-1', at: GIVEN_AT, door: 'sms', channel: 'sms', point: 'sms-1', wishes: [wish], ...overrides }
}

export function aCaseOf(id: string, overrides: Partial<Borrower> = {}, more: Partial<CaseFile> = {}): CaseFile {
  return aCase({ borrower: aBorrower({ id, ...overrides }), ...more })
}

/** The reader of replies, at hand. */
export const reader = () => Promise.resolve(understandReply)

/** Real ports in memory round some cases behind one number. */
export function aResponseRoom(
  cases: readonly CaseFile[] = [aCase()],
  around: (store: ResponseStore) => ResponseStore = (store) => store,
  policy = aPolicy(),
) {
  const store = new MemoryCaseStore()
  for (const caseFile of cases) store.open(caseFile)
  const memory = new MemoryResponseStore(store)
  const ports = { cases: store, responses: around(memory), reader }
  const found = (borrower = 'b-1') => {
    const caseFile = store.peek(borrower)
    if (caseFile === undefined) throw new Error(`there is no case of ${borrower}`)
    return caseFile
  }
  return {
    store,
    memory,
    found,
    record: (response: Response) => recordResponse(response, policy, ports),
    holds: (borrower = 'b-1') => found(borrower).holds.map(({ kind }) => kind),
    tasks: (borrower = 'b-1') => found(borrower).tasks.map(({ id }) => id),
    responses: (borrower = 'b-1') => store.history(borrower).filter(({ what }) => what === 'response'),
  }
}
