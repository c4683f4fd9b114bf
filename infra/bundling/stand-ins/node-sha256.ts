import { createHmac } from 'node:crypto'

/** Stands in for fast-sha256, with which standardwebhooks signs where there is no crypto of Node. */
export function hmac(key: Uint8Array, data: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(data).digest()
}
