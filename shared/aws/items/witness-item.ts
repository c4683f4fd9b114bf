import { canonical } from '../../audit/canonical.ts'
import { sha256 } from '../sha256.ts'
import { fromItem, type Item } from './attributes.ts'

/** The digest of an item of History as it stands, whole: its key, what it says, and when it may vanish. */
export function itemDigest(item: Item): string {
  return sha256(canonical(fromItem(item)))
}
