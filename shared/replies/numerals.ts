const DIGITS = '〇一二三四五六七八九'
const OTHER_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  两: 2,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 }
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }

/** A number in Chinese, for use in patterns. */
export const CHINESE_NUMBER = '[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟廿卅]{1,12}'

/** Reads Arabic digits and Chinese numbers (二十五, 廿五, 一千二, 两万, 二零一五, 3千5, 1.5万); NaN for anything else. */
export function readNumber(text: string): number {
  const plain = text.replaceAll(',', '')
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain)
  const [, digits = '', unit = '', more = ''] = /^(\d+(?:\.\d+)?)([百千万k])(\d?)$/.exec(plain) ?? []
  if (digits !== '') {
    const size = unit === '万' ? 10_000 : unit === '百' ? 100 : 1_000
    return Math.round(Number(digits) * size * 100) / 100 + Number(more) * (size / 10)
  }
  return readChinese(plain)
}

function readChinese(text: string): number {
  if (text === '') return Number.NaN
  if ([...text].every((character) => digitOf(character) !== undefined)) {
    return Number([...text].map(digitOf).join(''))
  }
  let [total, section, digit, lastUnit] = [0, 0, 0, 1]
  for (const character of text) {
    const value = digitOf(character)
    const unit = UNITS[character]
    const tens = TENS[character]
    if (value !== undefined) {
      digit = value
      if (value === 0) lastUnit = 10
    } else if (unit !== undefined) {
      section += (digit || 1) * unit
      ;[digit, lastUnit] = [0, unit]
    } else if (tens !== undefined) {
      section += tens
      lastUnit = 10
    } else if (character === '万') {
      total = (total + section + digit) * 10_000
      ;[section, digit, lastUnit] = [0, 0, 10_000]
    } else return Number.NaN
  }
  // 一千二 is 1,200 and 两万五 is 25,000; 二十五 is 25.
  return total + section + digit * (lastUnit >= 100 ? lastUnit / 10 : 1)
}

function digitOf(character: string): number | undefined {
  const at = DIGITS.indexOf(character)
  return at >= 0 ? at : OTHER_DIGITS[character]
}
