/** A process of a function, as the world sees it. */
export interface Process {
  readonly fn: string
  readonly id: string
  /** By how much its clock is ahead of the world's. */
  readonly skewMs: number
  readonly dead: boolean
  /** The event that it works on, by its name. */
  readonly working: string | undefined
  /** The promises on which it waits. */
  readonly pending: { readonly size: number }
  /** Ends the process where it waits now; what it waits for never comes. */
  readonly stop: (why: string) => Promise<never>
}

/** A service of AWS: does a call and answers, or throws what the SDK would. */
export type Service = (operation: string, input: unknown, caller: Process, key: string) => object
