import { createHmac, createSecretKey } from 'node:crypto'

/** Makes the id of a contact point from its normalised address: the same for the same address, and not personal without the key. */
export type HashPoint = (address: string) => string

/** HMAC-SHA256 under a key, its first 16 hexadecimal digits. */
export function keyedHashPoint(key: string): HashPoint {
  const secret = createSecretKey(key, 'utf8')
  return (address) => createHmac('sha256', secret).update(address).digest('hex').slice(0, 16)
}
