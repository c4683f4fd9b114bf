import type { LambdaHandler } from './lambda.ts'

/**
 * What Lambda calls, while what it works with is still on its way: the house's key and a provider's rate are asked for at
 * the start, and the first event waits for them, which itself is brought meanwhile. A failure is that event's, which comes
 * again; the next one asks anew.
 */
export function onceReady<Result>(make: () => Promise<LambdaHandler<Result>>): LambdaHandler<Result> {
  let made: Promise<LambdaHandler<Result>> | undefined
  const ready = () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
  // Nobody waits yet who could hear of a failure.
  ready().catch(() => {})
  return async (event, context) => (await ready())(event, context)
}
