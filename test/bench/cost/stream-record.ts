import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from '../../../shared/aws/items/attributes.ts'

/** A record of a table's stream, as Lambda gets it: bytes in base64, a sequence number of the usual length. */
export function streamRecord(item: Item, at: number) {
  const { pk, sk } = item
  const SequenceNumber = `4421584500000000017450${String(at).padStart(6, '0')}`
  return { eventName: 'INSERT', dynamodb: { SequenceNumber, Keys: { pk, sk }, NewImage: mapValues(item) } }
}

function mapValues(map: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([name, attribute]) => [name, inJson(attribute)]))
}

function inJson(attribute: AttributeValue): unknown {
  if (attribute.B !== undefined) return { B: Buffer.from(attribute.B).toString('base64') }
  if (attribute.L !== undefined) return { L: attribute.L.map(inJson) }
  if (attribute.M !== undefined) return { M: mapValues(attribute.M) }
  return attribute
}
