import { createHash } from 'node:crypto'
import { standardArrangements } from '../../shared/arrangements/shipped-policy.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { createLenderApi } from '../../shared/lender-api/app.ts'
import { type Caller, callerOf, type Role } from '../../shared/lender-api/caller.ts'
import type { AnsweredRequest, LenderRoom } from '../../shared/lender-api/lender-room.ts'
import { MemoryCaseDesk } from '../../shared/local/memory-case-desk.ts'
import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryEraseStore } from '../../shared/local/memory-erase-store.ts'
import { MemoryPortfolioLedger } from '../../shared/local/memory-portfolio-ledger.ts'
import { MemoryRequestLedger } from '../../shared/local/memory-request-ledger.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { MemoryTaskStore } from '../../shared/local/memory-task-store.ts'
import type { Pause, SendingState } from '../../shared/sending/sending-state.ts'
import { aPolicy } from '../case/factories.ts'
import { NOW } from '../tasks/task-room.ts'

/** Who asks, by a token that a sign-in gave. */
export function signedIn(sub: string, ...groups: readonly Role[]): Caller | undefined {
  return callerOf({ sub, token_use: 'access', 'cognito:groups': `[${groups.join(' ')}]` }, 'cognito:groups')
}

/** Answers as a client reads them: nothing of them is known to types. */
// biome-ignore lint/suspicious/noExplicitAny: a client in a test looks where it wants
export type Read = { readonly status: number; readonly type: string | null; readonly body: any }

/** The API round some cases in memory. */
export function anApi(cases: readonly CaseFile[] = [], overrides: Partial<LenderRoom> = {}) {
  const store = new MemoryCaseStore()
  for (const caseFile of cases) store.open(caseFile)
  let pauses: readonly Pause[] = []
  const feeds = new Map<string, number>()
  const heard: AnsweredRequest[] = []
  const standing = (): Promise<SendingState> =>
    Promise.resolve({ mode: 'live', pauses, feeds: {}, freshForSeconds: 60 })
  const room: LenderRoom = {
    cases: store,
    history: { entriesOf: (borrower) => Promise.resolve(store.history(borrower)) },
    intake: new MemoryCaseIntake(store),
    feeds: { seen: (feed, asOf) => Promise.resolve(void feeds.set(feed, asOf)) },
    portfolio: new MemoryPortfolioLedger(),
    tasks: new MemoryTaskStore(store),
    responses: new MemoryResponseStore(store),
    desk: new MemoryCaseDesk(store),
    erasing: new MemoryEraseStore(store),
    control: {
      standing,
      pause: (pause) => {
        pauses = [...pauses, pause]
        return Promise.resolve()
      },
      resume: (id) => {
        const before = pauses.length
        pauses = pauses.filter((pause) => pause.id !== id)
        return Promise.resolve(pauses.length < before)
      },
    },
    requests: new MemoryRequestLedger(),
    policy: { ...aPolicy(), arrangements: standardArrangements() },
    clock: { now: () => NOW },
    hashPoint: (address) => `h${createHash('sha256').update(address).digest('hex').slice(0, 12)}`,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    heard: (answered) => heard.push(answered),
    ...overrides,
  }
  const app = createLenderApi(room)
  let keys = 0
  const ask = async (
    caller: Caller | undefined,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: unknown,
    key: string | undefined = `key-${++keys}`,
  ): Promise<Read> => {
    const headers = { ...(key !== '' && method !== 'GET' && { 'Idempotency-Key': key }) }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers, ...(body !== undefined && { body: text }) }
    const response = await app.request(path, init, caller === undefined ? {} : { caller })
    const type = response.headers.get('Content-Type')
    return { status: response.status, type, body: await response.json() }
  }
  const found = (borrower = 'b-1') => {
    const caseFile = store.peek(borrower)
    if (caseFile === undefined) throw new Error(`there is no case of ${borrower}`)
    return caseFile
  }
  return { app, ask, room, store, found, feeds, heard, history: (borrower = 'b-1') => store.history(borrower) }
}

export const AMY = signedIn('amy', 'agent')
export const BEN = signedIn('ben', 'agent')
export const BOSS = signedIn('boss', 'manager')
export const EVE = signedIn('eve', 'auditor')
