/**
 * Shows items in a list and keeps the element of every item that has not changed, so that what a reader has opened,
 * selected or focused stays as it is while new items arrive.
 */
export function keyedList<Item>(
  list: HTMLElement,
  keyOf: (item: Item) => string,
  render: (item: Item) => HTMLElement,
): (items: readonly Item[]) => void {
  let shown = new Map<string, { readonly print: string; readonly node: HTMLElement }>()

  return (items) => {
    const next: typeof shown = new Map()
    for (const item of items) {
      const key = keyOf(item)
      const print = JSON.stringify(item)
      const kept = shown.get(key)
      next.set(key, kept?.print === print ? kept : { print, node: render(item) })
    }
    for (const [key, { node }] of shown) {
      if (next.get(key)?.node !== node) node.remove()
    }
    let position: Element | null = list.firstElementChild
    for (const { node } of next.values()) {
      if (node === position) position = position.nextElementSibling
      else list.insertBefore(node, position)
    }
    shown = next
  }
}
