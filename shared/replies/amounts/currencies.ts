/** Words and signs for money, in folded text, and the currency that they say; `debt` where only the debt's own can be meant. */
const NAMED: readonly (readonly [pattern: string, currency: string])[] = [
  ['us\\$|usd|us dollars?|美元|美金', 'USD'],
  ['hk\\$|hkd|港币|港元|港纸', 'HKD'],
  ['nt\\$|ntd|twd|新台币|台币', 'TWD'],
  ['s\\$|sgd|新币|新加坡元', 'SGD'],
  ['a\\$|aud|澳元|澳币', 'AUD'],
  ['c\\$|cad|加元|加币', 'CAD'],
  ['rm|myr|ringgit|马币|令吉', 'MYR'],
  ['rmb|cny|人民币|renminbi', 'CNY'],
  ['£|gbp|pounds?(?: sterling)?|quid|英镑', 'GBP'],
  ['€|eur|euros?|欧元', 'EUR'],
  ['₦|ngn|naira', 'NGN'],
  ['₹|inr|rs\\.?|rupees?|卢比', 'INR'],
  ['₱|php|pesos?', 'PHP'],
  ['ksh|kes', 'KES'],
  ['zar|rands?', 'ZAR'],
  ['日元|日圆|jpy', 'JPY'],
  ['mop|澳门币|葡币', 'MOP'],
]

const DEBT = '\\$|¥|dollars?|bucks?|yuan|kuai|块钱|块|元整|元|圆|刀|文'

export const BEFORE_NUMBER = NAMED.map(([pattern]) => pattern).join('|')
export const MONEY_SIGN = `${BEFORE_NUMBER}|${DEBT}`

const readers = NAMED.map(([pattern, currency]) => ({ whole: new RegExp(`^(?:${pattern})$`), currency }))

export function currencyNamed(word: string): string | undefined {
  return readers.find(({ whole }) => whole.test(word))?.currency
}
