import * as z from 'zod'

/** The most that one run moves where nothing is said: a mistake that is repeated should be seen first. */
const DEFAULT_LIMIT = 1_000

/** What an operator invokes the function with: `{"queue": "sms", "limit": 100}`. */
export const redriveRequestSchema = z.strictObject({
  queue: z.string().min(1),
  limit: z.int().min(1).max(100_000).default(DEFAULT_LIMIT),
})

export class UnknownQueueError extends Error {
  override readonly name = 'UnknownQueueError'
  constructor(queue: string, known: readonly string[]) {
    super(`There is no dead-letter queue "${queue.slice(0, 40)}"; write one of: ${known.join(', ')}.`)
  }
}
