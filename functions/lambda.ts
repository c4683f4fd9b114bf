import middy from '@middy/core'
import type { Context } from 'aws-lambda'

/** What is left of a function's time, in milliseconds. */
export type TimeLeft = () => number

/** What Lambda calls. Written out here, not inferred: middy's own types change more often than this. */
export type LambdaHandler<Result> = (event: unknown, context: Context) => Promise<Result>

/**
 * Wraps what a function does for what Lambda expects; the one place where middleware is chosen. middy itself ends an
 * invocation just before Lambda would kill it, so that the time-out is an error with a name.
 */
export function lambda<Result>(handle: (event: unknown, timeLeft: TimeLeft) => Promise<Result>): LambdaHandler<Result> {
  return middy<unknown, Result>((event: unknown, context: Context) =>
    handle(event, () => context.getRemainingTimeInMillis()),
  )
}
