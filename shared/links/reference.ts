const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = BigInt(DIGITS.length)

/** Eleven of 62 characters: 65 bits, which nobody hits by trying, and short enough for a text message. */
export const REFERENCE_LENGTH = 11
const REFERENCES = BASE ** BigInt(REFERENCE_LENGTH)

/** So many random bytes that no reference is noticeably likelier than another. */
export const RANDOM_BYTES = 16

/** A reference from random bytes. */
export function referenceFrom(random: Uint8Array): string {
  if (random.length < RANDOM_BYTES) throw new Error(`a reference is made from ${RANDOM_BYTES} random bytes or more`)
  let number = BigInt(`0x${Buffer.from(random).toString('hex')}`) % REFERENCES
  let reference = ''
  for (let place = 0; place < REFERENCE_LENGTH; place += 1) {
    reference = `${DIGITS[Number(number % BASE)]}${reference}`
    number /= BASE
  }
  return reference
}

/** Whether a text could be a reference at all, so that nothing else is looked up. */
export function isReference(text: string): boolean {
  return /^[0-9A-Za-z]{11}$/.test(text)
}
