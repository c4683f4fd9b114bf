import type { HashPoint } from './hash-point.ts'

/**
 * What a borrower answers to open their page, as it is kept: hashed under the house's key together with the borrower's id, so that
 * equal answers of two borrowers are kept as two, and nobody without the key can try the few there are. Case, spaces and marks
 * don't matter, nor whether digits are full width.
 */
export function hashSecondFactor(borrower: string, answer: string, hash: HashPoint): string {
  return hash(JSON.stringify(['second-factor', borrower, plain(answer)]))
}

/** What is compared of an answer. */
export function plain(answer: string): string {
  return answer
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
