import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** An item as DynamoDB's client takes and gives it. */
export type Item = Record<string, AttributeValue>

/** An item's attributes as plain values, not yet believed. */
export type Attributes = Readonly<Record<string, unknown>>

/** Writes attributes; those that are undefined are left out. */
export function toItem(attributes: Attributes): Item {
  const item: Item = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) item[name] = toAttribute(value)
  }
  return item
}

export function fromItem(item: Item): Attributes {
  return fromMap(item)
}

function toAttribute(value: unknown): AttributeValue {
  switch (typeof value) {
    case 'string':
      return { S: value }
    case 'number':
      return { N: String(value) }
    case 'boolean':
      return { BOOL: value }
    case 'object':
      if (value === null) return { NULL: true }
      if (value instanceof Uint8Array) return { B: value }
      if (Array.isArray(value)) return { L: value.map(toAttribute) }
      return { M: toItem({ ...value }) }
    default:
      throw new TypeError(`A ${typeof value} can't be an attribute of an item.`)
  }
}

/** Amounts are whole minor units and counts are small, so every number that we write is exact as a JavaScript number. */
function fromAttribute(attribute: AttributeValue): unknown {
  if (attribute.S !== undefined) return attribute.S
  if (attribute.N !== undefined) return Number(attribute.N)
  if (attribute.M !== undefined) return fromMap(attribute.M)
  if (attribute.L !== undefined) return attribute.L.map(fromAttribute)
  if (attribute.B !== undefined) return attribute.B
  if (attribute.BOOL !== undefined) return attribute.BOOL
  return null
}

function fromMap(map: Item): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name in map) {
    const attribute = map[name]
    if (attribute !== undefined) values[name] = fromAttribute(attribute)
  }
  return values
}
