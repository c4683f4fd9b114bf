import { readableLocales } from '../messages/locales.ts'
import en from './words/en.json' with { type: 'json' }
import zhHans from './words/zh-Hans.json' with { type: 'json' }
import zhHant from './words/zh-Hant.json' with { type: 'json' }

/** All that the page says in one language; `{names}` are filled in. */
export type Words = typeof en

/** The languages of the page, by their tags. */
export const LANGUAGES = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant } as const satisfies Readonly<Record<string, Words>>
export type Language = keyof typeof LANGUAGES

/** The language of the page that a reader of a locale reads; undefined where there is none. */
export function languageOf(locale: string): Language | undefined {
  for (const tag of readableLocales(locale)) if (isLanguage(tag)) return tag
  return undefined
}

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag)
}

/** A sentence with its names filled in. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (name, key: string) => String(values[key] ?? name))
}
