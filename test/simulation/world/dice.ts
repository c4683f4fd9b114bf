/**
 * Chance by name: what a throw gives depends on the seed and on what it is for, never on what was thrown before. So a run in
 * which one fault is left out is otherwise the same run, as far as it can be.
 */
export class Dice {
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = mix(seed ^ 0x9e3779b9)
  }

  /** From 0 up to, and without, 1. */
  of(what: string): number {
    return hash(what, this.#seed) / 0x1_0000_0000
  }

  below(what: string, count: number): number {
    return Math.floor(this.of(what) * count)
  }

  between(what: string, from: number, to: number): number {
    return Math.floor(from + this.of(what) * (to - from))
  }

  pick<Item>(what: string, list: readonly Item[]): Item {
    return list[this.below(what, list.length)]!
  }
}

function hash(text: string, seed: number): number {
  let value = seed
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return mix(value)
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
