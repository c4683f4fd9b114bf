import type * as z from 'zod'

/** What a parser objected to, without what it was given: it names the keys that are too many and quotes values, and either may say who somebody is. */
export function unquoted({ code, message }: z.core.$ZodIssue): string {
  const names = code === 'unrecognized_keys' && message.startsWith('Unrecognized')
  return names ? 'more than is known here' : message.replace(/".*"/s, '…')
}

/** A name that a program gave, and no person's, number or address. */
const PLAIN = /^[a-z][\w-]{0,39}$/i

/** Where it stands; a key that is no plain name is left out, since it too may say who somebody is. */
export function placeOf({ path }: z.core.$ZodIssue): string {
  return path.map((part) => (typeof part === 'number' || PLAIN.test(String(part)) ? String(part) : '…')).join('.')
}
