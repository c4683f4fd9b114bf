import { standardise } from './cantonese.ts'
import { spellOut } from './english.ts'
import { simplify } from './simplify.ts'

/** What stands behind this is not read; nobody says that much in a reply. */
const LONGEST = 2_000

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Variation_Selector}]+/gu
const QUOTES = /[\u2018\u2019\u02BC\u00B4`]/g
const SPACE = /[\s\u3000]+/gu
/** Speech recognition puts spaces into Chinese. */
const SPACE_IN_CHINESE = /(?<=[\p{sc=Han}，。]) (?=\p{sc=Han})/gu

/** One way of writing for every width, case, script and dialect. Everything below reads this form and no other. */
export function fold(text: string): string {
  const line = foldLetters(text)
  return spellOut(/\p{sc=Han}/u.test(line) ? standardise(simplify(line)) : line)
}

/** As far as opt-out words need it: width, case, invisible characters and white space. */
export function foldLetters(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\n\r\t]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(QUOTES, "'")
    .replace(SPACE, ' ')
    .replace(SPACE_IN_CHINESE, '')
    .trim()
}
