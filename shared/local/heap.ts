/** With four children a node a heap is half as deep, and the children lie side by side in memory. */
const CHILDREN = 4

/**
 * A heap of things that are due, the earliest first and of one instant in the order they came. The instants lie in an
 * array of their own, so that finding a place touches none of the things themselves.
 */
export class Heap<Item> {
  readonly #at: number[] = []
  readonly #order: number[] = []
  readonly #items: Item[] = []
  #came = 0

  get size(): number {
    return this.#items.length
  }

  /** When the earliest is due; undefined when there is none. */
  get nextAt(): number | undefined {
    return this.#at[0]
  }

  push(at: number, item: Item): void {
    const order = this.#came++
    let place = this.#items.length
    while (place > 0) {
      const parent = Math.floor((place - 1) / CHILDREN)
      if (!this.#isBefore(at, order, parent)) break
      this.#move(parent, place)
      place = parent
    }
    this.#put(place, at, order, item)
  }

  /** Takes the earliest. */
  pop(): Item | undefined {
    const first = this.#items[0]
    const at = this.#at.pop()
    const order = this.#order.pop()
    const last = this.#items.pop()
    if (at === undefined || order === undefined || last === undefined || this.#items.length === 0) return first
    this.#sink(at, order, last)
    return first
  }

  #sink(at: number, order: number, item: Item): void {
    const { length } = this.#items
    let place = 0
    for (let child = 1; child < length; child = CHILDREN * place + 1) {
      let least = child
      const end = Math.min(child + CHILDREN, length)
      for (let other = child + 1; other < end; other += 1) if (this.#areInOrder(other, least)) least = other
      if (this.#isBefore(at, order, least)) break
      this.#move(least, place)
      place = least
    }
    this.#put(place, at, order, item)
  }

  #isBefore(at: number, order: number, place: number): boolean {
    const other = this.#at[place] ?? Infinity
    return at < other || (at === other && order < (this.#order[place] ?? Infinity))
  }

  #areInOrder(one: number, other: number): boolean {
    return this.#isBefore(this.#at[one] ?? Infinity, this.#order[one] ?? Infinity, other)
  }

  #move(from: number, to: number): void {
    const item = this.#items[from]
    if (item !== undefined) this.#put(to, this.#at[from] ?? Infinity, this.#order[from] ?? Infinity, item)
  }

  #put(place: number, at: number, order: number, item: Item): void {
    this.#at[place] = at
    this.#order[place] = order
    this.#items[place] = item
  }
}
