import type { Room } from './room.ts'

/** Thrown at a cold start while there is nothing to connect to. */
export class AdaptersMissingError extends Error {
  override readonly name = 'AdaptersMissingError'

  constructor() {
    super(
      'AWS adapters are not part of this version: run it locally with `npm start`. Nothing was read, planned or sent.',
    )
  }
}

/**
 * Builds what a function works with, once a cold start. The ports on AWS (shared/aws/) are not written yet, and a function
 * that took records without them would lose them: so it refuses, and its queue and stream keep what they hold.
 */
export function connect(): Room {
  throw new AdaptersMissingError()
}
