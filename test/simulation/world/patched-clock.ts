/*
 * The library that proves webhooks goes by the clock of its process. While a world runs, that is the world's.
 */

const ownNow = Date.now
let present: (() => number) | undefined

/** Runs something by another clock than Node's own. One world runs at a time. */
export async function byClock<Value>(now: () => number, run: () => Promise<Value>): Promise<Value> {
  Date.now = () => present?.() ?? ownNow()
  present = now
  try {
    return await run()
  } finally {
    present = undefined
  }
}
