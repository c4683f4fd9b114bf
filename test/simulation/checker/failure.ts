/** A promise that was broken, and how. */
export interface Failure {
  /** Stays the same while a failure is shrunk. */
  readonly promise: string
  readonly at: number
  readonly why: string
}
