import type { MinorUnits } from '../case/money.ts'
import type { CalendarDay } from '../time/instant.ts'
import type { Localised } from './localised.ts'

/** What a message may speak of, raw: it is formatted only when a template is rendered. */
export interface MessageValues {
  readonly lender: Localised
  readonly name: string
  /** The total asked for; undefined where the loans are in different currencies, which have no total. */
  readonly amount: MinorUnits | undefined
  readonly currency: string
  readonly dueDate: CalendarDay
  readonly daysPastDue: number
  readonly loans: number
  readonly link: string
  readonly contactPerson: Localised
  readonly contactPhone: string
  /** Whom to talk to at once, where such a line is known at the borrower's place. */
  readonly crisisLine: Localised | undefined
  readonly unsubscribeLink: string
  readonly postalAddress: Localised
  /** Present where the contact is about a promise to pay. */
  readonly promiseAmount: MinorUnits | undefined
  readonly promiseDate: CalendarDay | undefined
}
export type Variable = keyof MessageValues

/** Writes text for a contact's values. */
export type Write = (values: MessageValues) => string
