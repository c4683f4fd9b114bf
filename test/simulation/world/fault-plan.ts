import type { Dice } from './dice.ts'

/**
 * What goes wrong and what people do in a run. Each has a name that says where: the same name in the same seed always
 * happens, unless the run is told to let only some happen, which is how a failure is shrunk.
 */
export class FaultPlan {
  readonly #dice: Dice
  readonly #only: ReadonlySet<string> | undefined
  readonly #happened = new Set<string>()

  constructor(dice: Dice, only?: ReadonlySet<string>) {
    this.#dice = dice
    this.#only = only
  }

  /** What happened so far, by its names. */
  get happened(): readonly string[] {
    return [...this.#happened]
  }

  /** Whether something of a chance happens here. */
  happens(what: string, chance: number): boolean {
    if (chance <= 0 || this.#dice.of(`fault ${what}`) >= chance) return false
    return this.allows(what)
  }

  /** Whether something that is due is not left out. */
  allows(what: string): boolean {
    if (this.#only !== undefined && !this.#only.has(what)) return false
    this.#happened.add(what)
    return true
  }
}
