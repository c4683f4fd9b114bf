/**
 * Works through items, several at once: items of one key one after another, in their order. Ends with the first error,
 * after what was begun beside it has ended.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  keyOf: (item: Item) => string,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = Map.groupBy(items, keyOf).values()
  let failed = false
  const lane = async () => {
    for (const queue of waiting) {
      for (const item of queue) {
        if (failed) return
        try {
          await work(item)
        } catch (error) {
          failed = true
          throw error
        }
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: Math.min(lanes, items.length) }, lane))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
