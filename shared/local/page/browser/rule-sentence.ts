import { element } from './element.ts'
import type { Strings } from './strings/en.ts'
import { wordOf } from './strings/word-of.ts'

/** What a rule says: the house's own reasons in the reader's language, a pack's rule as its pack words it. */
export function ruleSentence(strings: Strings, rule: string, sentence: string): HTMLElement {
  const own = wordOf(strings.reasons, rule)
  if (own !== undefined) return element('span', {}, own)
  return element('span', { lang: strings.language === 'en' ? undefined : 'en' }, sentence)
}
