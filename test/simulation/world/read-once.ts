import type { Item } from '../../../shared/aws/items/attributes.ts'
import { type CasePart, readPart } from '../../../shared/aws/items/read-case.ts'

const known = new WeakMap<Item, CasePart>()

/**
 * Reads an item of a case as the product does, once for as long as it stands: a stored item is never changed but replaced, and a
 * sweep would else read the same thousand times. What was read is frozen, so that nobody can change it for the next.
 */
export function readPartOnce(item: Item): CasePart {
  const before = known.get(item)
  if (before !== undefined) return before
  const part = readPart(item)
  freeze(part)
  known.set(item, part)
  return part
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const each of Object.values(value)) freeze(each)
  Object.freeze(value)
}
