import { parse } from '@formatjs/icu-messageformat-parser'
import type { ParsedMessage } from './message-format.ts'

/** Reads ICU MessageFormat. Apart from its compilation, because a function finds its messages read: the parser is 27 KB. */
export function parseMessage(source: string): ParsedMessage {
  return parse(source, { ignoreTag: true })
}
