import { hash32 } from '../case/hash.ts'

const SECOND_SEED = 0x9e3779b9

/**
 * Which ids were seen, with a number kept for each (a line, say), in 16 to 32 bytes an id and outside the heap, so that a
 * portfolio larger than memory can still be checked for duplicates. Ids are kept as 64-bit hashes: two of ten million
 * distinct ids are taken for one with a chance of about one in a million.
 */
export class IdTable {
  #slots = 1024
  #count = 0
  #first = new Uint32Array(this.#slots)
  #second = new Uint32Array(this.#slots)
  /** The number plus one; 0 marks a free slot. */
  #numbers = new Uint32Array(this.#slots)

  get size(): number {
    return this.#count
  }

  has(id: string): boolean {
    return this.get(id) !== undefined
  }

  get(id: string): number | undefined {
    const number = this.#numbers[this.#slotOf(hash32(id), hash32(id, SECOND_SEED))] ?? 0
    return number === 0 ? undefined : number - 1
  }

  /** Keeps a number for an id, unless one is kept already; answers the one that was there before. */
  add(id: string, number: number): number | undefined {
    if (this.#count * 4 >= this.#slots * 3) this.#grow()
    const first = hash32(id)
    const second = hash32(id, SECOND_SEED)
    const slot = this.#slotOf(first, second)
    const kept = this.#numbers[slot] ?? 0
    if (kept !== 0) return kept - 1
    this.#put(slot, first, second, number + 1)
    return undefined
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#slots - 1
    let slot = first & mask
    while (this.#numbers[slot] !== 0 && (this.#first[slot] !== first || this.#second[slot] !== second)) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  #put(slot: number, first: number, second: number, stored: number): void {
    this.#first[slot] = first
    this.#second[slot] = second
    this.#numbers[slot] = stored
    this.#count += 1
  }

  #grow(): void {
    const [firsts, seconds, numbers] = [this.#first, this.#second, this.#numbers]
    this.#slots *= 2
    this.#count = 0
    this.#first = new Uint32Array(this.#slots)
    this.#second = new Uint32Array(this.#slots)
    this.#numbers = new Uint32Array(this.#slots)
    numbers.forEach((stored, at) => {
      const [first = 0, second = 0] = [firsts[at], seconds[at]]
      if (stored !== 0) this.#put(this.#slotOf(first, second), first, second, stored)
    })
  }
}
