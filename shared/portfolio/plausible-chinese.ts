/** Of the characters outside ASCII, the share that must lie in GB2312's plane before bytes are taken for Chinese unasked. */
const ENOUGH = 0.9

/**
 * Counts whether bytes that are not UTF-8 look like GB18030. Almost any bytes decode as GB18030, so an accented name in
 * Latin-1, or Big5, would turn into wrong Chinese without an error; common Chinese has the high bit in both bytes of a pair.
 */
export class PlausibleChinese {
  #pairs = 0
  #common = 0
  #leadPending = false

  async *watch(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.#count(chunk)
      yield chunk
    }
  }

  get plausible(): boolean {
    return this.#common >= this.#pairs * ENOUGH
  }

  #count(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.#leadPending) {
        this.#leadPending = false
        this.#pairs += 1
        if (byte >= 0xa1) this.#common += 1
      } else if (byte >= 0x80) this.#leadPending = true
    }
  }
}
