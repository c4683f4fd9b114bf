import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser/no-parser.js'
import type { ParsedMessage } from '../message-format.ts'

/**
 * Every text that a message can come to, with its placeholders left in braces. Of several choices in one message each branch is taken
 * once, beside the first of the others: a phrase that runs over two choices with neither branch first is not seen.
 */
export function spokenVariants(message: ParsedMessage): readonly string[] {
  return [...new Set(joined(message))]
}

function joined(elements: readonly MessageFormatElement[]): readonly string[] {
  const parts = elements.map(variantsOf)
  const longest = Math.max(1, ...parts.map(({ length }) => length))
  const plain = (chosen: number, at: number) =>
    parts.map((variants, other) => variants[other === chosen ? at : 0] ?? variants[0] ?? '').join('')
  return parts.flatMap((variants, chosen) =>
    variants.length > 1 || (longest === 1 && chosen === 0) ? variants.map((_, at) => plain(chosen, at)) : [],
  )
}

function variantsOf(element: MessageFormatElement): readonly string[] {
  switch (element.type) {
    case TYPE.literal:
      return [element.value]
    case TYPE.plural:
    case TYPE.select:
      return Object.values(element.options).flatMap(({ value }) => joined(value))
    case TYPE.pound:
      return ['2']
    case TYPE.tag:
      return joined(element.children)
    default:
      return [`{${element.value}}`]
  }
}
