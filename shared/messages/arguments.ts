import { dayFormat, formatCount, formatMoney, formatName } from './format.ts'
import type { MessageValues, Variable } from './message-values.ts'

interface Argument {
  /** The variables that it is written from. */
  readonly reads: readonly Variable[]
  readonly write: (values: MessageValues) => string
}

const money =
  (amount: 'amount' | 'promiseAmount') =>
  (locale: string): Argument => ({
    reads: [amount, 'currency'],
    write: (values) => formatMoney(values[amount] ?? 0, values.currency, locale),
  })

const day =
  (date: 'dueDate' | 'promiseDate', style: 'long' | 'short') =>
  (locale: string): Argument => {
    const format = dayFormat(locale, style)
    return { reads: [date], write: (values) => format(values[date] ?? 0) }
  }

const count =
  (number: 'loans' | 'daysPastDue') =>
  (locale: string): Argument => ({ reads: [number], write: (values) => formatCount(values[number], locale) })

const localised =
  (text: 'lender' | 'contactPerson' | 'crisisLine' | 'postalAddress') =>
  (locale: string): Argument => ({ reads: [text], write: (values) => values[text]?.[locale] ?? '' })

const plain = (text: 'link' | 'contactPhone' | 'unsubscribeLink') => (): Argument => ({
  reads: [text],
  write: (values) => values[text],
})

/** What a template may write in braces, and how each is written in a locale. */
const ARGUMENTS: ReadonlyMap<string, (locale: string) => Argument> = new Map(
  Object.entries({
    lender: localised('lender'),
    name: (): Argument => ({ reads: ['name'], write: (values) => formatName(values.name) }),
    amount: money('amount'),
    dueDate: day('dueDate', 'long'),
    dueDateShort: day('dueDate', 'short'),
    daysPastDue: count('daysPastDue'),
    loans: count('loans'),
    link: plain('link'),
    contactPerson: localised('contactPerson'),
    contactPhone: plain('contactPhone'),
    crisisLine: localised('crisisLine'),
    unsubscribeLink: plain('unsubscribeLink'),
    postalAddress: localised('postalAddress'),
    promiseAmount: money('promiseAmount'),
    promiseDate: day('promiseDate', 'long'),
    promiseDateShort: day('promiseDate', 'short'),
  }),
)

/** Throws for a name that no template may write. */
export function argumentOf(name: string, locale: string): Argument {
  const argument = ARGUMENTS.get(name)?.(locale)
  if (argument !== undefined) return argument
  throw new Error(`a template cannot write {${name}}; it can write ${[...ARGUMENTS.keys()].join(', ')}`)
}
