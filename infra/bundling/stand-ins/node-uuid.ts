import { randomUUID } from 'node:crypto'

/** Stands in for how the SDK draws UUIDs: with Node's own crypto, which is there anyway, and not with the browsers' one beside it. */
export function bindV4(): () => string {
  return () => randomUUID()
}
