import type * as z from 'zod'
import type { Key } from './keys.ts'

/**
 * An item of a table that can't be understood. Its borrower is left alone until someone has looked: what it says might be
 * a reason not to contact them.
 */
export class UnreadableItemError extends Error {
  override readonly name = 'UnreadableItemError'
  readonly key: Key

  constructor({ pk, sk }: Key, why: string) {
    super(`The item ${sk} of ${pk} can't be read: ${why}. Mend or remove it; until then this case is left alone.`)
    this.key = { pk, sk }
  }
}

/** A value that its own schema refuses to write down: a fault of the code that made it. */
export class UnwritableItemError extends Error {
  override readonly name = 'UnwritableItemError'

  constructor({ pk, sk }: Key, why: string) {
    super(`The item ${sk} of ${pk} can't be written: ${why}. Nothing was stored.`)
  }
}

/** Where a schema found fault and with what kind of value, without the values: they may be personal. */
export function faultsIn({ issues }: z.core.$ZodError): string {
  return issues.map(({ path, code }) => `${path.map(String).join('.') || 'the item'} (${code})`).join(', ')
}
