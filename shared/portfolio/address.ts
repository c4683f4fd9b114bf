import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { list } from './read-values.ts'
import { type Row, refuse } from './row.ts'

/** The phone number in E.164 form; a national one is read as of the row's first jurisdiction. */
export function readPhone(row: Row, country: CountryCode | undefined): string | undefined {
  const text = row.cells.phone
  if (text === undefined) return undefined
  const number = parsePhoneNumberFromString(text, { extract: false, ...(country && { defaultCountry: country }) })
  if (number?.isValid() === true && number.ext === undefined) return number.number
  return refuse(
    row,
    'phone',
    'This phone is not a phone number.',
    'Write + and the country code, such as +234 803 000 0000; spreadsheets drop the + and round long numbers, so format the column as text.',
  )
}

/** The country whose national numbers a row may use: that of its first jurisdiction. */
export function countryOf(row: Row): CountryCode | undefined {
  const code = list(row, 'jurisdiction')[0]?.slice(0, 2) ?? ''
  return isSupportedCountry(code) ? code : undefined
}

const EMAIL = /^[^\s@,;:<>()[\]"\\]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u

/** The email address, in lower case so that one mailbox has one hash. */
export function readEmail(row: Row): string | undefined {
  const text = row.cells.email
  if (text === undefined) return undefined
  if (text.length <= 254 && EMAIL.test(text)) return text.toLowerCase()
  return refuse(row, 'email', 'This email is not an email address.', 'Write one address, such as name@example.com.')
}
