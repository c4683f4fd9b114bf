import type { LenderProfile } from '../messages/lender.ts'
import { type Html, html } from './html.ts'
import { fill, LANGUAGES, type Language, languageOf, type Words } from './words.ts'

/** One opening of a page: in which language, of whom, and where. */
export interface Visit {
  readonly language: Language
  readonly words: Words
  /** The language that the reader chose; it travels in the addresses, so that no cookie is needed for it. */
  readonly chosen: Language | undefined
  readonly lender: LenderProfile
  /** The address of the link, without a slash at its end. */
  readonly home: string
  /** The path behind it. */
  readonly here: string
  /** Marks one answer, so that sending it twice is sending it once. */
  readonly once: string
}

/** An address of the page. */
export function address({ home, chosen }: Visit, path = '', language = chosen): string {
  return `${home}${path}${language === undefined ? '' : `?lang=${language}`}`
}

/** What the lender wrote in a language that the reader reads, or else in any. */
export function localised(of: Readonly<Record<string, string>>, language: Language): string {
  const known = Object.keys(of).find((locale) => languageOf(locale) === language)
  return (known === undefined ? Object.values(of)[0] : of[known]) ?? ''
}

export function lenderName({ lender, language }: Visit): string {
  return localised(lender.names, language)
}

/** A sentence of the page with the lender's name and what else it needs. */
export function say(visit: Visit, name: keyof Words, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(visit.words[name], { lender: lenderName(visit), ...values })
}

/** The other languages, as links to where the reader is. */
export function otherLanguages(visit: Visit): Html {
  const links = Object.entries(LANGUAGES)
    .filter(([tag]) => tag !== visit.language)
    .map(([tag, { languageName }]) => {
      const to = `${visit.home}${visit.here}?lang=${tag}`
      return html`<li><a href="${to}" lang="${tag}" hreflang="${tag}">${languageName}</a></li>`
    })
  return html`<nav aria-label="${visit.words.chooseLanguage}"><ul class="row">${links}</ul></nav>`
}
