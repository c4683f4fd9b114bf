/** The word of a table for a key that came from the server; undefined if the table lacks it. */
export function wordOf(words: { readonly [key: string]: string }, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined
}
