import { createHandler } from '../../../functions/borrower-page/handler.ts'
import type { Borrower } from '../../../shared/case/borrower.ts'
import { MemoryCaseStore } from '../../../shared/local/memory-case-store.ts'
import { MemoryLinkStore } from '../../../shared/local/memory-link-store.ts'
import { MemoryResponseStore } from '../../../shared/local/memory-response-store.ts'
import { MemoryTryCounter } from '../../../shared/local/memory-try-counter.ts'
import { hashSecondFactor } from '../../../shared/portfolio/second-factor.ts'
import { understandReply } from '../../../shared/replies/understand-reply.ts'
import { recordResponse } from '../../../shared/responses/record-response.ts'
import { NOW, REFERENCE } from '../../borrower-page/page-room.ts'
import { aBorrower, aCase, aPolicy } from '../../case/factories.ts'
import { aLink } from '../../links/link-store-contract.ts'
import { context, testWorkplace } from '../test-room.ts'
import { type PageAnswer, type PageRequest, pageRequest } from './page-events.ts'

/** The page's handler over ports in memory, and one borrower who has a link. */
export async function aPage(borrower: Partial<Borrower> = {}) {
  const { workplace, lines, measured } = testWorkplace()
  const cases = new MemoryCaseStore()
  const hash = (text: string) => Buffer.from(text).toString('hex').slice(-32)
  const secondFactor = hashSecondFactor('b-1', '4821', hash)
  cases.open(aCase({ borrower: { ...aBorrower(), secondFactor, ...borrower } }))
  const responses = new MemoryResponseStore(cases)
  const links = new MemoryLinkStore()
  await links.put(REFERENCE, aLink({ locale: 'en' }))
  const policy = aPolicy()
  const reader = async () => understandReply
  const clock = { now: () => NOW }
  const handler = createHandler({
    ...workplace,
    policy,
    ports: {
      links,
      cases,
      tries: new MemoryTryCounter(clock),
      respond: (response) => recordResponse(response, policy, { cases, responses, reader }),
      hash,
      seal: (...parts) => hash(parts.join('/')),
      clock,
      timer: clock,
      ids: { next: () => 'id' },
    },
  })
  const ask = async (request: PageRequest) => (await handler(pageRequest(request), context())) as PageAnswer
  return { ask, cases, lines, measured, handler }
}
