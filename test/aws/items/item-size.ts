import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from '../../../shared/aws/items/attributes.ts'

/** One write unit. */
export const KILOBYTE = 1_024
/** One read unit of a consistent read. */
export const READ_UNIT = 4_096

/** An item's size by the rules of the DynamoDB developer guide, "Item sizes and formats", in bytes. */
export function sizeOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + sizeOfValue(value), 0)
}

function sizeOfValue(value: AttributeValue): number {
  if (value.S !== undefined) return bytes(value.S)
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1
  if (value.B !== undefined) return value.B.byteLength
  if (value.L !== undefined) return 3 + value.L.reduce((sum, each) => sum + 1 + sizeOfValue(each), 0)
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeOf(value.M)
  return 1
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}
