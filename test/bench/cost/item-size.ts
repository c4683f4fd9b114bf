import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from '../../../shared/aws/items/attributes.ts'

/** What DynamoDB counts of an item, in bytes: names and texts in UTF-8, a number by its digits, one byte for a truth value. */
export function sizeOfItem(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0)
}

function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.B !== undefined) return value.B.length
  // Two digits a byte, and one byte for the sign and exponent.
  if (value.N !== undefined) return Math.ceil(value.N.replace(/\D/g, '').length / 2) + 1
  if (value.L !== undefined) return value.L.reduce((sum, one) => sum + 1 + sizeOf(one), 3)
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeOfItem(value.M)
  return 1
}
