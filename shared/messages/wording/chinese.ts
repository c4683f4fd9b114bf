import { TRADITIONAL } from './traditional.generated.ts'

/**
 * Chinese as the phrases are written: simplified characters, half-width marks, no spaces and no marks set between characters to
 * hide a word.
 */
export function plainChinese(text: string): string {
  return [...text.normalize('NFKC').replace(/\p{Cf}/gu, '')]
    .map((character) => VARIANTS.get(character) ?? simplified().get(character) ?? character)
    .join('')
    .replace(/(?<=[\p{Script=Han}\d}])[^\S\n]+|[^\S\n]+(?=[\p{Script=Han}\d{])/gu, '')
    .replace(/(?<=\p{Script=Han})[.\-_*·•/|~^+=#&]+(?=\p{Script=Han})/gu, '')
}

/** Characters of one word that are written in more than one way where simplified characters are written too. */
const VARIANTS = new Map([
  ['帳', '账'],
  ['帐', '账'],
  ['週', '周'],
  ['著', '着'],
  ['乾', '干'],
  ['妳', '你'],
  ['祂', '他'],
  ['徵', '征'],
  ['佈', '布'],
  ['儘', '尽'],
  ['託', '托'],
])

let table: ReadonlyMap<string, string> | undefined

function simplified(): ReadonlyMap<string, string> {
  table ??= new Map(TRADITIONAL.match(/../gu)?.map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]))
  return table
}
