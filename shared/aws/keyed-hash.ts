import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** Half of SHA-256: nobody finds two ids with one hash, and a schedule's name keeps room for its minute and channel. */
const NAME_BYTES = 16

/**
 * Names that give nothing away to whoever lacks the key: HMAC-SHA256, one family of names for each use, so that a
 * borrower's name in one place cannot be looked up in another.
 */
export class KeyedHash {
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

  /** What the reference of a contact's link is made from: 32 bytes. */
  ofLink(borrower: string, contact: string): Uint8Array {
    return this.#digest('link', borrower, contact)
  }

  /** What nobody without the key can make, for the borrower's page: 43 characters that are safe in a cookie and an id. */
  sealOf(...parts: readonly string[]): string {
    return this.#digest('page', ...parts).toString('base64url')
  }

  /** JSON keeps the parts apart whatever they contain. */
  #digest(...parts: readonly string[]): Buffer {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest()
  }
}
