import { en, type Strings } from './en.ts'
import { zhHans } from './zh-hans.ts'

const REMEMBERED = 'duewell-language'

/** The words that the reader chose before, or those of the first language of the browser that the page speaks. */
export function preferredStrings(): Strings {
  for (const tag of [localStorage.getItem(REMEMBERED) ?? '', ...navigator.languages]) {
    if (tag.startsWith('zh')) return zhHans
    if (tag.startsWith('en')) return en
  }
  return en
}

/** The words that the language switch leads to. */
export function otherStrings(strings: Strings): Strings {
  return strings === en ? zhHans : en
}

export function rememberStrings(strings: Strings): void {
  localStorage.setItem(REMEMBERED, strings.language)
}
