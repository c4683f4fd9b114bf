const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ONES = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]
const TEENS = [
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
]
const TWENTIES = ONES.slice(0, 9).map((one) => `twenty[- ]?${one}`)
const ORDINALS = [...ONES, ...TEENS, ...TWENTIES, 'thirtieth', 'thirty[- ]?first']
const CARDINALS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const LOOSE: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  'a couple of': 2,
  'a couple': 2,
  'couple of': 2,
  couple: 2,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
}

export const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
export const ORDINAL = `(?:\\d{1,2}(?:st|nd|rd|th)|${[...ORDINALS].reverse().join('|')})`
export const COUNT = `(?:\\d{1,3}|a couple of|a couple|couple of|couple|an?|${[...CARDINALS].reverse().join('|')}|fifteen|twenty|thirty)`

export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1
}

/** Reads 3, 3rd or third. */
export function ordinalNumber(text: string): number {
  if (/^\d/.test(text)) return Number.parseInt(text, 10)
  return ORDINALS.findIndex((ordinal) => new RegExp(`^${ordinal}$`).test(text)) + 1
}

/** Reads 3, three, a or a couple of. */
export function countOf(text: string): number {
  return LOOSE[text] ?? (CARDINALS.indexOf(text) + 1 || Number(text))
}
