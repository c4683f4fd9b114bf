/**
 * English as the phrases are written: small letters, contractions written out, tricks undone, every word and every mark
 * followed by one space.
 */
export function plainEnglish(text: string): string {
  const written = undoTricks(foldLetters(text))
  return (written.match(TOKEN) ?? [])
    .map((token) => EXPANDED.get(token) ?? token)
    .join(' ')
    .concat(' ')
}

/** A placeholder, a number with its marks, a word, or a mark that ends a clause. */
const TOKEN = /\{\w+\}|\d+(?:[.,]\d+)*|[a-z]+|!!+|[.,;:!?\n]/g

/** Letters of other alphabets that look like Latin ones. */
const LOOKALIKES = new Map(
  [...'аеорсухіјѕԁһɡαορτνıⅼ'].map((letter, at) => [letter, [...'aeopcyxijsdhgaoptvil'][at] ?? letter]),
)

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => LOOKALIKES.get(letter) ?? (/[\u2018\u2019\u02bc]/.test(letter) ? "'" : ' '))
    .replace(/\ball at once\b/g, 'in full')
    .replace(/\b(can)not\b/g, '$1 not')
    .replace(/\b(wo|sha)n't\b/g, (_, verb) => (verb === 'wo' ? 'will not' : 'shall not'))
    .replace(/\bcan't\b/g, 'can not')
    .replace(/n't\b/g, ' not')
    .replace(/'(ll|ve|re|d|m)\b/g, (_, end: string) => ` ${ENDINGS.get(end) ?? ''}`)
    .replace(/\b(it|that|what|here|there|who|he|she)'s\b/g, '$1 is')
    .replace(/\bhave got\b/g, 'have')
    .replace(/'s\b|'/g, '')
}

const ENDINGS = new Map([
  ['ll', 'will'],
  ['ve', 'have'],
  ['re', 'are'],
  ['d', 'would'],
  ['m', 'am'],
])

const EXPANDED = new Map([
  ['u', 'you'],
  ['ur', 'your'],
  ['r', 'are'],
  ['pls', 'please'],
  ['plz', 'please'],
  ['b4', 'before'],
  ['asap', 'as soon as possible'],
])

const DIGITS_AS_LETTERS = new Map([...'013457@$'].map((digit, at) => [digit, [...'oleastas'][at] ?? digit]))

/** Letters set apart (l e g a l, c.o.u.r.t), digits in the place of letters (l3gal), marks inside words (cou*rt). */
function undoTricks(text: string): string {
  return text
    .replace(/(?<=[a-z])[013457@$](?=[a-z])|(?<![\w.])[@$](?=[a-z])/g, (digit) => DIGITS_AS_LETTERS.get(digit) ?? digit)
    .replace(/(?<=[a-z])[*_|~]+(?=[a-z])/g, '')
    .replace(/(?<![a-z])[a-z](?:[ .\-_*][a-z](?![a-z])){2,}/g, (letters) => letters.replace(/[^a-z]/g, ''))
}
