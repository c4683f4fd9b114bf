import type { CaseFile } from '../case/case-file.ts'
import type { ProposedContact } from '../case/decision.ts'
import { hash32 } from '../case/hash.ts'
import type { PromiseToPay } from '../case/hold.ts'
import type { MinorUnits } from '../case/money.ts'
import { REFERENCE_LENGTH } from '../links/reference.ts'
import { crisisLineFor } from './help/help-for.ts'
import type { LenderProfile } from './lender.ts'
import type { MessageValues } from './message-values.ts'

/** What a contact is about; the rest of it decides nothing about the words. */
type ContactSubject = Pick<ProposedContact, 'purpose' | 'loans'>

/** Where a message leads. */
export type Links = Pick<MessageValues, 'link' | 'unsubscribeLink'>

/** The links of a message. The reference is what they carry instead of anything personal. */
export function linksOf({ linkBase, unsubscribeBase }: LenderProfile, reference: string): Links {
  return { link: `${linkBase}/${reference}`, unsubscribeLink: `${unsubscribeBase}/${reference}` }
}

/** The values of one contact. */
export function messageValues(
  caseFile: CaseFile,
  contact: ContactSubject,
  lender: LenderProfile,
  { link, unsubscribeLink }: Links = linksOf(lender, localReference(caseFile.borrower.id, contact.purpose)),
): MessageValues {
  const [lead] = contact.loans
  const promise = promiseOf(caseFile, contact)
  return {
    lender: lender.names,
    name: caseFile.borrower.name,
    amount: totalAsked(contact),
    currency: lead.currency,
    dueDate: lead.dueOn,
    daysPastDue: lead.daysPastDue,
    loans: contact.loans.length,
    link,
    contactPerson: lender.contactPerson,
    contactPhone: lender.contactPhone,
    crisisLine: crisisLineFor(caseFile.borrower.jurisdictions, lender.help),
    unsubscribeLink,
    postalAddress: lender.postalAddress,
    promiseAmount: promise?.amount,
    promiseDate: promise?.dueOn,
  }
}

/**
 * A reference that is the same at every run, for local use and as long as a real one: it can be guessed, so a deployment
 * issues its own.
 */
export function localReference(borrower: string, contact: string): string {
  const first = hash32(contact, hash32(borrower))
  return `${inBase36(first)}${inBase36(hash32(borrower, first))}`.slice(0, REFERENCE_LENGTH)
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Seven digits of a number below 2^32. With `toString(36)` a reference takes almost three times as long. */
function inBase36(number: number): string {
  let left = number
  let text = ''
  for (let place = 0; place < 7; place += 1) {
    const rest = Math.floor(left / DIGITS.length)
    text = DIGITS.charAt(left - rest * DIGITS.length) + text
    left = rest
  }
  return text
}

function totalAsked({ loans }: ContactSubject): MinorUnits | undefined {
  const [lead] = loans
  let total = 0
  for (const loan of loans) {
    if (loan.currency !== lead.currency) return undefined
    total += loan.amount
  }
  return total
}

/** What was promised, in sum, with the lead's day. A loan without a promise may be spoken of beside one that has. */
function promiseOf(caseFile: CaseFile, { purpose, loans }: ContactSubject) {
  if (purpose !== 'promise-due' && purpose !== 'promise-broken') return undefined
  const lead = findPromise(caseFile, loans[0].subject)
  if (lead === undefined) return undefined
  let amount = 0
  for (const { subject } of loans) amount += findPromise(caseFile, subject)?.amount ?? 0
  return { amount, dueOn: lead.dueOn }
}

function findPromise({ holds }: CaseFile, id: string): PromiseToPay | undefined {
  for (const hold of holds) if (hold.kind === 'promise' && hold.id === id) return hold
  return undefined
}
