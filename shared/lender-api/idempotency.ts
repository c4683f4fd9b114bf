import type { Instant } from '../time/instant.ts'
import type { Caller } from './caller.ts'
import { problemAnswer } from './json-response.ts'
import type { LenderRoom } from './lender-room.ts'
import { ProblemError } from './problem.ts'
import type { KeptAnswer } from './request-ledger.ts'

const LONGEST_KEY = 255

/** Does what a write asks for, under the instant and the name that it has for good. */
export type Doing = (body: unknown, at: Instant, id: string) => Promise<unknown>

/**
 * Does a write once a key, and answers a repeat as the first time. A fault is not remembered: what it left undone is done by
 * sending the same again, which finds what is done already.
 */
export async function answerOnce(
  request: Request,
  caller: Caller,
  doing: Doing,
  room: LenderRoom,
): Promise<KeptAnswer> {
  const key = room.digest(`${caller.sub} ${keyOf(request)}`)
  const text = await request.text()
  const print = room.digest(`${request.method} ${new URL(request.url).pathname} ${text}`)
  const begun = await room.requests.begin(key, print, room.clock.now())
  switch (begun.is) {
    case 'answered':
      return begun.answer
    case 'in-work':
      throw new ProblemError('in-work', 'Wait a minute, then send it again with the same key.')
    case 'another':
      throw new ProblemError('another-request', 'Use a new key for each request, and the same one to repeat it.')
    case 'to-do': {
      const answer = await answerOf(() => doing(jsonIn(text), begun.at, `api-${key.slice(0, 20)}`))
      if (answer.status < 500) await room.requests.answer(key, answer)
      return answer
    }
  }
}

async function answerOf(doing: () => Promise<unknown>): Promise<KeptAnswer> {
  try {
    return { status: 200, body: JSON.stringify(await doing()) }
  } catch (error) {
    if (error instanceof ProblemError) return problemAnswer(error)
    throw error
  }
}

function keyOf({ headers }: Request): string {
  const key = headers.get('Idempotency-Key') ?? ''
  if (key !== '' && key.length <= LONGEST_KEY) return key
  throw new ProblemError('key-missing', 'Send an Idempotency-Key of your own, such as a UUID, with every write.')
}

function jsonIn(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError('not-json', 'The body can’t be read as JSON; send UTF-8 JSON.')
  }
}
