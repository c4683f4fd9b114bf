import { createHmac } from 'node:crypto'
import { createBorrowerPage } from '../../shared/borrower-page/app.ts'
import type { PagePolicy } from '../../shared/borrower-page/page-policy.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Response as Given } from '../../shared/case/response.ts'
import type { Link } from '../../shared/links/link.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryLinkStore } from '../../shared/local/memory-link-store.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { MemoryTryCounter } from '../../shared/local/memory-try-counter.ts'
import { VirtualClock } from '../../shared/local/virtual-clock.ts'
import { hashSecondFactor } from '../../shared/portfolio/second-factor.ts'
import { understandReply } from '../../shared/replies/understand-reply.ts'
import { recordResponse } from '../../shared/responses/record-response.ts'
import { aBorrower, aCase, aPolicy, at } from '../case/factories.ts'
import { aLink } from '../links/link-store-contract.ts'

export const NOW = at('2026-11-12T10:00:00+08:00')
export const REFERENCE = '1a2B3c4D5e6'
export const UNSUBSCRIBE = '6e5D4c3B2a1'
export const ANSWER = '4821'

/** Where the link of the borrower leads. */
export const HOME = `/${REFERENCE}`
/** The pages from there whose addresses are the same for every borrower. */
export const PATHS = [
  '',
  '/paid',
  '/promise',
  '/parts',
  '/hardship',
  '/dispute',
  '/talk',
  '/credit',
  '/stop',
  '/wrong-person',
  '/done/paid',
  '/done/promise',
  '/done/parts',
  '/done/parts-asked',
  '/done/hardship',
  '/done/dispute',
  '/done/talk',
  '/done/stop',
]

const hash = (text: string) => createHmac('sha256', 'test').update(text).digest('hex').slice(0, 32)

export const aBorrowerWithFactor = (overrides: Parameters<typeof aBorrower>[0] = {}) => {
  const borrower = aBorrower(overrides)
  return { ...borrower, secondFactor: hashSecondFactor(borrower.id, ANSWER, hash) }
}

export interface PageRoomOptions {
  readonly cases?: readonly CaseFile[]
  readonly link?: Partial<Link>
  readonly policy?: PagePolicy
  /** False where a browser asks by http. */
  readonly secure?: boolean
}

/** The page on real ports in memory, with a browser that keeps its cookie. */
export async function aPageRoom({ cases, link = {}, policy = aPolicy(), secure = true }: PageRoomOptions = {}) {
  const store = new MemoryCaseStore()
  for (const caseFile of cases ?? [aCase({ borrower: aBorrowerWithFactor() })]) store.open(caseFile)
  const responses = new MemoryResponseStore(store)
  const links = new MemoryLinkStore()
  const clock = new VirtualClock(NOW)
  await links.put(REFERENCE, aLink({ locale: 'en', ...link }))
  await links.put(
    UNSUBSCRIBE,
    aLink({ locale: 'en', channel: 'email', point: 'email-1', for: ['page', 'unsubscribe'] }),
  )
  let source = '192.0.2.1'
  let ids = 0
  let cookie: string | undefined
  const given: Given[] = []
  const errors: Error[] = []
  const app = createBorrowerPage(
    {
      links,
      cases: store,
      tries: new MemoryTryCounter(clock),
      respond: (response) => {
        given.push(response)
        const reader = async () => understandReply
        return recordResponse(response, policy, { cases: store, responses, reader })
      },
      hash,
      seal: (...parts) => createHmac('sha256', 'seal').update(JSON.stringify(parts)).digest('base64url'),
      clock,
      timer: clock,
      ids: { next: () => `id${++ids}` },
    },
    { policy, base: '', secure, sourceOf: () => source, onError: (error) => errors.push(error) },
  )
  const fetched = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    if (cookie !== undefined) headers.set('cookie', cookie)
    const answer = await app.request(`https://hb.example${path}`, { ...init, headers })
    const set = answer.headers.get('set-cookie')
    if (set !== null) cookie = set.includes('Max-Age=0') ? undefined : set.split(';')[0]
    return answer
  }
  const get = (path: string) => fetched(path)
  const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = OURS) =>
    fetched(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  return {
    app,
    store,
    links,
    clock,
    given,
    errors,
    get,
    post,
    open: () => post(`/${REFERENCE}/open`, { answer: ANSWER }),
    text: async (path: string) => (await get(path)).text(),
    comeFrom: (address: string) => {
      source = address
      cookie = undefined
    },
    found: (borrower = 'b-1') => {
      const caseFile = store.peek(borrower)
      if (caseFile === undefined) throw new Error(`there is no case of ${borrower}`)
      return caseFile
    },
    holds: (borrower = 'b-1') => (store.peek(borrower)?.holds ?? []).map(({ kind }) => kind),
    tasks: (borrower = 'b-1') => (store.peek(borrower)?.tasks ?? []).map(({ id }) => id),
  }
}

export const OURS = { origin: 'https://hb.example', 'sec-fetch-site': 'same-origin' }
