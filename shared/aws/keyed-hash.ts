import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Purpose } from '../case/channel.ts'
import type { LinkReferences } from '../ports.ts'

/** Half of SHA-256: nobody finds two ids with one hash, and a schedule's name keeps room for its minute and channel. */
const NAME_BYTES = 16
/**
 * As long as the shipped SMS templates leave room for within one segment: 46 bits. Two of ten million references are
 * likely to be equal, so whoever stores them does it conditionally, and whoever answers to them limits the tries.
 */
const REFERENCE_LENGTH = 9
const REFERENCES = 36n ** BigInt(REFERENCE_LENGTH)

/**
 * Names that give nothing away to whoever lacks the key: HMAC-SHA256, one family of names for each use, so that a
 * borrower's name in one place cannot be looked up in another.
 */
export class KeyedHash implements LinkReferences {
  /** Prepared once: given as bytes, it is prepared anew for each name, which then takes five times as long. */
  readonly #key: KeyObject

  constructor(key: Uint8Array) {
    this.#key = createSecretKey(key)
  }

  /** Stands for a borrower in the names of schedules: 32 characters, 0 to 9 and a to f. */
  ofBorrower(borrower: string): string {
    return this.#digest('schedule', borrower).subarray(0, NAME_BYTES).toString('hex')
  }

  /** Stands for a phone number or an email address that was normalised before: 32 characters, 0 to 9 and a to f. */
  ofAddress(address: string): string {
    return this.#digest('address', address).subarray(0, NAME_BYTES).toString('hex')
  }

  /** What a message's link carries: nine characters, 0 to 9 and a to z, the same at every run. */
  of(borrower: string, purpose: Purpose): string {
    const number = BigInt(`0x${this.#digest('reference', borrower, purpose).toString('hex')}`) % REFERENCES
    return number.toString(36).padStart(REFERENCE_LENGTH, '0')
  }

  /** JSON keeps the parts apart whatever they contain. */
  #digest(...parts: readonly string[]): Buffer {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest()
  }
}
