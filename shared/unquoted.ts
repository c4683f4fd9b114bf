import type * as z from 'zod'

/** What a parser objected to, without what it was given: it names the keys that are too many and quotes values, and either may say who somebody is. */
export function unquoted({ code, message }: z.core.$ZodIssue): string {
  const names = code === 'unrecognized_keys' && message.startsWith('Unrecognized')
  return names ? 'more than is known here' : message.replace(/".*"/s, '…')
}
