import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** What is left of a function's time, in milliseconds. */
export type TimeLeft = () => number

/** What Lambda calls. Written out here, not inferred: middy's own types change more often than this. */
export type LambdaHandler<Result> = (event: unknown, context: Context) => Promise<Result>

/**
 * Wraps what a function does for what Lambda expects; the one place where middleware is chosen. Metrics and lines of
 * the log leave at the end of every invocation, also of one that failed. middy itself ends an invocation just before Lambda would kill it, so that the
 * time-out is an error with a name. Powertools' own middlewares are left out: they would add the context to every line
 * and can be told by an environment variable to log the event.
 */
export function lambda<Result>(
  handle: (event: unknown, timeLeft: TimeLeft) => Promise<Result>,
  { log, metrics }: { readonly log?: Log; readonly metrics: Metrics },
): LambdaHandler<Result> {
  const flush = () => {
    log?.flush?.()
    metrics.flush()
  }
  return middy<unknown, Result>((event: unknown, context: Context) =>
    handle(event, () => context.getRemainingTimeInMillis()),
  ).use({ after: flush, onError: flush })
}
