import { NoAnswerError } from '../../../shared/aws/pinned-post.ts'
import type { Fate } from '../world/observer.ts'
import type { World } from '../world/world.ts'

/** What a house channel is asked by HTTPS, in the form of a command so that it is called as any other provider. */
export class PostWebhookCommand {
  readonly input: PostedWebhook

  constructor(input: PostedWebhook) {
    this.input = input
  }
}

export interface PostedWebhook {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Answered {
  readonly status: number
  readonly body: string
}

/** As much of a body as says what it is about. */
interface Posted {
  readonly data: { readonly contact: string; readonly borrower: string; readonly to: string; readonly text: string }
}

export function postedTo({ body }: PostedWebhook) {
  const { contact, borrower, to, text } = (JSON.parse(body) as Posted).data
  return { contact, borrower, to, text }
}

/** No answer within the time that one is waited for. */
const SILENCE_MS = 3_000
const REJECTIONS = ['bounced', 'blocked', 'invalid', 'opted-out'] as const

/** What becomes of a request that goes wrong, and what is heard of it. */
export interface Mishap {
  readonly fate: Fate
  readonly heard: Answered | Error
}

export const ACCEPTED: Mishap = { fate: 'accepted', heard: { status: 202, body: '' } }

/**
 * A house channel of the lender's: it fails before, after or without telling, is too busy, or refuses an address for good; but not
 * that of a message that it knows.
 */
export function mishapOf(world: World, key: string, knows: boolean): Mishap {
  const how = world.dice.of(`provider ${key} how`)
  const rejected = world.dice.pick(`provider ${key} why`, REJECTIONS)
  if (how < 0.15) return { fate: 'refused', heard: { status: 429, body: '' } }
  if (how < 0.25) return { fate: 'refused', heard: { status: 403, body: 'no' } }
  if (how < 0.33 && knows) return ACCEPTED
  if (how < 0.33) return { fate: 'disowned', heard: { status: 422, body: JSON.stringify({ rejected }) } }
  if (how < 0.43) return { fate: 'refused', heard: new NoAnswerError(false, {}) }
  if (how < 0.5) return { fate: 'lost', heard: { status: 500, body: 'oops' } }
  if (how < 0.63) return { fate: 'lost', heard: silent() }
  if (how < 0.75) return { fate: 'accepted', heard: { status: 500, body: 'oops' } }
  if (how < 0.9) return { fate: 'accepted', heard: silent() }
  return { fate: 'accepted', heard: new NoAnswerError(true, {}) }
}

function silent(): Error {
  return Object.assign(new NoAnswerError(true, {}), { afterMs: SILENCE_MS })
}
