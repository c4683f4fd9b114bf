/**
 * A bare heap of timers, the yardstick of the lifecycle bench: four children a node, an id to find and cancel by, no
 * persistence, no rules, no messages.
 */
export class BareHeap {
  readonly #at: number[] = []
  readonly #id: number[] = []
  readonly #place = new Map<number, number>()

  get size(): number {
    return this.#at.length
  }

  schedule(id: number, at: number): void {
    this.#rise(this.#at.length, id, at)
  }

  cancel(id: number): boolean {
    const place = this.#place.get(id)
    if (place === undefined) return false
    this.#remove(place)
    return true
  }

  /** Takes the earliest timer and returns its id; -1 when there is none. */
  fire(): number {
    const id = this.#id[0] ?? -1
    if (id >= 0) this.#remove(0)
    return id
  }

  #remove(place: number): void {
    this.#place.delete(this.#id[place] ?? -1)
    const at = this.#at.pop() ?? 0
    const id = this.#id.pop() ?? -1
    if (place >= this.#at.length) return
    const above = this.#at[(place - 1) >> 2]
    if (place > 0 && above !== undefined && at < above) this.#rise(place, id, at)
    else this.#sink(place, id, at)
  }

  #rise(from: number, id: number, at: number): void {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 2
      const parentAt = this.#at[parent] ?? 0
      if (parentAt <= at) break
      this.#put(place, this.#id[parent] ?? -1, parentAt)
      place = parent
    }
    this.#put(place, id, at)
  }

  #sink(from: number, id: number, at: number): void {
    const { length } = this.#at
    let place = from
    for (;;) {
      const first = 4 * place + 1
      if (first >= length) break
      let least = first
      for (let child = first + 1; child < Math.min(first + 4, length); child += 1) {
        if ((this.#at[child] ?? 0) < (this.#at[least] ?? 0)) least = child
      }
      const leastAt = this.#at[least] ?? 0
      if (at <= leastAt) break
      this.#put(place, this.#id[least] ?? -1, leastAt)
      place = least
    }
    this.#put(place, id, at)
  }

  #put(place: number, id: number, at: number): void {
    this.#at[place] = at
    this.#id[place] = id
    this.#place.set(id, place)
  }
}
