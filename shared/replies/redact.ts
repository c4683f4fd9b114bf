/** What is known of who may have written: their names, and whatever else the lender or a house channel knows them by. */
export interface KnownOfWriter {
  readonly names: readonly string[]
  readonly references: readonly string[]
}

const EMAILS = /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g
const PAGES = /\b(?:https?:\/\/|www\.)[\x21-\x7e]+|\b[\w-]+(?:\.[\w-]+)+\/[\x21-\x7e]*/gi
/** Names by which people are found elsewhere, and addresses in other letters. */
const HANDLES = /\S+@\S*|@\S+/g
/** Figures with what people put between them: in phone, card and account numbers, in days, times and amounts. */
const FIGURES = /\+?\p{Nd}(?:[^\p{L}\p{N}]{0,3}\p{Nd})*/gu
/** Two figures say how many weeks or which day of a month, and nobody by them. */
const MOST_FIGURES_LEFT = 2
/** A number as it is said; a year has four. */
const SAID_FIGURES = /[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{5,}/g
/** Scripts that part no words, or hang endings onto names. */
const UNPARTED =
  /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
/** Surname and given name in one, the surname first. */
const SURNAME_FIRST = /^[\p{sc=Han}\p{sc=Hangul}]{3,4}$/u
const SHORTEST_REFERENCE = 3

/** Words without what says who wrote them or of which account: names and references that are known, addresses, and longer figures. */
export function redact(words: string, { names, references }: KnownOfWriter): string {
  const given = references.filter(({ length }) => length >= SHORTEST_REFERENCE)
  const unreferenced = without(given, '[reference]', spelled(words))
  const unaddressed = [EMAILS, PAGES, HANDLES].reduce((text, each) => text.replace(each, '[address]'), unreferenced)
  const unnumbered = unaddressed
    .replace(FIGURES, (found) => (found.replace(/\P{Nd}/gu, '').length > MOST_FIGURES_LEFT ? '[number]' : found))
    .replace(SAID_FIGURES, '[number]')
  return without(names.flatMap(partsOf), '[name]', unnumbered).normalize('NFC')
}

/** Whether words are left that could be understood. */
export function saysAnything(redacted: string): boolean {
  return /\p{L}/u.test(redacted.replace(/\[\w+\]/g, ''))
}

/** One spelling of each letter, its marks apart, and nothing that can't be seen. */
function spelled(text: string): string {
  return text.normalize('NFKD').replace(/\p{Cf}/gu, '')
}

/** A name, and each part of it that somebody may go by. */
function partsOf(name: string): readonly string[] {
  const whole = name.trim()
  const parts = whole.split(/[^\p{L}\p{M}]+/u)
  const given = SURNAME_FIRST.test(whole) ? [whole.slice(whole.length === 4 ? 2 : 1)] : []
  return [whole, ...parts, ...given].filter(({ length }) => length > 1)
}

/** The longest first, so that no half of a name is left. */
function without(texts: readonly string[], mark: string, words: string): string {
  if (texts.length === 0) return words
  const any = texts.toSorted((a, b) => b.length - a.length).map(pattern)
  return words.replace(new RegExp(any.join('|'), 'giu'), mark)
}

/** A text whatever marks its letters bear: as a word of its own, where its script parts words. */
function pattern(text: string): string {
  const letters = spelled(text)
    .replace(/\p{M}/gu, '')
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replace(/\p{L}/gu, String.raw`$&\p{M}*`)
  return UNPARTED.test(text) ? letters : String.raw`(?<![\p{L}\p{N}])${letters}(?![\p{L}\p{N}])`
}
