/** What a quota lets through: so many a second, and after a pause so many at once. Amounts are masses, not single calls. */
export class TokenBucket {
  readonly #perSecond: number
  readonly #burst: number
  #tokens: number
  #at = Number.NEGATIVE_INFINITY

  constructor({ perSecond, burst = perSecond }: { readonly perSecond: number; readonly burst?: number }) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
  }

  /** The second at which all that was taken so far has passed. */
  get freeAt(): number {
    return this.#at
  }

  /** Takes an amount that comes at a second; answers the second at which all of it has passed. Calls come in the order of time. */
  take(at: number, amount: number): number {
    // What came before is still passing: this waits behind it.
    const from = Math.max(at, this.#at)
    this.#tokens = Math.min(this.#burst, this.#tokens + (from - this.#at) * this.#perSecond)
    const missing = Math.max(0, amount - this.#tokens)
    this.#tokens = Math.max(0, this.#tokens - amount)
    this.#at = from + missing / this.#perSecond
    return this.#at
  }
}
