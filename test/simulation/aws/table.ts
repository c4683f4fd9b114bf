import type { Item } from '../../../shared/aws/items/attributes.ts'

interface Undo {
  readonly at: number
  readonly sk: string
  readonly before: Item | undefined
  /** Until then reads see what was before. */
  seenAt: number
}

interface Partition {
  readonly items: Map<string, Item>
  /** The sort keys in their order, until there is another. */
  order: readonly string[] | undefined
  /** What was written of late, so that a read may see a moment ago. */
  undo: Undo[]
}

/** No eventually consistent read sees anything older. */
const REMEMBERED_MS = 30_000

/** A table's items by partition. */
export class Table {
  readonly #partitions = new Map<string, Partition>()
  #names: readonly string[] | undefined

  get partitions(): readonly string[] {
    this.#names ??= [...this.#partitions.keys()].sort()
    return this.#names
  }

  get(pk: string, sk: string): Item | undefined {
    return this.#partitions.get(pk)?.items.get(sk)
  }

  /** Whether a transaction that wrote an item is still at work on it. */
  isUnseen(pk: string, sk: string, now: number): boolean {
    return this.#partitions.get(pk)?.undo.some((each) => each.seenAt > now && each.sk === sk) ?? false
  }

  /** An item as it is from now on, and as reads see it from `seenAt` on. */
  set(pk: string, sk: string, item: Item | undefined, now: number, seenAt = now): void {
    let partition = this.#partitions.get(pk)
    if (partition === undefined) {
      partition = { items: new Map(), order: undefined, undo: [] }
      this.#partitions.set(pk, partition)
      this.#names = undefined
    }
    const { items } = partition
    if (partition.undo.length > 40) partition.undo = partition.undo.filter(({ at }) => at > now - REMEMBERED_MS)
    // What is written later is seen no later.
    for (const each of partition.undo) if (each.seenAt > now && each.sk === sk) each.seenAt = now
    partition.undo.push({ at: now, sk, before: items.get(sk), seenAt })
    if ((item === undefined) === items.has(sk)) partition.order = undefined
    if (item === undefined) items.delete(sk)
    else items.set(sk, item)
  }

  /** A partition's items in the order of their sort keys, as a read sees them now, or saw them at an instant of late. */
  items(pk: string, now: number, asOf = Number.POSITIVE_INFINITY): readonly Item[] {
    const partition = this.#partitions.get(pk)
    if (partition === undefined) return []
    const later = partition.undo.filter(({ at, seenAt }) => at > asOf || seenAt > now)
    if (later.length === 0) {
      partition.order ??= [...partition.items.keys()].sort()
      return partition.order.map((sk) => partition.items.get(sk)!)
    }
    const items = new Map(partition.items)
    for (const { sk, before } of later.reverse()) {
      if (before === undefined) items.delete(sk)
      else items.set(sk, before)
    }
    return [...items.keys()].sort().map((sk) => items.get(sk)!)
  }
}
